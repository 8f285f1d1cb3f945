package kind

import (
	"cmp"
	"strings"
	"sync"

	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/formula"
	"jixiao/rules/value"
)

// Holds finds where a condition does not hold that somebody wrote in the language
// of workbooks' formulas, with the form's own labels and headers as names.
type Holds struct {
	check.Rows  `yaml:",inline"`
	Says        finding.Text // what it is about, for messages
	Each        bool         // it looks at each row of the table that it speaks of
	When        string       // where it is looked at all; "" is everywhere
	Must        string
	At          string     // the name of what is marked; "" is the first that Must names
	From, Until value.Date // of receipt; none is always
	// Overall says that it is about all sheets of the form together, and the names
	// in it are columns.
	Overall bool `json:",omitempty"`
	// LastYear are the columns of the year before that it may speak of.
	LastYear []check.LastYear `json:",omitempty" yaml:"-"`
}

// condition is what a rule of this kind is compiled to.
type condition struct {
	check.Instance
	says       finding.Text
	names      *check.Vocabulary
	when, must *formula.Expression
	from       value.Date
	until      value.Date
	at         check.Ref
	wide       bool // it speaks of other forms
}

func (p Holds) compile(c *check.Compiler) check.Rule {
	if p.Overall {
		return p.compileOverall(c)
	}
	n := p.condition(c)
	if n.wide = n.names.OfOthers(n.must) || n.names.OfOthers(n.when); n.wide {
		c.Wide()
	}
	c.Demands(n.when, n.must)
	c.Count(func(s *form.Submission, in check.Input) (t check.Tally) {
		n.judge(s, in, func(_ *check.RecordValues, o check.Outcome) { t[o]++ })
		return t
	})
	return func(s *form.Submission, in check.Input) (found []finding.Finding) {
		n.judge(s, in, func(said *check.RecordValues, o check.Outcome) {
			if o == check.Failed {
				found = append(found, *n.finding(said, in))
			}
		})
		return found
	}
}

// finding is about what the record is about, as far as that is known.
func (n *condition) finding(said *check.RecordValues, in check.Input) *finding.Finding {
	f := n.Finding(said.Record, n.at, in)
	f.Args["rule"] = n.says
	if f.Project = cmp.Or(f.Project, said.About.Project()); f.Project == "" {
		f.Subject = said.About
	}
	return f
}

// condition looks up what the rule names.
func (p Holds) condition(c *check.Compiler) *condition {
	if p.Overall {
		return p.overallCondition(c)
	}
	if p.Each {
		p.Table = p.eachOf(c.Form)
	}
	n := &condition{Instance: c.Either(p.Rows), says: p.Says, from: p.From, until: p.Until}
	n.names = c.Vocabulary(p.LastYear, p.Must, p.When, p.At)
	n.read(c, p)
	n.at = p.marked(c, n.names, n.must)
	return n
}

// read compiles what must hold, and where it must.
func (n *condition) read(c *check.Compiler, p Holds) {
	n.must = expression(c, n.names, "must", p.Must)
	if strings.TrimSpace(p.When) != "" {
		n.when = expression(c, n.names, "when", p.When)
	}
}

// off reports whether a rule does not count on a day.
func (n *condition) off(day value.Date) bool {
	return day.Before(n.from) || !n.until.IsZero() && day.After(n.until)
}

// eachOf is the table whose rows are looked at one by one: that of which the rule
// names most columns.
func (p Holds) eachOf(def *form.Definition) string {
	best, most := "", 0
	for i := range def.Tables {
		b, n := &def.Tables[i], 1
		for j := range b.Columns {
			if strings.Contains(p.Must+p.When, b.Columns[j].Label) {
				n++
			}
		}
		if n > most {
			best, most = b.ID, n
		}
	}
	return best
}

// judge tells what comes of each record. Outside its days a rule applies to none.
func (n *condition) judge(s *form.Submission, in check.Input, tell func(*check.RecordValues, check.Outcome)) {
	off := n.off(in.Received)
	at := desks.Get().(*desk)
	defer at.leave()
	at.judging.Begin()
	at.said = check.RecordValues{Vocabulary: n.names, Instance: &n.Instance, In: in}
	for at.said.Record = range n.Records(s) {
		o := check.NotApplicable
		if !off {
			o = n.ofEach(&at.judging, &at.said)
		}
		tell(&at.said, o)
	}
}

// desk is what a rule is judged with. To make a new one for each rule and sheet takes
// a good part of judging.
type desk struct {
	judging formula.Judging
	said    check.RecordValues
}

var desks = sync.Pool{New: func() any { return &desk{} }}

// leave keeps nothing of the sheet.
func (d *desk) leave() {
	*d = desk{}
	desks.Put(d)
}

// ofEach is the outcome that weighs most, of what a record is held against: a sheet is
// wrong if it is in view of any of its subjects.
func (n *condition) ofEach(j *formula.Judging, said *check.RecordValues) check.Outcome {
	var worst check.Outcome
	var of finding.Subject
	for i, about := range n.about(said.Record, said.In) {
		said.About = about
		if o := n.outcome(j, said); i == 0 || o.Outweighs(worst) {
			worst, of = o, about
		}
	}
	said.About = of
	return worst
}

// about is what a record is held against sheets of: the sheet as a whole against those
// of each of its subjects.
func (n *condition) about(rec check.Record, in check.Input) []finding.Subject {
	if n.wide && in.Others != nil {
		if all := in.Others.About(); len(all) == 1 || len(all) > 1 && rec.Row == nil {
			return all
		}
	}
	return itself
}

// itself is all that a record is about, as far as others' sheets are of no matter.
var itself = []finding.Subject{""}

func (n *condition) outcome(j *formula.Judging, said formula.Values) check.Outcome {
	if n.when != nil {
		switch applies, err := j.Holds(n.when, said); {
		case err != nil:
			return faulty(err)
		case !applies:
			return check.NotApplicable
		}
	}
	switch holds, err := j.Holds(n.must, said); {
	case err != nil:
		return faulty(err)
	case !holds:
		return check.Failed
	}
	return check.Passed
}

// faulty tells what a sheet does not say from what the rule itself makes wrong.
func faulty(err error) check.Outcome {
	if formula.IsUnjudged(err) {
		return check.Unjudged
	}
	return check.Erred
}

// marked is the field at which findings stand.
func (p Holds) marked(c *check.Compiler, names *check.Vocabulary, must *formula.Expression) check.Ref {
	if p.At != "" {
		name, ok := names.Called(p.At)
		var meant finding.Text
		switch ref := markedCell(c, names, name); {
		case !ok:
			meant = near(p.At, names.Vocabulary)
		case ref.Known():
			return ref
		}
		c.Fault("at", "“%[1]s”不是表上的一格%[2]s", "%[1]q is no one cell of the form%[3]s", p.At, meant.ZH, meant.EN)
		return check.Ref{}
	}
	if must == nil {
		return check.Ref{}
	}
	for _, name := range must.Names() {
		if ref := markedCell(c, names, name); ref.Known() {
			return ref
		}
	}
	c.Fault("at", "要写明标在哪里", "say where it is marked")
	return check.Ref{}
}

// markedCell is where a name stands in one cell: a whole column at its total.
func markedCell(c *check.Compiler, names *check.Vocabulary, name formula.Name) check.Ref {
	if name.Rows && !name.Row {
		return names.TotalOf(name, c.Form)
	}
	return names.Ref(name)
}

// expression compiles a formula, and tells what is wrong in it at its character.
func expression(c *check.Compiler, names *check.Vocabulary, param, text string) *formula.Expression {
	e, faults := formula.Compile(text, names.Vocabulary)
	for _, f := range faults {
		said := inWords(f, names)
		c.Fault(param, "第 %[1]d 个字：%[2]s", "character %[1]d: %[3]s", f.At, said.ZH, said.EN)
	}
	return e
}
