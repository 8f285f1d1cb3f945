package kind

import (
	"jixiao/rules/check"
	"jixiao/rules/formula"
)

// compileOverall sets up a rule about all sheets of its form together. What it finds
// stands at no cell.
func (p Holds) compileOverall(c *check.Compiler) check.Rule {
	n := p.overallCondition(c)
	if p.At != "" {
		c.Fault("at", "范围是全部报送的，不标在哪一格里：这一格不要填", "a rule about all that is handed in marks no cell: leave this blank")
	}
	c.Overall(func(all check.Gathered, in check.Input) check.Outcome {
		if n.off(in.Received) {
			return check.NotApplicable
		}
		said := &check.OverallValues{Vocabulary: n.names, Gathered: all, Form: n.Form, In: in}
		return n.outcome(formula.NewOverallJudging(), said)
	})
	return judgedElsewhere
}

// overallCondition looks up what a rule about all sheets names.
func (p Holds) overallCondition(c *check.Compiler) *condition {
	n := &condition{Instance: c.Sheet(), says: p.Says, from: p.From, until: p.Until}
	n.names = c.OverallVocabulary(p.LastYear, p.Must, p.When)
	n.read(c, p)
	return n
}
