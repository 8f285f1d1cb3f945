package record

import (
	"cmp"

	"jixiao/rules/finding"
)

// mistakeAt is the same mistake in the same place, whichever version has it and
// whatever stands there now. The value tells apart what stands in no cell.
type mistakeAt struct {
	mistake
	cell  finding.Ref
	value string
}

func mistakeAtOf(i *Issue) mistakeAt {
	m := mistakeAt{mistake: mistakeOf(*i), cell: i.Place.Cell}
	if m.cell.IsZero() && m.field != "" {
		m.value = i.Value
	}
	return m
}

// age is since which run a finding has been open, and which run told it first
// before it was gone: 0 is none.
type age struct{ opened, earlier int64 }

// ages are those of findings that another version of the duty had before, by
// where they stand in an account.
type ages map[int]age

// put completes the n-th finding of the account.
func (a ages) put(n int, issue *Issue) {
	if at, ok := a[n]; ok {
		issue.OpenedRun, issue.EarlierRun = at.opened, at.earlier
	}
}

// agesOf follows findings from one version of a duty to the next. Duties with one
// version, which most are, cost nothing.
func agesOf(versions []Version, issues []Issue) ages {
	var chains [][]*Version
	ofFile := map[int64][]*Version{}
	for _, chain := range Chains(versions) {
		if len(chain) < 2 {
			continue
		}
		shown := shownOf(chain)
		chains = append(chains, shown)
		for _, v := range shown {
			ofFile[v.File.ID] = append(ofFile[v.File.ID], v)
		}
	}
	if len(chains) == 0 {
		return nil
	}
	found := map[*Version][]int{}
	for n := range issues {
		if of := ofFile[issues[n].FileID]; of != nil && !issues[n].CampaignWide {
			for _, v := range about(issues[n], of) {
				found[v] = append(found[v], n)
			}
		}
	}
	out := ages{}
	for _, chain := range chains {
		out.follow(chain, found, issues)
	}
	return out
}

// shownOf are the versions of a duty that anybody was told of: those that count,
// and were not replaced by the same run that received them.
func shownOf(chain []Version) []*Version {
	var shown []*Version
	for i := range chain {
		v := &chain[i]
		if !v.Counts() {
			continue
		}
		if n := len(shown); n > 0 && shown[n-1].File.Run >= v.File.Run {
			shown = shown[:n-1]
		}
		shown = append(shown, v)
	}
	return shown
}

// follow goes through the versions of a duty, the oldest first.
func (a ages) follow(shown []*Version, found map[*Version][]int, issues []Issue) {
	type last struct {
		age
		version int
	}
	seen := map[mistakeAt]last{}
	for k, v := range shown {
		for _, n := range found[v] {
			i := &issues[n]
			if k+1 < len(shown) && i.FirstRun >= shown[k+1].File.Run {
				continue // by a later rule: nobody was told of it in this version
			}
			at := mistakeAtOf(i)
			own := age{cmp.Or(i.OpenedRun, i.FirstRun), i.EarlierRun}
			before, was := seen[at]
			switch {
			case !was:
			case before.version >= k-1: // told twice in one place is told once
				own = before.age
			default:
				own.earlier = cmp.Or(before.earlier, before.opened)
			}
			seen[at] = last{own, k}
			a[n] = own
		}
	}
}
