package merge

import "jixiao/rules/finding"

// Extent is the range of the sender's sheet in which the table's row stands, ""
// of a row that is none. A merged cell that counts for the row stands above it.
func (r *Row) Extent() string {
	if r.entry == nil {
		return ""
	}
	var first, last finding.Ref
	for _, val := range r.entry.Values.All() {
		at := val.Cell
		switch {
		case at.IsZero():
			continue
		case first.IsZero():
			first, last = at, at
		}
		first = finding.Ref{Row: min(first.Row, at.Row), Col: min(first.Col, at.Col)}
		last = finding.Ref{Row: max(last.Row, at.Row), Col: max(last.Col, at.Col)}
	}
	first.Row = max(first.Row, min(r.entry.Line, last.Row))
	return first.String() + ":" + last.String()
}
