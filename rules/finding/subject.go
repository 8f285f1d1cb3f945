package finding

import "strings"

// Subject is what a submission is about, as ledgers and links write it: a
// project of the register by its bare code, anything else as kind:id
// (unit:213001, 点位名录:D07); "" is nothing, as of a form that is owed once by a
// department or by nobody.
type Subject string

// The kinds of subjects that every campaign knows; another kind is the name of a
// list of the settings workbook.
const (
	AboutProject = "project"
	AboutUnit    = "unit"
)

// separator stands between kind and id; no code and no name of a list holds it.
const separator = ":"

// SubjectOf is the subject of a kind that an id names, "" of no id.
func SubjectOf(kind, id string) Subject {
	if id == "" || kind == AboutProject {
		return Subject(id)
	}
	return Subject(kind + separator + id)
}

// Kind is project, unit, or the name of a list; "" of nothing.
func (s Subject) Kind() string {
	kind, _, other := strings.Cut(string(s), separator)
	switch {
	case s == "":
		return ""
	case other:
		return kind
	}
	return AboutProject
}

// ID is the code within its kind.
func (s Subject) ID() string {
	if _, id, other := strings.Cut(string(s), separator); other {
		return id
	}
	return string(s)
}

// Project is the code of the project, "" where it is none.
func (s Subject) Project() string {
	if s.Kind() != AboutProject {
		return ""
	}
	return string(s)
}
