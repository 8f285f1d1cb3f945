package ruletest

import (
	"strings"

	"jixiao/pipeline/campaign"
	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/formula"
	"jixiao/rules/kind"
	"jixiao/rules/value"
)

// dayName is by what an example says when its sheet was received.
const dayName = "收到日期"

// stated is one value of an example, or the values of a column.
type stated struct {
	check.Spot
	name  formula.Name
	texts []string
}

// given reads an example's values, or says why that cannot be done.
func (t *tester) given(e campaign.RuleExample, r *rule) (kind.Given, finding.Text) {
	g := kind.Given{Day: t.received(r), Rows: 1, Values: map[check.Spot][]formula.Operand{}}
	pairs, fault := pairsOf(e.Given)
	var all []stated
	for _, p := range pairs {
		name, known := r.explainer.Names().Called(p.name)
		if !known && value.Fold(p.name) == dayName {
			if g.Day, fault = dayOf(p); !fault.IsZero() {
				return g, fault
			}
			continue
		}
		if !known {
			near := r.explainer.Near(p.name)
			return g, say("第 %[1]d 个字：没有“%[2]s”%[3]s", "character %[1]d: there is no %[2]q%[4]s", p.at, p.name, near.ZH, near.EN)
		}
		s := stated{r.explainer.Names().Spot(name), name, textsOf(p, name)}
		for _, other := range all {
			if other.Spot == s.Spot {
				return g, say("第 %[1]d 个字：“%[2]s”写了两次", "character %[1]d: %[2]q stands twice", p.at, p.name)
			}
		}
		all = append(all, s)
	}
	if fault.IsZero() {
		fault = t.fill(&g, all, r)
	}
	return g, fault
}

func dayOf(p pair) (value.Date, finding.Text) {
	d, err := value.ParseDate(p.value)
	if err != nil {
		return d, say("第 %[1]d 个字：“%[2]s”不是日期", "character %[1]d: %[2]q is no date", p.at, p.value)
	}
	return d, finding.Text{}
}

// textsOf are the values of a name: several of a column stand apart by 、, which a
// text of one row may hold itself.
func textsOf(p pair, name formula.Name) []string {
	if p.quoted || !name.Rows || name.Row && name.Kind == formula.Text {
		return []string{p.value}
	}
	return strings.Split(p.value, "、")
}

// fill reads the values. One that stands alone is that of every row of its table.
func (t *tester) fill(g *kind.Given, all []stated, r *rule) finding.Text {
	rows := map[string]stated{} // by table: the longest column
	for _, s := range all {
		if s.name.Rows && len(s.texts) > len(rows[s.Table].texts) {
			rows[s.Table] = s
		}
	}
	if table := r.explainer.Table(); table != "" {
		g.Rows = max(1, len(rows[table].texts))
	}
	for _, s := range all {
		longest := rows[s.Table]
		if n := len(s.texts); s.name.Rows && n > 1 && n < len(longest.texts) {
			return say("“%[1]s”有 %[2]d 个值，“%[3]s”有 %[4]d 个", "%[1]q has %[2]d values, %[3]q has %[4]d", s.name.Text, n, longest.name.Text, len(longest.texts))
		}
		for i := range max(1, len(longest.texts)) {
			if i > 0 && !s.name.Rows {
				break
			}
			g.Values[s.Spot] = append(g.Values[s.Spot], t.operand(s, strings.TrimSpace(s.texts[min(i, len(s.texts)-1)]), r))
		}
	}
	return finding.Text{}
}

// operand reads a value as it is read on a sheet. What stands on no sheet of the form
// has no field there: it is read by its type alone, a rate by its sign.
func (t *tester) operand(s stated, text string, r *rule) formula.Operand {
	field := r.form.FieldOf(s.Slot)
	if field == nil {
		field = &form.Field{ID: "other", Type: s.Type}
		switch {
		case s.Type == form.TypeNumber && strings.HasSuffix(value.Fold(text), "%"):
			field.Type = form.TypeRate
		case !s.Type.Numeric() && s.Type != form.TypeDate:
			field.Type = form.TypeText
		}
	}
	return check.Operand(t.reader.Typed(r.form, field, s.ID, text), field.Type)
}
