package register

import (
	"slices"
	"strings"
	"unicode/utf8"

	"jixiao/rules/value"
)

// UnitMeant is the unit that a text means in other words than [code]name: its
// code, its name or an alias, or both in any order. Where code and name are not
// one unit's the reading is what was written, and no unit; ok is false where
// the unit list makes nothing of it.
func (f *Facts) UnitMeant(text string) (reading string, u Unit, ok bool) {
	code, name := f.UnitCodes().Split(text)
	coded, known := f.Unit(code)
	named, called := f.UnitByName(name)
	switch {
	case known && (name == "" || coded.Called(name)):
		return coded.Text(), coded, true
	case code == "" && called:
		return named.Text(), named, true
	case code == "" || name == "":
		return "", Unit{}, false
	}
	return Unit{Code: code, Name: name}.Text(), Unit{}, true
}

// shortestName is how many characters of a unit's name tell it from others.
const shortestName = 4

// Loosely reports whether a text ends in a unit's name or an alias, or they in
// the text: 济南市钢城区民政局, 城市管理局.
func (f *Facts) Loosely(u Unit, text string) bool {
	_, name := f.UnitCodes().Split(text)
	key := value.Bare(name)
	return utf8.RuneCountInString(key) >= shortestName &&
		slices.ContainsFunc(append([]string{u.Name}, u.Aliases...), func(known string) bool {
			known = value.Fold(known)
			return utf8.RuneCountInString(known) >= shortestName && (strings.HasSuffix(key, known) || strings.HasSuffix(known, key))
		})
}

// OnlyLoosely reports whether a text is loosely that unit's name and no other's.
func (f *Facts) OnlyLoosely(u Unit, text string) bool {
	return !slices.ContainsFunc(f.Units, func(other Unit) bool { return other.Code != u.Code && f.Loosely(other, text) })
}

// NearUnits are the units that the reader may be asked about whose name or alias is
// shortened to what was written, as 卫生健康局 to 卫健局, else comes nearest to it.
func (f *Facts) NearUnits(name string) []Unit {
	var units []Unit
	var names []string
	for _, u := range f.Units {
		for _, known := range append([]string{u.Name}, u.Aliases...) {
			if f.Related(u.Code) {
				units, names = append(units, u), append(names, known)
			}
		}
	}
	likely := shortened(value.Fold(name), names)
	if len(likely) == 0 {
		likely = nearest(value.Fold(name), names, utf8.RuneCountInString(name)/3)
	}
	var near []Unit
	for _, known := range likely {
		u := units[slices.Index(names, known)]
		if !slices.ContainsFunc(near, func(other Unit) bool { return other.Code == u.Code }) {
			near = append(near, u)
		}
	}
	return near
}

// leastShortened is how many characters of a name are left at least: 卫健局.
const leastShortened = 3

// shortened are the names that hold all characters of a text in their order, unless
// there are too many to ask about.
func shortened(text string, names []string) []string {
	if utf8.RuneCountInString(text) < leastShortened {
		return nil
	}
	var all []string
	for _, name := range names {
		rest := []rune(text)
		for _, r := range value.Fold(name) {
			if len(rest) > 0 && r == rest[0] {
				rest = rest[1:]
			}
		}
		if len(rest) == 0 {
			all = append(all, name)
		}
	}
	if len(all) > mostNear {
		return nil
	}
	return all
}
