package workbookdiff

import (
	"jixiao/internal/office/sheet"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Edit is one cell that holds something else than was written. What was not
// there, or is no longer, is "".
type Edit struct {
	Sheet string      `json:"sheet"`
	Cell  finding.Ref `json:"cell"`
	Was   string      `json:"was"`
	Now   string      `json:"now"`
}

// Difference is all that two workbooks differ in.
type Difference struct {
	Edits []Edit `json:"edits"`
	// Rows counts the rows beyond those of the edits in which something differs
	// too: whoever sorted a sheet changed all of it.
	Rows int `json:"rows"`
	// Remarks counts the comments on cells that were not there.
	Remarks int `json:"remarks"`
}

// None reports whether nothing differs.
func (d Difference) None() bool { return len(d.Edits) == 0 && d.Rows == 0 && d.Remarks == 0 }

// Size orders differences: the smaller one is nearer to what was written.
func (d Difference) Size() int { return len(d.Edits) + d.Rows }

// most is how many edits are listed.
const most = 500

// limits are wide enough for every workbook of ours, and keep out bombs.
var limits = sheet.Limits{FileSize: 1 << 30, UnzippedSize: 8 << 30, PartSize: 4 << 30, ZipEntries: 10_000,
	Sheets: 1000, Rows: finding.MaxRow, Columns: finding.MaxCol, Cells: 100_000_000, Strings: 20_000_000,
	StringLength: 1 << 20, Nesting: 256, Merges: 5_000_000}

// Compare finds where a workbook differs from the one that was written. An
// error is that of reading the one that lies there now: a *sheet.Refusal;
// what was written must be readable, or the error is a *WrittenError.
func Compare(written, now []byte) (Difference, error) {
	before, err := open(written)
	if err != nil {
		return Difference{}, &WrittenError{err}
	}
	after, err := open(now)
	if err != nil {
		return Difference{}, err
	}
	d := Difference{Remarks: max(0, remarks(after)-remarks(before))}
	for _, p := range pairs(before, after) {
		p.each(func(was, now form.Row) { d.add(p.name, was, now) })
	}
	return d, nil
}

// open reads a workbook, whatever program saved it and under whatever type.
func open(data []byte) (*form.Workbook, error) { return sheet.OpenLists("总表.xlsx", data, limits) }

// WrittenError says that the copy of what was written cannot be read, so that
// nothing can be compared with it.
type WrittenError struct{ Err error }

// Error says so.
func (e *WrittenError) Error() string { return "read what was written: " + e.Err.Error() }

// Unwrap is the reason.
func (e *WrittenError) Unwrap() error { return e.Err }

func remarks(book *form.Workbook) int {
	n := 0
	for _, s := range book.Sheets {
		n += len(s.Comments)
	}
	return n
}

// add compares two rows of one number, as far as there is room for edits.
func (d *Difference) add(sheet string, was, now form.Row) {
	edits := compareRow(sheet, was.Cells, now.Cells)
	if len(edits) > 0 && len(d.Edits) >= most {
		d.Rows++
		return
	}
	d.Edits = append(d.Edits, edits...)
}

// compareRow goes along both rows, which ascend by column.
func compareRow(sheet string, was, now []form.Cell) []Edit {
	var edits []Edit
	for len(was) > 0 || len(now) > 0 {
		var a, b form.Cell
		if len(now) == 0 || len(was) > 0 && was[0].Ref.Col <= now[0].Ref.Col {
			a = was[0]
		}
		if len(was) == 0 || len(now) > 0 && now[0].Ref.Col <= was[0].Ref.Col {
			b = now[0]
		}
		at := a.Ref
		if a.Ref.IsZero() {
			at = b.Ref
		} else {
			was = was[1:]
		}
		if !b.Ref.IsZero() {
			now = now[1:]
		}
		if !same(a, b) {
			edits = append(edits, Edit{Sheet: sheet, Cell: at, Was: shown(a), Now: shown(b)})
		}
	}
	return edits
}
