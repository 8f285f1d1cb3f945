package draft

import (
	"unicode/utf8"

	"jixiao/internal/office/sheet/limit"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Bounds that no setting raises: they hold the memory of one file.
const (
	maxCells  = 800_000
	maxStored = 32 << 20
	maxMerges = 1 << 18
	maxSheets = 1 << 12
	// A few bytes of a file can have the same text made again for every cell
	// (a shared formula): this bounds the time.
	maxCopied = 256 << 20
)

// Book is a workbook being read. What it holds is never above the limits.
type Book struct {
	Date1904 bool
	Macros   bool
	Links    bool
	Texts    Texts

	limits limit.Limits
	sheets []*Sheet
	cells  int
	merges int
	texts  int
	stored int64
	copied int64
}

// Add begins the next sheet.
func (b *Book) Add(name string) (*Sheet, error) {
	if err := over("sheets", int64(len(b.sheets)+1), b.limits.Sheets, maxSheets); err != nil {
		return nil, err
	}
	if err := b.Keep(name); err != nil {
		return nil, err
	}
	s := &Sheet{Name: name, book: b}
	b.sheets = append(b.sheets, s)
	return s, nil
}

// Keep counts a text that cells will hold, once however many hold it.
func (b *Book) Keep(text string) error {
	if n := len(text); b.limits.StringLength > 0 && n > b.limits.StringLength {
		if err := limit.Over("string_length", int64(utf8.RuneCountInString(text)), int64(b.limits.StringLength)); err != nil {
			return err
		}
	}
	b.stored += int64(len(text))
	return limit.Over("unzipped_size", b.stored, maxStored)
}

// KeepFormula is Keep for a formula, which has a length of its own.
func (b *Book) KeepFormula(text string) error {
	longest := b.limits.FormulaLength
	if longest == 0 {
		longest = b.limits.StringLength
	}
	if longest > 0 && len(text) > longest {
		if err := limit.Over("formula_length", int64(utf8.RuneCountInString(text)), int64(longest)); err != nil {
			return err
		}
	}
	b.stored += int64(len(text))
	return limit.Over("unzipped_size", b.stored, maxStored)
}

// KeepString is Keep for a text of a file's list of strings.
func (b *Book) KeepString(text string) error {
	b.texts++
	if err := limit.Over("strings", int64(b.texts), int64(b.limits.Strings)); err != nil {
		return err
	}
	return b.Keep(text)
}

// Copy counts bytes that are made anew for a cell, whether kept or not.
func (b *Book) Copy(bytes int) error {
	b.copied += int64(bytes)
	return limit.Over("unzipped_size", b.copied, maxCopied)
}

// workbook is the book in the form that everyone above a reader knows.
func (b *Book) workbook() (*form.Workbook, error) {
	wb := &form.Workbook{Date1904: b.Date1904, Macros: b.Macros, Links: b.Links}
	for _, s := range b.sheets {
		finished, err := s.finish()
		if err != nil {
			return nil, err
		}
		wb.Sheets = append(wb.Sheets, finished)
	}
	return wb, nil
}

func (b *Book) countCell(ref finding.Ref) error {
	b.cells++
	if err := over("cells", int64(b.cells), b.limits.Cells, maxCells); err != nil {
		return err
	}
	if err := over("columns", int64(ref.Col), b.limits.Columns, finding.MaxCol); err != nil {
		return err
	}
	return limit.Over("rows", int64(ref.Row), finding.MaxRow)
}

func (b *Book) countRows(n int) error {
	return over("rows", int64(n), b.limits.Rows, finding.MaxRow)
}

func (b *Book) countMerge() error {
	b.merges++
	return over("merges", int64(b.merges), b.limits.Merges, maxMerges)
}

// over holds a setting and the bound that stands where it is none or larger.
func over(variant string, value int64, setting, bound int) error {
	if setting <= 0 || setting > bound {
		setting = bound
	}
	return limit.Over(variant, value, int64(setting))
}
