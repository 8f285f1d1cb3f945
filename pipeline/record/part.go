package record

import (
	"cmp"

	"jixiao/rules/form"
)

// Rows are those of a submission that shares its sheet with others; zero is the
// whole sheet.
type Rows struct{ First, Last int }

// RowsOf are the rows of a submission.
func RowsOf(s *form.Submission) Rows {
	if s == nil || s.LastRow == 0 {
		return Rows{}
	}
	return Rows{First: s.FirstRow, Last: s.LastRow}
}

// Part is the part of a file that one submission stands in: a sheet, or some of
// its rows. It may give versions for several subjects.
type Part struct {
	File  int64
	Sheet string
	Form  string // of one that shares its sheet
	Rows  Rows
}

// Part is where the version stands.
func (v *Version) Part() Part {
	p := Part{File: v.File.ID, Sheet: v.Sheet, Rows: v.Rows}
	if p.Rows != (Rows{}) {
		p.Form = v.Duty.Form
	}
	return p
}

// Holds reports whether what a finding is about stands in the part. What is told
// of a sheet as a whole, or of a form on it, is told of all of them.
func (p Part) Holds(i Issue) bool {
	switch at := i.Place.Cell; {
	case p.File != i.FileID || p.Sheet != i.Place.Sheet:
		return false
	case p.Rows == Rows{}:
		return true
	case i.Form != "" && i.Form != p.Form:
		return false
	default:
		return at.IsZero() || p.Rows.First <= at.Row && at.Row <= p.Rows.Last
	}
}

// sheet is one sheet of one file.
type sheet struct {
	file int64
	name string
}

// Parts finds the parts of files that findings are about.
type Parts map[sheet][]Part

// PartsOf are the parts that some versions stand in.
func PartsOf(versions []Version) Parts {
	all := make([]*Version, len(versions))
	for i := range versions {
		all[i] = &versions[i]
	}
	return partsOf(all)
}

func partsOf(versions []*Version) Parts {
	parts, seen := Parts{}, map[Part]bool{}
	for _, v := range versions {
		p := v.Part()
		if !seen[p] {
			seen[p] = true
			at := sheet{p.File, p.Sheet}
			parts[at] = append(parts[at], p)
		}
	}
	return parts
}

// Of are the parts that hold what a finding is about.
func (p Parts) Of(i Issue) []Part {
	var out []Part
	for _, part := range p[sheet{i.FileID, i.Place.Sheet}] {
		if part.Holds(i) {
			out = append(out, part)
		}
	}
	return out
}

func comparePlaces(a, b *Version) int {
	return cmp.Or(cmp.Compare(a.Sheet, b.Sheet), cmp.Compare(a.Rows.First, b.Rows.First))
}
