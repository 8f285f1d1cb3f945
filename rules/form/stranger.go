package form

import (
	"slices"
	"strconv"
	"strings"

	"jixiao/rules/finding"
)

// addStrangers makes one S01 of a workbook without any form, or an S10 of
// each sheet that is not known beside others that are.
func (r *Reader) addStrangers(strangers []guess, known int) []finding.Finding {
	if known > 0 {
		var out []finding.Finding
		for _, g := range strangers {
			out = append(out, finding.Finding{Code: "S10", Value: g.sheet.Name,
				Place: finding.Place{Sheet: g.sheet.Name}})
		}
		return out
	}
	if len(strangers) == 0 {
		return []finding.Finding{{Code: "S01", Variant: "empty", Args: finding.Args{"known": r.known()}}}
	}
	best := slices.MaxFunc(strangers, func(a, b guess) int {
		if a.better(b) {
			return 1
		}
		return -1
	})
	f := finding.Finding{Code: "S01", Variant: "none", Place: finding.Place{Sheet: best.sheet.Name},
		Args: finding.Args{"known": r.known()}}
	if best.found > 1 || best.titled() {
		f.Variant = ""
		f.Form = best.layout.words.def.ID
		f.Args["nearest"] = best.layout.words.def.Name
		f.Args["lacked"] = finding.Same(list(best.lacked, 8))
	}
	return []finding.Finding{f}
}

func (r *Reader) known() finding.Text {
	var zh, en []string
	for _, w := range r.forms {
		zh = append(zh, w.def.Name.ZH)
		en = append(en, w.def.Name.EN)
	}
	return finding.Text{ZH: strings.Join(zh, "、"), EN: strings.Join(en, ", ")}
}

// list joins names, and says how many there are where they are too many.
func list(names []string, most int) string {
	if len(names) <= most {
		return strings.Join(names, "、")
	}
	return strings.Join(names[:most], "、") + "…(" + strconv.Itoa(len(names)) + ")"
}
