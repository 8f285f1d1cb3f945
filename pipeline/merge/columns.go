package merge

import (
	"slices"
	"sync"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Column is a column of a sheet.
type Column struct {
	ID    string
	Label string
	Type  form.Type
	Spec  *form.OutputColumn // nil of those that a pivot spreads
	Field *form.Field        // nil where it shows none
	Group string             // header above it, of a pivot

	listed bool // the field is a column of the table whose rows are listed
	pivot  *spread
}

// Words are those that the column's field offers.
func (c *Column) Words() []string {
	var words []string
	if c.Field != nil {
		for _, choice := range c.Field.Choices {
			words = append(words, choice.Is)
		}
	}
	return words
}

// Headers of columns that show no field and are given none.
var labels = map[string]string{
	"subject.code": "编号", "subject.name": "名称", "subject.unit": "实施单位", "subject.division": "归口科室", "subject.budget": "预算批复金额", "subject.parent": "主管部门",
	"unit.text": "填报单位", "unit.code": "单位代码", "unit.name": "填报单位", "unit.parent": "主管部门",
	"show.ordinal": "序号", "show.status": "说明", "show.file": "来源文件", "show.place": "来源位置", "show.version": "版本", "show.arrival": "到达时间",
}

func (s *Sheet) listColumns() {
	for i := range s.Output.Columns {
		s.defined = append(s.defined, s.column(&s.Output.Columns[i]))
	}
	s.columns = sync.OnceValue(func() []Column {
		if s.Output.Pivot == nil {
			return s.defined
		}
		return append(slices.Clip(s.defined), s.spread(s.Output.Pivot)...)
	})
}

func (s *Sheet) column(o *form.OutputColumn) Column {
	c := Column{ID: o.Key(), Label: o.Label, Type: form.TypeText, Spec: o}
	kind := ""
	switch {
	case o.Field != "":
		s.fieldColumn(&c)
		return c
	case o.Subject != "":
		kind = "subject." + o.Subject
	case o.Unit != "":
		kind = "unit." + o.Unit
	default:
		kind = "show." + o.Show
	}
	if c.Label == "" {
		c.Label = s.ownLabel(kind)
	}
	switch kind {
	case "subject.code", "unit.code":
		c.Type = form.TypeCode
	case "subject.budget":
		c.Type = form.TypeAmount
	case "show.ordinal":
		c.Type = form.TypeCount
	}
	return c
}

// ownLabel names what a subject is by the kind of subject.
func (s *Sheet) ownLabel(kind string) string {
	switch kind + " " + s.Form.About {
	case "subject.code " + form.AboutProject:
		return "项目编号"
	case "subject.name " + form.AboutProject:
		return "项目名称"
	case "subject.code " + form.AboutUnit:
		return "单位代码"
	case "subject.name " + form.AboutUnit, "subject.unit " + form.AboutUnit:
		return "单位名称"
	}
	return labels[kind]
}

func (s *Sheet) fieldColumn(c *Column) {
	id := c.Spec.Field
	if s.block != nil {
		c.Field = s.block.Column(id)
		c.listed = c.Field != nil
	}
	if c.Field == nil {
		c.Field = s.Form.Field(id)
	}
	if c.Field == nil {
		return // refused where the campaign is loaded
	}
	c.Type = c.Field.Type
	s.amounts = s.amounts || c.Type == form.TypeAmount && !c.listed
	if c.Label == "" {
		c.Label = c.Field.LabelText().In(finding.ZH)
	}
}
