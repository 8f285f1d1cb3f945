package blankforms_test

import (
	"bytes"
	"context"
	"maps"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jixiao/pipeline/blankforms"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/judge"
	"jixiao/rules/finding"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// filledIn is a blank form in which single cells are filled in, judged as of a
// day as a run would with no problem list.
type filledIn struct {
	t     *testing.T
	c     *campaign.Campaign
	order blankforms.Order
	today value.Date
	blank []byte
}

// limits are, by range, what the blank says of dates.
func (b filledIn) limits() []*excelize.DataValidation {
	f := mustOpen(b.t, b.blank)
	all, err := f.GetDataValidations(f.GetSheetName(0))
	if err != nil {
		b.t.Fatal(err)
	}
	var dates []*excelize.DataValidation
	for _, v := range all {
		if strings.Contains(v.Formula1, "DATE(") {
			dates = append(dates, v)
		}
	}
	return dates
}

// told is what the rules say of a day at a cell; others are filled in beside it.
func (b filledIn) told(cell string, day value.Date, others map[string]string) finding.Severity {
	b.t.Helper()
	f := mustOpen(b.t, b.blank)
	sheet := f.GetSheetName(0)
	put := func(at string, v any) {
		if err := f.SetCellValue(sheet, at, v); err != nil {
			b.t.Fatal(err)
		}
	}
	for at, text := range others {
		put(at, text)
	}
	put(cell, day.String())
	var buf bytes.Buffer
	if err := f.Write(&buf); err != nil {
		b.t.Fatal(err)
	}
	j, err := judge.New(b.c)
	if err != nil {
		b.t.Fatal(err)
	}
	in := judge.Received{Name: "表.xlsx", Data: buf.Bytes(), Department: b.order.Unit, Day: b.today}
	out, err := j.File(context.Background(), in)
	if err != nil || len(out.Submissions) != 1 {
		b.t.Fatalf("judged %+v, %v", out, err)
	}
	var worst finding.Severity
	for _, x := range j.Alone(in, out, crosscheck.Problems(b.c.Engine, nil)).Findings {
		if x.Place.Cell.String() == cell && x.Code[0] == 'D' {
			worst = max(worst, x.Severity)
		}
	}
	return worst
}

var bound = regexp.MustCompile(`DATE\((\d+),(\d+),(\d+)\)`)

// shown are the first and the last day that a check lets through; the zero Date
// where it shows no limit that is the campaign's.
func shown(v *excelize.DataValidation, today value.Date) (first, last value.Date) {
	days := bound.FindAllStringSubmatch(v.Formula1+" "+v.Formula2, -1)
	of := func(m []string) value.Date {
		y, _ := strconv.Atoi(m[1])
		mo, _ := strconv.Atoi(m[2])
		d, _ := strconv.Atoi(m[3])
		return value.Date{Year: y, Month: mo, Day: d}
	}
	first, last = of(days[0]), of(days[len(days)-1])
	if strings.Contains(v.Formula1+v.Formula2, "TODAY()") && today.Before(last) {
		last = today
	}
	if first.Year == 1990 {
		first = value.Date{}
	}
	return first, last
}

func (b filledIn) hold(v *excelize.DataValidation) {
	cell, _, _ := strings.Cut(v.Sqref, ":")
	others := map[string]string{}
	status := "J" + strings.TrimLeft(cell, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	switch {
	case strings.HasPrefix(*v.ErrorTitle, "完成日期"):
		others[status] = "已完成"
	case strings.HasPrefix(*v.ErrorTitle, "整改时限") && b.order.Form.ID == "rectification":
		others[status] = "整改中"
	case b.order.Form.ID == "problem-list":
		maps.Copy(others, map[string]string{"A4": "W-01", "B4": "A-01", "C4": "项目", "E4": "问题"}) // a day alone is no row
	}
	first, last := shown(v, b.today)
	beyond := map[value.Date]value.Date{last: last.AddDays(1)}
	if !first.IsZero() {
		beyond[first] = first.AddDays(-1)
	}
	refused := *v.ErrorStyle == "stop"
	for limit, outside := range beyond {
		// What is refused beyond its limit may within it be late, which can be
		// explained: a cell has one check, and the instructions say the rest.
		if got := b.told(cell, limit, others); got != 0 && (!refused || got == finding.Error) {
			b.t.Errorf("%s %s: the blank takes %s, the rules tell %s", *v.ErrorTitle, cell, limit, got)
		}
		got := b.told(cell, outside, others)
		if got == 0 || refused != (got == finding.Error) {
			b.t.Errorf("%s %s: the blank says %s to %s, the rules %s", *v.ErrorTitle, cell, *v.ErrorStyle, outside, got)
		}
		if !strings.Contains(*v.Error, limit.String()) && !(limit == b.today && strings.Contains(*v.Error, "不能晚于今天")) {
			b.t.Errorf("%s: %q does not say %s", *v.ErrorTitle, *v.Error, limit)
		}
	}
}

// TestEveryDateLimitIsTheRules: whatever day a blank form gives as the first or
// the last, the rules let pass, and the day beyond it they tell as gravely as
// the blank refuses it; its help names the same days.
func TestEveryDateLimitIsTheRules(t *testing.T) {
	day := func(m, d int) value.Date { return value.Date{Year: 2023, Month: m, Day: d} }
	for name, x := range map[string]struct {
		form      string
		extension value.Date
		today     value.Date
	}{
		"score sheet":                            {"score-sheet", value.Date{}, day(10, 20)},
		"problem list":                           {"problem-list", value.Date{}, day(10, 20)},
		"report":                                 {"rectification", value.Date{}, day(10, 20)},
		"report before the deadline":             {"rectification", value.Date{}, day(10, 9)},
		"report of a unit with more time":        {"rectification", day(11, 10), day(11, 20)},
		"report after the period, in a new year": {"rectification", value.Date{}, value.Date{Year: 2024, Month: 2, Day: 1}},
	} {
		t.Run(name, func(t *testing.T) {
			c := mustCampaign(t)
			facts := *c.Facts
			facts.Extensions = map[register.Extended]value.Date{}
			if !x.extension.IsZero() {
				facts.Extensions[register.Extended{Department: "213001", Form: x.form}] = x.extension
			}
			c.Facts = register.New(facts)
			b := filledIn{t: t, c: c, order: blankforms.Order{Form: c.Form(x.form)}, today: x.today}
			if x.form != "problem-list" {
				b.order.Unit = "213001"
			}
			if x.form == "score-sheet" {
				b.order.Project = "A-01"
			}
			b.blank = mustDraw(t, c, b.order)
			limits := b.limits()
			if len(limits) == 0 {
				t.Fatal("the blank limits no date")
			}
			for _, v := range limits {
				b.hold(v)
			}
			b.help()
		})
	}
}

var chineseDay = regexp.MustCompile(`\d{4}年\d{1,2}月\d{1,2}日`)

// help holds the days in the instructions against the deadline of the form.
func (b filledIn) help() {
	f := mustOpen(b.t, b.blank)
	rows, err := f.GetRows("填报说明")
	if err != nil {
		b.t.Fatal(err)
	}
	deadline, _ := b.c.Facts.Deadline(register.Extended{Department: b.order.Unit, Form: b.order.Form.ID})
	items := false
	for _, row := range rows {
		line := strings.Join(row, "")
		items = items || strings.Contains(line, "整改时限和完成日期应在 "+deadline.Chinese())
		for _, said := range chineseDay.FindAllString(line, -1) {
			if said != deadline.Chinese() {
				b.t.Errorf("the instructions say %s, the deadline is %s: %s", said, deadline, line)
			}
		}
	}
	if want := b.order.Form.ID == "rectification"; items != want {
		b.t.Errorf("the instructions say by when items must be done: %t", items)
	}
}
