package kind

import (
	"strings"

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
}

func (p Holds) compile(c *check.Compiler) check.Rule {
	if p.Each {
		p.Table = p.eachOf(c.Form)
	}
	n := &condition{Instance: c.Either(p.Rows), says: p.Says, names: c.Vocabulary(), from: p.From, until: p.Until}
	n.must = expression(c, n.names, "must", p.Must)
	if strings.TrimSpace(p.When) != "" {
		n.when = expression(c, n.names, "when", p.When)
	}
	n.at = p.marked(c, n.names, n.must)
	c.Count(func(s *form.Submission, in check.Input) (t check.Tally) {
		n.judge(s, in, func(_ check.Record, o check.Outcome) { t[o]++ })
		return t
	})
	return func(s *form.Submission, in check.Input) (found []finding.Finding) {
		n.judge(s, in, func(rec check.Record, o check.Outcome) {
			if o == check.Failed {
				f := n.Finding(rec, n.at, in)
				f.Args["rule"] = n.says
				found = append(found, *f)
			}
		})
		return found
	}
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
func (n *condition) judge(s *form.Submission, in check.Input, tell func(check.Record, check.Outcome)) {
	off := in.Received.Before(n.from) || !n.until.IsZero() && in.Received.After(n.until)
	judging := formula.NewJudging()
	said := &check.RecordValues{Vocabulary: n.names, Instance: &n.Instance, In: in}
	for rec := range n.Records(s) {
		o := check.NotApplicable
		if !off {
			said.Record = rec
			o = n.outcome(judging, said)
		}
		tell(rec, o)
	}
}

func (n *condition) outcome(j *formula.Judging, said *check.RecordValues) check.Outcome {
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
		said := inWords(f, names.Vocabulary)
		c.Fault(param, "第 %[1]d 个字：%[2]s", "character %[1]d: %[3]s", f.At, said.ZH, said.EN)
	}
	return e
}
