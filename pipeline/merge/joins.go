package merge

import (
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// join is another form's share in a sheet.
type join struct {
	form  *form.Definition
	block *form.Block // whose rows name the subjects, nil where its sheets do
	rows  map[finding.Subject]part
	order []finding.Subject
}

// part is what another form says of a subject.
type part struct {
	version *record.Version
	entry   int // of the table, from 1; 0 is the version itself
}

// join takes what a form adds to the sheet, if anything.
func (s *Sheet) join(def *form.Definition) {
	for i := range def.Master {
		o := &def.Master[i]
		if !o.Joins || o.Sheet != s.Output.Sheet {
			continue
		}
		j := &join{form: def, block: def.Table(o.Rows), rows: map[finding.Subject]part{}}
		for _, v := range s.master.filling(def.ID) {
			j.take(s.Form, v)
		}
		s.joined = append(s.joined, j)
	}
}

// filling are the versions of a form that fill places of the master, in the
// order of their duties.
func (m *Master) filling(id string) []*record.Version {
	var out []*record.Version
	for at, v := range m.versions.merged {
		if at.form == id {
			out = append(out, v)
		}
	}
	return inOrder(out, func(v *record.Version) ranked { return m.names.ranked(v.Duty) }, ranked.compare)
}

// take notes what a version says of each subject; where it names one twice the
// first row counts.
func (j *join) take(drawn *form.Definition, v *record.Version) {
	if j.block == nil {
		j.add(v.Duty.Subject, part{version: v})
		return
	}
	rows := v.Submission().Tables[j.block.ID].Rows
	for i := range rows {
		if rows[i].Value(drawn.SubjectField()).OK() {
			j.add(drawn.RowSubject(rows[i]), part{v, i + 1})
		}
	}
}

func (j *join) add(subject finding.Subject, p part) {
	if _, there := j.rows[subject]; !there && subject != "" {
		j.rows[subject] = p
		j.order = append(j.order, subject)
	}
}

// has reports whether the form has the field where its part stands.
func (j *join) has(id string) bool {
	if j.block != nil {
		return j.block.Column(id) != nil
	}
	return j.form.Field(id) != nil
}

// value is a field of the part.
func (j *join) value(p part, id string) form.Value {
	if p.entry > 0 {
		return p.version.Submission().Tables[j.block.ID].Rows[p.entry-1].Value(id)
	}
	v, _ := p.version.Says.Field(id)
	return v
}

// joinedDuties are those of the subjects that joining forms name.
func (s *Sheet) joinedDuties() []record.Duty {
	var out []record.Duty
	for _, j := range s.joined {
		for _, subject := range j.order {
			out = append(out, record.Duty{Department: s.master.names.of(subject).unit, Form: s.Form.ID, Subject: subject})
		}
	}
	return out
}

// fromJoined is the part of another form that counts for a field of a row, and whose
// share it is; nil where there is none.
func (s *Sheet) fromJoined(r *Row, id string) (part, *join) {
	for _, j := range s.joined {
		if p, there := j.rows[r.Subject]; there && j.has(id) {
			return p, j
		}
	}
	return part{}, nil
}
