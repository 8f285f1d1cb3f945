package preview

import (
	"cmp"
	"maps"
	"slices"

	"jixiao/pipeline/campaign"
	"jixiao/rules/finding"
)

// Count counts changes of findings.
type Count struct {
	Come, Gone, Changed int
}

func (n *Count) add(c Change) {
	switch {
	case c.Before == nil:
		n.Come++
	case c.After == nil:
		n.Gone++
	default:
		n.Changed++
	}
}

// RuleChange is what would be otherwise of one rule.
type RuleChange struct {
	Code  finding.Code
	Title finding.Text
	Count
	Departments int
	Differs     []Part // in what the changed ones would be
	// Unseen says that departments are told none of it, neither now nor then.
	Unseen bool
	// Held says that so many sheets would fail it that departments are not told before
	// the section has said so, and that this is not so now.
	Held bool
}

// DepartmentChange is what would be otherwise for one department, as far as it may see
// that. "" is the section, as a sender.
type DepartmentChange struct {
	Department string
	Count
	Verdicts map[Turn]int
}

// compare fills in what is otherwise in one state than in another.
func (r *Result) compare(c *campaign.Campaign, before, after state) {
	r.Verdicts, r.Findings = verdictChanges(before, after), changes(before.issues, after.issues)
	rules, departments := map[finding.Code]*RuleChange{}, map[string]*DepartmentChange{}
	met := map[finding.Code]map[string]bool{}
	for _, f := range r.Findings {
		i := f.Of()
		if rules[i.Code] == nil {
			info, _ := c.Engine.Info(i.Code)
			rules[i.Code] = &RuleChange{Code: i.Code, Title: info.Title, Unseen: true, Held: after.doubts[i.Code] && !before.doubts[i.Code]}
			met[i.Code] = map[string]bool{}
		}
		rules[i.Code].note(f)
		met[i.Code][i.Department] = true
		if f.seen() {
			rules[i.Code].Unseen = false
			of(departments, i.Department).add(f)
			if f.Before != nil && f.Before.Department != i.Department {
				of(departments, f.Before.Department).Gone++
			}
		}
	}
	for _, v := range r.Verdicts {
		of(departments, v.Department).Verdicts[v.Turn()]++
	}
	for code, all := range met {
		delete(all, "") // the section
		rules[code].Departments = len(all)
	}
	r.Rules = sorted(rules, func(a, b RuleChange) int { return cmp.Compare(a.Code, b.Code) })
	r.Departments = sorted(departments, func(a, b DepartmentChange) int { return cmp.Compare(a.Department, b.Department) })
}

func (r *RuleChange) note(c Change) {
	r.add(c)
	for _, p := range Parts {
		if slices.Contains(c.Differs, p) && !slices.Contains(r.Differs, p) {
			r.Differs = append(r.Differs, p)
		}
	}
}

func of(all map[string]*DepartmentChange, code string) *DepartmentChange {
	if all[code] == nil {
		all[code] = &DepartmentChange{Department: code, Verdicts: map[Turn]int{}}
	}
	return all[code]
}

func sorted[K comparable, V any](all map[K]*V, by func(a, b V) int) []V {
	var out []V
	for v := range maps.Values(all) {
		out = append(out, *v)
	}
	slices.SortFunc(out, by)
	return out
}
