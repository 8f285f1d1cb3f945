package mutation

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// redressed are sheets like the given ones, filled in by another bureau for
// projects of its own.
func redressed(t testing.TB, patterns []*Original, b *Bureau) []*Original {
	t.Helper()
	var all []*Original
	for i, pattern := range patterns {
		if pattern.Said.Form == problemList {
			all = append(all, problemListOf(b, inYears(pattern.Day, b.facts.Year-pattern.Bureau.facts.Year), b.facts.Projects[:5]))
			continue
		}
		project := b.facts.Projects[(3*i+1)%len(b.facts.Projects)]
		all = append(all, redress(pattern, b, project))
	}
	return all
}

// redress fills a sheet in anew.
func redress(pattern *Original, b *Bureau, p register.Project) *Original {
	years := b.facts.Year - pattern.Bureau.facts.Year
	o := &Original{Name: fmt.Sprintf("%s_%s %s", b.Name, p.Code, pattern.Said.Form), Bureau: b, Department: p.Unit,
		Day: inYears(pattern.Day, years), Sheet: pattern.Sheet.clone()}
	if pattern.Department == "" {
		o.Department = ""
	}
	o.Sheet.laterBy(years)
	d := drawing{o.Sheet, pattern.Said, b.facts}
	d.project(pattern.Said.Fields, p)
	d.text(pattern.Said.Fields["division"], p.Division)
	if pattern.Said.Form == scoreSheet {
		d.scoreSheetFunds(p.Budget)
	}
	if pattern.Said.Form == selfEvaluation {
		d.selfFunds(p.Budget)
	}
	d.rows(p)
	return o
}

// drawing is a sheet on which a form is filled in anew.
type drawing struct {
	*Sheet
	said  *form.Submission
	facts *register.Facts
}

func (d drawing) text(v form.Value, text string) {
	if !v.Cell.IsZero() {
		d.putText(v.Cell, text)
	}
}

func (d drawing) number(v form.Value, n decimal.Decimal) {
	if !v.Cell.IsZero() {
		d.putNumber(v.Cell, n)
	}
}

// project names project and unit.
func (d drawing) project(f map[string]form.Value, p register.Project) {
	d.text(f["project_code"], p.Code)
	d.text(f["project_name"], p.Name)
	d.text(f["unit"], d.facts.UnitText(p.Unit))
	if u, ok := d.facts.Unit(p.Unit); ok {
		d.text(f["department"], u.Name)
	}
}

// rows names projects in the rows: those of one unit in its report, all of them
// in a list.
func (d drawing) rows(p register.Project) {
	var mine []register.Project
	for _, q := range d.facts.Projects {
		if d.said.Form == scoreList || q.Unit == p.Unit {
			mine = append(mine, q)
		}
	}
	for _, t := range d.said.Tables {
		for i, r := range t.Rows {
			code := r.Value("project_code")
			if !code.OK() {
				continue
			}
			q := mine[i%len(mine)]
			d.text(code, q.Code)
			d.text(r.Value("project_name"), q.Name)
			d.text(r.Value("unit"), d.facts.UnitText(q.Unit))
			for _, id := range []string{"problem", "measure"} {
				if v := r.Value(id); v.OK() {
					d.text(v, strings.ReplaceAll(v.Text, r.Value("project_name").Text, q.Name))
				}
			}
		}
	}
}

// percentOf is so many hundredths of an amount, in full cents.
func percentOf(n int64, d decimal.Decimal) decimal.Decimal {
	return d.Mul(decimal.New(n)).Div(decimal.Hundred, 2)
}

// scoreSheetFunds fills in amounts that differ from one another.
func (d drawing) scoreSheetFunds(budget decimal.Decimal) {
	f := d.said.Fields
	gov := percentOf(31, budget)
	inPlace := percentOf(97, budget)
	spent := percentOf(93, inPlace)
	d.number(f["budget"], budget)
	d.number(f["general_budget"], budget.Sub(gov))
	d.number(f["gov_fund"], gov)
	d.number(f["funds_in_place"], inPlace)
	d.number(f["spent"], spent)
	d.number(f["in_place_rate"], inPlace.Div(budget, 4))
	d.number(f["execution_rate"], spent.Div(inPlace, 4))
}

// selfFunds fills in the block of funds, with the points that follow.
func (d drawing) selfFunds(budget decimal.Decimal) {
	f := d.said.Fields
	year := percentOf(96, budget)
	for column, amount := range map[string]decimal.Decimal{
		"initial_budget": budget, "year_budget": year, "executed": percentOf(91, year)} {
		carried := percentOf(12, amount)
		d.number(f["total."+column], amount)
		d.number(f["current."+column], amount.Sub(carried))
		d.number(f["carried."+column], carried)
	}
	rate := percentOf(91, year).Div(year, 4)
	score := f["total.weight"].Number.Mul(rate).Round(2)
	d.number(f["total.rate"], rate)
	d.number(f["total.score"], score)
	d.number(f["total_score"], f["total_score"].Number.Sub(f["total.score"].Number).Add(score))
}

// laterBy moves every day and every year on the sheet.
func (s *Sheet) laterBy(years int) {
	for at, c := range s.Cells {
		switch {
		case c.Kind == form.Text:
			c.Text = strings.ReplaceAll(c.Text, "2023", strconv.Itoa(2023+years))
		case c.Kind == form.Number && value.IsDateFormat(c.Format):
			n, err := decimal.Parse(c.Text)
			if err != nil {
				continue
			}
			if d, err := value.FromSerial(n, false); err == nil {
				c.Text = serial(inYears(d, years))
			}
		}
		s.Cells[at] = c
	}
}

// problemListOf is a list of problems of some projects.
func problemListOf(b *Bureau, received value.Date, projects []register.Project) *Original {
	s := &Sheet{Name: "评价问题清单", Cells: map[finding.Ref]form.Cell{}, Hidden: map[int]bool{}}
	put := func(row, col int, text string) { s.putText(finding.Ref{Row: row, Col: col}, text) }
	put(1, 1, fmt.Sprintf("%d年度财政重点项目绩效评价问题清单", b.facts.Year))
	s.Merges = []form.Range{{From: finding.Ref{Row: 1, Col: 1}, To: finding.Ref{Row: 1, Col: 7}}}
	for i, head := range []string{"问题编号", "项目编号", "项目名称", "问题类别", "问题描述", "整改要求", "整改时限"} {
		put(3, i+1, head)
	}
	categories := []string{"项目立项", "绩效目标", "资金管理", "组织管理", "产出效果"}
	for i, p := range projects {
		row := 4 + i
		put(row, 1, fmt.Sprintf("W-%02d", i+1))
		put(row, 2, p.Code)
		put(row, 3, p.Name)
		put(row, 4, categories[i%len(categories)])
		put(row, 5, fmt.Sprintf("第%d项资料不完整，未能按季度归档", i+1))
		put(row, 6, "补齐资料，明确专人管理")
		due := finding.Ref{Row: row, Col: 7}
		s.Cells[due] = form.Cell{Ref: due, Kind: form.Number, Text: serial(b.facts.Deadlines["rectification"]), Format: "yyyy-mm-dd"}
	}
	return &Original{Name: b.Name + " problem-list", Bureau: b, Day: received, Sheet: s}
}
