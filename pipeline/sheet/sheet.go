// Package sheet turns the bytes of a file into a form.Workbook.
//
// It owns file types (told apart by their first bytes, never by name), limits
// and hostile input. It refuses paths, meaning and guesses: no package above it
// knows which file type a workbook came from, and nothing outside the bytes is
// ever opened.
package sheet

import "jixiao/rules/finding"

// Limits bound what one file may cost. Sizes are in bytes; 0 is no limit.
type Limits struct {
	FileSize     int64
	UnzippedSize int64
	ZipEntries   int
	Sheets       int
	Rows         int // rows with a value, a sheet
	Columns      int // last column with a value
	Cells        int // cells with a value, a workbook
	Strings      int
	StringLength int
	Merges       int
}

// Refusal says why a file could not be read as a workbook. It is bad data, not
// a broken program: the caller makes a finding of it.
type Refusal struct {
	Code     finding.Code // F01, F02, F03 or F04
	Variant  string       // which of the code's wordings
	Kind     string       // true type as far as it is known: zip, xls, pdf …
	Value    string       // what was found: a size, a count
	Expected string       // the limit
	Detail   string       // what exactly broke, for logs; never for the finding
}

// Error names the code and the type, for logs; people read the finding.
func (r *Refusal) Error() string {
	said := string(r.Code)
	for _, word := range []string{r.Variant, r.Kind, r.Detail} {
		if word != "" {
			said += " " + word
		}
	}
	return said
}
