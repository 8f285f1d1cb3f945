package merge

import (
	"cmp"
	"maps"
	"slices"

	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// listing is what is owed of a form and was handed in of it, one row a subject: the
// same for every sheet of the form.
type listing struct {
	rows []Row
	seen map[place]bool
}

// listSubjects lists what is owed, in its order, and behind it what was handed
// in or stands in a list that joins besides.
func (s *Sheet) listSubjects() {
	m, id := s.master, s.Form.ID
	if m.listings[id] == nil {
		m.listings[id] = m.listingOf(s.Form)
	}
	l := m.listings[id]
	joined := s.joinedDuties()
	if len(joined) == 0 {
		s.Rows = slices.Clone(l.rows)
		return
	}
	own := listing{rows: slices.Clone(l.rows), seen: maps.Clone(l.seen)}
	for _, d := range joined {
		own.add(m.versions, d, Final)
	}
	s.Rows = own.rows
}

func (m *Master) listingOf(def *form.Definition) *listing {
	came := m.versions.of(def.ID, m.versions.latest)
	owed := m.owed[def.ID]
	most := max(len(came), len(owed))
	l := &listing{rows: make([]Row, 0, most), seen: make(map[place]bool, most)}
	whole := map[string]bool{} // departments of which something came
	for _, d := range came {
		whole[d.Department] = true
	}
	for _, d := range owed {
		if d.Subject == "" && def.SubjectField() != "" && whole[d.Department] {
			continue // owed as a whole, and here it is
		}
		l.add(m.versions, d, m.without(d))
	}
	for _, d := range m.names.bySubject(came) {
		l.add(m.versions, d, Final)
	}
	return l
}

// without is the state of a duty that is owed and of which nothing came.
func (m *Master) without(d record.Duty) State {
	if crosscheck.Awaited(m.Campaign, d).Set() {
		return Awaiting
	}
	return Missing
}

func (l *listing) add(v *versions, d record.Duty, without State) {
	at := v.place(d)
	if l.seen[at] {
		return
	}
	l.seen[at] = true
	r := Row{Subject: d.Subject, Department: d.Department, Version: v.merged[at], Status: v.status(d, without)}
	if r.Department == "" && r.Version != nil {
		r.Department = r.Version.Duty.Department // owed by nobody in particular
	}
	l.rows = append(l.rows, r)
}

// origin names the part of a file's sheet in which a submission stands: of one
// that is about several every subject has a version of its own.
type origin struct {
	file   int64
	sheet  string
	header finding.Ref // of its first table
}

func originOf(v *record.Version, said *form.Submission) origin {
	o := origin{file: v.File.ID, sheet: sheetName(v, said)}
	for _, t := range said.Tables {
		at := t.Header
		if o.header.IsZero() || at.Row < o.header.Row || at.Row == o.header.Row && at.Col < o.header.Col {
			o.header = at
		}
	}
	return o
}

func sheetName(v *record.Version, said *form.Submission) string { return cmp.Or(v.Sheet, said.Sheet) }

// listSubmissions lists what stands, one of each.
func (s *Sheet) listSubmissions() {
	seen := map[origin]bool{}
	for _, d := range s.master.versions.of(s.Form.ID, s.master.versions.standing) {
		v := s.master.versions.standing[d]
		if s.Form.Many() {
			at := originOf(v, v.Submission())
			if seen[at] {
				continue
			}
			seen[at] = true
		}
		s.Rows = append(s.Rows, Row{Subject: d.Subject, Department: d.Department, Version: v, Status: standingStatus(v)})
	}
}

// listEntries lists the rows of a table of what stands. Rows that name nothing
// stand once, whatever else their sheet is about.
func (s *Sheet) listEntries() {
	named := s.block != nil && s.block.Column(s.Form.SubjectField()) != nil
	seen := map[origin]bool{}
	for _, d := range s.master.versions.of(s.Form.ID, s.master.versions.standing) {
		v := s.master.versions.standing[d]
		said, first := v.Submission(), true
		if s.Form.Many() {
			at := originOf(v, said)
			first, seen[at] = !seen[at], true
		}
		rows := said.Tables[s.Output.Rows].Rows
		for i := range rows {
			subject := d.Subject
			if named {
				subject = s.Form.RowSubject(rows[i])
			}
			if mine(d.Subject, subject, named, first) {
				s.Rows = append(s.Rows, Row{Subject: cmp.Or(subject, d.Subject), Department: d.Department, Version: v,
					Status: standingStatus(v), entry: i + 1})
			}
		}
	}
}

// mine reports whether a row of a sheet is of the version about a subject.
func mine(about, row finding.Subject, named, first bool) bool {
	switch {
	case !named:
		return first
	case about == "" || row == about:
		return true
	}
	return row == "" && first
}

// standingStatus is that of what was handed in: its own, as it stands.
func standingStatus(v *record.Version) Status {
	if v.Verdict == record.NeedsExplanation {
		return Status{State: Unexplained}
	}
	return Status{}
}
