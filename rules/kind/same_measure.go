package kind

import (
	"strings"
	"unicode/utf8"

	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// SameMeasure finds one measure that stands for different problems.
type SameMeasure struct {
	check.Rows   `yaml:",inline"`
	Field, Other string // the measure and the problem
	Min          int    // fewest characters: what is shorter may be alike by chance
}

func (p SameMeasure) compile(c *check.Compiler) check.Rule {
	if p.Min < 1 {
		c.Fault("min", "应大于 0", "must be more than 0")
	}
	return sameMeasure{c.Rows(p.Rows), c.Column("field", p.Field), c.Column("other", p.Other), p.Min}.check
}

type sameMeasure struct {
	check.Instance
	field, other check.Ref
	min          int
}

// check tells of each measure once, at the second problem that it stands for,
// with the cells of all others after the first. A problem that stands there
// again may have the same answer, and so may all problems over which one cell is
// merged.
func (r sameMeasure) check(s *form.Submission, in check.Input) []finding.Finding {
	var order []string
	rows := map[string][]check.Record{} // by measure: one row a problem and cell
	problems, cells := map[[2]string]bool{}, map[finding.Ref]bool{}
	for rec := range r.Records(s) {
		measure, problem := rec.Value(r.field), rec.Value(r.other)
		if !measure.OK() || !problem.OK() {
			continue
		}
		said := core(measure.Text)
		this := [2]string{said, core(problem.Text)}
		if utf8.RuneCountInString(said) < r.min || problems[this] || cells[measure.Cell] {
			continue
		}
		problems[this], cells[measure.Cell] = true, true
		if rows[said] == nil {
			order = append(order, said)
		}
		rows[said] = append(rows[said], rec)
	}
	var fs []finding.Finding
	for _, said := range order {
		if len(rows[said]) > 1 {
			fs = append(fs, *r.shared(rows[said][0], rows[said][1:], in))
		}
	}
	return fs
}

func (r sameMeasure) shared(first check.Record, others []check.Record, in check.Input) *finding.Finding {
	f := r.Finding(others[0], r.field, in)
	f.Args["other"] = r.RowName(first)
	if len(others) == 1 {
		return f
	}
	var zh, en []string
	for _, rec := range others {
		name := r.RowName(rec)
		zh, en = append(zh, name.ZH), append(en, name.EN)
		f.Cells = append(f.Cells, finding.Cell{At: rec.Value(r.field).Cell})
	}
	f.Args["item"] = finding.Text{ZH: strings.Join(zh, "、"), EN: strings.Join(en, ", ")}
	return f
}
