package rules

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"jixiao/rules/check"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/kind"
	"jixiao/rules/value"
)

// written are rules that are built in, as a section would write them itself.
var written = []struct {
	code    finding.Code
	builtIn []kind.Params
	ours    []kind.Params
}{
	{"T01",
		[]kind.Params{kind.AtMost{Rows: check.Rows{Table: "indicators"}, Field: "score", Limit: "weight"}},
		[]kind.Params{kind.Holds{Rows: check.Rows{Table: "indicators"}, Must: "得分≤分值"}}},
	{"T05",
		[]kind.Params{kind.Equal{Field: "final_score", Other: "total_score"}},
		[]kind.Params{kind.Holds{When: "财政综合评分≠合计得分", Must: `财政综合评分=ROUND(合计得分,2) 且
			(合计得分>=90)=(财政综合评分>=90) 且 (合计得分>=80)=(财政综合评分>=80) 且 (合计得分>=60)=(财政综合评分>=60)`}}},
}

// compiled sets up checks of the score sheet.
func compiled(t *testing.T, forms []*form.Definition, code finding.Code, all []kind.Params) check.Rule {
	t.Helper()
	var rules []check.Rule
	for _, p := range all {
		c := kind.Check{Kind: "any", Form: "score-sheet", Params: p}
		def := forms[slices.IndexFunc(forms, func(d *form.Definition) bool { return d.ID == c.Form })]
		done, faults := c.Compile(check.Setup{Code: code, Form: def, Forms: forms, Wordings: func(string) bool { return true }}, forms)
		for _, f := range faults {
			t.Fatalf("%s %s: %s", code, f.Param, f.Message.ZH)
		}
		rules = append(rules, done.Rule)
	}
	return func(s *form.Submission, in check.Input) (found []finding.Finding) {
		for _, rule := range rules {
			found = append(found, rule(s, in)...)
		}
		return found
	}
}

// where lists the cells and values that findings name.
func where(found []finding.Finding) string {
	var all []string
	for _, f := range found {
		all = append(all, fmt.Sprintln(f.Place.Cell, f.Field, f.Value))
	}
	slices.Sort(all)
	return strings.Join(all, "")
}

// spoil puts some other scores in a sheet, some of them none.
func spoil(t *rapid.T, d drawnSheet) {
	s := d.submission
	for i := range d.scores {
		switch rapid.IntRange(0, 9).Draw(t, "spoil") {
		case 0:
			d.score(i, d.weights[i]+rapid.IntRange(-1, 1).Draw(t, "by"))
		case 1:
			v := points(d.scores[i], 5, 9+i)
			v.State = rapid.SampledFrom([]form.State{form.Missing, form.Empty, form.Invalid}).Draw(t, "state")
			s.Tables["indicators"].Rows[i].Values.Set("score", v)
		}
	}
	total := s.Fields["total_score"].Number
	switch rapid.IntRange(0, 4).Draw(t, "total") {
	case 0:
		total = total.Add(decimal.New(int64(rapid.IntRange(-9, 9).Draw(t, "thirds"))).Div(decimal.New(3000), 6))
		s.Fields["total_score"] = s.Fields["total_score"].WithNumber(total)
	case 1:
		v := s.Fields["final_score"]
		s.Fields["final_score"] = v.WithNumber(v.Number.Add(hundredths(rapid.IntRange(-300, 300).Draw(t, "final"))))
	}
}

// TestBuiltInRulesAsTheSectionWritesThem holds that rules of one's own find what
// the built-in ones find, at the same cells.
func TestBuiltInRulesAsTheSectionWritesThem(t *testing.T) {
	forms := loadForms(t)
	base := loadFixture(t, "testdata/forms/ok_score-sheet.yaml", forms)
	const sheets = 10_000
	drawn := rapid.Custom(func(t *rapid.T) *form.Submission {
		d := drawSheet(t, base.submission)
		spoil(t, d)
		return d.submission
	})
	for _, r := range written {
		builtIn, ours := compiled(t, forms, r.code, r.builtIn), compiled(t, forms, r.code, r.ours)
		told := 0
		for seed := range sheets {
			s := drawn.Example(seed)
			want, got := where(builtIn(s, base.input)), where(ours(s, base.input))
			if want != got {
				t.Fatalf("%s, sheet %d: got\n%swant\n%s", r.code, seed, got, want)
			}
			if want != "" {
				told++
			}
		}
		if t.Logf("%s: told of %d of %d", r.code, told, sheets); told < sheets/100 {
			t.Errorf("%s was told of %d sheets only", r.code, told)
		}
	}
}

func TestFaultsInRulesAreToldAtTheirCharacter(t *testing.T) {
	forms := loadForms(t)
	def := forms[slices.IndexFunc(forms, func(d *form.Definition) bool { return d.ID == "score-sheet" })]
	for _, c := range []struct {
		rule kind.Holds
		want string
	}{
		{kind.Holds{Must: "预算执行绿<70%"}, "must: 第 1 个字：没有“预算执行绿”，是不是“预算执行率”？\n"},
		{kind.Holds{When: "财政综和评分>1", Must: "SUMM(得分)=合计得分"}, "must: 第 1 个字：没有“SUMM”这个函数，是不是“SUM”？\nwhen: 第 1 个字：没有“财政综和评分”，是不是“财政综合评分”？\n"},
		{kind.Holds{Must: "财政综合评分<=89", At: "评分格"}, "at: “评分格”不是表上的一格\n"},
		{kind.Holds{Must: "财政综合评分<=89", At: "三级指标"}, "at: “三级指标”不是表上的一格\n"},
		{kind.Holds{Must: "得分<=分值"}, "must: 第 1 个字：“得分”一栏有许多行：要用 SUM、COUNT、MAX 等合起来，或者把范围改为每一行\nmust: 第 5 个字：“分值”一栏有许多行：要用 SUM、COUNT、MAX 等合起来，或者把范围改为每一行\n"},
		{kind.Holds{Must: "1=1"}, "at: 要写明标在哪里\n"},
	} {
		_, faults := kind.Check{Kind: "holds", Form: def.ID, Params: c.rule}.Compile(check.Setup{Code: "L01", Form: def, Forms: forms, Wordings: func(string) bool { return true }}, forms)
		var got strings.Builder
		for _, f := range faults {
			fmt.Fprintf(&got, "%s: %s\n", f.Param, f.Message.ZH)
		}
		if got.String() != c.want {
			t.Errorf("%+v:\n%swant\n%s", c.rule, got.String(), c.want)
		}
	}
}

// TestARuleHasItsDays: outside them it applies to nothing.
func TestARuleHasItsDays(t *testing.T) {
	forms := loadForms(t)
	base := loadFixture(t, "testdata/forms/ok_score-sheet.yaml", forms)
	day := base.input.Received
	for name, c := range map[string]struct {
		from, until value.Date
		want        int
	}{
		"always": {want: 1}, "its last day": {until: day, want: 1}, "its first": {from: day, want: 1},
		"over": {until: day.AddDays(-1)}, "not yet": {from: day.AddDays(1)},
	} {
		rule := compiled(t, forms, "L01", []kind.Params{kind.Holds{Must: "财政综合评分<0", From: c.from, Until: c.until}})
		if got := rule(base.submission, base.input); len(got) != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestTheRegisterGoesByTheRow: where rows are about several projects each is held
// against its own.
func TestTheRegisterGoesByTheRow(t *testing.T) {
	forms := loadForms(t)
	base := loadFixture(t, "testdata/forms/ok_score-list.yaml", forms)
	s := base.submission
	c := kind.Check{Kind: "holds", Form: s.Form, Params: kind.Holds{Each: true, Must: "SUMIF(项目名称,登记.项目名称,财政综合评分)=财政综合评分"}}
	done, faults := c.Compile(checkSetup("L01"), forms)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if tally := done.Count(s, base.input); tally[0] < 2 || tally[1] > 0 {
		t.Errorf("passed %d, failed %d", tally[0], tally[1])
	}
}

func checkSetup(code finding.Code) check.Setup {
	return check.Setup{Code: code, Wordings: func(string) bool { return true }}
}
