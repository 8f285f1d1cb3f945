package outcome

import (
	"errors"
	"fmt"
	"iter"
	"strings"

	"jixiao/pipeline/campaign"
	"jixiao/rules/check"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/formula"
	"jixiao/rules/value"
)

// policy is 结果应用办法, ready to be held against projects.
type policy struct {
	*Outcome
	rows []policyRow
}

type policyRow struct {
	campaign.PolicyRow
	when *formula.Expression
}

// policy reads the rows that the campaign has; what is wrong with them was told when
// it was loaded.
func (o *Outcome) policy() policy {
	p := policy{Outcome: o}
	figures := make([]campaign.Figure, len(o.figures))
	for i := range o.figures {
		figures[i] = o.figures[i].Figure
	}
	names := campaign.Vocabulary(figures)
	for _, r := range o.Campaign.Policy {
		if when, wrong := formula.Compile(r.When, names); len(wrong) == 0 {
			p.rows = append(p.rows, policyRow{r, when})
		}
	}
	return p
}

func (p policy) note() string {
	if len(p.rows) == 0 {
		return "建议、理由：设置工作簿里没有写“结果应用办法”，所以空着。"
	}
	return fmt.Sprintf("建议、理由：按设置工作簿的“结果应用办法”（%d 条），从上往下成立的第一条；都不成立的空着。仅供参考，以决定为准。", len(p.rows))
}

// propose is the word of the first row that holds, with the reason and what it rests
// on. A row that cannot be judged proposes nothing, and is told beside.
func (p policy) propose(of project) (proposal, why string) {
	said := &projectValues{p.Outcome, of}
	var open []string
	for i, r := range p.rows {
		holds, err := formula.NewJudging().Holds(r.when, said)
		switch {
		case err != nil:
			open = append(open, lacking(i+1, err))
		case holds:
			return r.Proposal, r.Why + "（" + strings.Join(append([]string{p.basis(r, said)}, open...), "；") + "）"
		}
	}
	return "", strings.Join(open, "；")
}

// lacking says why a row was not judged.
func lacking(row int, err error) string {
	if unjudged, ok := errors.AsType[*formula.UnjudgedError](err); ok {
		return fmt.Sprintf("第 %d 条没有判断：缺%s", row, unjudged.Name.Text)
	}
	return fmt.Sprintf("第 %d 条没有判断", row)
}

// basis are the columns of which a row speaks, each once, with their values.
func (p policy) basis(r policyRow, said *projectValues) string {
	var all []string
	met := map[int]bool{}
	for _, n := range r.when.Names() {
		if !met[n.ID] {
			met[n.ID] = true
			v, t := said.value(n)
			all = append(all, n.Text+"="+shown(v, t))
		}
	}
	return strings.Join(all, "，")
}

// shown is a value as people write it.
func shown(v form.Value, t form.Type) string {
	switch {
	case !v.OK():
		return "空"
	case t == form.TypeRate:
		return v.Number.Mul(decimal.Hundred).String() + "%"
	case t.Numeric():
		return v.Number.String()
	}
	return finding.OneLine(v.Text)
}

// projectValues are what a condition is held against.
type projectValues struct {
	*Outcome
	about project
}

// Value is what a figure is of the project.
func (p *projectValues) Value(n formula.Name) formula.Operand {
	v, t := p.value(n)
	if p.figures[n.ID].own() {
		t = exact(t)
	}
	return check.OperandOf(v, t)
}

// exact is the type of what was not rounded to be shown, because it was counted here
// or stands in the register.
func exact(t form.Type) form.Type {
	if t == form.TypeAmount || t == form.TypeRate {
		return form.TypeNumber
	}
	return t
}

// Column is of no account: every name is one value.
func (p *projectValues) Column(formula.Name) iter.Seq2[int, formula.Operand] {
	return func(func(int, formula.Operand) bool) {}
}

// Today is no day: nothing here counts from it.
func (p *projectValues) Today() value.Date { return value.Date{} }

func (p *projectValues) value(n formula.Name) (form.Value, form.Type) {
	k := &p.figures[n.ID]
	if !k.own() {
		return p.of(k, p.about.subject), k.Type
	}
	switch k.Name {
	case campaign.FigureCode:
		return text(p.about.Code), k.Type
	case campaign.FigureProject:
		return text(p.about.Name), k.Type
	case campaign.FigureUnit:
		return text(p.unit(p.about.Unit)), k.Type
	case campaign.FigureDivision:
		return text(p.about.Division), k.Type
	case campaign.FigureParent:
		return text(p.unit(p.about.Parent)), k.Type
	case campaign.FigureBudget:
		return budgetOf(p.about.Project), k.Type
	case campaign.FigureScore:
		return p.about.score.Value, k.Type
	case campaign.FigureGrade:
		return p.about.grade.Value, k.Type
	case campaign.FigureExecution:
		return p.of(p.execution, p.about.subject), k.Type
	case campaign.FigureSatisfaction:
		return p.of(p.satisfaction, p.about.subject), k.Type
	}
	return p.ofProblems(k.Name), k.Type
}

// ofProblems counts the project's problems, where the campaign has any.
func (p *projectValues) ofProblems(name string) form.Value {
	if !p.problems.known {
		return form.Value{}
	}
	switch name {
	case campaign.FigureProblems:
		return count(p.about.mended.all)
	case campaign.FigureMended:
		return count(p.about.mended.done)
	case campaign.FigureUnmended:
		return count(p.about.mended.all - p.about.mended.done)
	}
	return share(p.about.mended.done, p.about.mended.all)
}
