package load

import (
	"fmt"
	"slices"

	"jixiao/rules/form"
)

// column checks a column of a sheet of the master.
func (m *masterCheck) column(at string, o *form.OutputColumn) {
	shows := 0
	for _, s := range []string{o.Field, o.Subject, o.Unit, o.Show} {
		if s != "" {
			shows++
		}
	}
	if shows != 1 {
		m.doc.fault(at, say("每一列只能是 field、subject、unit、show 中的一种", "want exactly one of field, subject, unit, show"))
		return
	}
	if first, taken := m.columns[o.Key()]; taken {
		m.doc.fault(at, say("与第 %d 行的列代码相同（%s），请用 id 另起一个", "has the id of line %d (%s): give it an id of its own", m.doc.line(first), o.Key()))
		return
	}
	m.columns[o.Key()] = at
	m.shown[o.Key()] = m.typeOf(at, o)
	m.role(at, o, m.shown[o.Key()])
	if o.Merge && m.shown[o.Key()].Numeric() {
		m.doc.fault(at+".merge", say("数字列不能合并单元格，合计会算错", "numbers cannot be merged: sums would go astray"))
	}
}

// typeOf is the type of what a column shows.
func (m *masterCheck) typeOf(at string, o *form.OutputColumn) form.Type {
	switch {
	case o.Field != "":
		return m.fieldType(at+".field", o.Field)
	case o.Subject != "":
		m.subjectKnown(at+".subject", o.Subject)
		if o.Subject == "budget" {
			return form.TypeAmount
		}
	case o.Show == "ordinal":
		return form.TypeCount
	}
	return form.TypeText
}

// fieldType finds the field that a column shows. A column of a table can stand
// in a row of the master only where that row is one of the table, or names the
// subject.
func (m *masterCheck) fieldType(at, id string) form.Type {
	if m.block != nil {
		if f := m.block.Column(id); f != nil {
			return f.Type
		}
	}
	f := m.def.Field(id)
	if f == nil {
		m.doc.fault(at, say("表单没有“%s”这一栏", "the form has no field %q", id))
		return form.TypeText
	}
	for i := range m.def.Tables {
		b := &m.def.Tables[i]
		if b.Column(id) == nil || slices.ContainsFunc(m.def.Fields, func(f form.Field) bool { return f.ID == id }) {
			continue
		}
		if m.out.Rows != form.EachSubject || b.Column(m.def.SubjectField()) == nil {
			m.doc.fault(at, say("“%s”是表格 %s 的列，一行一个的请写 rows: %s", "%q is a column of the table %s: say rows: %s for a row each", f.Label, b.ID, b.ID))
		}
	}
	return f.Type
}

// subjectKnown wants only what the campaign can know of a subject of the kind.
func (m *masterCheck) subjectKnown(at, what string) {
	switch about := m.def.About; {
	case about == form.AboutDepartment || about == form.AboutCampaign:
		m.doc.fault(at, say("这张表不针对项目或单位（about: %s），报送单位用 unit", "the form is about nothing in particular (about: %s): use unit for who hands it in", about))
	case about != form.AboutProject && (what == "division" || what == "budget"):
		m.doc.fault(at, say("只有项目才有归口科室和预算", "only a project has a division and a budget"))
	}
}

// role wants a meaning that fits the type, and words of a state that its field
// offers.
func (m *masterCheck) role(at string, o *form.OutputColumn, t form.Type) {
	switch {
	case (o.Role == form.RoleScore || o.Role == form.RoleAmount) && !t.Numeric():
		m.doc.fault(at+".role", say("这个含义要用在数字列", "the role needs a column of numbers"))
	case o.Role == form.RoleDue && t != form.TypeDate:
		m.doc.fault(at+".role", say("这个含义要用在日期列", "the role needs a column of dates"))
	}
	for _, w := range []struct {
		key   string
		words []string
	}{{"done", o.Done}, {"going", o.Going}, {"lasting", o.Lasting}} {
		key := at + "." + w.key
		if len(w.words) > 0 && o.Role != form.RoleState {
			m.doc.fault(key, say("%s 只能与 role: state 一起用", "%s belongs to role: state", w.key))
		}
		m.offered(key, o.Field, w.words)
	}
}

// offered wants words that a field offers.
func (m *masterCheck) offered(at, field string, words []string) {
	f := m.field(field)
	if f == nil || f.Type != form.TypeChoice {
		return
	}
	for i, word := range words {
		if !slices.ContainsFunc(f.Choices, func(c form.Choice) bool { return c.Is == word }) {
			m.doc.fault(fmt.Sprintf("%s[%d]", at, i), say("“%s”不是“%s”的选项", "%q is not among the choices of %s", word, f.Label))
		}
	}
}

// field finds the field that a column shows.
func (m *masterCheck) field(id string) *form.Field {
	if m.block != nil {
		if f := m.block.Column(id); f != nil {
			return f
		}
	}
	return m.def.Field(id)
}
