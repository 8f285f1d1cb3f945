package load

import (
	"strings"

	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// directory finds units as the other sheets of the workbook write them.
type directory struct {
	facts *register.Facts
	empty bool // the list itself is missing: nothing can be said about units
}

func newDirectory(units []register.Unit) directory {
	return directory{facts: register.New(register.Facts{Units: units}), empty: len(units) == 0}
}

// unit reads a cell that names a unit: [101001]某某局, the code alone
// or the name alone. What is wrong is a fault; "" is no unit.
func (d directory) unit(r row, id string) string {
	text := r.text(id)
	if text == "" {
		return ""
	}
	return d.find(r, id, text)
}

func (d directory) find(r row, id, text string) string {
	if d.empty {
		return ""
	}
	code, name, both := value.ParseUnit(text)
	if !both {
		return d.single(r, id, text)
	}
	unit, ok := d.facts.Unit(code)
	if !ok {
		r.fault(id, say("单位代码 %s 不在单位名录里", "the unit code %s is not in the unit list", code))
		return ""
	}
	if named, ok := d.facts.UnitByName(name); !ok || named.Code != code {
		r.fault(id, say("单位代码 %s 在单位名录里是“%s”，与“%s”不符", "unit %s is %q in the unit list, not %q", code, unit.Name, name))
		return ""
	}
	return code
}

// single finds a unit by its code or its name alone.
func (d directory) single(r row, id, text string) string {
	if unit, ok := d.facts.Unit(value.Fold(text)); ok {
		return unit.Code
	}
	if unit, ok := d.facts.UnitByName(text); ok {
		return unit.Code
	}
	r.fault(id, say("“%s”不在单位名录里；单位写成 [代码]单位名称", "%q is not in the unit list; write [code]name", text))
	return ""
}

// form finds the form that a cell names, by its name or its id.
func (l *loader) form(r row, id string) (*form.Definition, bool) {
	text := r.text(id)
	if text == "" {
		return nil, false
	}
	var names []string
	for _, s := range l.forms {
		d := s.def
		if k := value.Fold(text); k == value.Fold(d.Name.ZH) || k == value.Fold(d.Name.EN) || k == value.Fold(d.ID) {
			return d, true
		}
		names = append(names, d.Name.ZH)
	}
	if l.faults.within(formsFolder) {
		return nil, false // its definition may be what is broken
	}
	r.fault(id, say("没有“%s”这个表单；可用的表单：%s", "unknown form %q; known are: %s", text, strings.Join(names, "、")))
	return nil, false
}
