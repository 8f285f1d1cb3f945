package load

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"jixiao/pipeline/campaign"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// masterCheck holds one sheet of the master while it is checked.
type masterCheck struct {
	*formCheck
	at      string // master[0]
	out     *form.Output
	block   *form.Block       // whose rows it lists, nil where it lists none
	columns map[string]string // id → key path
	shown   map[string]form.Type
}

// master checks the sheets of the master that a form fills. One that fills none
// would be accepted into nothing.
func (c *formCheck) master() {
	if len(c.def.Master) == 0 && len(c.doc.broken) == 0 {
		c.doc.fault("master", say("没有写明汇总到总表的哪张工作表、有哪些列，报来的内容进不了总表。最少这样写：%s",
			"it fills no sheet of the master, so nothing of it would arrive there. The least is: %s", smallest(c.def)))
	}
	for i := range c.def.Master {
		o := &c.def.Master[i]
		m := &masterCheck{formCheck: c, at: fmt.Sprintf("master[%d]", i), out: o, block: c.def.Table(o.Rows),
			columns: map[string]string{}, shown: map[string]form.Type{}}
		m.run()
	}
}

// smallest is the least that a form can say of the master: a row each of its
// table, or of its sheets, with what stands first.
func smallest(d *form.Definition) string {
	const few = 3
	rows, fields := form.EachSubmission, d.Fields
	if len(d.Tables) > 0 {
		rows, fields = d.Tables[0].ID, d.Tables[0].Columns
	}
	columns := []string{"{unit: text}"}
	for _, f := range fields[:min(len(fields), few)] {
		columns = append(columns, "{field: "+f.ID+"}")
	}
	return fmt.Sprintf("master: [{sheet: %s, rows: %s, columns: [%s]}]", d.Name.In(finding.ZH), rows, strings.Join(columns, ", "))
}

func (m *masterCheck) run() {
	m.sheetName(m.at+".sheet", m.out.Sheet)
	m.words(m.at, m.out.Caption, m.out.Title, m.out.Note)
	switch m.out.Rows {
	case form.EachSubject, form.EachSubmission, "":
	default:
		if m.block == nil {
			m.doc.fault(m.at+".rows", say("rows 应是 subjects、submissions 或一个表格的代码，现为“%s”", "rows must be subjects, submissions or the id of a table, got %q", m.out.Rows))
			return
		}
	}
	if m.out.Joins {
		m.joins()
		return
	}
	if len(m.out.Columns) == 0 {
		m.doc.fault(m.at, say("要用 columns 列出这张工作表的各列；只给别的表单的工作表添数的，写 joins: true", "list the columns of the sheet, or say joins: true where another form draws it"))
		return
	}
	for i := range m.out.Columns {
		m.column(fmt.Sprintf("%s.columns[%d]", m.at, i), &m.out.Columns[i])
	}
	m.pivot()
	m.closings()
	m.counts()
	m.summary()
	for i, id := range m.out.Order {
		m.known(fmt.Sprintf("%s.order[%d]", m.at, i), strings.TrimPrefix(id, "-"))
	}
	if m.out.Freeze > len(m.out.Columns) {
		m.doc.fault(m.at+".freeze", say("只有 %d 列", "there are only %d columns", len(m.out.Columns)))
	}
}

// joins leaves everything but the rows to the form that draws the sheet.
func (m *masterCheck) joins() {
	o := m.out
	if len(o.Columns)+len(o.Order)+len(o.Closing)+len(o.Counts) > 0 || o.Pivot != nil || o.Summary != nil || o.Title+o.Caption+o.Note != "" {
		m.doc.fault(m.at, say("写了 joins 的只写 sheet 和 rows，各列由画这张工作表的表单决定", "with joins give only sheet and rows: the form that draws the sheet says the rest"))
	}
}

// known wants a column of the sheet.
func (m *masterCheck) known(at, id string) bool {
	if _, ok := m.shown[id]; ok || id == "" {
		return ok
	}
	m.doc.fault(at, say("这张工作表没有“%s”这一列", "the sheet has no column %q", id))
	return false
}

// forbidden are the signs that no sheet's name may hold.
const forbidden = `[]:*?/\`

// sheetName wants a name that Excel takes, and that no sheet of the program's
// own has.
func (m *masterCheck) sheetName(at, name string) {
	switch {
	case name == "":
		return // the struct tag says so
	case strings.ContainsAny(name, forbidden) || strings.Trim(name, "' ") != name || strings.EqualFold(name, "history"):
		m.doc.fault(at, say("工作表的名称不能有 %s，首尾不能是单引号或空格，现为“%s”", "a sheet's name holds none of %s and neither begins nor ends with a quote or blank, got %q", forbidden, name))
	case slices.Contains(ownSheets, name):
		m.doc.fault(at, say("“%s”是总表自带的工作表，请换一个名称", "%q is a sheet of the program's own: take another name", name))
	}
}

var placeholder = regexp.MustCompile(`\{[^}]*\}`)

// placeholders are what titles of the master may leave open.
var placeholders = []string{"{year}", "{budget_year}", "{name}", "{district}", "{district_short}", "{as_of}"}

// words wants titles to leave open only what can be filled in.
func (m *masterCheck) words(at string, texts ...string) {
	for _, text := range texts {
		for _, open := range placeholder.FindAllString(text, -1) {
			if !slices.Contains(placeholders, open) {
				m.doc.fault(at, say("标题里没有 %s 可填，可以用：%s", "a title cannot fill in %s; known: %s", open, strings.Join(placeholders, " ")))
			}
		}
	}
}

// ownSheets are the sheets of the master that no form fills.
var ownSheets = []string{campaign.FrontSheet, campaign.FinalSheet, "报送情况", "审核意见清单", "情况说明", "数据来源"}
