package outcome

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/booktest"
	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
)

// said is a table as people would read it aloud: head and rows.
func said(t *testing.T, o *Outcome, name string) []string {
	t.Helper()
	for _, table := range o.Tables() {
		if table.Name != name {
			continue
		}
		var head []string
		for _, c := range table.Columns {
			head = append(head, c.Name)
		}
		all := []string{strings.Join(head, "|")}
		for r := range table.Rows() {
			var cells []string
			for _, v := range r.Cells {
				cells = append(cells, v.Text)
			}
			all = append(all, strings.Join(cells, "|"))
		}
		return all
	}
	t.Fatalf("there is no table %s", name)
	return nil
}

func workbookOf(t *testing.T, o *Outcome) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := o.Workbook(&b, o.AsOf, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestWorkbookOfTheRound: Excel opens it, its sums are right, it says the district and
// the year, and what the section decides is blank.
func TestWorkbookOfTheRound(t *testing.T) {
	o := Of(view.New(reporttest.WithRules(t), reporttest.Complete()))
	data := workbookOf(t, o)
	booktest.Sound(t, data)
	f := reporttest.Open(t, data)
	for _, sheet := range []string{"结果应用", "公开表", "通报", "考核情况", "逾期明细"} {
		if title := reporttest.Cell(t, f, sheet, "A1"); !strings.HasPrefix(title, "钢城区2023年度") {
			t.Errorf("%s is called %q", sheet, title)
		}
	}
	if n := reporttest.Recalculate(t, f, "结果应用"); n == 0 {
		t.Error("no sum is a formula")
	}
	rows := said(t, o, "结果应用")
	if want := 12; len(rows) != want {
		t.Fatalf("%d rows, want %d", len(rows), want)
	}
	if want := "项目编号|实施单位|归口科室|项目名称|预算批复金额|评分|等级|预算执行率|问题数|已整改数|未整改数|整改完成率|满意度|建议|理由|决定|下一年度预算安排|备注"; rows[0] != want {
		t.Errorf("columns %s", rows[0])
	}
	for _, row := range rows[1:] {
		if !strings.HasSuffix(row, "||") {
			t.Errorf("something is proposed without a policy: %s", row)
		}
	}
}

// TestAnotherBureau: without projects, scores and problems what needs them is left
// out, and what is handed in is counted.
func TestAnotherBureau(t *testing.T) {
	def := &form.Definition{ID: "assets", Name: finding.Text{ZH: "资产清查表", EN: "assets"}, About: form.AboutDepartment, HandedInBy: []string{"department"},
		Fields: []form.Field{{ID: "worth", Label: "原值", Type: form.TypeAmount}}}
	c := &campaign.Campaign{Name: "某区2026年资产清查", District: "某区", Zone: reporttest.Zone, Forms: []*form.Definition{def},
		Owed:  []campaign.Owed{{Form: "assets", About: form.AboutDepartment, Deadline: reporttest.Campaign2023().Owed[0].Deadline}},
		Facts: register.New(register.Facts{Year: 2026, Units: []register.Unit{{Code: "213001", Name: "城管局"}, {Code: "207001", Name: "交通局"}}})}
	b := reporttest.NewBuilder()
	b.Version(b.File("213001/清查.xlsx", record.Accepted), record.Duty{Department: "213001", Form: "assets"}, record.Accepted, &form.Submission{Form: "assets", Def: def})
	o := Of(view.New(c, &b.Snapshot))
	var names []string
	for _, table := range o.Tables() {
		names = append(names, table.Name)
	}
	if diff := cmp.Diff([]string{"通报", "考核情况", "逾期明细"}, names); diff != "" {
		t.Errorf("sheets (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"单位|逾期报送项数|退回修改次数|未报送项数", "城管局|0|0|0", "交通局|0|0|1"}, said(t, o, "通报")); diff != "" {
		t.Errorf("通报 (-want +got):\n%s", diff)
	}
	booktest.Sound(t, workbookOf(t, o))
	if Shows(c) {
		t.Error("something would be made public")
	}
}

// TestPolicy: the first row that holds proposes its word, by exact numbers; a row
// that cannot be judged proposes nothing and is told.
func TestPolicy(t *testing.T) {
	for name, c := range map[string]struct {
		rows []campaign.PolicyRow
		want string // 建议|理由 of A-01, which scored 91.36 of 3201.18
	}{
		"off":                    {nil, "|"},
		"holds":                  {[]campaign.PolicyRow{{When: "评分>=91.36", Proposal: "优先保障", Why: "高分"}}, "优先保障|高分（评分=91.36）"},
		"does not hold":          {[]campaign.PolicyRow{{When: "评分>91.36", Proposal: "优先保障", Why: "高分"}}, "|"},
		"the first counts":       {[]campaign.PolicyRow{{When: "评分>95", Proposal: "一"}, {When: `等级="优"`, Proposal: "二", Why: "乙"}, {When: "评分>0", Proposal: "三"}}, "二|乙（等级=优）"},
		"exact":                  {[]campaign.PolicyRow{{When: "预算批复金额*3=9603.54", Proposal: "正常安排", Why: "整"}}, "正常安排|整（预算批复金额=3201.18）"},
		"a name of the master":   {[]campaign.PolicyRow{{When: "财政综合评分>=90", Proposal: "优先保障", Why: "高分"}}, "优先保障|高分（财政综合评分=91.36）"},
		"its own word":           {[]campaign.PolicyRow{{When: `归口科室="经建科"`, Proposal: "再议", Why: "=1+1"}}, "再议|=1+1（归口科室=经建科）"},
		"blank":                  {[]campaign.PolicyRow{{When: `主管部门="某局"`, Proposal: "调整", Why: "甲"}}, "|第 1 条没有判断：缺主管部门"},
		"blank, and another row": {[]campaign.PolicyRow{{When: `主管部门="某局"`, Proposal: "调整"}, {When: "评分>90", Proposal: "正常安排", Why: "乙"}}, "正常安排|乙（评分=91.36；第 1 条没有判断：缺主管部门）"},
		"decided all the same":   {[]campaign.PolicyRow{{When: `OR(主管部门="某局",评分>90)`, Proposal: "正常安排", Why: "乙"}}, "正常安排|乙（主管部门=空，评分=91.36）"},
	} {
		round := reporttest.WithRules(t)
		round.Policy = c.rows
		row := said(t, Of(view.New(round, reporttest.Complete())), "结果应用")[1]
		cells := strings.Split(row, "|")
		if got := strings.Join(cells[len(cells)-2:], "|"); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// TestTextStaysText: what a name begins with makes no formula and no markup.
func TestTextStaysText(t *testing.T) {
	c := reporttest.WithRules(t)
	c.Facts.Projects[0].Name, c.Facts.Projects[0].Public = `=HYPERLINK("x")<script>alert(1)</script>`, true
	o := Of(view.New(c, reporttest.Complete()))
	f := reporttest.Open(t, workbookOf(t, o))
	if formula, err := f.GetCellFormula("结果应用", "D4"); err != nil || formula != "" {
		t.Errorf("%q is a formula, %v", formula, err)
	}
	var page bytes.Buffer
	if err := o.Public().Page(&page); err != nil || strings.Contains(page.String(), "<script") {
		t.Errorf("%v: %s", err, page.String())
	}
}

// TestDigestsTellWhatIsSaid: what is said otherwise has another digest, what is not
// said does not.
func TestDigestsTellWhatIsSaid(t *testing.T) {
	of := func(change func(*campaign.Campaign, *record.Snapshot)) [2]string {
		c, s := reporttest.WithRules(t), reporttest.Complete()
		c.Facts.Projects[0].Public = true
		change(c, s)
		o := Of(view.New(c, s))
		book, err := o.Workbook(io.Discard, o.AsOf, nil)
		if err != nil {
			t.Fatal(err)
		}
		return [2]string{book, o.Public().Digest()}
	}
	same := of(func(*campaign.Campaign, *record.Snapshot) {})
	for name, c := range map[string]struct {
		change       func(*campaign.Campaign, *record.Snapshot)
		book, public bool // is other
	}{
		"another run":     {func(_ *campaign.Campaign, s *record.Snapshot) { s.Run.ID++ }, false, false},
		"another contact": {func(c *campaign.Campaign, _ *record.Snapshot) { c.Facts.Units[0].Contact = "某人" }, false, false},
		"another name":    {func(c *campaign.Campaign, _ *record.Snapshot) { c.Facts.Projects[0].Name = "某项目" }, true, true},
		"of another":      {func(c *campaign.Campaign, _ *record.Snapshot) { c.Facts.Projects[1].Name = "某项目" }, true, false},
		"another mark":    {func(c *campaign.Campaign, _ *record.Snapshot) { c.Facts.Projects[1].Public = true }, true, true},
		"a policy": {func(c *campaign.Campaign, _ *record.Snapshot) {
			c.Policy = []campaign.PolicyRow{{When: "评分>0", Proposal: "正常安排"}}
		}, true, false},
		"made public": {func(_ *campaign.Campaign, s *record.Snapshot) {
			s.Decisions = append(s.Decisions, record.Decision{ID: 1, Kind: record.Disclose, Target: record.Target{Subject: "A-01"}, At: s.Run.AsOf, Why: "网址"})
		}, true, false},
	} {
		got := of(c.change)
		if (got[0] != same[0]) != c.book || (got[1] != same[1]) != c.public {
			t.Errorf("%s: workbook %v, public %v", name, got[0] != same[0], got[1] != same[1])
		}
	}
}

// TestCostsGrowWithTheRound and no faster: a campaign ten times as large takes about
// ten times the work.
func TestCostsGrowWithTheRound(t *testing.T) {
	if testing.Short() {
		t.Skip("draws large workbooks")
	}
	cost := func(n int) float64 {
		c, s := reporttest.Large(n)
		c.Facts = register.New(*c.Facts)
		v := view.New(c, s)
		v.Merged()
		return testing.AllocsPerRun(1, func() {
			o := Of(v)
			if _, err := o.Workbook(io.Discard, o.AsOf, nil); err != nil {
				t.Fatal(err)
			}
		})
	}
	small, large := cost(200), cost(2000)
	if large > 15*small {
		t.Errorf("ten times the projects take %.0f times the allocations", large/small)
	}
}

// TestPublicPagePrints: on paper it names every project that is made public.
func TestPublicPagePrints(t *testing.T) {
	c := reporttest.WithRules(t)
	for i := range c.Facts.Projects {
		c.Facts.Projects[i].Public = i%2 == 0
	}
	var page bytes.Buffer
	if err := Of(view.New(c, reporttest.Complete())).Public().Page(&page); err != nil {
		t.Fatal(err)
	}
	text := reporttest.Printed(t, "public", page.String())
	for _, want := range []string{"钢城区2023年度财政重点绩效评价结果公开表", "3,201.18", "91.36", "公交车辆", "共 6 个项目"} {
		if !strings.Contains(text, want) {
			t.Errorf("the paper does not say %q:\n%s", want, text)
		}
	}
	if n := strings.Count(strings.TrimSpace(text), "\f"); n > 0 {
		t.Errorf("six projects take %d sheets more", n)
	}
}
