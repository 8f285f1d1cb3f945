package crosscheck

import (
	"jixiao/pipeline/record"
	"jixiao/rules"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/kind"
)

// outdated tells of the newest version of a duty where one that came before has a
// higher number: it is an older one that was handed in once more, and must not take
// the other's place.
func (l *checker) outdated(on rules.Applied, p kind.Outdated) {
	for _, chain := range l.chains {
		newest := record.Newest(chain)
		if newest == nil || newest.Duty.Form != on.Form || !countsAsMade(newest) {
			continue
		}
		number := newest.Submission().Fields[p.Field]
		for i := range chain {
			v := &chain[i]
			if v == newest {
				break
			}
			if before := numberOf(v, p.Field); number.OK() && before.OK() && number.Number.Less(before.Number) {
				f := l.finding(on, newest.Duty, p.Field)
				f.Value, f.Expected = number.Text, before.Text
				f.Args["other"] = finding.Same(l.quoted(v.File, newest.File))
				l.addAt(newest, number.Cell, f)
				break
			}
		}
	}
}

// numberOf is what a version states, nothing where that counts for nothing: it was
// taken back, or is wrong by itself.
func numberOf(v *record.Version, field string) (number form.Value) {
	if countsAsMade(v) {
		v.Says.UseHead(func(s *form.Submission) { number = s.Fields[field] })
	}
	return number
}

func countsAsMade(v *record.Version) bool { return v.Counts() && v.Own.Stands() && v.Says != nil }
