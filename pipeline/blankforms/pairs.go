package blankforms

import "slices"

// fewestPairs is how many a row has room for at least.
const fewestPairs = 2

// pairs is how much room labels and values need in rows of so many pairs.
type pairs struct {
	needs []int
	known []pairValue
}

// pairValue is a value that may be known beforehand.
type pairValue struct {
	at int
	id string
}

func (p *plan) allPairs() []pairs {
	all := make([]pairs, max(len(p.widths)/2, fewestPairs)+1)
	for _, l := range p.def.Drawn() {
		for _, some := range p.chunks(p.fieldsOf(l)) {
			if n := max(len(some), fewestPairs); !some[0].Below && all[n].needs == nil {
				all[n] = p.newPairs(n)
			}
		}
	}
	return all
}

func (p *plan) newPairs(n int) pairs {
	out := pairs{needs: slices.Repeat([]int{1}, 2*n)}
	for _, l := range p.def.Drawn() {
		for _, some := range p.chunks(p.fieldsOf(l)) {
			for i, f := range some {
				if f.Below || len(some) > n {
					continue
				}
				out.needs[2*i] = max(out.needs[2*i], width(f.Label)+2)
				out.needs[2*i+1] = max(out.needs[2*i+1], usualWidths[f.Type])
				out.known = append(out.known, pairValue{2*i + 1, f.ID})
			}
		}
	}
	return out
}

// spans are those of all rows with so many pairs, so that labels stand under each
// other.
func (of pairs) spans(columns []int, known map[string]string) []int {
	needs := slices.Clone(of.needs)
	for _, v := range of.known {
		needs[v.at] = max(needs[v.at], width(known[v.id])/2)
	}
	return spread(columns, needs)
}
