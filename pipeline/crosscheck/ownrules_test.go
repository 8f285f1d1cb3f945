package crosscheck

import (
	"fmt"
	"slices"
	"testing"

	"jixiao/pipeline/record"
	"jixiao/rules"
	"jixiao/rules/finding"
	"jixiao/rules/kind"
	"jixiao/rules/register"
)

// ownRule is a rule of the section's own, as the sheet 本级规则 makes one.
func ownRule(code finding.Code, form string, h kind.Holds) rules.Spec {
	h.Says = finding.Same(string(code))
	audience := finding.Everyone
	if h.Overall {
		audience = finding.Section
	}
	return rules.Spec{Info: rules.Info{Code: code, Severity: finding.Error, Audience: audience, Title: h.Says, Why: h.Says,
		Message: finding.Same("{rule}"), Fix: h.Says, Args: []string{"rule", "item", "form_name"}},
		Checks: []kind.Check{{Kind: "holds", Form: form, Params: h}}}
}

// with adds rules to those of a campaign.
func (r *round) with(specs ...rules.Spec) {
	r.t.Helper()
	engine, problems := rules.NewEngine(append(slices.Clone(r.c.Specs), specs...), r.c.Forms, r.c.Changes)
	if len(problems) > 0 {
		r.t.Fatal(problems)
	}
	r.c.Engine = engine
}

// TestOtherForms: a rule that names another form's field is held against what counts
// of it now, of the same project; where that is nothing it is not judged.
func TestOtherForms(t *testing.T) {
	rule := ownRule("L01", rectification, kind.Holds{Must: "评分表.财政综合评分<95", At: "问题类别", Each: true})
	report := func(r *round, arrival string) {
		r.report("213001/r.xlsx", arrival, record.Accepted, row("A-01", "", "资金管理", "一"), row("A-02", "", "绩效目标", "二"))
	}
	found := []string{"L01 213001 213001/r.xlsx E5 A-01"}
	for _, tt := range []struct {
		name string
		in   func(r *round)
		want []string
	}{
		{"none there", func(r *round) { report(r, "10-13 10:00") }, nil},
		{"it came later", func(r *round) {
			report(r, "10-13 10:00")
			r.score("213001/a.xlsx", "10-14 10:00", "A-01", "96", record.Accepted)
		}, found},
		{"another project's", func(r *round) {
			report(r, "10-13 10:00")
			r.score("207001/a.xlsx", "10-14 10:00", "A-03", "96", record.Accepted)
		}, nil},
		{"it was mended since", func(r *round) {
			r.score("213001/a.xlsx", "10-13 10:00", "A-01", "96", record.Accepted)
			report(r, "10-13 10:00")
			r.score("213001/b.xlsx", "10-14 10:00", "A-01", "94", record.Accepted)
		}, nil},
		{"the newer one was sent back", func(r *round) {
			r.score("213001/a.xlsx", "10-13 10:00", "A-01", "96", record.Accepted)
			report(r, "10-13 10:00")
			r.score("213001/b.xlsx", "10-14 10:00", "A-01", "94", record.Returned)
		}, found},
		{"it was taken back", func(r *round) {
			r.score("213001/a.xlsx", "10-13 10:00", "A-01", "96", record.Accepted)
			report(r, "10-13 10:00")
			r.withdraw("A-01")
		}, nil},
		{"of a report only what stands", func(r *round) {
			r.score("213001/a.xlsx", "10-13 10:00", "A-01", "96", record.Accepted)
			report(r, "10-13 10:00")
			r.report("213001/s.xlsx", "10-14 10:00", record.Accepted, row("A-01", "", "资金管理", "三"))
		}, []string{"L01 213001 213001/s.xlsx E5 A-01"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := newRound(t)
			r.c.Owed = nil
			r.with(rule)
			tt.in(r)
			same(t, tt.want, r.told("10-15 22:00", "L01"))
		})
	}
}

// TestOtherFormsOnce: a rule about a sheet as a whole, lists of the campaign, and what
// is asked of a form that may be blank.
func TestOtherFormsOnce(t *testing.T) {
	r := newRound(t)
	r.c.Owed = nil
	r.with(ownRule("L01", scoreSheet, kind.Holds{Must: "财政综合评分<=SUM(评分统计表.财政综合评分)"}),
		ownRule("L02", scoreSheet, kind.Holds{When: "财政综合评分>90", Must: "COUNT(整改情况报告表.整改时限)>0", At: "财政综合评分"}),
		ownRule("L03", scoreSheet, kind.Holds{Must: `整改情况报告表.填报日期=""`, At: "财政综合评分"}))
	r.score("213001/a.xlsx", "10-13 10:00", "A-01", "96", record.Accepted)
	r.score("213001/b.xlsx", "10-13 10:00", "A-02", "94", record.Accepted)
	r.scores("绩效科/统计表.xlsx", "10-13 10:00", [3]string{"A-01", "95", "优"}, [3]string{"A-02", "95", "优"})
	r.report("213001/r.xlsx", "10-13 10:00", record.Accepted, row("A-02", "", "资金管理", "一"))
	same(t, []string{"L01 213001 213001/a.xlsx B33 A-01", "L02 213001 213001/b.xlsx B33 A-02"}, r.told("10-15 22:00", "L01", "L02", "L03"))
}

// TestASheetAboutSeveral is held against the other sheets of each.
func TestASheetAboutSeveral(t *testing.T) {
	r := newRound(t)
	r.c.Owed = nil
	r.with(ownRule("L01", rectification, kind.Holds{Must: "MAX(评分表.财政综合评分,0)<95", At: "填报日期"}),
		ownRule("L02", rectification, kind.Holds{Must: "SUM(评分表.得分)<5", At: "填报日期"}))
	r.report("213001/r.xlsx", "10-13 10:00", record.Accepted, row("A-01", "", "资金管理", "一"), row("A-02", "", "绩效目标", "二"))
	r.score("213001/a.xlsx", "10-13 10:00", "A-01", "94", record.Accepted, "3", "3")
	r.score("213001/b.xlsx", "10-13 10:00", "A-02", "96", record.Accepted, "4")
	same(t, []string{"L01 213001 213001/r.xlsx - A-02", "L02 213001 213001/r.xlsx - A-01"}, r.told("10-15 22:00", "L01", "L02"))
}

// TestAllThatIsHandedIn: a rule about all sheets is told once, to the section, of no
// cell; what does not count is left out of it.
func TestAllThatIsHandedIn(t *testing.T) {
	mean := func(limit string) rules.Spec {
		return ownRule("L01", scoreSheet, kind.Holds{Overall: true, Must: "AVERAGE(财政综合评分)<=" + limit})
	}
	for _, tt := range []struct {
		rule rules.Spec
		want []string
	}{
		{mean("93"), nil},
		{mean("92.9"), []string{"L01 - - - -"}},
		{ownRule("L01", scoreSheet, kind.Holds{Overall: true, When: "COUNT(财政综合评分)>3", Must: "AVERAGE(财政综合评分)<=1"}), nil},
		{ownRule("L01", scoreSheet, kind.Holds{Overall: true, Must: `COUNTIF(财政综合评价等级,"优")<=COUNT(财政综合评分)*0.3`}), []string{"L01 - - - -"}},
		{ownRule("L01", scoreSheet, kind.Holds{Overall: true, Must: "SUM(得分)=8 且 COUNT(得分)=2 且 COUNT(整改情况报告表.整改时限)=0"}), nil},
		{ownRule("L01", scoreSheet, kind.Holds{Overall: true, Must: "COUNT(登记.预算批复金额)=COUNT(财政综合评分)"}), []string{"L01 - - - -"}},
		{ownRule("L01", "self-evaluation", kind.Holds{Overall: true, Must: "COUNT(总分)>0"}), nil}, // none has come
	} {
		r := newRound(t)
		r.c.Owed = nil
		r.with(tt.rule)
		r.score("213001/a.xlsx", "10-13 10:00", "A-01", "99", record.Accepted)
		r.score("213001/c.xlsx", "10-14 10:00", "A-01", "96", record.Accepted, "3", "5")
		r.score("213001/b.xlsx", "10-13 10:00", "A-02", "90", record.NeedsExplanation)
		r.score("207001/a.xlsx", "10-13 10:00", "A-03", "100", record.Returned)
		same(t, tt.want, r.told("10-15 22:00", "L01"))
	}
}

// BenchmarkAllThatIsHandedIn holds rules against 20,000 score sheets of 17 rows.
func BenchmarkAllThatIsHandedIn(b *testing.B) {
	r := newRound(b)
	facts := *r.c.Facts
	facts.Projects = nil
	each := make([]string, 17)
	for i := range each {
		each[i] = "5"
	}
	for n := range 20_000 {
		facts.Projects = append(facts.Projects, register.Project{Code: fmt.Sprintf("B-%05d", n), Unit: "213001"})
	}
	r.c.Facts = register.New(facts)
	for n, p := range facts.Projects {
		r.score(fmt.Sprintf("213001/%d.xlsx", n), "10-13 10:00", p.Code, fmt.Sprint(80+n%20), record.Accepted, each...)
	}
	var listed [][3]string
	for _, p := range facts.Projects {
		listed = append(listed, [3]string{p.Code, "90", "优"})
	}
	r.scores("绩效科/统计表.xlsx", "10-01 10:00", listed...)
	s := r.a.Snapshot()
	for name, must := range map[string]string{"heads": `COUNTIF(财政综合评价等级,"优")<=COUNT(财政综合评分)*0.5`, "rows": "SUM(得分)<=SUM(财政综合评分)"} {
		r.with(ownRule("L01", scoreSheet, kind.Holds{Overall: true, Must: must}))
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				l := newChecker(r.c, s, at("10-20 22:00"))
				l.overall()
			}
		})
	}
	r.with(ownRule("L01", scoreSheet, kind.Holds{Must: "财政综合评分<=SUM(评分统计表.财政综合评分) 或 财政综合评分>=0"}))
	b.Run("beside", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			l := newChecker(r.c, s, at("10-20 22:00"))
			l.items(scoreSheet, nil)
		}
	})
}

// TestOtherFormsOfAnyBureau: forms about units, and a list of the campaign whose rows
// name units, are asked for as those about projects are.
func TestOtherFormsOfAnyBureau(t *testing.T) {
	r := ownRound(t)
	r.with(ownRule("L01", "treatment", kind.Holds{Must: "COUNTA(隐患清单.隐患编号)<=1", At: "反馈单位"}),
		ownRule("L02", "treatment", kind.Holds{Each: true, When: `对应隐患<>""`, Must: "COUNTIF(隐患清单.隐患编号,对应隐患)=1"}),
		ownRule("L03", "dangers", kind.Holds{Each: true, Must: "COUNTA(整治反馈表.整治办法)>0", At: "隐患编号"}),
		ownRule("L04", "treatment", kind.Holds{Must: "评分表.财政综合评分>100", At: "反馈单位"})) // is about projects
	r.own("绩效科/隐患.xlsx", "10-01 10:00", "dangers", record.Duty{}, "dangers",
		"danger=Y-1 place=[213001]钢城区城市管理局 what=电线老化", "danger=Y-2 place=[213001]钢城区城市管理局 what=通道堵塞",
		"danger=Y-3 place=[101001]某局 what=漏水", "danger=Y-4 place=[504001]济南市钢城区民政局 what=没有人报")
	r.treated("213001/整治.xlsx", "10-19 10:00", "213001", "no=Y-1 did=更换", "no=Y-3 did=清理")
	r.treated("101001/整治.xlsx", "10-20 10:00", "101001", "did=")
	r.score("213001/a.xlsx", "10-13 10:00", "A-01", "91", record.Accepted)
	same(t, []string{
		"L03 - 绩效科/隐患.xlsx A7 -",
		"L01 213001 213001/整治.xlsx - -",
		"L02 213001 213001/整治.xlsx A6 -",
	}, r.told("10-22 22:00", "L01", "L02", "L03", "L04"))
}
