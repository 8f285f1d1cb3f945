package form

import (
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// parseText reads a text, a code or an entry of a list.
func (s *session) parseText(f *Field, id, text string, v Value) Value {
	v.State, v.Text = Valid, text
	switch f.Type {
	case TypeChoice:
		is, ok := f.choose(text)
		if !ok {
			return s.refuse(v, f, id, "V07", strings.Join(f.choiceNames(), "、"), finding.Text{})
		}
		v.Text = is
	case TypeCode:
		code, ok := value.ParseCode(text)
		if v.Text = code; !ok {
			return s.refuse(v, f, id, "V08", "A-01", finding.Text{})
		}
	case TypeUnit:
		code, name, ok := value.ParseUnit(text)
		if !ok {
			return s.refuse(v, f, id, "V08", "[六位代码]单位名称", finding.Text{ZH: "[六位代码]单位名称", EN: "[six digits]name"})
		}
		v.Text = "[" + code + "]" + name
	case TypePhone:
		if !value.ParsePhone(text) {
			return s.refuse(v, f, id, "V08", "12345678", finding.Text{})
		}
	}
	if !s.reader.constraints.holds(v.Text, f.Check) {
		return s.refuse(v, f, id, "V08", f.Check, finding.Text{})
	}
	return v
}

// choose finds the list entry that a text means.
func (f *Field) choose(text string) (string, bool) {
	key := value.Fold(text)
	for _, c := range f.Choices {
		if value.Fold(c.Is) == key {
			return c.Is, true
		}
		for _, or := range c.Or {
			if value.Fold(or) == key {
				return c.Is, true
			}
		}
	}
	return "", false
}

func (f *Field) choiceNames() []string {
	names := make([]string, len(f.Choices))
	for i, c := range f.Choices {
		names[i] = c.Is
	}
	return names
}
