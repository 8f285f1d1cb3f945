package rules

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// TestCauses holds what is said of mistakes that several rules find: the cause,
// its cells with what should stand there, how to mend it, and what follows.
func TestCauses(t *testing.T) {
	forms := loadForms(t)
	e := newTestEngine(t, forms)
	var b strings.Builder
	for _, path := range mustGlob(t, "testdata/causes/*.yaml") {
		c := loadFixture(t, path, forms)
		fmt.Fprintf(&b, "== %s\n", strings.TrimSuffix(filepath.Base(path), ".yaml"))
		for _, f := range e.Judge(c.submission, outside(c.submission), c.input) {
			if f.Severity > finding.Info {
				b.WriteString(causeText(f))
			}
		}
	}
	compareFile(t, "testdata/causes.golden", b.String())
}

// outside are the findings of reading for the numbers outside their range.
func outside(s *form.Submission) []finding.Finding {
	var fs []finding.Finding
	for id, v := range s.Fields {
		if v.State == form.Invalid && v.Text != "" {
			fs = append(fs, finding.Finding{Code: "V04", Form: s.Form, Field: id, Value: v.Stored,
				Place: finding.Place{Sheet: s.Sheet, Cell: v.Cell}, Args: finding.Args{"field": s.Def.Field(id).LabelText()}})
		}
	}
	return fs
}

func causeText(f finding.Finding) string {
	if f.Because != "" {
		return fmt.Sprintf("   %s %s because of %s\n", f.Code, f.Place.Cell, f.Because[:3])
	}
	var cells []string
	for _, c := range f.AllCells() {
		cells = append(cells, c.At.String()+"="+c.Expected)
	}
	return fmt.Sprintf("%s %s %s\n   %s\n   %s\n   %s\n   %s\n", f.Code, f.Severity, strings.Join(cells, " "),
		f.Message.ZH, f.Fix.ZH, f.Message.EN, f.Fix.EN)
}

// BenchmarkCauses is what it costs to search a sheet for the cause of many
// findings, beside one that has none.
func BenchmarkCauses(b *testing.B) {
	forms := loadForms(b)
	e := newTestEngine(b, forms)
	for name, factor := range map[string]int64{"clean": 1, "times 25": 25, "times 7": 7} {
		b.Run(name, func(b *testing.B) {
			c := loadFixture(b, "testdata/forms/ok_score-sheet.yaml", forms)
			values := map[form.Slot]form.Value{}
			for i := range c.submission.Tables["indicators"].Rows {
				at := form.Slot{Table: "indicators", Row: i, ID: "score"}
				v := c.submission.At(at)
				values[at] = v.WithNumber(v.Number.Mul(decimal.New(factor)))
			}
			s := c.submission.With(values)
			b.ReportAllocs()
			for b.Loop() {
				e.Check(s, c.input)
			}
		})
	}
}

// BenchmarkListCauses is what judging a list costs in which every tenth row, or
// every row, names another project, beside finding that alone.
func BenchmarkListCauses(b *testing.B) {
	forms := loadForms(b)
	e := newTestEngine(b, forms)
	c := loadFixture(b, "testdata/forms/ok_rectification.yaml", forms)
	row := c.submission.Tables["problems"].Rows[0]
	for _, every := range []int{10, 1} {
		s := *c.submission
		t := form.Table{}
		for i := range 1000 {
			one := form.TableRow{Line: 5 + i, Values: slices.Clone(row.Values)}
			for k := range one.Values {
				one.Values[k].Value.Cell.Row = one.Line
			}
			if i%every == 0 {
				one.Values.Set("project_name", one.Value("project_name").WithText("农村公厕建设二期"))
			}
			t.Rows = append(t.Rows, one)
		}
		s.Tables = map[string]form.Table{"problems": t}
		b.Run(fmt.Sprintf("found alone, every %d", every), func(b *testing.B) {
			for b.Loop() {
				e.Complete(dropFollowers(e.find(&s, c.input)), c.input)
			}
		})
		b.Run(fmt.Sprintf("with causes, every %d", every), func(b *testing.B) {
			for b.Loop() {
				e.Check(&s, c.input)
			}
		})
	}
}

// TestTrialsAreBounded: a long list is judged hardly more than once, whatever is
// wrong with it.
func TestTrialsAreBounded(t *testing.T) {
	forms := loadForms(t)
	e := newTestEngine(t, forms)
	c := loadFixture(t, "testdata/forms/ok_score-sheet.yaml", forms)
	s := *c.submission
	table := s.Tables["indicators"]
	row := table.Rows[0]
	for i := range 2000 {
		one := form.TableRow{Line: 100 + i, Group: row.Group, Values: slices.Clone(row.Values)}
		for k := range one.Values {
			one.Values[k].Value.Cell.Row = one.Line
		}
		one.Values.Set("score", one.Value("score").WithNumber(decimal.New(50)))
		table.Rows = append(table.Rows, one)
	}
	s.Tables = map[string]form.Table{"indicators": table}
	judged := 0
	p := e.problem(&s, nil, c.input)
	judge := p.Judge
	p.Judge = func(s *form.Submission, read []finding.Finding) []finding.Finding {
		judged++
		return judge(s, read)
	}
	p.Causes(judge(&s, nil))
	if judged > 3 {
		t.Errorf("judged %d times more", judged)
	}
}
