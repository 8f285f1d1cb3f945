package form

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// Reader turns workbooks into submissions by a campaign's definitions. It is
// safe for use from many goroutines.
type Reader struct {
	forms       []*words
	years       Years
	constraints *constraints
}

// Years are the years that titles may name.
type Years struct {
	Evaluation, Budget int
}

// NewReader prepares a reader. It fails on a constraint that validator cannot
// read; all other faults of definitions are told when the campaign is loaded.
func NewReader(defs []*Definition, years Years) (*Reader, error) {
	c, err := newConstraints()
	if err != nil {
		return nil, err
	}
	r := &Reader{years: years, constraints: c}
	for _, d := range defs {
		if err := d.eachField(func(f *Field) error { return c.usable(f.Check) }); err != nil {
			return nil, fmt.Errorf("form %s: %v", d.ID, err)
		}
		r.forms = append(r.forms, newWords(d))
	}
	return r, nil
}

func (d *Definition) eachField(do func(*Field) error) error {
	lists := [][]Field{d.Fields}
	for i := range d.Grids {
		lists = append(lists, d.Grids[i].Columns)
	}
	for i := range d.Tables {
		lists = append(lists, d.Tables[i].Columns)
	}
	for _, list := range lists {
		for i := range list {
			if err := do(&list[i]); err != nil {
				return fmt.Errorf("field %s: %v", list[i].ID, err)
			}
		}
	}
	return nil
}

// Reading is what a workbook says: its submissions, and what was wrong in
// reading them. The findings have places and codes; the catalogue completes them.
type Reading struct {
	Submissions []*Submission
	Findings    []finding.Finding
}

// Read reads every sheet of a workbook.
func (r *Reader) Read(wb *Workbook) Reading {
	var out Reading
	var strangers []guess
	own := 0
	for i := range wb.Sheets {
		sheet := &wb.Sheets[i]
		if len(sheet.Rows) == 0 {
			continue
		}
		if ownSheets[value.Clean(sheet.Name)] {
			own++
			continue
		}
		g := r.recognise(sheet)
		if !g.recognised() {
			strangers = append(strangers, g)
			continue
		}
		s := newSession(r, g.layout, wb.Date1904)
		out.Submissions = append(out.Submissions, s.read())
		out.Findings = append(out.Findings, s.findings...)
	}
	out.Findings = append(out.Findings, r.tellStrangers(strangers, own+len(out.Submissions))...)
	return out
}

// ownSheets are the sheets that our own reports and copies carry; they are
// answered elsewhere and are no stray sheets.
var ownSheets = map[string]bool{"审核意见清单": true, "审核意见": true, "报送情况": true, "情况说明": true, "填报说明": true}

// guess is the form that a sheet resembles most.
type guess struct {
	sheet  *Sheet
	layout *layout
	found  int
	asked  int
	lacked []string
}

// How many percent of what a form requires must be on a sheet for the sheet to
// be that form: less where the title says so, more where it does not.
const (
	titledShare   = 70
	untitledShare = 80
)

// share is how many percent of what the form requires is there.
func (g guess) share() int {
	if g.asked == 0 {
		return 0
	}
	return 100 * g.found / g.asked
}

func (g guess) recognised() bool {
	if g.layout == nil {
		return false
	}
	if !g.layout.title.IsZero() {
		return g.share() >= titledShare
	}
	return g.share() >= untitledShare
}

// better prefers recognised guesses, then titled ones, then fuller ones.
func (g guess) better(h guess) bool {
	switch {
	case g.recognised() != h.recognised():
		return g.recognised()
	case (h.layout == nil || h.layout.title.IsZero()) != g.layout.title.IsZero():
		return !g.layout.title.IsZero()
	}
	return g.share() > h.share()
}

func (r *Reader) recognise(sheet *Sheet) guess {
	p := newPage(sheet)
	best := guess{sheet: sheet}
	for _, w := range r.forms {
		l := locate(w, p)
		g := guess{sheet: sheet, layout: l}
		g.weigh(l)
		if best.layout == nil || g.better(best) {
			best = g
		}
	}
	return best
}

// weigh counts what the form requires and what of it is there.
func (g *guess) weigh(l *layout) {
	count := func(label string, there bool) {
		g.asked++
		if there {
			g.found++
		} else {
			g.lacked = append(g.lacked, label)
		}
	}
	for i, f := range l.words.def.Fields {
		if f.Presence == Required || f.Presence == LabelOnly {
			count(f.Label, len(l.labels[i]) > 0)
		}
	}
	for b := range l.words.def.Tables {
		g.weighColumns(l.words.def.Tables[b].Columns, l.blocks[b], count)
	}
	for b := range l.words.def.Grids {
		g.weighColumns(l.words.def.Grids[b].Columns, l.grids[b], count)
	}
}

func (g *guess) weighColumns(columns []Field, r region, count func(string, bool)) {
	for i, c := range columns {
		if c.Presence == Required || c.Presence == LabelOnly {
			_, there := r.columns[i]
			count(c.Label, there)
		}
	}
}

// tellStrangers makes one S01 of a workbook without any form, or an S10 of
// each sheet that is not known beside others that are.
func (r *Reader) tellStrangers(strangers []guess, known int) []finding.Finding {
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
	if best.layout != nil && (best.found > 1 || !best.layout.title.IsZero()) {
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
