package register

import "jixiao/rules/value"

// Problem is one row of a list of problems, or of an answer to one, as far as the
// two are matched: List names which list it is of, Subject by its code what it is
// about. Due is the zero Date where the list names no day.
type Problem struct {
	List, ID, Subject, Category string
	Due                         value.Date
}

// Listed are the problems that the standing lists name. A list of which none
// stands is another thing than one of which nobody knows.
type Listed struct {
	known   map[string]bool
	byID    map[listedAs][]value.Date
	byTopic map[listedAs][]value.Date
}

// listedAs is by what an entry of a list is found: its id, or what it is about
// and its category where no id tells.
type listedAs struct{ list, id, category string }

// NewListed prepares the problems of some lists to be looked up.
func NewListed(lists []string, problems []Problem) *Listed {
	l := &Listed{known: map[string]bool{}, byID: map[listedAs][]value.Date{}, byTopic: map[listedAs][]value.Date{}}
	for _, name := range lists {
		l.known[name] = true
	}
	for _, p := range problems {
		if id := value.Fold(p.ID); id != "" {
			as := listedAs{list: p.List, id: id}
			l.byID[as] = append(l.byID[as], p.Due)
		}
		if p.Subject != "" && p.Category != "" {
			as := listedAs{p.List, p.Subject, p.Category}
			l.byTopic[as] = append(l.byTopic[as], p.Due)
		}
	}
	return l
}

// Knows reports whether somebody has looked what a list says.
func (l *Listed) Knows(list string) bool { return l != nil && l.known[list] }

// Dues are the days that the lists name for the problems which an answer may
// be about: for the one with its id, else for all of its subject and category.
// One for which no day is named has the zero Date.
func (l *Listed) Dues(answer Problem) []value.Date {
	switch {
	case l == nil:
		return nil
	case answer.ID != "":
		return l.byID[listedAs{list: answer.List, id: value.Fold(answer.ID)}]
	}
	return l.byTopic[listedAs{answer.List, answer.Subject, answer.Category}]
}

// Limit is the last day on which an answer to a listed problem is in time: the
// day that the list names, else the deadline of the form. Where several days may
// be meant the latest counts, and an extension of the department's own is later
// word than the list; ok is false where no day is set at all.
func (f *Facts) Limit(l *Listed, answer Problem, of Extended) (day value.Date, ok bool) {
	deadline, _ := f.Deadline(of)
	if _, extended := f.Extension(of); extended || len(l.Dues(answer)) == 0 {
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
