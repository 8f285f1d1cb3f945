package load

import (
	"fmt"
	"slices"

	"jixiao/rules/form"
)

// pivot checks what spreads a column across, and adds the columns that it makes.
func (m *masterCheck) pivot() {
	p := m.out.Pivot
	if p == nil {
		return
	}
	at := m.at + ".pivot"
	b := m.def.Table(p.Table)
	if b == nil {
		m.doc.fault(at+".table", say("表单没有“%s”这个表格", "the form has no table %q", p.Table))
		return
	}
	if m.block != nil {
		m.doc.fault(at, say("pivot 只能与 rows: subjects 或 submissions 一起用", "a pivot belongs to rows: subjects or submissions"))
	}
	by := b.Column(p.By)
	switch {
	case by == nil:
		m.doc.fault(at+".by", say("表格 %s 没有“%s”这一列", "the table %s has no column %q", b.ID, p.By))
		return
	case len(by.Groups) == 0:
		m.doc.fault(at+".by", say("“%s”一列没有用 groups 列出类别，无法横向展开", "the column %s lists no groups to spread", by.Label))
	}
	for i, id := range p.Values {
		key, f := fmt.Sprintf("%s.values[%d]", at, i), b.Column(id)
		if f == nil || !f.Type.Numeric() {
			m.doc.fault(key, say("表格 %s 没有“%s”这一数字列", "the table %s has no column of numbers %q", b.ID, id))
			continue
		}
		for _, name := range by.GroupNames() {
			m.shown[name+"."+id] = f.Type
		}
		if p.Total != "" {
			m.shown[p.Total+"."+id] = f.Type
		}
	}
}

// closings wants sums and means of numbers, and room for the label before them.
func (m *masterCheck) closings() {
	for i := range m.out.Closing {
		o, at := &m.out.Closing[i], fmt.Sprintf("%s.closing[%d]", m.at, i)
		if len(o.Sum)+len(o.Mean)+len(o.Count) == 0 {
			m.doc.fault(at, say("要用 sum、mean 或 count 写明哪些列", "say with sum, mean or count which columns"))
		}
		for _, list := range []struct {
			key     string
			ids     []string
			numbers bool
		}{{"sum", o.Sum, true}, {"mean", o.Mean, true}, {"count", o.Count, false}} {
			for j, id := range list.ids {
				m.closed(fmt.Sprintf("%s.%s[%d]", at, list.key, j), id, list.numbers)
			}
		}
	}
}

func (m *masterCheck) closed(at, id string, numbers bool) {
	switch {
	case !m.known(at, id):
	case numbers && !m.shown[id].Numeric():
		m.doc.fault(at, say("“%s”不是数字列，不能相加", "the column %q holds no numbers to add up", id))
	case m.out.Columns[0].Key() == id:
		m.doc.fault(at, say("合计不能在第一列：那里写行名，如“合计”", "the first column has no total: the row's name stands there"))
	}
}

// counts wants two columns of words that are listed: text from a file would be a
// condition in the formulas that count it.
func (m *masterCheck) counts() {
	for i := range m.out.Counts {
		o, at := &m.out.Counts[i], fmt.Sprintf("%s.counts[%d]", m.at, i)
		m.sheetName(at+".sheet", o.Sheet)
		m.words(at, o.Title, o.Note)
		m.listed(at+".rows", o.Rows)
		m.listed(at+".columns", o.Columns)
		switch {
		case (o.Share == "") != (len(o.Of) == 0):
			m.doc.fault(at, say("share 与 of 要一起写", "share and of belong together"))
		case m.shown[o.Columns] == form.TypeChoice:
			m.offered(at+".of", m.fieldOf(o.Columns), o.Of)
		}
	}
}

func (m *masterCheck) listed(at, id string) {
	if m.known(at, id) && m.shown[id] != form.TypeChoice {
		m.doc.fault(at, say("“%s”不是 type: choice 的列，不能按它计数", "the column %q is not of type choice: it cannot be counted by", id))
	}
}

// fieldOf is the field that a column shows.
func (m *masterCheck) fieldOf(id string) string {
	i := slices.IndexFunc(m.out.Columns, func(c form.OutputColumn) bool { return c.Key() == id })
	return m.out.Columns[max(i, 0)].Field
}

// summary wants columns of numbers to sum up.
func (m *masterCheck) summary() {
	o := m.out.Summary
	if o == nil {
		return
	}
	at := m.at + ".summary"
	for i := range o.Totals {
		m.closed(fmt.Sprintf("%s.totals[%d].column", at, i), o.Totals[i].Column, true)
	}
	if o.Parts == nil {
		return
	}
	for i, id := range o.Parts.Columns {
		m.closed(fmt.Sprintf("%s.parts.columns[%d]", at, i), id, true)
	}
	for i, id := range o.Parts.Say {
		if !slices.Contains(o.Parts.Columns, id) {
			m.doc.fault(fmt.Sprintf("%s.parts.say[%d]", at, i), say("“%s”不在 columns 里", "%q is not among the columns", id))
		}
	}
}
