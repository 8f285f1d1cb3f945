package blankforms

import (
	"jixiao/rules/finding"
	"jixiao/rules/kind"
	"jixiao/rules/value"
)

// items is by when the rows of a form must be done, and which rule asks for it.
type items struct {
	kind.ItemDeadline
	limit    value.Date
	severity finding.Severity
}

// items is the campaign's deadline, or the unit's own; ok is false where no rule
// holds rows against it. What a list names for single rows stands in
// them beforehand.
func (d *draft) items() (found items, ok bool) {
	limit, ok := d.c.Facts.Deadline(owed(d.order))
	if !ok {
		return items{}, false
	}
	for i := range d.rules {
		if p, ok := d.rules[i].Params.(kind.ItemDeadline); ok {
			return items{p, limit, d.rules[i].Severity}, true
		}
	}
	return items{}, false
}

// itemHelp says by when items must be done, where a rule asks for that.
func (d *draft) itemHelp() []string {
	found, ok := d.items()
	if !ok {
		return nil
	}
	done, due := d.def.Field(found.Field).Label, d.def.Field(found.Due).Label
	help := due + "和" + done + "应在 " + found.limit.Chinese() + "以前（含当日）"
	if list := d.listName(found.List); list != "" {
		help += "；" + list + "另有时限的，以清单为准"
	}
	return []string{help + "。确实晚了的照实填写，并写情况说明。"}
}

// listName is what people call a list that names days, "" where there is none.
func (d *draft) listName(l kind.List) string {
	if def := d.c.Form(l.Form); def != nil && l.Due != "" {
		return def.Name.ZH
	}
	return ""
}
