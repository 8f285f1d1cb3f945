package workbook

import (
	"regexp"
	"strconv"
	"strings"
)

// text is what stands in a cell, and how its runs look where they differ.
type text struct{ plain, runs string }

// readText reads a shared or an inline string.
func readText(n *node) text {
	var t text
	for _, k := range n.kids {
		switch k.name {
		case "t":
			t.plain += written(k)
		case "r":
			words := written(k.child("t"))
			t.plain += words
			t.runs += "[" + styleText(k.child("rPr")) + "]" + words
		}
	}
	return t
}

// styleText is a run's own look on one line.
func styleText(n *node) string {
	var parts []string
	n.flatten("", func(what, value string) { parts = append(parts, strings.TrimSpace(what)+"="+value) })
	return strings.Join(sorted(parts), " ")
}

// written is a text as programs show it: spaces at its ends are dropped unless
// it says that they count.
func written(n *node) string {
	t := n.text
	if n.attrs["space"] != "preserve" {
		t = strings.Trim(t, " \t\r\n")
	}
	return escaped.ReplaceAllStringFunc(t, func(s string) string {
		code, err := strconv.ParseUint(s[2:6], 16, 16)
		if err != nil {
			return s
		}
		return string(rune(code))
	})
}

// escaped is how a character is written that markup cannot hold.
var escaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)
