package rules

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// compiler turns the parameters of one check into a rule and gathers every
// fault in them.
type compiler struct {
	spec     *Spec
	params   Params
	path     string
	def      *form.Definition
	table    *form.Block
	used     map[string]bool
	problems []Problem
}

// compile sets up one check. The rule is nil when there are problems.
func compile(spec *Spec, n int, forms []*form.Definition) (Rule, []Problem) {
	c := &compiler{spec: spec, params: spec.Checks[n], path: fmt.Sprintf("checks[%d]", n),
		used: map[string]bool{"kind": true, "form": true, "variant": true}}
	kind, ok := kinds[c.params.Kind]
	if !ok {
		c.fault("kind", "没有“%s”这种检查", "there is no kind of check %q", c.params.Kind)
		return nil, c.problems
	}
	i := slices.IndexFunc(forms, func(d *form.Definition) bool { return d.ID == c.params.Form })
	if i < 0 {
		c.fault("form", "没有“%s”这种表单", "there is no form %q", c.params.Form)
		return nil, c.problems
	}
	c.def = forms[i]
	if c.params.Variant != "" {
		c.emits(c.params.Variant)
	}
	rule := kind(c)
	c.faultUnused()
	if len(c.problems) > 0 {
		return nil, c.problems
	}
	return rule, nil
}

func (c *compiler) fault(param, zh, en string, args ...any) {
	path := c.path
	if param != "" {
		path += "." + param
	}
	c.problems = append(c.problems, Problem{Code: c.spec.Code, Path: path,
		Message: finding.Text{ZH: fmt.Sprintf(zh, args...), EN: fmt.Sprintf(en, args...)}})
}

// faultUnused tells parameters that the kind does not take.
func (c *compiler) faultUnused() {
	v := reflect.ValueOf(c.params)
	for i := range v.NumField() {
		name := v.Type().Field(i).Tag.Get("yaml")
		if !v.Field(i).IsZero() && !c.used[name] {
			c.fault(name, "“%s”这种检查没有这个参数", "a check of kind %q does not take this", c.params.Kind)
		}
	}
}

// emits declares wordings that the kind chooses by itself.
func (c *compiler) emits(variants ...string) {
	for _, v := range variants {
		if _, ok := c.spec.Variants[v]; !ok {
			c.fault("", "缺少措辞“%s”（variants）", "the wording %q is missing under variants", v)
		}
	}
}

// sheet starts a kind that looks at the sheet as a whole.
func (c *compiler) sheet() instance {
	n := instance{info: c.spec.Info, variant: c.params.Variant, form: c.def.ID}
	n.code = c.standard(form.ProjectField)
	n.name = c.standard(form.ProjectNameField)
	n.unit = c.standard(form.UnitField)
	return n
}

// rows starts a kind that looks at each row of a table.
func (c *compiler) rows() instance {
	c.used["table"], c.used["item"] = true, true
	if c.table = c.def.Table(c.params.Table); c.table == nil {
		c.fault("table", "表单中没有表格“%s”", "the form has no table %q", c.params.Table)
		return instance{}
	}
	n := c.sheet()
	n.table = c.params.Table
	if c.params.Item != "" {
		n.item = c.column("item", c.params.Item)
	}
	return n
}

// either starts a kind that looks at rows where a table is named, else at the
// sheet.
func (c *compiler) either() instance {
	if c.params.Table == "" {
		return c.sheet()
	}
	return c.rows()
}

// standard is one of the fields that every form calls the same, if it is there.
func (c *compiler) standard(id string) ref {
	if r := c.findColumn(id); r.known() {
		return r
	}
	return c.findField(id)
}

// value is a column of the kind's table or a field of the sheet.
func (c *compiler) value(param, id string) ref {
	if c.params.Table == "" {
		return c.field(param, id)
	}
	if r := c.findField(id); r.known() && !c.findColumn(id).known() {
		c.used[param] = true
		return r
	}
	return c.column(param, id)
}

// field is a label, a closing total or a value of a grid.
func (c *compiler) field(param, id string) ref {
	return c.must(param, id, c.findField(id))
}

// column is a column of the kind's table.
func (c *compiler) column(param, id string) ref {
	if c.table == nil {
		c.used[param] = true // the table is missing, and that has been told
		return ref{}
	}
	return c.must(param, id, c.findColumn(id))
}

// subtotal is a total of the sub-total rows of the kind's table.
func (c *compiler) subtotal(param, id string) ref {
	if c.table == nil {
		c.used[param] = true
		return ref{}
	}
	var r ref
	if c.table.Subtotal != nil {
		r = pick(c.table.Subtotal.Totals, id)
	}
	r.inRow = true
	return c.must(param, id, r)
}

func (c *compiler) must(param, id string, r ref) ref {
	c.used[param] = true
	switch {
	case id == "":
		c.fault(param, "缺少这个参数", "this is missing")
	case !r.known():
		c.fault(param, "表单中没有“%s”", "the form has no %q here", id)
	}
	return r
}

// fields are several fields or columns, at least one.
func (c *compiler) fields(param string, ids []string, find func(param, id string) ref) []ref {
	c.used[param] = true
	if len(ids) == 0 {
		c.fault(param, "缺少这个参数", "this is missing")
	}
	return c.some(param, ids, find)
}

// some are several fields or columns, perhaps none.
func (c *compiler) some(param string, ids []string, find func(param, id string) ref) []ref {
	c.used[param] = true
	refs := make([]ref, len(ids))
	for i, id := range ids {
		refs[i] = find(fmt.Sprintf("%s[%d]", param, i), id)
	}
	return refs
}

func (c *compiler) words(param string, words []string) []string {
	c.used[param] = true
	if len(words) == 0 || slices.Contains(words, "") {
		c.fault(param, "缺少这个参数", "this is missing")
	}
	return words
}

// positive is a number that a kind cannot do without.
func (c *compiler) positive(param string, d decimal.Decimal) decimal.Decimal {
	c.used[param] = true
	if d.Sign() <= 0 {
		c.fault(param, "应大于 0", "must be more than 0")
	}
	return d
}

func (c *compiler) tolerance() decimal.Decimal {
	c.used["tolerance"] = true
	if c.params.Tolerance.Sign() < 0 {
		c.fault("tolerance", "不能小于 0", "must not be below 0")
	}
	return c.params.Tolerance
}

func (c *compiler) findColumn(id string) ref {
	if c.table == nil {
		return ref{}
	}
	r := pick(c.table.Columns, id)
	r.inRow = true
	return r
}

// findField looks everywhere but in columns and sub-totals, which have no one
// value in a sheet.
func (c *compiler) findField(id string) ref {
	if r := pick(c.def.Fields, id); r.known() {
		return r
	}
	for _, b := range c.def.Tables {
		if b.Closing == nil {
			continue
		}
		if r := pick(b.Closing.Totals, id); r.known() {
			return r
		}
		if r := pick(b.Closing.Pairs, id); r.known() {
			return r
		}
	}
	if f := c.def.Field(id); f != nil && strings.Contains(id, ".") {
		return refTo(f)
	}
	return ref{}
}

func pick(fields []form.Field, id string) ref {
	for i := range fields {
		if id != "" && fields[i].ID == id {
			return refTo(&fields[i])
		}
	}
	return ref{}
}

func refTo(f *form.Field) ref {
	return ref{id: f.ID, kind: f.Type, label: f.LabelText(), required: f.Presence == form.Required}
}
