package workbook

import "strconv"

// cell is what stands in one cell, and how it looks.
type cell struct {
	kind    string // text, number, boolean, error, nothing
	value   string
	runs    string
	formula string
	style   style
}

// cell reads one cell. A cell that says nothing and looks like any other is as
// good as none.
func (r *reader) cell(n *node) (cell, error) {
	c := cell{style: r.styles.cell(n.attrs["s"])}
	v := n.child("v")
	switch {
	case n.attrs["t"] == "inlineStr":
		t := readText(n.child("is"))
		c.kind, c.value, c.runs = "text", t.plain, t.runs
	case v.name == "":
		c.kind = "nothing"
	case n.attrs["t"] == "s":
		i, err := strconv.Atoi(v.text)
		if err != nil || i < 0 || i >= len(r.strings) {
			return c, &refError{n.attrs["r"], v.text}
		}
		c.kind, c.value, c.runs = "text", r.strings[i].plain, r.strings[i].runs
	default:
		c.kind, c.value = kinds[n.attrs["t"]], v.text
	}
	if f := n.child("f"); f.name != "" {
		c.formula = "=" + f.text
		f.attrs = without(f.attrs, "space")
		own := node{name: "f", attrs: f.attrs}
		own.flatten("", func(what, value string) { c.formula += " {" + what + " " + value + "}" })
	}
	return c, nil
}

// kinds are the types of stored values.
var kinds = map[string]string{"": "number", "n": "number", "str": "text", "b": "boolean", "e": "error", "d": "date"}

// refError is a cell whose text is not there.
type refError struct{ cell, number string }

// Error says which.
func (e *refError) Error() string { return "cell " + e.cell + ": no shared text " + e.number }

// against tells what two cells do not have in common.
func (c cell) against(d cell, tell func(what, old, new string)) {
	what := "value"
	if c.formula != "" || d.formula != "" {
		what = "stored result"
	}
	if c.value != d.value {
		tell(what, c.value, d.value)
	}
	if c.kind != d.kind {
		tell(what+" kind", c.kind, d.kind)
	}
	if c.formula != d.formula {
		tell("formula", c.formula, d.formula)
	}
	if c.runs != d.runs {
		tell("rich text", c.runs, d.runs)
	}
	c.style.against(d.style, tell)
}

func (s style) against(o style, tell func(what, old, new string)) {
	for what, old := range s {
		if o[what] != old {
			tell(what, old, o[what])
		}
	}
	for what, new := range o {
		if _, there := s[what]; !there {
			tell(what, "", new)
		}
	}
}
