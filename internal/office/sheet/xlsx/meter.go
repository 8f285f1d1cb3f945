package xlsx

import (
	"jixiao/internal/office/ooxml"
	"jixiao/internal/office/sheet/limit"
)

// Bounds that no setting changes.
const (
	// A few kilobytes of file can name the same long text in every cell, and
	// whoever reads the cells has to look at it each time: this bounds the
	// time.
	maxNamed = 256 << 20
	// Texts that short are bounded by the number of cells alone.
	shortText = 256
	// This bounds the memory that texts and formulas take.
	maxStored = 64 << 20
	// This bounds what the packed rows of a workbook take.
	maxPacked = 160 << 20
	// Ghost rows count against no limit, but somebody has to read them.
	maxGhosts = 1 << 30
)

// meter counts what a file costs against the limits.
type meter struct {
	limits  limit.Limits
	formula bound // of formulas
	ghosts  int64
	named   int64
	stored  int64
	packed  int64
	cells   int
	shared  int
	merges  int
}

func newMeter(limits limit.Limits) meter {
	m := meter{limits: limits, formula: bound{"formula_length", limits.FormulaLength}}
	if m.formula.most == 0 {
		m.formula.most = limits.StringLength
	}
	return m
}

func (m *meter) sheets(n int) error {
	return limit.Over("sheets", int64(n), int64(m.limits.Sheets))
}

// cell counts a cell with a value, in the nth row that has any.
func (m *meter) cell(column, rows int) error {
	m.cells++
	l := &m.limits
	if (l.Cells <= 0 || m.cells <= l.Cells) && (l.Columns <= 0 || column <= l.Columns) && (l.Rows <= 0 || rows <= l.Rows) {
		return nil
	}
	if err := limit.Over("cells", int64(m.cells), int64(l.Cells)); err != nil {
		return err
	}
	if err := limit.Over("columns", int64(column), int64(l.Columns)); err != nil {
		return err
	}
	return limit.Over("rows", int64(rows), int64(l.Rows))
}

func (m *meter) sharedString() error {
	m.shared++
	return limit.Over("strings", int64(m.shared), int64(m.limits.Strings))
}

func (m *meter) merge() error {
	m.merges++
	return limit.Over("merges", int64(m.merges), int64(m.limits.Merges))
}

// bound is the most characters that a text or formula may have, and the name of
// that limit.
type bound struct {
	variant string
	most    int
}

func (m *meter) text() bound { return bound{"string_length", m.limits.StringLength} }

// length checks a raw text.
func (b bound) length(raw []byte) error {
	if b.most <= 0 || len(raw) <= b.most {
		return nil
	}
	return limit.Over(b.variant, int64(ooxml.Characters(raw)), int64(b.most))
}

// growing checks a text of which more may come: it is only measured when even
// all entities could not make it short enough.
func (b bound) growing(raw []byte) error {
	const longestEntity = 12
	if len(raw) <= longestEntity*b.most {
		return nil
	}
	return b.length(raw)
}

// name counts a text that a cell refers to.
func (m *meter) name(text string) error {
	if len(text) <= shortText {
		return nil
	}
	m.named += int64(len(text))
	return limit.Over("unzipped_size", m.named, maxNamed)
}

// storeText is store for the text of a cell. Packed rows are counted as such.
func (s *scan) storeText(bytes int) error {
	if s.out.Packed != nil {
		return nil
	}
	return s.store(bytes)
}

// store counts text that is kept.
func (m *meter) store(bytes int) error {
	m.stored += int64(bytes)
	if m.stored <= maxStored {
		return nil
	}
	return limit.Over("unzipped_size", m.stored, maxStored)
}

// pack counts what packed rows take.
func (m *meter) pack(bytes int) error {
	m.packed += int64(bytes)
	if m.packed <= maxPacked {
		return nil
	}
	return limit.Over("unzipped_size", m.packed, maxPacked)
}

// ghost takes back bytes that turned out to hold nothing.
func (r *reader) ghost(bytes int64) error {
	r.ghosts += bytes
	r.pkg.Forgive(bytes)
	if r.ghosts <= maxGhosts {
		return nil
	}
	return limit.Over("unzipped_size", r.ghosts, maxGhosts)
}
