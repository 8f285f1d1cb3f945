package register

import "jixiao/rules/value"

// Problem is one row of a problem list, as far as an answer is matched with it.
// Due is the zero Date where the list names no day.
type Problem struct {
	ID, Project, Category string
	Due                   value.Date
}

// Listed are the problems that the standing problem lists name. None of it is
// another thing than nil, which is that nobody has looked.
type Listed struct {
	byID      map[string][]value.Date
	bySubject map[subject][]value.Date
}

// subject is what a problem is about where no id tells.
type subject struct{ project, category string }

// NewListed prepares listed problems to be looked up.
func NewListed(problems []Problem) *Listed {
	l := &Listed{byID: map[string][]value.Date{}, bySubject: map[subject][]value.Date{}}
	for _, p := range problems {
		if id := value.Fold(p.ID); id != "" {
			l.byID[id] = append(l.byID[id], p.Due)
		}
		if p.Project != "" && p.Category != "" {
			about := subject{p.Project, p.Category}
			l.bySubject[about] = append(l.bySubject[about], p.Due)
		}
	}
	return l
}

// Dues are the days that the lists name for the problems which an answer may
// be about: for the one with its id, else for all of its project and category.
// One for which no day is named has the zero Date.
func (l *Listed) Dues(answer Problem) []value.Date {
	switch {
	case l == nil:
		return nil
	case answer.ID != "":
		return l.byID[value.Fold(answer.ID)]
	}
	return l.bySubject[subject{answer.Project, answer.Category}]
}

// Limit is the last day on which an answer to a listed problem is in time: the
// day that the list names, else the deadline of the form. Where several days may
// be meant the latest counts, and an extension of the department's own is later
// word than the list; ok is false where no day is set at all.
func (f *Facts) Limit(l *Listed, answer Problem, form, department string) (day value.Date, ok bool) {
	deadline, _ := f.Deadline(form, department)
	if _, extended := f.Extension(form, department); extended || len(l.Dues(answer)) == 0 {
		day = deadline
	}
	for _, due := range l.Dues(answer) {
		if due.IsZero() {
			due = deadline
		}
		if due.IsZero() {
			return value.Date{}, false
		}
		if due.After(day) {
			day = due
		}
	}
	return day, !day.IsZero()
}
