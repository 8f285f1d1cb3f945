package ods

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// numberStyle becomes a number format code as its parts come by.
type numberStyle struct {
	kind    string
	elapsed bool
	codes   strings.Builder
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
	if n.codes.Len()+len(code) <= maxCode {
		n.codes.WriteString(code)
	}
}

func (n *numberStyle) open(name string, attrs []xml.Attr) {
	switch name {
	case "text", "currency-symbol":
		n.literal, n.inText = n.literal[:0], true
	case "number":
		n.add(digits(attrs))
	case "scientific-number":
		n.add(digits(attrs) + "E+" + strings.Repeat("0", max(count(attrs, "min-exponent-digits"), 1)))
	case "fraction":
		n.add("# ?/?")
	case "text-content":
		n.add("@")
	case "map":
		const signs = 3
		if len(n.wanted) < signs {
			n.wanted = append(n.wanted, condition{attribute(attrs, "condition"), attribute(attrs, "apply-style-name")})
		}
	default:
		n.add(n.datePart(name, attrs))
	}
}

func (n *numberStyle) text(data []byte) {
	if n.inText && len(n.literal)+len(data) <= maxCode {
		n.literal = append(n.literal, data...)
	}
}

func (n *numberStyle) close(name string) {
	if !n.inText || name != "text" && name != "currency-symbol" {
		return
	}
	n.inText = false
	switch text := string(n.literal); {
	case text == "":
	case text == "%" && n.kind == "percentage-style":
		n.add("%")
	default:
		n.add(`"` + strings.ReplaceAll(text, `"`, `""`) + `"`)
	}
}

func (n *numberStyle) finish() {
	n.done = n.codes.String()
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
func digits(attrs []xml.Attr) string {
	if attribute(attrs, "decimal-places") == "" {
		return "General"
	}
	decimals := min(count(attrs, "decimal-places"), 30)
	always := decimals
	if attribute(attrs, "min-decimal-places") != "" {
		always = min(count(attrs, "min-decimal-places"), decimals)
	}
	whole := strings.Repeat("0", min(count(attrs, "min-integer-digits"), 30))
	if attribute(attrs, "grouping") == "true" {
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
func (n *numberStyle) datePart(name string, attrs []xml.Attr) string {
	longer := func(more string) string {
		if attribute(attrs, "style") == "long" {
			return more
		}
		return ""
	}
	twice := func(letter string) string { return letter + longer(letter) }
	switch name {
	case "year":
		return "yy" + longer("yy")
	case "month":
		if attribute(attrs, "textual") == "true" {
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
		if d := count(attrs, "decimal-places"); d > 0 {
			code += "." + strings.Repeat("0", min(d, 9))
		}
		return code
	case "am-pm":
		return "AM/PM"
	}
	return ""
}

func count(attrs []xml.Attr, name string) int {
	n, err := strconv.Atoi(attribute(attrs, name))
	if err != nil || n < 0 {
		return 0
	}
	return n
}
