package answer

import (
	"strings"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// mostHeadRows is how far down a header row is looked for: people put notes
// above it.
const mostHeadRows = 30

// column is what a column of an answer sheet is for.
type column int

const (
	key column = iota
	code
	project
	sheet
	cell
	standing
	explanation
	objection

	// Of the section's comparison.
	unit
	file
	place
	said
	words
	compared

	// Of what the section decides.
	opinion
	undo
	about
	day
	reason
	decider
	doc
	how
	signer
	signed
)

// heads are the names of columns, in the words of reports and marked copies.
var heads = map[string]column{
	record.KeyColumn: key, "规则代码": code, "项目": project, "事项": project, "工作表": sheet, "单元格": cell, "现填内容": standing,
	"情况说明": explanation, "异议": objection,
	record.ReleaseKeyColumn: key, record.ReleaseColumn: explanation, // of the section, on a department
	record.NoteKeyColumn: key, "单位": unit, "文件": file, "位置": place, "程序的意见": said,
	record.WordsColumn: words, record.CompareColumn: compared,
	record.OpinionColumn: opinion, record.ActColumn: opinion, record.UndoColumn: undo, record.ActKeyColumn: key, "表单": about,
	"项目/事项": project, "文件或编号": file, record.DateColumn: day, record.ReasonColumn: reason, record.DeciderColumn: decider,
	record.DocColumn: doc, record.HowColumn: how, record.SignerColumn: signer, record.SignedColumn: signed,
	"RULE": code, "PROJECT": project, "SUBJECT": project, "SHEET": sheet, "CELL": cell, "VALUE": standing,
	"EXPLANATION": explanation, "OBJECTION": objection,
}

// table is a sheet with answers: its header row and where each column stands.
type table struct {
	sheet    *form.Sheet
	date1904 bool
	head     int // row number
	columns  map[column]int
	// releases says that rows are about departments, not about findings.
	releases bool
	// compares says that rows hold the section's findings against the program's.
	compares bool
	// decides says that rows are decisions of the section.
	decides bool
}

// tableOf finds the header row of answers on a sheet; ok is false where there
// is none.
func tableOf(s *form.Sheet) (t table, ok bool) {
	for _, row := range s.Rows {
		if row.Index > mostHeadRows {
			break
		}
		t = headOf(s, row)
		if len(t.columns) == 0 {
			continue // as nearly all rows
		}
		t.compares = t.has(said) && t.has(words) && t.has(compared)
		t.decides = t.has(opinion) && (t.decides || t.has(reason) && t.has(decider))
		if t.answers() || t.compares || t.decides {
			return t, true
		}
	}
	return table{}, false
}

// headOf reads a row as if it were the header row.
func headOf(s *form.Sheet, row form.Row) table {
	t := table{sheet: s, head: row.Index}
	for i := range row.Cells {
		name := value.Fold(row.Cells[i].Text)
		kind, known := heads[name]
		if !known {
			continue
		}
		t.releases = t.releases || name == record.ReleaseKeyColumn
		t.decides = t.decides || name == record.ActKeyColumn
		if t.columns == nil {
			t.columns = map[column]int{}
		}
		if _, taken := t.columns[kind]; !taken {
			t.columns[kind] = row.Cells[i].Ref.Col
		}
	}
	return t
}

// answers reports whether there is a column to answer in, and one that says
// what is answered.
func (t table) answers() bool {
	return t.has(explanation, objection) && t.has(key, code, cell)
}

func (t table) has(any ...column) bool {
	for _, c := range any {
		if _, ok := t.columns[c]; ok {
			return true
		}
	}
	return false
}

// line is one row of the table, its texts by what they are for.
type line struct {
	row   int
	texts map[column]string
	wrong map[column]bool // error values
}

func (t table) read(row form.Row) line {
	l := line{row: row.Index, texts: map[column]string{}, wrong: map[column]bool{}}
	for kind, col := range t.columns {
		for _, c := range row.Cells {
			if c.Ref.Col == col && (c.Kind != form.Blank || c.Formula != "") {
				l.texts[kind], l.wrong[kind] = written(c), c.Kind == form.Error || c.Kind == form.Blank
			}
		}
	}
	return l
}

// written is what somebody wrote into a cell: of words that a program took for a
// formula and could not compute, or did not, the words.
func written(c form.Cell) string {
	if (c.Kind == form.Error || c.Kind == form.Blank) && c.Formula != "" {
		return "=" + c.Formula
	}
	return strings.TrimSpace(c.Text)
}

// spot is the cell by which an answer is named: that of its explanation, else
// of its objection.
func (t table) spot(l line) string {
	col, ok := t.columns[explanation]
	if !ok {
		col = t.columns[objection]
	}
	return finding.Ref{Row: l.row, Col: col}.String()
}
