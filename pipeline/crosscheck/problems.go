package crosscheck

import (
	"jixiao/pipeline/record"
	"jixiao/rules"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/kind"
	"jixiao/rules/value"
)

// unanswered tells of what the standing lists ask and standing sheets do not
// answer (X03). Without a list that stands there is nothing to hold them against.
func (l *checker) unanswered(on rules.Applied, p kind.Unanswered) {
	lists := l.standing(p.List.Form)
	if len(lists) == 0 {
		return
	}
	def := l.c.Form(on.Form)
	q := listCheck{l, on, p, def, def.AboutColumn(p.Table, "")}
	given := q.given()
	for _, list := range lists {
		said := list.Submission()
		by := said.Def.AboutColumn(p.List.Table, p.List.Subject)
		for _, row := range said.Tables[p.List.Table].Rows {
			if by != nil {
				q.answered(row, by, given)
			}
		}
	}
}

// listCheck holds the sheets of one form against one list.
type listCheck struct {
	*checker
	on rules.Applied
	kind.Unanswered
	def *form.Definition
	by  *form.Field // the column of an answer that says what it is about
}

// answers is what a department's standing sheets answer.
type answers struct {
	latest  *record.Version
	sheets  map[finding.Subject]*record.Version
	ids     map[string]bool          // of what is listed
	topics  map[topic]bool           // of rows that give no id
	unclear map[finding.Subject]bool // with a row whose category is unusable
}

// topic is what a row is about where no id tells.
type topic struct {
	subject  finding.Subject
	category string
}

// given are the answers, by department.
func (q listCheck) given() map[string]*answers {
	out := map[string]*answers{}
	for _, v := range q.standing(q.on.Form) {
		a := out[v.Duty.Department]
		if a == nil {
			a = &answers{sheets: map[finding.Subject]*record.Version{}, ids: map[string]bool{},
				topics: map[topic]bool{}, unclear: map[finding.Subject]bool{}}
			out[v.Duty.Department] = a
		}
		if a.latest == nil || earlier(a.latest, v) < 0 {
			a.latest = v
		}
		a.sheets[v.Duty.Subject] = v
		for _, row := range rowsOf(v, q.Table) {
			q.add(a, v.Duty, row)
		}
	}
	return out
}

func (q listCheck) add(a *answers, d record.Duty, row form.TableRow) {
	subject := d.Subject
	if q.by != nil {
		subject = q.named(row, q.by, q.def.About)
	}
	id, category := row.Value(q.Problem), row.Value(q.Category)
	switch {
	case id.OK():
		a.ids[value.Fold(id.Text)] = true
	case category.OK():
		a.topics[topic{subject, category.Text}] = true
	case q.Category != "" || id.Given():
		a.unclear[subject] = true
	}
}

// answered tells of one entry of a list that the standing sheets of whoever must
// answer it do not: by its id, else by what it is about and its category.
func (q listCheck) answered(row form.TableRow, by *form.Field, given map[string]*answers) {
	asked, ok := q.asked(q.named(row, by, q.def.About))
	id, category := row.Value(q.List.Problem), row.Value(q.List.Category)
	if !ok {
		return
	}
	subject, a := asked.Subject, given[asked.Department]
	switch {
	case a == nil || a.unclear[subject]:
		return
	case id.OK() && a.ids[value.Fold(id.Text)]:
		return
	case category.OK() && a.topics[topic{subject, category.Text}]:
		return
	}
	v := a.sheets[subject]
	if v == nil {
		v = a.latest
	}
	f := q.finding(q.on, asked, q.Problem)
	f.Value = id.Text
	f.Args["problem"] = finding.Same(row.Value(q.List.Text).Text)
	q.nameList(&f, q.List)
	q.addAbout(v, f)
}

// asked is who must answer what is listed about a subject; false where nobody in
// particular must, or the campaign does not know it.
func (l *checker) asked(about finding.Subject) (d record.Duty, ok bool) {
	unit := l.c.Facts.UnitOf(about)
	if _, known := l.c.Facts.Unit(unit); !known && about.Project() == "" {
		return record.Duty{}, false
	}
	return record.Duty{Department: unit, Subject: about}, unit != ""
}

// notListed tells of answers to what is on no list (X08), where one stands.
func (l *checker) notListed(on rules.Applied, p kind.NotListed) {
	lists := l.standing(p.List.Form)
	if len(lists) == 0 {
		return
	}
	known := map[string]bool{}
	for _, list := range lists {
		for _, row := range list.Submission().Tables[p.List.Table].Rows {
			if id := row.Value(p.List.Problem); id.OK() {
				known[value.Fold(id.Text)] = true
			}
		}
	}
	for _, v := range l.current(on.Form) {
		for _, row := range rowsOf(v, p.Table) {
			id := row.Value(p.Problem)
			if !id.OK() || known[value.Fold(id.Text)] {
				continue
			}
			f := l.finding(on, v.Duty, p.Problem)
			f.Value = id.Text
			l.nameList(&f, p.List)
			l.addAt(v, id.Cell, f)
		}
	}
}
