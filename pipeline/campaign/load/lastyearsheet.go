package load

import (
	"slices"
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// The columns by which a row of the year before names its project.
var (
	pastNames = []string{"项目名称", "项目"}
	pastCodes = []string{"项目编号", "项目代码", "序号", "编号", "代码"}
	pastEnds  = []string{"合计", "总计"}
)

// pastTable is a sheet of the year before with a row a project.
type pastTable struct {
	columns    []pastColumn
	prefixes   []string // that may stand before a column's name
	code, name int      // columns of the sheet; 0 is none
	rows       []*form.Row
	date1904   bool
	yuan       bool // amounts are in 元
}

// pastColumn is a column of the sheet, with its header.
type pastColumn struct {
	at   int
	text string
}

// pastTableOf finds the rows of projects on a sheet. One on which a project stands
// twice is no list of projects.
func pastTableOf(s *form.Sheet, date1904 bool) (t pastTable, ok bool) {
	if t, ok = pastRowsOf(s, date1904); !ok {
		return t, false
	}
	seen := map[string]bool{}
	for _, r := range t.rows {
		code, name := t.project(r)
		key := code + "\n" + name
		if seen[key] || code != "" && seen[code] {
			return t, false
		}
		seen[key], seen[code] = true, true
	}
	return t, true
}

// pastRowsOf finds the rows on a sheet that name a project.
func pastRowsOf(s *form.Sheet, date1904 bool) (t pastTable, ok bool) {
	i := slices.IndexFunc(s.Rows[:min(headerRows, len(s.Rows))], func(r form.Row) bool { return headedBy(&r, pastNames) > 0 && len(r.Cells) > 1 })
	if i < 0 {
		return t, false
	}
	t = pastTable{code: headedBy(&s.Rows[i], pastCodes), name: headedBy(&s.Rows[i], pastNames), date1904: date1904, yuan: inYuan(s.Rows[:i])}
	t.headers(s, i)
	for n := range s.Rows[i+1:] {
		r := &s.Rows[i+1+n]
		code, name := t.project(r)
		if slices.Contains(pastEnds, code) || slices.Contains(pastEnds, name) {
			break
		}
		if name != "" {
			t.rows = append(t.rows, r)
		}
	}
	return t, len(t.rows) > 0
}

// headedBy is the column under the first of some headers that stands in a row, 0
// without any.
func headedBy(r *form.Row, headers []string) int {
	for _, h := range headers {
		for _, c := range r.Cells {
			if key(c.Text) == key(h) {
				return c.Ref.Col
			}
		}
	}
	return 0
}

// headers reads the row of headers, and one below it whose headers stand under those:
// 产出.得分.
func (t *pastTable) headers(s *form.Sheet, i int) {
	below := map[int]string{}
	if i+1 < len(s.Rows) {
		if _, name := t.project(&s.Rows[i+1]); name == "" {
			for _, c := range s.Rows[i+1].Cells {
				below[c.Ref.Col] = value.Clean(c.Text)
			}
		}
	}
	above := map[int]string{}
	for _, c := range s.Rows[i].Cells {
		above[c.Ref.Col] = value.Clean(c.Text)
	}
	over := ""
	for col := 1; col <= lastColumn(s.Rows[i:min(i+2, len(s.Rows))]); col++ {
		if above[col] != "" {
			over = above[col]
		}
		switch sub := below[col]; {
		case sub != "" && over != "":
			t.columns = append(t.columns, pastColumn{col, over + "." + sub})
		case above[col] != "":
			t.columns = append(t.columns, pastColumn{col, above[col]})
		}
	}
}

func lastColumn(rows []form.Row) int {
	last := 0
	for _, r := range rows {
		for _, c := range r.Cells {
			last = max(last, c.Ref.Col)
		}
	}
	return last
}

// project is how a row names its project.
func (t *pastTable) project(r *form.Row) (code, name string) {
	if c := cellIn(r, t.code); c != nil && c.Kind != form.Error {
		code = value.Fold(plain(*c))
		if c.Kind == form.Number {
			code = value.Fold(value.NumberCode(c.Text, c.Format))
		}
	}
	if c := cellIn(r, t.name); c != nil && c.Kind == form.Text {
		name = value.Clean(c.Text)
	}
	return code, name
}

// said is what a cell says: a number in full, a day as a day; "" is nothing.
func (t *pastTable) said(c *form.Cell) string {
	if c == nil || c.Kind == form.Blank {
		return ""
	}
	if c.Kind == form.Number && value.IsDateFormat(c.Format) {
		if serial, err := value.ParseStored(c.Text); err == nil {
			if d, err := value.FromSerial(serial, t.date1904); err == nil {
				return d.String()
			}
		}
	}
	text := plain(*c)
	if strings.Trim(text, "-—–/无") == "" {
		return "" // the signs for "none"
	}
	return finding.OneLine(text)
}
