package ods

import (
	"strings"

	"jixiao/internal/office/ooxml"
)

// numberStyle becomes a number format code as its parts come by.
type numberStyle struct {
	kind    string
	elapsed bool
	codes   []byte
	literal []byte
	inText  bool
	wanted  []condition
	done    string
}

// condition is another style that stands in for numbers of one sign.
type condition struct{ when, style string }

// maxCode bounds what a format can grow to.
const maxCode = 255

func (n *numberStyle) add(code string) {
	if len(n.codes)+len(code) <= maxCode {
		n.codes = append(n.codes, code...)
	}
}

func (n *numberStyle) open(t *ooxml.Tokenizer) {
	switch string(t.Name) {
	case "text", "currency-symbol":
		n.literal, n.inText = n.literal[:0], true
	case "number":
		n.add(digits(t))
	case "scientific-number":
		places := min(max(count(t, "min-exponent-digits"), 1), 30)
		n.add(digits(t) + "E+" + strings.Repeat("0", places))
	case "fraction":
		n.add("# ?/?")
	case "text-content":
		n.add("@")
	case "map":
		const signs = 3
		if len(n.wanted) < signs {
			n.wanted = append(n.wanted, condition{attribute(t, "condition"), attribute(t, "apply-style-name")})
		}
	default:
		n.add(n.datePart(t))
	}
}

// maxLiteral is how long the markup of a text may be that fits.
const maxLiteral = 12 * maxCode

func (n *numberStyle) text(t *ooxml.Tokenizer) {
	if n.inText && len(n.literal)+len(t.Raw) <= maxLiteral {
		n.literal = t.AppendRaw(n.literal)
	}
}

func (n *numberStyle) close(name string) {
	if !n.inText || name != "text" && name != "currency-symbol" {
		return
	}
	n.inText = false
	switch text := valid(n.literal); {
	case text == "":
	case text == "%" && n.kind == "percentage-style":
		n.add("%")
	default:
		n.add(`"` + strings.ReplaceAll(text, `"`, `""`) + `"`)
	}
}

func (n *numberStyle) finish() {
	n.done = string(n.codes)
	if n.kind == "boolean-style" || n.done == "General" {
		n.done = ""
	}
}

// code is the whole format: what stands for positive numbers comes first, as
// it does in a workbook of Excel.
func (n *numberStyle) code(all map[string]*numberStyle) string {
	code := ""
	for _, c := range n.wanted {
		if other := all[c.style]; other != nil && strings.HasPrefix(c.when, "value()>") && !strings.Contains(c.when, "!=") {
			code += other.done + ";"
		}
	}
	return code + n.done
}

// digits is the code of a plain number: General where no decimals are asked
// for or forbidden.
func digits(t *ooxml.Tokenizer) string {
	if attribute(t, "decimal-places") == "" {
		return "General"
	}
	decimals := min(count(t, "decimal-places"), 30)
	always := decimals
	if attribute(t, "min-decimal-places") != "" {
		always = min(count(t, "min-decimal-places"), decimals)
	}
	whole := strings.Repeat("0", min(count(t, "min-integer-digits"), 30))
	if attribute(t, "grouping") == "true" {
		whole = "#,##" + max(whole, "0")
	}
	if whole == "" {
		whole = "#"
	}
	if decimals == 0 {
		return whole
	}
	return whole + "." + strings.Repeat("0", always) + strings.Repeat("#", decimals-always)
}

// datePart is the code of a part of a date or time; "" for what is none.
func (n *numberStyle) datePart(t *ooxml.Tokenizer) string {
	longer := func(more string) string {
		if attribute(t, "style") == "long" {
			return more
		}
		return ""
	}
	twice := func(letter string) string { return letter + longer(letter) }
	switch string(t.Name) {
	case "year":
		return "yy" + longer("yy")
	case "month":
		if attribute(t, "textual") == "true" {
			return "mmm" + longer("m")
		}
		return twice("m")
	case "day":
		return twice("d")
	case "day-of-week":
		return "ddd" + longer("d")
	case "hours":
		if n.elapsed {
			return "[" + twice("h") + "]"
		}
		return twice("h")
	case "minutes":
		return twice("m")
	case "seconds":
		code := twice("s")
		if d := count(t, "decimal-places"); d > 0 {
			code += "." + strings.Repeat("0", min(d, 9))
		}
		return code
	case "am-pm":
		return "AM/PM"
	}
	return ""
}
