package register

import (
	"slices"
	"unicode/utf8"

	"jixiao/rules/value"
)

// Item is one entry of a list of the settings workbook that submissions may be
// about, such as a place of 点位名录.
type Item struct {
	Code, Name string
	Unit       string // who owes what is about it, unit code; "" is whoever knows
}

// listed finds the items of one list: nil stands for what two of them share.
type listed struct {
	codes   map[string]*Item
	written map[string]*Item // by folded name, by code and name together
	spelled map[string]*Item
}

func newListed(items []Item) *listed {
	x := &listed{map[string]*Item{}, map[string]*Item{}, map[string]*Item{}}
	for i := range items {
		it := &items[i]
		x.codes[it.Code] = it
		claim(x.spelled, value.Spelling(it.Code), it)
		for _, text := range []string{it.Name, it.Code + it.Name, it.Name + it.Code, it.Code + "-" + it.Name,
			"[" + it.Code + "]" + it.Name, it.Name + "(" + it.Code + ")"} {
			claim(x.written, value.Fold(text), it)
		}
	}
	return x
}

// Item finds an item of a list by its code, if the reader may see it: its own, or
// that of nobody in particular.
func (f *Facts) Item(list, code string) (Item, bool) {
	if len(f.Lists[list]) == 0 {
		return Item{}, false
	}
	x := f.lookup().lists[list]
	if x == nil {
		return Item{}, false
	}
	it, ok := found(x.codes[code])
	if !ok || f.limited && !f.MayAnswerItem(it, f.reader) {
		return Item{}, false
	}
	return it, true
}

// ItemMeant finds the one item of a list that a text means: by its code in any
// spelling, by its name, or by both together.
func (f *Facts) ItemMeant(list, text string) (Item, bool) {
	x := f.lookup().lists[list]
	if x == nil {
		return Item{}, false
	}
	if it, ok := found(x.codes[value.Fold(text)]); ok {
		return it, true
	}
	if it, ok := found(x.written[value.Fold(text)]); ok {
		return it, true
	}
	return found(x.spelled[value.Spelling(text)])
}

// NearItems are the items of a list, of those that the reader may answer for,
// whose code or name comes nearest to what was written: by code and name.
func (f *Facts) NearItems(list, text string) []string {
	var words, full []string
	for _, it := range f.Lists[list] {
		if f.limited && !f.MayAnswerItem(it, f.reader) {
			continue
		}
		words, full = append(words, it.Code, it.Name), append(full, it.Text(), it.Text())
	}
	if len(words) > 2*mostCompared {
		return nil
	}
	var near []string
	for _, word := range nearest(value.Fold(text), words, max(2, utf8.RuneCountInString(text)/3)) {
		if one := full[slices.Index(words, word)]; !slices.Contains(near, one) {
			near = append(near, one)
		}
	}
	return near
}

// MayAnswerItem reports whether a department may hand in for an item: its unit,
// that unit's parent, and anybody where the list names no unit.
func (f *Facts) MayAnswerItem(it Item, department string) bool {
	return it.Unit == "" || f.MayAnswerUnit(it.Unit, department)
}

// MayAnswerUnit reports whether a department may hand in for a unit: it is that
// unit, or the one over it.
func (f *Facts) MayAnswerUnit(unit, department string) bool {
	unit, department = f.Successor(unit), f.Successor(department)
	if unit == department {
		return true
	}
	u, ok := f.Unit(unit)
	return ok && u.Parent != "" && f.Successor(u.Parent) == department
}

// Text is how messages name an item: D07 幸福路口.
func (it Item) Text() string {
	if it.Name == "" {
		return it.Code
	}
	return it.Code + " " + it.Name
}

// Active are the units that still report: those that were merged into another
// one by the day that counts are left out.
func (f *Facts) Active() []Unit {
	return slices.DeleteFunc(slices.Clone(f.Units), func(u Unit) bool { return f.Successor(u.Code) != u.Code })
}
