package formguess

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/rules/decimal"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// sumHeads are headers of the second level over what their neighbours add up to.
var sumHeads = []string{"小计", "合计", "总计", "计"}

// addUp gives columns that add up their neighbours under the same header the type
// that these have, and says so: no rule holds anybody to it.
func (g *guesser) addUp(b *block, columns []form.Field, at string) {
	for i, e := range b.entries {
		if e.under == "" || !slices.Contains(sumHeads, value.Label(e.label)) {
			continue
		}
		near := b.neighbours(e)
		if len(near) == 0 || !b.addsUp(e, near) {
			continue
		}
		var names []string
		kind := columns[slices.Index(b.entries, near[0])]
		for _, n := range near {
			names = append(names, "“"+clean(n.label)+"”")
			if columns[slices.Index(b.entries, n)].Type != kind.Type {
				kind = columns[i]
			}
		}
		columns[i].Type, columns[i].Check = kind.Type, kind.Check
		g.doubts.add(fmt.Sprintf("%s.columns[%d]", at, i), e.place, "“%s”下的“%s”在样例里都等于%s之和，按同样的类型读；没有写成规则，要核对的请在 configs/rules 里加一条",
			"%q: %q equals the sum of %s on all samples and is read as they are; no rule says so, add one to configs/rules to check it", clean(e.under), clean(e.label), strings.Join(names, "、"))
	}
}

// neighbours are the other columns under the same header.
func (b *block) neighbours(e *entry) []*entry {
	var near []*entry
	for _, other := range b.entries {
		if other != e && value.Label(other.under) == value.Label(e.under) {
			near = append(near, other)
		}
	}
	return near
}

// addsUp reports whether a column is the sum of others in all rows in which it
// has a number.
func (b *block) addsUp(e *entry, of []*entry) bool {
	seen := false
	for i := range b.parts {
		p := &b.parts[i]
		for _, row := range p.table.rows {
			stated, ok := numberAt(p.cell(row, e))
			if !ok {
				continue
			}
			sum := decimal.New(0)
			for _, n := range of {
				if d, ok := numberAt(p.cell(row, n)); ok {
					sum = sum.Add(d)
				}
			}
			if seen = true; !sum.Significant().Equal(stated) {
				return false
			}
		}
	}
	return seen
}
