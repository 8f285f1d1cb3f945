package pipeline_test

import (
	"cmp"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/manysheets"
	"jixiao/internal/testkit/wordtest"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/decimal"
	"jixiao/rules/form"
	"jixiao/rules/register"
)

const annualReport = "重点绩效评价情况的报告"

// TestAnnexesAreThePrintedOnes: both annexes as the bureau printed them in 2023.
func TestAnnexesAreThePrintedOnes(t *testing.T) {
	t.Parallel()
	_, seen := threeEvenings(t)
	first, second := annexesOf(wordtest.Lines(t, mustMake(t, annualReport, seen)[0].Data))
	want := []string{
		"附件1", "钢城区2023年度财政重点评价项目明细", "单位：万元", "序号|归口科室|实施单位|项目名称|预算批复金额",
		"A-01|经建科|[213001]钢城区城市管理局|城区环卫一体化保洁费（城区、莱钢大道及公厕）|3201.18",
		"A-02|经建科|[213001]钢城区城市管理局|莱钢道路、公厕运行费用|1350.93",
		"A-03|经建科|[207001]钢城区城乡交通运输局|公交车辆运行补贴费用|500",
		"A-04|经建科|[208001]钢城区住房和城乡建设局|农村公厕建设|1125.4",
		"A-05|农业科|[403001]钢城区城乡水务局|小水库除险加固|1614.67",
		"A-06|行政政法|[106001]钢城区财政局|全区国有资产清查及相关培训费|40",
		"A-07|社保科|[504001]济南市钢城区民政局|孤儿及事实无人抚养、困境儿童生活补助及留守儿童保障经费|225",
		"A-08|社保科|[502001]济南市钢城区卫健局|银龄安康|114",
		"A-09|社保科|[503002]保险事业处（钢城区人力资源和社会保障局）|机关养老金缺口|5792",
		"A-10|教科文科|[101001]区文旅局|老电影员放映补贴|14.35",
		"A-11|综合科|[402001]钢城区自然资源局|全区耕地后备资源调查评价项目|20",
		"合计||||13997.53",
	}
	if diff := gocmp.Diff(want, first); diff != "" {
		t.Errorf("附件1 (-printed +made):\n%s", diff)
	}
	want = []string{
		"附件2", "钢城区2023年度财政重点项目综合评分统计表", "序号|实施单位|项目名称|财政综合评分|财政综合评价等级",
		"A-01|[213001]钢城区城市管理局|城区环卫一体化保洁费（城区、莱钢大道及公厕）|91.36|优",
		"A-02|[213001]钢城区城市管理局|莱钢道路、公厕运行费用|94.5|优",
		"A-03|[207001]钢城区城乡交通运输局|公交车辆运行补贴费用|93.5|优",
		"A-04|[208001]钢城区住房和城乡建设局|农村公厕建设|82|良",
		"A-05|[403001]钢城区城乡水务局|小水库除险加固|88.5|良",
		"A-06|[106001]钢城区财政局|全区国有资产清查及相关培训费|91|优",
		"A-07|[504001]济南市钢城区民政局|孤儿及事实无人抚养、困境儿童生活补助及留守儿童保障经费|91.5|优",
		"A-08|[502001]济南市钢城区卫健局|银龄安康|96|优",
		"A-09|[503002]保险事业处（钢城区人力资源和社会保障局）|机关养老金缺口|96|优",
		"A-10|[101001]区文旅局|老电影员放映补贴|93|优",
		"A-11|[402001]钢城区自然资源局|全区耕地后备资源调查评价项目|97.5|优",
	}
	if diff := gocmp.Diff(want, second); diff != "" {
		t.Errorf("附件2 (-printed +made):\n%s", diff)
	}
}

// annexesOf are the lines of both annexes.
func annexesOf(lines []string) (first, second []string) {
	one, two := slices.Index(lines, "附件1"), slices.Index(lines, "附件2")
	if one < 0 || two < one {
		return nil, nil
	}
	return lines[one:two], lines[two:]
}

// TestEveryFigureIsTheLedgers: whatever number the report has is what comes out when
// the sheets that stand are counted by hand, in the samples' campaign and in one that
// was made up.
func TestEveryFigureIsTheLedgers(t *testing.T) {
	t.Parallel()
	for name, play := range map[string]func(*testing.T) *view.View{
		"samples": func(t *testing.T) *view.View { _, seen := threeEvenings(t); return seen },
		"without words of its own": func(t *testing.T) *view.View {
			o, seen := threeEvenings(t)
			o.Campaign.Texts = nil
			return view.New(o.Campaign, seen.Snapshot)
		},
		"made up": madeUp,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			seen := play(t)
			lines := wordtest.Lines(t, mustMake(t, annualReport, seen)[0].Data)
			r := recounted(t, seen)
			says := r.sentences()
			for _, s := range says {
				if !slices.ContainsFunc(lines, func(line string) bool { return strings.Contains(line, s) }) {
					t.Errorf("the report does not say %q", s)
				}
			}
			r.hold(t, lines, says)
			inOrder(t, lines)
		})
	}
}

// madeUp is a campaign of many units, some of whose sheets were sent back.
func madeUp(t *testing.T) *view.View {
	t.Helper()
	dir := t.TempDir()
	if _, err := manysheets.Write(dir, manysheets.Options{Sheets: 60, Seed: 7, Defaults: os.DirFS("../configs")}); err != nil {
		t.Fatal(err)
	}
	c, err := load.Campaign(os.DirFS(filepath.Join(dir, "configs")))
	if err != nil {
		t.Fatal(err)
	}
	c.Settings.Blanks = false
	asOf, err := time.Parse(time.RFC3339, manysheets.Received)
	if err != nil {
		t.Fatal(err)
	}
	return view.New(c, mustRun(t, optionsIn(dir, c, asOf)).Snapshot)
}

// recount is what the report has figures of, counted from the register and from what
// the standing versions themselves say.
type recount struct {
	*view.View
	sums     map[string]decimal.Decimal // of money, by the field of the score sheet
	no       decimal.Decimal            // budgets of projects that name no fund
	noFunds  int
	grades   map[string]int
	scores   map[string]*form.Submission // by project
	problems map[string]int              // by category
	projects map[string]map[string]bool  // by category
	done     int
}

func recounted(t *testing.T, seen *view.View) *recount {
	t.Helper()
	r := &recount{View: seen, sums: map[string]decimal.Decimal{}, grades: map[string]int{}, scores: map[string]*form.Submission{}, problems: map[string]int{}, projects: map[string]map[string]bool{}}
	for i := range seen.Snapshot.Versions {
		v := &seen.Snapshot.Versions[i]
		switch {
		case !v.Standing():
		case v.Duty.Form == "score-sheet":
			r.scores[v.Duty.Project()] = v.Submission()
		case v.Duty.Form == "rectification":
			r.rectified(v)
		}
	}
	for _, p := range seen.Campaign.Facts.Projects {
		r.project(p)
	}
	if len(r.scores) == 0 {
		t.Fatal("no score sheet stands")
	}
	return r
}

var funds = []string{"general_budget", "gov_fund", "state_capital", "transfers", "other_funds"}

func (r *recount) project(p register.Project) {
	s, named := r.scores[p.Code], false
	if s == nil {
		r.noFunds, r.no = r.noFunds+1, r.no.Add(p.Budget)
		return
	}
	for _, f := range funds {
		if v := s.Fields[f]; v.Text != "" {
			named = true
			r.sums[f] = r.sums[f].Add(v.Number)
		}
	}
	if !named {
		r.noFunds, r.no = r.noFunds+1, r.no.Add(p.Budget)
	}
	r.grades[s.Fields["grade"].Text]++
}

// rectified counts the problems of a sheet about one project.
func (r *recount) rectified(v *record.Version) {
	s := v.Submission()
	if s.Nil {
		return
	}
	for _, row := range s.Tables["problems"].Rows {
		says := func(id string) string { v, _ := row.Values.Of(id); return v.Text }
		project := says("project_code")
		if project != v.Duty.Project() {
			continue
		}
		category := says("category")
		r.problems[category]++
		if r.projects[category] == nil {
			r.projects[category] = map[string]bool{}
		}
		r.projects[category][project] = true
		if says("status") == "已完成" {
			r.done++
		}
	}
}

// sentences are those with figures, as they are to be printed.
func (r *recount) sentences() []string {
	f := r.Campaign.Facts
	units, sum := map[string]bool{}, decimal.Zero
	for _, p := range f.Projects {
		units[p.Unit] = true
		sum = sum.Add(p.Budget)
	}
	says := []string{
		fmt.Sprintf("%d年度%s%s级财政重点绩效评价情况的报告", f.Year, r.Campaign.District, r.Campaign.DistrictKind()),
		fmt.Sprintf("选取%d年预算财政政策项目支出%d个，涉及%d个单位、预算金额%s万元。其中：%s，明细详见附件1。",
			f.BudgetYear, len(f.Projects), len(units), sum, r.funded()),
		fmt.Sprintf("截至%s，%d个主管部门单位中有0个完成绩效评价结果反馈。", r.Today.Chinese(), len(units)),
		fmt.Sprintf("于%s前整改到位", f.Deadlines["rectification"].Chinese()),
		"经评价，" + r.graded() + "。评价结果详见附件2。",
		fmt.Sprintf("附件：1.%s%d年度财政重点评价项目明细", r.Campaign.District, f.Year),
		fmt.Sprintf("2.%s%d年度财政重点项目综合评分统计表", r.Campaign.District, f.Year),
		r.Today.Chinese(),
	}
	if len(r.Campaign.Texts) == 0 {
		says = append(says, fmt.Sprintf("根据预算绩效管理有关规定和%d年度财政重点项目绩效评价工作安排，现将%d年财政重点项目绩效评价情况报告如下。", f.Year, f.BudgetYear))
	}
	if r.noFunds > 0 {
		says = append(says, fmt.Sprintf("有%d个项目尚未报资金来源，预算金额%s万元。", r.noFunds, r.no))
	}
	if n := len(f.Projects) - len(r.scores); n > 0 {
		says = append(says, fmt.Sprintf("有%d个项目尚无评价结果。", n))
	}
	return append(says, r.ofProblems()...)
}

// funded says how much money there is of each kind, in the order of the form.
func (r *recount) funded() string {
	var all []string
	for i, name := range []string{"一般公共预算资金", "政府性基金", "国有资本经营预算资金", "上级转移支付", "其他资金"} {
		if of := r.sums[funds[i]]; !of.IsZero() {
			all = append(all, name+of.String()+"万元")
		}
	}
	return strings.Join(all, "，")
}

// graded says how many projects earned each grade, best first.
func (r *recount) graded() string {
	var all []string
	for _, grade := range []string{"优", "良", "中", "差"} {
		if n := r.grades[grade]; n > 0 {
			all = append(all, fmt.Sprintf("%d个项目评价结果为“%s”", n, grade))
		}
	}
	return strings.Join(all, "，")
}

func (r *recount) ofProblems() (says []string) {
	all := 0
	for _, n := range r.problems {
		all += n
	}
	if all == 0 {
		return nil
	}
	for category, n := range r.problems {
		heading := category
		for _, text := range r.Campaign.Texts {
			if text.Chapter == "主要问题" && text.Category.Text == category {
				heading = cmp.Or(text.Heading.Text, category)
				break
			}
		}
		share := strings.TrimRight(strings.TrimRight(new(big.Rat).SetFrac64(int64(100*n), int64(all)).FloatString(2), "0"), ".")
		says = append(says, fmt.Sprintf("%s。共%d个问题，涉及%d个项目，占全部问题的%s%%。", heading, n, len(r.projects[category]), share))
	}
	return append(says, fmt.Sprintf("截至%s，各单位列出问题%d个，已完成整改%d个，未完成%d个。", r.Today.Chinese(), all, r.done, all-r.done))
}

// rows are those of both annexes.
func (r *recount) rows() (rows []string) {
	sum := decimal.Zero
	for _, p := range r.Campaign.Facts.Projects {
		u, _ := r.Campaign.Facts.Unit(p.Unit)
		unit := "[" + u.Code + "]" + u.Name
		score, grade := "", ""
		if s := r.scores[p.Code]; s != nil {
			score, grade = s.Fields["final_score"].Number.String(), s.Fields["grade"].Text
		}
		sum = sum.Add(p.Budget)
		rows = append(rows, strings.Join([]string{p.Code, p.Division, unit, p.Name, p.Budget.String()}, "|"), strings.Join([]string{p.Code, unit, p.Name, score, grade}, "|"))
	}
	return append(rows, "合计||||"+sum.String())
}

var (
	anyFigure     = regexp.MustCompile(`[0-9][0-9.,]*%?`)
	sectionNumber = regexp.MustCompile(`^([一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|（[0-9]+）)`)
)

// hold takes out of each line what was recounted and what the section itself wrote:
// no figure may be left.
func (r *recount) hold(t *testing.T, lines, says []string) {
	t.Helper()
	f := r.Campaign.Facts
	own := strings.NewReplacer("{{区}}", r.Campaign.District, "{{区县}}", r.Campaign.DistrictKind(), "{{评价年度}}", fmt.Sprint(f.Year), "{{预算年度}}", fmt.Sprint(f.BudgetYear))
	known := slices.Concat(says, []string{"附件1", "附件2"}, r.rows(),
		[]string{fmt.Sprintf("%s%d年度财政重点评价项目明细", r.Campaign.District, f.Year), fmt.Sprintf("%s%d年度财政重点项目综合评分统计表", r.Campaign.District, f.Year)})
	for _, text := range r.Campaign.Texts {
		known = append(known, own.Replace(text.Paragraph.Text))
	}
	slices.SortFunc(known, func(a, b string) int { return len(b) - len(a) })
	rows := map[string]bool{}
	for _, line := range lines {
		rows[line] = true
		rest := sectionNumber.ReplaceAllString(line, "")
		for _, k := range known {
			rest = strings.ReplaceAll(rest, k, "")
		}
		if left := anyFigure.FindAllString(rest, -1); left != nil {
			t.Errorf("%q: %q come from nowhere", line, left)
		}
	}
	for _, row := range r.rows() {
		if !rows[row] {
			t.Errorf("no annex has the row %q", row)
		}
	}
}

// inOrder holds the numbers of sections to their order: none is left out, and those
// of a lower level begin anew below a higher one.
func inOrder(t *testing.T, lines []string) {
	t.Helper()
	want := [3]int{}
	han := []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"}
	for _, line := range lines {
		mark := sectionNumber.FindString(line)
		level := 0
		switch {
		case mark == "":
			continue
		case strings.HasPrefix(mark, "（") && strings.ContainsAny(mark, "0123456789"):
			level = 2
		case strings.HasPrefix(mark, "（"):
			level = 1
		}
		next := [3]string{han[want[0]] + "、", "（" + han[want[1]] + "）", fmt.Sprintf("（%d）", want[2]+1)}[level]
		if mark != next {
			t.Errorf("%q stands where %s is next", line, next)
		}
		want[level]++
		clear(want[level+1:])
	}
	if want[0] < 2 {
		t.Errorf("the report has %d sections", want[0])
	}
}
