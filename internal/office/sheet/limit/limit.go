// Package limit says what one file may cost, and why a file is refused.
//
// It owns the limits of a campaign as readers see them, the refusal that every
// reader returns for bad data, and the one comparison of the two. It refuses
// to read anything: each file type has its own reader, and they share nothing
// but these words.
package limit

import (
	"io"
	"strconv"

	"jixiao/rules/finding"
)

// Limits bound what one file may cost. Sizes are in bytes; 0 is no limit.
type Limits struct {
	FileSize     int64
	UnzippedSize int64
	PartSize     int64 // one part of an office file, unzipped
	ZipEntries   int
	Sheets       int
	Rows         int // rows with a value, a sheet
	Columns      int // last column with a value
	Cells        int // cells with a value, a workbook
	Strings      int
	StringLength int
	// FormulaLength is in characters; 0 means StringLength.
	FormulaLength int
	Nesting       int // elements inside each other; never more than 256
	Merges        int
	// Done is closed when the file's time is up; reading then ends by itself.
	// nil is all the time there is.
	Done <-chan struct{}
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

// Over is the refusal of a file that breaks a limit, or nil. A limit of 0 is
// none.
func Over(variant string, value, limit int64) error {
	if limit <= 0 || value <= limit {
		return nil
	}
	return &Refusal{
		Code:     "F04",
		Variant:  variant,
		Value:    strconv.FormatInt(value, 10),
		Expected: strconv.FormatInt(limit, 10),
	}
}

// Stopped is the refusal of a file whose time is up, or nil.
func (l *Limits) Stopped() error {
	select {
	case <-l.Done:
		return &Refusal{Code: "F01", Variant: "slow"}
	default:
		return nil
	}
}

// Reader gives what r gives for as long as there is time.
func (l *Limits) Reader(r io.Reader) io.Reader { return &timed{r, l} }

type timed struct {
	from   io.Reader
	limits *Limits
}

// Read is io.Reader.
func (t *timed) Read(p []byte) (int, error) {
	if err := t.limits.Stopped(); err != nil {
		return 0, err
	}
	return t.from.Read(p)
}
