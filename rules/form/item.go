package form

import (
	"strconv"

	"jixiao/rules/finding"
)

// nameItem puts the name of a row into what was found in it. V10 is explained by
// departments, and an explanation hangs on its words as they are.
func (t *blockReader) nameItem(from int, name finding.Text) {
	for i := range t.findings[from:] {
		if f := &t.findings[from+i]; f.Code != "V10" {
			f.Args["item"] = name
		}
	}
}

// rowName is how messages name a row: by what it is about, else by its line. The
// project's code stands in the message anyway.
func (t *blockReader) rowName(line TableRow) finding.Text {
	if i := t.words.identity; i >= 0 && t.def.Columns[i].ID != ProjectField {
		if v := line.Value(t.def.Columns[i].ID); v.OK() {
			return finding.Quote(v.Text)
		}
	}
	n := strconv.Itoa(line.Line)
	return finding.Text{ZH: "第 " + n + " 行", EN: "row " + n}
}
