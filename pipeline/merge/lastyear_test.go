package merge

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules"
	"jixiao/rules/check"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/kind"
	"jixiao/rules/register"
)

// after is the complete campaign after a year of which something is known.
func after(t *testing.T, y *register.LastYear) *Master {
	t.Helper()
	c := *reporttest.WithRules(t)
	c.LastYear, c.Comparing = y, campaign.UsualComparing()
	c.Specs = []rules.Spec{{Info: rules.Info{Code: "L01"}, Checks: []kind.Check{{Params: kind.Holds{LastYear: []check.LastYear{{Name: "评分统计.财政综合评分"}}}}}}}
	return New(&c, reporttest.Complete())
}

// said are the rows of a list, column by column as far as they say anything.
func said(c *Comparison) (rows []string) {
	for _, r := range c.Rows {
		var parts []string
		for i, v := range r.Values {
			if text := v.Text; text != "" && !c.Columns[i].Idle {
				parts = append(parts, c.Columns[i].Label+"="+text)
			}
		}
		rows = append(rows, strings.Join(parts, " "))
	}
	return rows
}

// of are the rows of a project.
func of(rows []string, code string) (theirs []string) {
	for _, r := range rows {
		if strings.HasPrefix(r, "项目编号="+code+" ") {
			_, after, _ := strings.Cut(r, "情况=")
			theirs = append(theirs, after)
		}
	}
	return theirs
}

// TestComparedWithLastYear: what a project is known by, what changed and how much,
// and what of it wants a reason.
func TestComparedWithLastYear(t *testing.T) {
	facts := reporttest.Facts2023
	past := func(code, name string, values ...string) *register.LastYear {
		return &register.LastYear{Columns: []string{"财政综合评分", "财政综合评价等级", budget}, Projects: []register.ProjectLastYear{{Code: code, Name: name, Values: values}}}
	}
	for name, tt := range map[string]struct {
		past       *register.LastYear
		code, want string
	}{
		"by its name":       {past("B-77", facts[0].Name, "86.36", "良好", "3000"), "A-01", "连续两年评价 上年评分=86.36 本年评分=91.36 评分增减=5 评分变化=上升 上年等级=良 本年等级=优 等级变化=上升 上年预算批复金额=3000 本年预算批复金额=3201.18 预算批复金额增减=201.18 预算批复金额增减幅度=0.0671 预算批复金额变化=增加"},
		"more than points":  {past("A-01", facts[0].Name, "86.35", "优", ""), "A-01", "连续两年评价 上年评分=86.35 本年评分=91.36 评分增减=5.01 评分变化=上升 上年等级=优 本年等级=优 等级变化=持平 本年预算批复金额=3201.18 变化较大=评分 原因=评分：换了机构 是否说明=已说明"},
		"less":              {past("A-01", facts[0].Name, "", "特优", "4001.475"), "A-01", "连续两年评价 本年评分=91.36 上年等级=特优 本年等级=优 等级变化=不同 上年预算批复金额=4001.475 本年预算批复金额=3201.18 预算批复金额增减=-800.295 预算批复金额增减幅度=-0.2 预算批复金额变化=减少"},
		"more than a fifth": {past("A-01", facts[0].Name, "缓评", "", "4001.476"), "A-01", "连续两年评价 上年评分=缓评 本年评分=91.36 本年等级=优 上年预算批复金额=4001.476 本年预算批复金额=3201.18 预算批复金额增减=-800.296 预算批复金额增减幅度=-0.2 预算批复金额变化=减少 变化较大=预算批复金额 是否说明=待说明"},
		"from nothing":      {past("A-01", facts[0].Name, "", "", "0"), "A-01", "连续两年评价 本年评分=91.36 本年等级=优 上年预算批复金额=0 本年预算批复金额=3201.18 预算批复金额增减=3201.18 预算批复金额变化=增加 变化较大=预算批复金额 是否说明=待说明"},
		"by its code":       {past("A-01", facts[0].Name+"二期", "91.36", "", ""), "A-01", "连续两年评价 上年评分=91.36 本年评分=91.36 评分增减=0 评分变化=持平 本年等级=优 本年预算批复金额=3201.18"},
		"another of a code": {past("A-01", "乡村振兴", "91", "", ""), "A-01", "本年新增 本年评分=91.36 本年等级=优 本年预算批复金额=3201.18\n本年未评 上年评分=91"},
		"gone":              {past("B-07", "乡村振兴", "91", "优", "20"), "B-07", "本年未评 上年评分=91 上年等级=优 上年预算批复金额=20"},
		"no scores":         {&register.LastYear{Columns: []string{budget}, Projects: []register.ProjectLastYear{{Name: facts[0].Name, Values: []string{"3201.18"}}}}, "A-01", "连续两年评价 上年预算批复金额=3201.18 本年预算批复金额=3201.18 预算批复金额增减=0 预算批复金额增减幅度=0 预算批复金额变化=持平"},
	} {
		t.Run(name, func(t *testing.T) {
			taken := record.Issue{Finding: finding.Finding{Code: "L01", Project: "A-01"}, Explanation: &record.Answer{Explanation: "换了机构"}}
			other := record.Issue{Finding: finding.Finding{Code: "T01", Project: "A-01"}, Explanation: &record.Answer{Explanation: "与上年无关"}}
			lists := after(t, tt.past).LastYear([]record.Issue{taken, other})
			if got := strings.Join(of(said(lists[0]), tt.code), "\n"); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// TestNoLastYear: without one the lists have their columns, and nothing in them.
func TestNoLastYear(t *testing.T) {
	for _, c := range after(t, nil).LastYear(nil) {
		if c.Known || len(c.Rows) > 0 || len(c.Columns) == 0 {
			t.Errorf("%s: %d columns, %d rows, known: %v", c.Name, len(c.Columns), len(c.Rows), c.Known)
		}
	}
}

// TestOtherAmounts are those that both years have, as far as they changed.
func TestOtherAmounts(t *testing.T) {
	y := &register.LastYear{Columns: []string{"实际支出", "到位资金"}, Projects: []register.ProjectLastYear{{Code: "A-01", Name: reporttest.Facts2023[0].Name, Values: []string{"1", ""}}}}
	m := after(t, y)
	at := m.Sheet("项目明细")
	i, _ := at.Column("spent")
	is := Found{at, i}.Of("A-01")
	more := is.Number.Sub(decimal.One)
	want := []string{"项目编号=A-01 项目名称=" + reporttest.Facts2023[0].Name + " 单位名称=钢城区城市管理局 金额=实际支出 上年=1 本年=" + is.Number.String() +
		" 增减=" + more.String() + " 增减幅度=" + more.Div(decimal.One, 4).String() + " 变化=增加 是否说明=待说明"}
	if diff := cmp.Diff(want, said(m.LastYear(nil)[1])); diff != "" || !is.OK() {
		t.Error(diff)
	}
}

// TestProblemsThatCameBack: of the same project and category, however it is written.
func TestProblemsThatCameBack(t *testing.T) {
	m := after(t, nil)
	at, there := m.Role(form.RoleCategory)
	if !there || len(at.Sheet.Rows) == 0 {
		t.Fatal("no problems")
	}
	r := &at.Sheet.Rows[0]
	category := at.Sheet.Value(r, at.Column).Text
	project := m.Campaign.Facts.Projects[0]
	for _, p := range m.Campaign.Facts.Projects {
		if string(r.Subject) == p.Code {
			project = p
		}
	}
	list := func(known bool, name, category string) *Comparison {
		y := &register.LastYear{Problems: known, Projects: []register.ProjectLastYear{{Code: "X-1", Name: name, Unlisted: true,
			Problems: []register.ProblemLastYear{{Category: category, Text: "没有台账"}, {Category: category, Text: "没有合同"}}}}}
		return after(t, y).LastYear(nil)[2]
	}
	came := list(true, project.Name, " "+category)
	if len(came.Rows) != 1 || came.Rows[0].Department != project.Unit || came.Rows[0].Values[6].Text != "1. 没有台账\n2. 没有合同" || came.Rows[0].Values[4].Text != "2" {
		t.Errorf("came back: %v", said(came))
	}
	for name, c := range map[string]*Comparison{"another kind": list(true, project.Name, "别的"), "another project": list(true, "别的项目", category)} {
		if !c.Known || len(c.Rows) > 0 {
			t.Errorf("%s: %v", name, said(c))
		}
	}
	if c := list(false, project.Name, category); c.Known {
		t.Error("known of a year that listed no problems")
	}
}

// TestComparedElsewhere: a bureau without scores and grades compares what it has, and
// one without projects nothing.
func TestComparedElsewhere(t *testing.T) {
	y := &register.LastYear{Columns: []string{"财政综合评分", budget}, Projects: []register.ProjectLastYear{{Code: "A-01", Name: reporttest.Facts2023[0].Name, Values: []string{"80", "3201.18"}}}}
	c := *reporttest.WithRules(t)
	c.LastYear, c.Comparing, c.Forms, c.Owed = y, campaign.UsualComparing(), nil, nil
	lists := New(&c, &reporttest.NewBuilder().Snapshot).LastYear(nil)
	want := []string{"连续两年评价 上年预算批复金额=3201.18 本年预算批复金额=3201.18 预算批复金额增减=0 预算批复金额增减幅度=0 预算批复金额变化=持平"}
	if diff := cmp.Diff(want, of(said(lists[0]), "A-01")); diff != "" || !lists[0].Known || lists[1].Known || lists[2].Known {
		t.Errorf("known: %v, %v, %v; %s", lists[0].Known, lists[1].Known, lists[2].Known, diff)
	}
	facts := *c.Facts
	facts.Projects = nil
	c.Facts = register.New(facts)
	for _, l := range New(&c, &reporttest.NewBuilder().Snapshot).LastYear(nil) {
		if l.Known || len(l.Rows) > 0 {
			t.Errorf("%s of no projects: %v", l.Name, said(l))
		}
	}
}
