package check

import (
	"iter"
	"strconv"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Rows are the parameters of a check that looks at each row of a table.
type Rows struct {
	Table string // "" for the sheet, with kinds that look at either
	Item  string // the column that names a row in messages
}

// Instance is what every compiled check holds: the code it speaks for and the
// form, table and standard fields that it looks at.
type Instance struct {
	Form, Table         string
	Variant             string // the wording that its findings take
	Project, Name, Unit Ref
	code                finding.Code
	item                Ref
}

// Sheet starts a kind that looks at the sheet as a whole.
func (c *Compiler) Sheet() Instance {
	return Instance{Form: c.Form.ID, Variant: c.Variant, code: c.Code, Project: c.standard(form.ProjectField),
		Name: c.standard(form.ProjectNameField), Unit: c.standard(form.UnitField)}
}

// Rows starts a kind that looks at each row of a table.
func (c *Compiler) Rows(p Rows) Instance {
	c.byRow = true
	if c.table = c.Setup.Form.Table(p.Table); c.table == nil {
		c.Fault("table", "表单中没有表格“%s”", "the form has no table %q", p.Table)
		return Instance{}
	}
	n := c.Sheet()
	n.Table = p.Table
	if p.Item != "" {
		n.item = c.Column("item", p.Item)
	}
	return n
}

// Either starts a kind that looks at rows where a table is named, else at the
// sheet.
func (c *Compiler) Either(p Rows) Instance {
	if p.Table != "" {
		return c.Rows(p)
	}
	if p.Item != "" {
		c.NotTaken("item")
	}
	return c.Sheet()
}

// Record is what a check looks at: the sheet as a whole, or one row with the
// sheet around it.
type Record struct {
	Sheet *form.Submission
	Row   *form.TableRow
}

// Value is the field's value in the row or on the sheet.
func (r Record) Value(at Ref) form.Value {
	if at.inRow && r.Row != nil {
		return r.Row.Value(at.ID)
	}
	return r.Sheet.Fields[at.ID]
}

// Records are the sheet itself, or the rows of the instance's table.
func (n Instance) Records(s *form.Submission) iter.Seq[Record] {
	return func(yield func(Record) bool) {
		rows := n.rows(s)
		for i := range rows {
			if !yield(n.record(s, rows, i)) {
				return
			}
		}
	}
}

// theSheet stands for the rows of what is looked at as a whole.
var theSheet [1]form.TableRow

// rows are those of the instance's table; one that is none for the sheet itself.
func (n Instance) rows(s *form.Submission) []form.TableRow {
	if n.Table == "" {
		return theSheet[:]
	}
	return s.Tables[n.Table].Rows
}

func (n Instance) record(s *form.Submission, rows []form.TableRow, i int) Record {
	if n.Table == "" {
		return Record{Sheet: s}
	}
	return Record{Sheet: s, Row: &rows[i]}
}

// Finding starts a finding about one value of a record.
func (n Instance) Finding(r Record, at Ref, in Input) *finding.Finding {
	v := r.Value(at)
	f := &finding.Finding{
		Code:    n.code,
		Variant: n.Variant,
		Place:   finding.Place{Sheet: r.Sheet.Sheet, Cell: v.Cell},
		Form:    n.Form,
		Project: n.project(r, in),
		Field:   at.ID,
		Value:   Show(v, at.Type),
		Args:    finding.Args{"field": at.Label},
	}
	if r.Row != nil && at.inRow {
		f.Args["item"] = n.RowName(r)
	}
	return f
}

// RowName is how messages name a row: by what its naming column says, else by
// its line in the sheet.
func (n Instance) RowName(r Record) finding.Text {
	if n.item.Known() && r.Value(n.item).OK() {
		return finding.Quote(r.Value(n.item).Text)
	}
	line := strconv.Itoa(r.Row.Line)
	return finding.Text{ZH: "第 " + line + " 行", EN: "row " + line}
}

// ItemText is what the naming column of a row says, "" where that cannot be used.
func (n Instance) ItemText(r Record) string {
	if v := r.Value(n.item); n.item.Known() && v.OK() {
		return v.Text
	}
	return ""
}
