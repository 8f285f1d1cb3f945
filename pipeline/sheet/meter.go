package sheet

import (
	"io"

	"jixiao/pipeline/sheet/limit"
)

// Bounds that no setting changes.
const (
	// A few kilobytes of file can name the same long string in every cell, and
	// the library makes a new copy of it each time: this bounds the time.
	maxCopied = 256 << 20
	// The text of a workbook is in memory several times over while it is
	// read: this bounds the memory.
	maxStored = 32 << 20
	// Ghost rows count against no limit, but somebody has to read them.
	maxGhosts = 1 << 30
)

// meter counts what a file costs against the limits.
type meter struct {
	limits   Limits
	unzipped int64
	ghosts   int64 // of these, the bytes of empty cells and rows
	copied   int64
	stored   int64
	cells    int
	strings  int
	merges   int
}

func over(variant string, value, most int64) error { return limit.Over(variant, value, most) }

func (m *meter) cell(column, rows int) error {
	m.cells++
	if err := over("cells", int64(m.cells), int64(m.limits.Cells)); err != nil {
		return err
	}
	if err := over("columns", int64(column), int64(m.limits.Columns)); err != nil {
		return err
	}
	return over("rows", int64(rows), int64(m.limits.Rows))
}

func (m *meter) sharedString() error {
	m.strings++
	return over("strings", int64(m.strings), int64(m.limits.Strings))
}

func (m *meter) merge() error {
	m.merges++
	return over("merges", int64(m.merges), int64(m.limits.Merges))
}

// length checks a raw text. A text that is still growing is only measured
// when even all entities could not make it short enough.
func (m *meter) length(raw []byte) error {
	limit := int64(m.limits.StringLength)
	if limit <= 0 || int64(len(raw)) <= limit {
		return nil
	}
	return over("string_length", int64(characters(raw)), limit)
}

func (m *meter) growing(raw []byte) error {
	const longestEntity = 12
	if len(raw) <= longestEntity*m.limits.StringLength {
		return nil
	}
	return m.length(raw)
}

// copy counts text that the library will copy.
func (m *meter) copy(bytes int64) error {
	m.copied += bytes
	return over("unzipped_size", m.copied, maxCopied)
}

// store counts text that is held until the workbook is read.
func (m *meter) store(bytes int) error {
	m.stored += int64(bytes)
	return over("unzipped_size", m.stored, maxStored)
}

// ghost takes back bytes that turned out to hold nothing.
func (m *meter) ghost(bytes int64) error {
	m.ghosts += bytes
	return over("unzipped_size", m.ghosts, maxGhosts)
}

// metered counts the bytes that really come out of a zip entry; what its
// directory declares proves nothing.
type metered struct {
	src   io.Reader
	meter *meter
}

func (r metered) Read(p []byte) (int, error) {
	n, err := r.src.Read(p)
	m := r.meter
	m.unzipped += int64(n)
	if refused := over("unzipped_size", m.unzipped-m.ghosts, m.limits.UnzippedSize); refused != nil {
		return n, refused
	}
	return n, err
}
