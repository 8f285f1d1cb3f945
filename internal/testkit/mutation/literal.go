package mutation

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"jixiao/rules/finding"
)

// Ending is how a sheet ends that is mended by the letter.
type Ending struct {
	Rounds   int
	Accepted bool // nothing to mend is left
	Original bool // it says what the clean sheet says
	// Harmed are cells that were right and were made wrong, although no
	// alternative was offered.
	Harmed []string
	// ToAndFro are cells that got back a value which they had been told to lose.
	ToAndFro []string
}

// mendLiterally lets a robot do exactly what 应为 and the advice say, and of
// alternatives the first. Where no value is named it asks whoever knows.
func (s *sown) mendLiterally(first []finding.Finding) (Ending, error) {
	var e Ending
	sheet, found := s.sheet.clone(), first
	had := map[finding.Ref][]string{}
	for len(counted(found)) > 0 && e.Rounds < mostRounds {
		e.Rounds++
		sheet = e.obey(s, sheet, found, had)
		var err error
		if found, _, err = s.original.judged(sheet); err != nil {
			return e, err
		}
	}
	e.Accepted = len(counted(found)) == 0
	e.Original = len(differences(sheet, s.original.Sheet)) == 0
	return e, nil
}

// obey does what the findings say, one after the other.
func (e *Ending) obey(s *sown, sheet *Sheet, found []finding.Finding, had map[finding.Ref][]string) *Sheet {
	if s.asksForWhole(found) {
		return s.original.Sheet.clone()
	}
	sheet = sheet.clone()
	for _, f := range counted(found) {
		for _, c := range asked(f) {
			before, clean := sheet.Cells[c.At], s.original.Sheet.Cells[sheet.origin(c.At)]
			s.fill(sheet, c)
			after := sheet.Cells[c.At]
			if same(before, after) {
				continue
			}
			if slices.Contains(had[c.At], after.Text) {
				e.ToAndFro = append(e.ToAndFro, c.At.String())
			}
			had[c.At] = append(had[c.At], before.Text)
			if same(before, clean) && !offers(f) {
				e.Harmed = append(e.Harmed, string(f.Code)+"@"+c.At.String())
			}
		}
	}
	sheet.recalculate()
	return sheet
}

// order is advice that names a cell and its value: 把 E12 改为 3.5.
var order = regexp.MustCompile(`([A-Z]{1,2}[1-9][0-9]*)[^，；。：、“”]{0,12}?(?:改为|改成|填)\s*“?([^，；。、“”）（]+)`)

// asked are the cells that the advice wants changed: those of its first
// alternative where there are several, else those that the finding lists, else
// its place and what the advice names.
func asked(f finding.Finding) []finding.Cell {
	if _, either, ok := strings.Cut(f.Fix.ZH, "要么"); ok {
		first, _, _ := strings.Cut(either, "要么")
		if cells := ordered(first); len(cells) > 0 {
			return cells
		}
		return toldCells(f)
	}
	if len(f.Cells) > 0 {
		return f.Cells
	}
	return append(toldCells(f), ordered(f.Fix.ZH)...)
}

// ordered are the cells that a text names, each with the value that it asks for
// there, if any.
func ordered(text string) []finding.Cell {
	values := map[string]string{}
	for _, m := range order.FindAllStringSubmatch(text, -1) {
		values[m[1]] = strings.TrimSpace(m[2])
	}
	var all []finding.Cell
	for _, name := range addresses.FindAllString(text, -1) {
		if ref, err := finding.ParseRef(name); err == nil {
			all = append(all, finding.Cell{At: ref, Expected: values[name]})
		}
	}
	return all
}

// offers reports whether the advice leaves it open that the cell is right.
func offers(f finding.Finding) bool {
	for _, word := range []string{"要么", "无误的", "填错的", "如果", "或"} {
		if strings.Contains(f.Fix.ZH, word) {
			return true
		}
	}
	return false
}

// differences are the cells in which a sheet says something else than the
// clean one.
func differences(sheet, clean *Sheet) []finding.Ref {
	all := map[finding.Ref]bool{}
	for at := range sheet.Cells {
		all[at] = !same(sheet.Cells[at], clean.Cells[at])
	}
	for at := range clean.Cells {
		all[at] = all[at] || !same(sheet.Cells[at], clean.Cells[at])
	}
	maps.DeleteFunc(all, func(_ finding.Ref, differs bool) bool { return !differs })
	var refs []finding.Ref
	for at := range all {
		refs = append(refs, at)
	}
	return refs
}
