package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/finding"
)

// Folder finds a sheet that lies in the folder of a department which is
// neither the project's unit nor its parent.
type Folder struct {
	Field string
}

// The finding points at the code, or at the name that stands in its place, and
// says which code the name suggests. There is none where the section sent it.
func (p Folder) compile(c *check.Compiler) check.Rule {
	n, field := c.Sheet(), c.Field("field", p.Field)
	return n.Each(func(rec check.Record, in check.Input) *finding.Finding {
		project, ok := n.Named(rec, in)
		if !ok || in.Facts.Shows(project) && (in.Department == "" || in.Facts.Owns(project, in.Department)) {
			return nil
		}
		at := field
		if !rec.Value(at).OK() {
			at = n.Name
		}
		f := n.Finding(rec, at, in)
		n.NotYours(f, rec, n.Department(rec, in), in)
		return f
	})
}
