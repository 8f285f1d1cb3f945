package form

import (
	"slices"
	"strconv"
	"strings"

	"jixiao/rules/finding"
)

// guess is the form that a sheet resembles most.
type guess struct {
	sheet  *Sheet
	layout *layout
	found  int
	asked  int
	more   int      // of what the form does not require
	lacked []string // by name, where they are asked for
	naming bool
	rivals []*Definition // other forms that it resembles as much
	second finding.Ref   // the title of another form further down
	// tooMany says that a record begins there that is one too many.
	tooMany bool
}

// How many percent of what a form requires must be on a sheet for the sheet to
// be that form: less where the title says so, more where it does not.
const (
	titledShare   = 70
	untitledShare = 80
)

// FewestHeaders is how many labels and headers a form without titles must
// require: by fewer a sheet could be anything.
const FewestHeaders = 3

// share is how many percent of what the form requires is there.
func (g guess) share() int {
	if g.asked == 0 {
		return 0
	}
	return 100 * g.found / g.asked
}

func (g guess) recognised() bool {
	if g.titled() {
		return g.share() >= titledShare
	}
	return g.share() >= untitledShare && (g.found >= FewestHeaders || len(g.layout.words.titles) > 0)
}

// better prefers recognised guesses, then titled ones. Of two forms that a
// sheet is, the one that explains more of it; of two that it is not, the one
// that it comes nearer to.
func (g guess) better(h guess) bool {
	switch {
	case g.recognised() != h.recognised():
		return g.recognised()
	case g.titled() != h.titled():
		return g.titled()
	case g.recognised() && g.found != h.found:
		return g.found > h.found
	case g.share() != h.share():
		return g.share() > h.share()
	}
	return g.recognised() && g.more > h.more
}

func (g guess) titled() bool { return g.layout != nil && !g.layout.title.IsZero() }

func (r *Reader) recognise(p *page) guess {
	best := guess{sheet: p.sheet}
	guesses := make([]guess, len(r.forms))
	for i, w := range r.forms {
		g := guess{sheet: p.sheet, layout: locate(w, p)}
		if g.weigh(); g.share() < titledShare && g.begun() {
			g.layout.findInside()
			g.weigh()
		}
		if g.share() >= titledShare {
			g.layout.choose()
			g.weigh()
		}
		guesses[i] = g
		if best.layout == nil || g.better(best) {
			best = g
		}
	}
	if best.recognised() {
		best.second = best.findOther(guesses)
		best.rivals = best.findRivals(guesses)
	}
	return best
}

// begun reports whether enough of a form is there to look closer for its labels.
func (g guess) begun() bool { return g.titled() || g.found > 0 && g.layout.lastRow() > 0 }

// findRivals are the other forms that a sheet without a title may be as well.
func (g guess) findRivals(guesses []guess) (rivals []*Definition) {
	for _, h := range guesses {
		if h.layout != g.layout && h.recognised() && !g.titled() && !g.better(h) && !h.better(g) {
			rivals = append(rivals, h.layout.words.def)
		}
	}
	return rivals
}

// unclear says of a sheet which forms it may be.
func (g guess) unclear() finding.Finding {
	name := g.layout.words.def.Name
	zh, en := name.ZH, name.EN
	for _, d := range g.rivals {
		zh, en = zh+"”或“"+d.Name.ZH, en+`" or "`+d.Name.EN
	}
	return finding.Finding{Code: "S01", Variant: "unclear", Place: finding.Place{Sheet: g.sheet.Name, Cell: g.layout.start()},
		Args: finding.Args{"nearest": {ZH: zh, EN: en}}}
}

// findOther is the title of another form that begins under the tables of this
// one.
func (g guess) findOther(guesses []guess) finding.Ref {
	last := g.layout.lastRow()
	for _, h := range guesses {
		if h.recognised() && h.titled() && last > 0 && h.layout.title.Row > last {
			return h.layout.title
		}
	}
	return finding.Ref{}
}

// weigh counts what the form requires and what of it is there.
func (g *guess) weigh() {
	l := g.layout
	g.asked, g.found, g.more, g.lacked = 0, 0, 0, nil
	for i := range l.words.def.Fields {
		g.count(&l.words.def.Fields[i], l.has(i))
	}
	for b := range l.words.def.Tables {
		g.weighColumns(l.words.def.Tables[b].Columns, &l.blocks[b])
	}
	for b := range l.words.def.Grids {
		g.weighColumns(l.words.def.Grids[b].Columns, &l.grids[b])
	}
}

// count counts a label or a header.
func (g *guess) count(f *Field, there bool) {
	switch asked := f.Asked() || g.layout.words.asksNothing; {
	case asked && there:
		g.asked, g.found = g.asked+1, g.found+1
	case asked:
		g.asked++
		if g.naming {
			g.lacked = append(g.lacked, f.LabelText().ZH)
		}
	case there:
		g.more++
	}
}

// weighColumns counts the columns of a block. One that is missing as a whole from
// a sheet that says which form it is, and has another block of it, weighs as one
// thing: it was deleted, and is told as that (S03).
func (g *guess) weighColumns(columns []Field, r *region) {
	if !r.found() && g.titled() && g.layout.lastRow() > 0 {
		if asked := askedOf(columns); len(asked) > 0 {
			labels, _ := labelsOf(asked)
			g.count(&Field{Label: labels, Presence: Required}, false)
			return
		}
	}
	for i := range columns {
		_, there := r.column(i)
		g.count(&columns[i], there)
	}
}

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
		best.naming = true
		best.weigh()
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
