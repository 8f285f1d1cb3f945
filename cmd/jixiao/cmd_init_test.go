package main

import (
	"bufio"
	"bytes"
	"strings"
	"testing"
)

// TestInitAsks: only what the options leave open is asked, and no name at all
// is the sample.
func TestInitAsks(t *testing.T) {
	for name, c := range map[string]struct {
		given      initFlags
		typed      string
		want       initFlags
		questions  int
		unanswered bool
	}{
		"nothing given":     {initFlags{}, "青山区\n2026\n 项目.xlsx \n", initFlags{name: "青山区", year: "2026", register: "项目.xlsx"}, 3, false},
		"the sample":        {initFlags{}, "\n", initFlags{}, 1, false},
		"the year":          {initFlags{name: "青山区"}, "2026\n\n", initFlags{name: "青山区", year: "2026"}, 2, false},
		"the name":          {initFlags{year: "2026", register: "x"}, "青山区\n", initFlags{name: "青山区", year: "2026", register: "x"}, 1, false},
		"all given":         {initFlags{name: "青山区", year: "2026"}, "", initFlags{name: "青山区", year: "2026"}, 0, false},
		"last year":         {initFlags{from: "2025"}, "", initFlags{from: "2025"}, 0, false},
		"nobody there":      {initFlags{}, "", initFlags{}, 1, true},
		"regions are known": {initFlags{regions: "x"}, "济南市\n2026\n", initFlags{name: "济南市", year: "2026", regions: "x"}, 2, false},
		"left at the year":  {initFlags{}, "青山区\n", initFlags{name: "青山区"}, 2, true},
	} {
		var out bytes.Buffer
		got := c.given
		err := initCommand{newSession("", &out, &out)}.ask(bufio.NewReader(strings.NewReader(c.typed)), &got)
		if got != c.want || (err != nil) != c.unanswered || strings.Count(out.String(), "：") != c.questions {
			t.Errorf("%s: %+v, %v, asked %q", name, got, err, out.String())
		}
	}
}
