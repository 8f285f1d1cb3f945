package cause

import (
	"slices"

	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// leastPermuted is in how many rows a column must be wrong to have been sorted.
const leastPermuted = 3

// mostPermuted is of how many rows a list may be that is looked at.
const mostPermuted = 2000

// permuted finds the column of a list that was sorted without the columns beside
// it: it holds just the texts that its rows should have, in other rows.
func (p Problem) permuted(found []finding.Finding) []Cause {
	if p.grave(found) < leastPermuted || !p.Told("T13") {
		return nil
	}
	var best *Cause
	for _, table := range p.tables() {
		for _, c := range p.sortedTexts(table) {
			left := p.Judge(p.Sheet.With(candidate{roots: c.Changes}.values()), p.unchanged(c.Changes))
			after := finding.MistakesOf(left)
			c.Folded = slices.DeleteFunc(slices.Clone(found), func(f finding.Finding) bool { return after[f.Mistake()] })
			if p.grave(c.Folded) >= leastPermuted && (best == nil || p.grave(c.Folded) > p.grave(best.Folded)) {
				best = &c
			}
		}
	}
	if best == nil {
		return nil
	}
	return []Cause{*best}
}

// sortedTexts are the columns of a list whose texts belong into other rows.
func (p Problem) sortedTexts(table string) []Cause {
	rows := p.Sheet.Tables[table].Rows
	if len(rows) < leastPermuted || len(rows) > mostPermuted {
		return nil
	}
	var relations [][]check.Relation // by row
	for i := range rows {
		var all []check.Relation
		for _, r := range p.InRows {
			if r.Table == table {
				all = append(all, r.Relations(i)...)
			}
		}
		relations = append(relations, all)
	}
	var causes []Cause
	for k := range relations[0] {
		var by, back []Change
		for i := range rows {
			r := relations[i][k]
			if r.Back == nil || len(r.From) != 1 {
				break
			}
			target, from := p.Sheet.At(r.Target), p.Sheet.At(r.From[0])
			if v, ok := r.By([]form.Value{from}); ok {
				by = append(by, Change{At: r.Target, Was: target, Value: put(target, v)})
			}
			if v, ok := r.Back(0, target, []form.Value{from}); ok {
				back = append(back, Change{At: r.From[0], Was: from, Value: put(from, v)})
			}
		}
		for _, changes := range [][]Change{by, back} {
			if c, ok := p.inOtherRows(table, changes, len(rows)); ok {
				causes = append(causes, c)
			}
		}
	}
	return causes
}

// inOtherRows is the cause of a column that holds the right texts in other rows.
func (p Problem) inOtherRows(table string, changes []Change, rows int) (Cause, bool) {
	if len(changes) != rows {
		return Cause{}, false
	}
	var have, want []string
	var wrong []Change
	for _, x := range changes {
		was, should := value.Fold(x.Was.Text), value.Fold(x.Value.Text)
		have, want = append(have, was), append(want, should)
		if was != should {
			wrong = append(wrong, x)
		}
	}
	slices.Sort(have)
	slices.Sort(want)
	if len(wrong) < leastPermuted || !slices.Equal(have, want) {
		return Cause{}, false
	}
	f := ofBlock("T13", "sorted", headOf(p.Sheet, table, wrong[0].Was.Cell))
	f.Form, f.Field, f.Place.Sheet = p.Sheet.Form, wrong[0].At.ID, p.Sheet.Sheet
	f.Args = finding.Args{"field": p.Sheet.Def.FieldOf(wrong[0].At).LabelText()}
	return Cause{Finding: f, Changes: wrong, Roots: len(wrong), Block: true}, true
}
