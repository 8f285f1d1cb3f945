package formguess

import (
	"slices"
	"strings"

	"jixiao/rules/decimal"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// kind is what an entry holds.
type kind struct {
	form.Type
	ordinal bool
	choices []form.Choice
	none    []string // words that mean blank
	behind  []string
	check   string
}

// mostShare of the values in percent must be of a type for the others to be
// taken for mistakes, where there are at least so many.
const (
	mostShare   = 80
	fewestKnown = 5
)

// kindOf is what an entry holds, as its values and its label say.
func (g *guesser) kindOf(e *entry, inTable bool) kind {
	if len(e.values) == 0 && e.formulas > 0 && usualType(e.label) == form.TypeText {
		g.doubts.about(e, e.place, "“%s”是公式，样例里没有存结果，也算不出来，当作数字；结果是文字的，改为 type: text", "%q holds formulas without results that cannot be worked out; taken for numbers. If they are texts, make it type: text", e.label)
		return kind{Type: form.TypeNumber}
	}
	if len(e.values) == 0 || usualType(e.label) != form.TypeText && onlyNone(e) {
		return g.promise(e, inTable)
	}
	w, _ := wordFor(e.label)
	switch {
	case w.id == "ordinal" && inTable && all(e, isOrdinal):
		return kind{Type: form.TypeNumber, ordinal: true}
	case (w.id == "project_code" || w.id == "ordinal" || w.id == "number") && all(e, g.isProject):
		return kind{Type: form.TypeCode}
	case w.id == "project_code":
		g.doubts.about(e, e.values[0].place, "“%s”里的不都是项目明细表里的编号，按文字读；是的话，先把项目明细填好再起草，或改为 type: code", "%q are not all codes of the register, so they are read as texts; if they are, fill in the register first, or make it type: code", e.label)
		return kind{Type: form.TypeText}
	case all(e, isUnit), w.id == "unit" && all(e, g.isUnit):
		return kind{Type: form.TypeUnit}
	case w.id == "unit":
		g.doubts.about(e, e.values[0].place, "“%s”不全是单位名录里的单位，按文字读；是单位的，写成[代码]名称，或在单位名录里加别名，再改为 type: unit",
			"%q are not all units of the list, so they are read as texts; if they are units, write [code]name or add aliases to the list, and make it type: unit", e.label)
		return kind{Type: form.TypeText}
	case usualType(e.label) == form.TypePhone && all(e, isPhone):
		return kind{Type: form.TypePhone}
	}
	if k, ok := g.dateKind(e); ok {
		return k
	}
	if k, ok := g.numberKind(e); ok {
		return k
	}
	if k, ok := g.wholeList(e); ok {
		return k
	}
	if inTable {
		return g.choiceKind(e)
	}
	return kind{Type: form.TypeText}
}

func all(e *entry, is func(*found) bool) bool { return share(e, is) == 100 }

// share is how many percent of the values are of a kind, signs for "none" aside.
func share(e *entry, is func(*found) bool) int {
	n, of := 0, 0
	for i := range e.values {
		if value.IsNone(e.values[i].text) {
			continue
		}
		of++
		if is(&e.values[i]) {
			n++
		}
	}
	if of == 0 {
		return 0
	}
	return 100 * n / of
}

// onlyNone reports whether nothing but signs for "none" stands in an entry.
func onlyNone(e *entry) bool {
	return !slices.ContainsFunc(e.values, func(f found) bool { return !value.IsNone(f.text) })
}

func isOrdinal(f *found) bool {
	_, ok := value.ParseOrdinal(f.text)
	return ok || f.cell.Formula != ""
}

func (g *guesser) isProject(f *found) bool {
	return g.known.IsProject(f.text)
}

func isUnit(f *found) bool {
	_, ok := unitCode(f.text)
	return ok
}

// usualCode is how many digits a unit's code has where no campaign says it.
const usualCode = 6

// unitCode is the code of a text such as [213001]某某局. A shorter number in
// brackets is more often anything else.
func unitCode(text string) (string, bool) {
	code, _, ok := value.ParseUnit(text)
	return code, ok && len(code) >= usualCode
}

func (g *guesser) isUnit(f *found) bool { return isUnit(f) || g.known.IsUnit(f.text) }

func isPhone(f *found) bool { return value.ParsePhone(f.text) }

// promise is what an entry without any value holds, as its label says.
func (g *guesser) promise(e *entry, inTable bool) kind {
	w, _ := wordFor(e.label)
	switch {
	case w.id == "ordinal" && inTable:
		return kind{Type: form.TypeNumber, ordinal: true}
	case w.id == "project_code":
		return kind{Type: form.TypeCode}
	case w.id == "unit":
		return kind{Type: form.TypeUnit}
	}
	usual := usualType(e.label)
	if usual == form.TypeAmount && g.moneyOf(e) == "元" || labelMoney(e.label) == "元" {
		usual = form.TypeNumber
	} else if labelMoney(e.label) == "万元" {
		usual = form.TypeAmount
	}
	if usual != form.TypeText {
		g.promised = append(g.promised, clean(e.label))
	}
	return kind{Type: usual}
}

// moneyOf is what the amounts of an entry are in, "" where nothing says so.
func (g *guesser) moneyOf(e *entry) string {
	if own := labelMoney(e.label); own != "" {
		return own
	}
	return e.money
}

// labelMoney is what a label says that its amounts are in.
func labelMoney(label string) string {
	key := value.Fold(label)
	open := strings.LastIndexByte(key, '(')
	if open < 0 {
		return ""
	}
	switch note := key[open:]; {
	case strings.Contains(note, "万元"):
		return "万元"
	case strings.Contains(note, "亿元"):
		return "亿元"
	case strings.Contains(note, "元"):
		return "元"
	}
	return ""
}

// number is the number in a cell.
func number(f *found) (decimal.Decimal, bool) {
	switch f.cell.Kind {
	case form.Number:
		d, err := value.ParseStored(f.cell.Text)
		return d, err == nil && !value.IsDateFormat(f.cell.Format)
	case form.Text:
		n, err := value.ParseNumber(f.cell.Text)
		return n.Value, err == nil
	}
	return decimal.Decimal{}, false
}

func isNumeric(f *found) bool { _, ok := number(f); return ok }

func isPercent(f *found) bool {
	_, percent, _ := value.FormatDecimals(f.cell.Format)
	return percent || strings.HasSuffix(value.Fold(f.text), "%")
}

// misfits says which value is none of what the others are.
func (g *guesser) misfits(e *entry, is func(*found) bool, zh, en string) {
	for i := range e.values {
		if f := &e.values[i]; !is(f) && !value.IsNone(f.text) {
			g.doubts.about(e, f.place, "“%s”多数是"+zh+"，这里写的是“%s”，会要求修改；本来就可以这样写的，改为 type: text",
				"%q mostly holds "+en+", here it says %q, which will be returned; if that is right, make it type: text", e.label, f.text)
			return
		}
	}
}
