package check

import (
	"slices"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
)

// HasForm reports whether one of some forms has an id.
func HasForm(id string, forms []*form.Definition) bool {
	return slices.ContainsFunc(forms, func(d *form.Definition) bool { return d.ID == id })
}

// MeantForm is the form that was probably meant by an id which none has: called
// nearly so, or written by its name.
func MeantForm(id string, forms []*form.Definition) *form.Definition {
	var ids []string
	for _, d := range forms {
		if id == d.Name.ZH || id == d.Name.EN {
			return d
		}
		ids = append(ids, d.ID)
	}
	near, ok := register.NearWord(id, ids)
	if !ok {
		return nil
	}
	return forms[slices.Index(ids, near)]
}

// Without reports whether the campaign does not have a form that is named: an id
// that was mistyped is another thing.
func (c *Compiler) Without(id string) bool {
	return id != "" && !HasForm(id, c.Forms) && MeantForm(id, c.Forms) == nil
}

// NoForm is the fault of a parameter that names no form.
func NoForm(param, id string, forms []*form.Definition) Fault {
	if id == "" {
		return Fault{param, finding.Text{ZH: "缺少这个参数", EN: "this is missing"}}
	}
	f := Fault{param, finding.Text{ZH: "没有" + finding.QuoteIn(finding.ZH, id) + "这种表单", EN: "there is no form " + finding.QuoteIn(finding.EN, id)}}
	if meant := MeantForm(id, forms); meant != nil {
		f.Message.ZH += "，是 " + meant.ID + "（" + meant.Name.ZH + "）吗？"
		f.Message.EN += "; is it " + meant.ID + " (" + meant.Name.EN + ")?"
	}
	return f
}
