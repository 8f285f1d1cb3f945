package rules

import (
	"iter"
	"strconv"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// instance is what every compiled check holds: the code it speaks for and the
// form, table and standard fields that it looks at.
type instance struct {
	info             Info
	variant          string
	form             string
	table            string
	item             ref
	code, name, unit ref
}

// Info is the catalogue entry that the check speaks for.
func (n instance) Info() Info { return n.info }

// ref is a field of a form, looked up once. The zero ref is no field.
type ref struct {
	id       string
	inRow    bool // a column of the table, or a total of its sub-total rows
	kind     form.Type
	label    finding.Text
	required bool
}

func (r ref) known() bool { return r.id != "" }

// record is what a check looks at: the sheet as a whole, or one row with the
// sheet around it.
type record struct {
	sheet *form.Submission
	row   *form.TableRow
}

// value is the field's value in the row or on the sheet.
func (r record) value(at ref) form.Value {
	if at.inRow && r.row != nil {
		return r.row.Value(at.id)
	}
	return r.sheet.Fields[at.id]
}

// records are the sheet itself, or the rows of the instance's table.
func (n instance) records(s *form.Submission) iter.Seq[record] {
	return func(yield func(record) bool) {
		if n.table == "" {
			yield(record{sheet: s})
			return
		}
		rows := s.Tables[n.table].Rows
		for i := range rows {
			if !yield(record{sheet: s, row: &rows[i]}) {
				return
			}
		}
	}
}

// finding starts a finding about one value of a record.
func (n instance) finding(r record, at ref, in Input) finding.Finding {
	v := r.value(at)
	f := finding.Finding{
		Code:    n.info.Code,
		Variant: n.variant,
		Place:   finding.Place{Sheet: r.sheet.Sheet, Cell: v.Cell},
		Form:    n.form,
		Project: n.project(r, in),
		Field:   at.id,
		Value:   show(v, at.kind),
		Args:    finding.Args{"field": at.label},
	}
	if r.row != nil && at.inRow {
		f.Args["item"] = n.rowName(r)
	}
	return f
}

// rowName is how messages name a row: by what its naming column says, else by
// its line in the sheet.
func (n instance) rowName(r record) finding.Text {
	if name := r.value(n.item); n.item.known() && name.OK() {
		return quote(name.Text)
	}
	line := strconv.Itoa(r.row.Line)
	return finding.Text{ZH: "第 " + line + " 行", EN: "row " + line}
}

// project is the code that a finding carries: the one written there, or that
// of the project which the form names without code.
func (n instance) project(r record, in Input) string {
	if code := r.value(n.code); n.code.known() && code.OK() {
		return code.Text
	}
	p, _ := n.subject(r, in)
	return p.Code
}

// subject is the register's project that a record is about, if the reader may
// see it: another's is compared with nothing.
func (n instance) subject(r record, in Input) (Project, bool) { return in.Facts.shown(n.named(r, in)) }

// named is the register's project that a record names, whosever it is: by its
// code, or by its name where no code is given.
func (n instance) named(r record, in Input) (Project, bool) {
	var code form.Value
	if n.code.known() {
		code = r.value(n.code)
	}
	if code.OK() {
		return in.Facts.coded(code.Text)
	}
	name := r.value(n.name)
	if code.Given() || n.code.required || !n.name.known() || !name.OK() {
		return Project{}, false
	}
	return in.Facts.called(name.Text)
}

// notYours completes the finding of a project that is not the sender's. Of the
// register it says which projects are, and nothing else.
func (n instance) notYours(f *finding.Finding, r record, department string, in Input) {
	f.Args["owner"] = finding.Text{ZH: "其他单位", EN: "another unit"}
	f.Args["department"] = finding.Same(in.Facts.unitText(department))
	if meant := n.meant(r, in); meant.Code != "" && in.Facts.takesPart(meant, department) {
		f.Expected, f.Args["meant"] = meant.Code, finding.Same(meant.Code)
		return
	}
	f.Expected, f.Args["own"] = in.Facts.own()
}

// department is whose file it is: by its folder, else by the unit that the
// sheet names, if there is such a unit.
func (n instance) department(r record, in Input) string {
	if in.Department != "" {
		return in.Department
	}
	code, _, ok := unitOf(r, n.unit)
	if _, known := in.Facts.Unit(code); !ok || !known {
		return ""
	}
	return code
}
