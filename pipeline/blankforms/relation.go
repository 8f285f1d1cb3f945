package blankforms

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/rules/form"
	"jixiao/rules/kind"
)

// relate links the field of a rule, in each row where it looks at rows.
func (d *draft) relate(rule kind.Params) {
	if p, ok := rule.(kind.Grade); ok && p.Table != "" {
		d.relateRows(p)
		return
	}
	field, formula := d.follows(rule)
	if s := d.fields[field]; s != nil && s.text == "" && s.formula == "" {
		s.formula = formula
	}
}

// follows is how the value that a rule is about follows from others.
func (d *draft) follows(rule kind.Params) (field, formula string) {
	switch p := rule.(type) {
	case kind.Equal:
		return p.Field, d.from("IF(COUNT(%[1]s)=0,\"\",%[1]s)", p.Other)
	case kind.Quotient:
		return p.Field, d.from(`IF(COUNT(%[1]s,%[2]s)<2,"",IF(%[2]s=0,0,%[1]s/%[2]s))`, p.Part, p.Whole)
	case kind.FundScore:
		return p.Field, d.from(`IF(COUNT(%[1]s,%[2]s)<2,"",ROUND(%[1]s*MIN(%[2]s,1),2))`, p.Weight, p.Rate)
	case kind.Grade:
		return p.Field, d.from(d.band(), p.Score)
	case kind.Parts:
		return p.Field, d.whole(p)
	case kind.RowCount:
		return p.Field, d.rowCount(p)
	}
	return "", ""
}

// whole is the sum of the parts of a value in a grid. Of a label the total is
// given, and the parts say how it is split.
func (d *draft) whole(p kind.Parts) string {
	if !strings.Contains(p.Field, ".") {
		return ""
	}
	verbs := make([]string, len(p.Parts))
	for i := range verbs {
		verbs[i] = fmt.Sprintf("%%[%d]s", i+1)
	}
	all := strings.Join(verbs, ",")
	return d.from(fmt.Sprintf(`IF(COUNT(%[1]s)=0,"",ROUND(SUM(%[1]s),%[2]d))`, all, sumDecimals), p.Parts...)
}

func (d *draft) relateRows(p kind.Grade) {
	r := d.tables[p.Table]
	if r == nil {
		return
	}
	for _, line := range r.lines {
		s, score := line[p.Field], line[p.Score]
		if s != nil && score != nil && s.text == "" {
			s.formula = fmt.Sprintf(d.band(), score.at)
		}
	}
}

// from fills the addresses of fields into a formula; "" if one is not drawn.
func (d *draft) from(formula string, ids ...string) string {
	var at []any
	for _, id := range ids {
		s := d.fields[id]
		if s == nil {
			return ""
		}
		at = append(at, s.at)
	}
	return fmt.Sprintf(formula, at...)
}

// band is the formula of the grade that a score earns, best first.
func (d *draft) band() string {
	bands := d.c.Facts.Bands
	if len(bands) == 0 {
		return ""
	}
	formula := quoted(bands[len(bands)-1].Grade)
	for i := len(bands) - 2; i >= 0; i-- {
		formula = fmt.Sprintf("IF(%%[1]s>=%s,%s,%s)", bands[i].From, quoted(bands[i].Grade), formula)
	}
	return `IF(COUNT(%[1]s)=0,"",` + formula + ")"
}

// rowCount counts the rows of a table that are filled in, or those whose
// column says a certain thing. While there are none it shows nothing.
func (d *draft) rowCount(p kind.RowCount) string {
	r := d.tables[p.Table]
	if r == nil || len(r.runs) == 0 {
		return ""
	}
	if p.Column == "" {
		i := slices.IndexFunc(r.def.Columns, func(f form.Field) bool {
			return f.Presence == form.Required && !f.Carry && !f.Type.Numeric()
		})
		if i < 0 {
			return ""
		}
		all := r.area(r.def.Columns[i].ID, r.whole())
		return fmt.Sprintf(`IF(COUNTA(%[1]s)=0,"",COUNTA(%[1]s))`, all)
	}
	all := r.area(p.Column, r.whole())
	var counts []string
	for _, is := range p.Is {
		counts = append(counts, fmt.Sprintf("COUNTIF(%s,%s)", all, quoted(is)))
	}
	return fmt.Sprintf(`IF(COUNTA(%s)=0,"",%s)`, all, strings.Join(counts, "+"))
}

// whole are all rows of the table.
func (r *region) whole() [2]int { return [2]int{r.runs[0][0], r.runs[len(r.runs)-1][1]} }

// quoted is a text inside a formula.
func quoted(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
