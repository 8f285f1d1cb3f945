package report

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/pipeline/record"
	"jixiao/pipeline/report/book"
	"jixiao/rules/finding"
)

// overview writes 概况: the balance of files and, for every department and
// form, how far it is.
func (d *daily) overview() {
	forms := d.duForms()
	l := book.Layout{Header: d.c.Name, Bare: true, Columns: []book.Column{{Width: 46, Wrap: true}}}
	for range forms {
		l.Columns = append(l.Columns, book.Column{Width: 36, Align: book.Center, Wrap: true})
	}
	for range 2 {
		l.Columns = append(l.Columns, book.Column{Width: 14, Align: book.Right})
	}
	s := d.book.Sheet("概况", l)
	n := len(l.Columns)
	s.Row(book.Text(d.c.Name + "审核日报").As(book.Title).Aligned(book.Center).Over(n))
	s.Row(book.Text(d.state()).As(book.Note).Aligned(book.Right).Over(n))
	s.Row(book.Text("报送事项" + d.dutyTally(d.dues) + "。").As(book.Lead).Wrapped().Over(n))
	s.Row(book.Text("审核意见" + d.tally(d.s.Issues) + "。").As(book.Lead).Wrapped().Over(n))
	d.balance(s, n)
	d.matrix(s, forms, n)
}

// balance says what became of every file that was seen.
func (d *daily) balance(s *book.Sheet, n int) {
	b := d.s.Run.Balance
	s.Row(book.Text("一、文件").As(book.Heading).Over(n))
	s.Row(book.Text("审核结论").As(book.Head), book.Text("文件数").As(book.Head))
	first, sum := s.Next(), 0
	for _, v := range record.Verdicts {
		sum += b.ByVerdict[v]
		s.Row(book.Text(v.Label().ZH), book.Count(b.ByVerdict[v]).Aligned(book.Right))
	}
	s.Row(book.Text("合计").As(book.Total),
		book.Formula(fmt.Sprintf("SUM(B%d:B%d)", first, s.Next()-1), book.Count(sum)).As(book.Total).Aligned(book.Right))
	note := book.Text(fmt.Sprintf("看到文件 %d 个，与合计一致。", b.Seen))
	if !b.Adds() {
		note = book.Text(fmt.Sprintf("看到文件 %d 个，与合计不一致，请告知系统管理员。", b.Seen)).Toned(book.Red)
	}
	s.Row(note.As(book.Note).Over(n))
}

// matrix says how far every department is with every form.
func (d *daily) matrix(s *book.Sheet, forms []string, n int) {
	s.Row(book.Text("二、各单位报送情况").As(book.Heading).Over(n))
	heads := []book.Cell{book.Text("单位").As(book.Head)}
	for _, f := range forms {
		heads = append(heads, book.Text(d.formName(f)).As(book.Head))
	}
	s.Row(append(heads, book.Text("须修改").As(book.Head), book.Text("须说明").As(book.Head))...)
	byPlace := map[record.Duty][]Due{}
	for _, x := range d.dues {
		key := record.Duty{Department: x.Duty.Department, Form: x.Duty.Form}
		byPlace[key] = append(byPlace[key], x)
	}
	severities := map[string][]record.Issue{}
	for _, i := range d.s.Issues {
		severities[i.Department] = append(severities[i.Department], i)
	}
	for _, unit := range d.departments() {
		cells := []book.Cell{book.Text(d.unit(unit))}
		for _, f := range forms {
			cells = append(cells, progress(byPlace[record.Duty{Department: unit, Form: f}]))
		}
		counts := countSeverities(severities[unit])
		s.Row(append(cells, tallied(counts[finding.Error], book.Red), tallied(counts[finding.Warning], book.Amber))...)
	}
}

// tallied is a count in its tone; nothing is left blank.
func tallied(n int, tone book.Tone) book.Cell {
	if n == 0 {
		return book.Cell{}
	}
	return book.Count(n).Toned(tone)
}

// progress counts the duties of a department and form by verdict.
func progress(dues []Due) book.Cell {
	var accepted, unexplained, returned, missing int
	for _, x := range dues {
		switch {
		case x.Missing():
			missing++
		case x.Returned():
			returned++
		case x.Unexplained():
			unexplained++
		default:
			accepted++
		}
	}
	var parts []string
	for _, p := range []struct {
		n    int
		word string
	}{{accepted, "审核通过"}, {unexplained, "待说明"}, {returned, "退回修改"}, {missing, "未报送"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", p.word, p.n))
		}
	}
	c := book.Text(strings.Join(parts, "，"))
	switch {
	case returned+missing > 0:
		return c.Toned(book.Red)
	case unexplained > 0:
		return c.Toned(book.Amber)
	}
	return c
}

// duForms lists the forms of the duties in the order of the campaign.
func (d *daily) duForms() []string {
	var forms []string
	for _, x := range d.dues {
		if !slices.Contains(forms, x.Duty.Form) {
			forms = append(forms, x.Duty.Form)
		}
	}
	slices.SortFunc(forms, func(a, b string) int {
		return d.compareDuties(record.Duty{Form: a}, record.Duty{Form: b})
	})
	return forms
}
