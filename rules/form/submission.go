package form

import (
	"fmt"
	"math"
	"slices"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// Submission is what one sheet says, by its form's definition. Every value
// keeps the cell it came from.
type Submission struct {
	Form   string           `json:"form"`
	Sheet  string           `json:"sheet"`
	Title  Value            `json:"title"`
	Year   int              `json:"year,omitempty"` // the year that title or stamp names, 0 if none
	Nil    bool             `json:"nil,omitempty"`  // says that there is nothing to report
	Fields map[string]Value `json:"fields"`         // labels, totals and "row.column" of grids by id
	Tables map[string]Table `json:"tables"`
	// Wrong says that the sheet is of another year (S04): it is checked like any
	// other, and answers no duty.
	Wrong bool `json:"wrong,omitempty"`
	// FirstRow and LastRow are those of its part of the sheet, where that holds
	// several submissions; else 0.
	FirstRow int `json:"first_row,omitempty"`
	LastRow  int `json:"last_row,omitempty"`
	// Unfilled says that it is a blank form: there is nothing to check.
	Unfilled bool `json:"-"`

	Def *Definition `json:"-"`
}

// Owns reports whether a place is one of the submission: on its sheet, and in its
// part of it. What is told of the sheet as a whole is told of all.
func (s *Submission) Owns(at finding.Place) bool {
	return at.Sheet == s.Sheet &&
		(s.LastRow == 0 || at.Cell.IsZero() || s.FirstRow <= at.Cell.Row && at.Cell.Row <= s.LastRow)
}

// Begin is where the submission begins: at its title, else at what stands first in
// it.
func (s *Submission) Begin() finding.Ref {
	if !s.Title.Cell.IsZero() {
		return s.Title.Cell
	}
	first := finding.Ref{Row: max(s.FirstRow, 1), Col: 1}
	var at finding.Ref
	note := func(c finding.Ref) {
		if !c.IsZero() && (at.IsZero() || c.Row < at.Row || c.Row == at.Row && c.Col < at.Col) {
			at = c
		}
	}
	for _, v := range s.Fields {
		note(v.Cell)
	}
	for _, t := range s.Tables {
		note(t.Header)
	}
	if at.IsZero() {
		return first
	}
	return at
}

// Table is a block's rows as read.
type Table struct {
	Header    finding.Ref `json:"header"` // first cell of the header row
	Rows      []TableRow  `json:"rows"`
	Subtotals []TableRow  `json:"subtotals,omitempty"`
	// Below are rows under the closing row, which it does not count.
	Below []TableRow `json:"below,omitempty"`
}

// TableRow is one data row or sub-total row.
type TableRow struct {
	Line   int    `json:"line"`            // row of the sheet
	Group  string `json:"group,omitempty"` // the group that it belongs to or closes
	Values Values `json:"values"`          // by column id, for sub-totals by total id
}

// Value is what stands in a column; Missing where there is none of that id.
func (r TableRow) Value(id string) Value {
	v, _ := r.Values.Of(id)
	return v
}

// State says how far a value can be used.
type State uint8

// The states. Only a Valid value takes part in rules; a Blank one counts as
// nothing where blank is allowed.
const (
	Missing State = iota // its label, header or row is not on the sheet
	Empty                // the cell is blank
	Invalid              // something stands there that failed a check
	Valid
)

var states = [...]string{Missing: "", Empty: "empty", Invalid: "invalid", Valid: "valid"}

// String is the state as it is written down.
func (s State) String() string { return states[s] }

// MarshalText writes the state.
func (s State) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (s *State) UnmarshalText(text []byte) (err error) {
	*s, err = ParseState(string(text))
	return err
}

// ParseState reads a state as String writes it.
func ParseState(text string) (State, error) {
	n := slices.Index(states[:], text)
	if n < 0 {
		return Missing, fmt.Errorf("state of value %q: want one of %q", text, states)
	}
	return State(n), nil
}

// Value is one value of a submission. A run keeps millions: with its small
// fields in one word it has the 128 bytes that a map still holds by itself.
type Value struct {
	State State `json:"state"`
	// AsText says that a number stood there as text, which SUM skips.
	AsText bool `json:"as_text,omitempty"`
	// Recomputed says that Number is the recalculated result, not the stored
	// one (V10).
	Recomputed bool `json:"recomputed,omitempty"`
	// ByHundred says that a rate above 2 without % was read as ÷ 100 (V11).
	ByHundred bool `json:"by_hundred,omitempty"`
	// Again says that the number stands in a cell that is merged with the row
	// above: it is counted there.
	Again bool `json:"again,omitempty"`
	// Shown is how many decimals of Number the sender sees.
	Shown  int16       `json:"shown,omitempty"`
	Cell   finding.Ref `json:"cell"`
	Stored string      `json:"stored,omitempty"` // exactly as the file stores it
	Format string      `json:"format,omitempty"`
	// Text is the value put plainly: a number's digits, a date as 2023-10-15,
	// a code or choice in its one spelling, a text without stray blanks.
	Text   string          `json:"text,omitempty"`
	Number decimal.Decimal `json:"number,omitzero"`
	Date   value.Date      `json:"date,omitzero"`
	// Formula is what computes the value in the sheet, without "=".
	Formula string `json:"formula,omitempty"`
}

// OK reports whether the value takes part in rules.
func (v Value) OK() bool { return v.State == Valid }

// Given reports whether anything usable or not stands there.
func (v Value) Given() bool { return v.State == Valid || v.State == Invalid }

// Plain is the value as people know it: put plainly where it could be read,
// else as it was written; "" for nothing.
func (v Value) Plain() string {
	switch {
	case !v.Given():
		return ""
	case v.OK():
		return v.Text
	}
	return v.Stored
}

// Decimals is how many decimals somebody sees, as a value keeps it.
func Decimals(n int) int16 { return int16(min(n, math.MaxInt16)) }

// Interval is what the number may stand for when it was rounded for display.
func (v Value) Interval() decimal.Interval { return decimal.Rounded(v.Number, int(v.Shown)) }

// Projects lists the project codes that the submission names, each once, in
// the order in which they stand.
func (s *Submission) Projects() []string {
	var codes []string
	seen := map[string]bool{}
	add := func(v Value) {
		if v.OK() && !seen[v.Text] {
			seen[v.Text] = true
			codes = append(codes, v.Text)
		}
	}
	add(s.Fields[ProjectField])
	for _, b := range s.Def.Tables {
		for _, row := range s.Tables[b.ID].Rows {
			add(row.Value(ProjectField))
		}
	}
	return codes
}

// Ids of fields that the pipeline itself looks at, whatever the form.
const (
	ProjectField     = "project_code"
	ProjectNameField = "project_name"
	UnitField        = "unit"
)
