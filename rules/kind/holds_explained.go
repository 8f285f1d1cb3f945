package kind

import (
	"errors"
	"slices"
	"strings"

	"jixiao/rules/check"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/formula"
	"jixiao/rules/value"
)

// Explainer says what comes of a rule of kind "holds" in each record, and by which
// values: on a sheet, or where values are given.
type Explainer struct{ *condition }

// Explained is what came of a rule in one record.
type Explained struct {
	Outcome check.Outcome
	Cell    finding.Ref // at which a finding stands, on a sheet
	rule    *condition
	said    formula.Values
}

// Spoken is a name of a rule and what stands there, as people write it; Blank says
// that nothing does, Unread that it cannot be read.
type Spoken struct {
	Name, Value   string
	Blank, Unread bool
}

// Explainer sets the rule up for its form. It counts only where there is no fault.
func (p Holds) Explainer(s check.Setup) (Explainer, []check.Fault) {
	var e Explainer
	_, faults := check.Compile(func(c *check.Compiler) check.Rule {
		e.condition = p.condition(c)
		return nil
	}, s)
	return e, faults
}

// Names are what the rule may speak of.
func (e Explainer) Names() *check.Vocabulary { return e.names }

// Near is the name that was probably meant by a word, as a question; "" for none.
func (e Explainer) Near(word string) finding.Text { return near(word, e.names.Vocabulary) }

// Table is the one whose rows are looked at one by one, "" for the sheet.
func (e Explainer) Table() string { return e.condition.Table }

// Term are the days of receipt on which the rule counts; a zero one has no end.
func (e Explainer) Term() (from, until value.Date) { return e.from, e.until }

// Explain judges a sheet, record by record.
func (e Explainer) Explain(s *form.Submission, in check.Input) (all []Explained) {
	e.judge(s, in, func(rec *check.RecordValues, o check.Outcome) {
		said := *rec // the next record takes its place
		all = append(all, Explained{o, rec.Record.Value(e.at).Cell, e.condition, &said})
	})
	return all
}

// Lacking is the name for want of whose value the rule was not judged, "" where
// something is divided by zero.
func (x Explained) Lacking() string {
	for _, e := range x.rule.parts() {
		_, err := formula.NewJudging().Holds(e, x.said)
		if unjudged, ok := errors.AsType[*formula.UnjudgedError](err); ok {
			return unjudged.Name.Text
		}
	}
	return ""
}

// Values are those of all names that the rule speaks of, each once, in its order.
func (x Explained) Values() (all []Spoken) {
	for _, e := range x.rule.parts() {
		for _, name := range e.Names() {
			if !slices.ContainsFunc(all, func(s Spoken) bool { return s.Name == name.Text }) {
				all = append(all, x.rule.spokenOf(name, x.said))
			}
		}
	}
	return all
}

// parts are the expressions of the rule.
func (n *condition) parts() []*formula.Expression {
	if n.when == nil {
		return []*formula.Expression{n.must}
	}
	return []*formula.Expression{n.when, n.must}
}

// mostSpoken is how many values of a column are told.
const mostSpoken = 12

func (n *condition) spokenOf(name formula.Name, said formula.Values) Spoken {
	is := n.names.Ref(name).Type
	if !name.Rows || name.Row {
		o := said.Value(name)
		return Spoken{name.Text, shown(o, is), o.Kind == formula.Blank, o.Kind == formula.Error}
	}
	var values []string
	for i, o := range said.Column(name) {
		if i == mostSpoken {
			values = append(values, "……")
			break
		}
		values = append(values, shown(o, is))
	}
	return Spoken{Name: name.Text, Value: strings.Join(values, "、"), Blank: len(values) == 0}
}

// shown is an operand as people write it, "" for none.
func shown(o formula.Operand, is form.Type) string {
	switch {
	case o.Kind == formula.Blank, o.Kind == formula.Error:
		return ""
	case is == form.TypeRate:
		return o.Number.Mul(decimal.Hundred).String() + "%"
	}
	return o.Plain()
}
