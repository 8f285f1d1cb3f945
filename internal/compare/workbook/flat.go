package workbook

import (
	"fmt"
	"regexp"
	"strings"
)

// flatten tells everything that an element says, each thing under the path that
// leads to it: attributes in any order, those with the value they have anyway
// left out.
func (n *node) flatten(path string, tell func(what, value string)) {
	for key, value := range n.attrs {
		if value = plain(key, value); !noise[n.name+"@"+key] && !noise["@"+key] && value != defaults[n.name+"@"+key] {
			tell(path+" "+key, value)
		}
	}
	if text := strings.TrimSpace(n.text); text != "" {
		tell(path, text)
	}
	counts := map[string]int{}
	for _, k := range n.kids {
		if noise[k.name] {
			continue
		}
		counts[k.name]++
		step := path + " " + k.name
		if counts[k.name] > 1 {
			step += fmt.Sprintf("[%d]", counts[k.name])
		}
		if k.bare() {
			tell(step, "there")
		}
		k.flatten(step, tell)
	}
}

// bare reports whether an element says something by being there alone.
func (n *node) bare() bool {
	return len(n.attrs) == 0 && len(n.kids) == 0 && strings.TrimSpace(n.text) == "" && !empty[n.name]
}

// worded are attributes that people read: their values are kept as they are.
var worded = map[string]bool{"name": true, "prompt": true, "promptTitle": true, "error": true, "errorTitle": true,
	"tooltip": true, "display": true, "location": true, "descr": true, "title": true, "formatCode": true, "typeface": true}

// fraction is a number with decimals that may end in zeros.
var fraction = regexp.MustCompile(`^-?\d+\.\d+$`)

// plain is a value in one of the ways in which it can be written.
func plain(key, value string) string {
	switch {
	case worded[key]:
		return value
	case value == "true":
		return "1"
	case value == "false":
		return "0"
	case fraction.MatchString(value):
		return strings.TrimRight(strings.TrimRight(value, "0"), ".")
	}
	return value
}

// yes reports whether a flag of an element is set.
func (n *node) yes(key string) bool { return plain(key, n.attrs[key]) == "1" }
