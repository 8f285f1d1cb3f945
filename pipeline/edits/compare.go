package edits

import (
	"cmp"
	"hash/maphash"
	"slices"

	"jixiao/pipeline/sheet"
	"jixiao/rules/finding"
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

// most is how many rows that differ are looked at cell by cell, and how many
// edits are listed.
const most = 500

// limits are wide enough for every workbook of ours, and keep out bombs.
var limits = sheet.Limits{FileSize: 1 << 30, UnzippedSize: 8 << 30, PartSize: 4 << 30, ZipEntries: 10_000,
	Sheets: 1000, Rows: finding.MaxRow, Columns: finding.MaxCol, Cells: 100_000_000, Strings: 20_000_000,
	StringLength: 1 << 20, Nesting: 256, Merges: 5_000_000}

// Compare finds where a workbook differs from the one that was written. An
// error is that of reading the one that lies there now: a *sheet.Refusal;
// what was written must be readable, or the error is a *WrittenError.
func Compare(written, now []byte) (Difference, error) {
	seed := maphash.MakeSeed()
	before, err := fingerprint(written, seed)
	if err != nil {
		return Difference{}, &WrittenError{err}
	}
	after, err := fingerprint(now, seed)
	if err != nil {
		return Difference{}, err
	}
	rows := before.against(after)
	d := Difference{Remarks: max(0, after.remarks-before.remarks)}
	if len(rows) > most {
		d.Rows, rows = len(rows)-most, rows[:most]
	}
	if len(rows) == 0 {
		return d, nil
	}
	was, err := collect(written, rows)
	if err != nil {
		return d, &WrittenError{err}
	}
	is, err := collect(now, rows)
	if err != nil {
		return d, err
	}
	d.list(rows, was, is)
	return d, nil
}

// WrittenError says that the copy of what was written cannot be read, so that
// nothing can be compared with it.
type WrittenError struct{ Err error }

// Error says so.
func (e *WrittenError) Error() string { return "read what was written: " + e.Err.Error() }

// Unwrap is the reason.
func (e *WrittenError) Unwrap() error { return e.Err }

// list compares rows cell by cell, as far as there is room for edits.
func (d *Difference) list(rows []place, was, is map[place]cells) {
	for _, at := range rows {
		if len(d.Edits) >= most {
			d.Rows++
			continue
		}
		d.Edits = append(d.Edits, compareRow(at, was[at], is[at])...)
	}
}

func compareRow(at place, was, is cells) []Edit {
	var edits []Edit
	add := func(col int, a, b cell) {
		if !a.same(b) {
			edits = append(edits, Edit{Sheet: at.sheet, Cell: finding.Ref{Row: at.row, Col: col}, Was: a.shown, Now: b.shown})
		}
	}
	for col, a := range was {
		add(col, a, is[col])
	}
	for col, b := range is {
		if _, both := was[col]; !both {
			add(col, cell{}, b)
		}
	}
	slices.SortFunc(edits, func(x, y Edit) int { return cmp.Compare(x.Cell.Col, y.Cell.Col) })
	return edits
}
