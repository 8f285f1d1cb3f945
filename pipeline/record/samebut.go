package record

import (
	"slices"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// comparison holds a mended submission against what it was.
type comparison struct {
	subject        string               // field that names what it is about
	told           map[finding.Ref]bool // cells that something was told at
	agree, changed int                  // values given in both; values that were told and are others now
}

// sameBut reports whether two submissions say the same, but for the project
// that they name and for what was told about the first. Where more has changed
// than has stayed, nobody can say that one was made from the other.
func sameBut(old, now *form.Submission, told map[finding.Ref]bool) bool {
	if old == nil || now == nil || old.Form != now.Form || old.Nil != now.Nil || len(old.Tables) != len(now.Tables) {
		return false
	}
	c := comparison{told: told, subject: subjectField(old)}
	for id, v := range old.Fields {
		if !c.value(id, v, now.Fields[id]) {
			return false
		}
	}
	for id, w := range now.Fields {
		if _, there := old.Fields[id]; !there && !c.value(id, form.Value{}, w) {
			return false
		}
	}
	for id, table := range old.Tables {
		skip := ordinals(old.Def, id)
		if !slices.EqualFunc(table.Rows, now.Tables[id].Rows, func(a, b form.TableRow) bool { return c.row(a.Values, b.Values, skip) }) {
			return false
		}
	}
	return c.agree > c.changed
}

func subjectField(s *form.Submission) string {
	if s.Def == nil {
		return ""
	}
	return s.Def.SubjectField()
}

func (c *comparison) row(old, now form.Values, skip map[string]bool) bool {
	for id, v := range old.All() {
		if w, _ := now.Of(id); !skip[id] && !c.value(id, v, w) {
			return false
		}
	}
	for id, w := range now.All() {
		if _, there := old.Of(id); !there && !skip[id] && !c.value(id, form.Value{}, w) {
			return false
		}
	}
	return true
}

// value reports whether a value is as it was, or may have been mended.
func (c *comparison) value(id string, old, now form.Value) bool {
	switch {
	case id == form.ProjectField || id == form.ProjectNameField || id == c.subject:
		return true
	case old.Plain() == now.Plain():
		if old.Given() {
			c.agree++
		}
		return true
	case !old.Cell.IsZero() && c.told[old.Cell]:
		c.changed++
		return true
	}
	return false
}
