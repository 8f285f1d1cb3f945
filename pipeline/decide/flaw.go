package decide

import (
	"cmp"
	"errors"
	"strings"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// flaw is why a row decides nothing, and in which column that is seen.
type flaw struct {
	finding.Finding
	column string
}

// unclear is a row that does not say what is to be done (A01).
func unclear(variant, column, value string) *flaw {
	return &flaw{finding.Finding{Code: "A01", Variant: variant, Value: value}, column}
}

// lacks is a row that leaves out what its word asks for.
func lacks(what, column string, a record.Act) *flaw { return unclear("no_"+what, column, a.Word) }

// among adds what may be written instead.
func (f *flaw) among(words []string) *flaw {
	if len(words) > 0 {
		f.Args = finding.Args{"choices": finding.Same(strings.Join(words, "、"))}
	}
	return f
}

// undone is a row that cannot be carried out (A02).
func undone(variant string) *flaw {
	return &flaw{finding.Finding{Code: "A02", Variant: variant}, record.OpinionColumn}
}

// silent is a row in which something was written, and nothing chosen (A04).
func silent() *flaw { return &flaw{finding.Finding{Code: "A04"}, record.OpinionColumn} }

// refused is a row of which it makes no sense, with why.
func refused(why finding.Text) *flaw {
	f := undone("")
	f.Args = finding.Args{"reason": why}
	return f
}

// in is the flaw at its cell.
func (f *flaw) in(a record.Act) finding.Finding {
	out := f.Finding
	out.Place = finding.Place{File: a.From.Path, Sheet: a.At.Sheet, Cell: a.CellOf(f.column)}
	return out
}

// columns are where a row says the parts of a decision.
var columns = map[Part]string{Unit: record.UnitColumn, Form: record.FormColumn, Project: record.SubjectColumn, Code: record.CodeColumn, Until: record.DateColumn,
	Signed: record.SignedColumn}

// asFlaw is why a decision makes no sense, at the column that says so.
func asFlaw(err error) *flaw {
	var why *Refusal
	switch {
	case errors.Is(err, ErrNothing):
		return undone("nothing")
	case !errors.As(err, &why):
		return undone("changed")
	}
	f := refused(why.Text)
	f.column = cmp.Or(columns[why.Of], f.column)
	return f
}
