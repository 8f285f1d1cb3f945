package annotate

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"jixiao/internal/office/ooxml"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// worksheet is the part of a sheet, to be changed.
type worksheet struct {
	m        *ooxml.Markup
	root     element
	sizes    sizes
	merges   map[finding.Ref]form.Range // by their first cell
	data     bool                       // there are cells, or could be
	rows     span                       // what stands between the tags around them
	drawing  string                     // id of the drawing that comments are drawn in
	behind   int64                      // where that drawing is named, if it is not yet
	columned []columnStyle
}

// columnStyle is the style of the cells that a run of columns does not have.
type columnStyle struct{ first, last, style int }

// behindDrawing are the elements of a sheet that stand behind the drawing of
// its comments.
var behindDrawing = map[string]bool{"legacyDrawingHF": true, "drawingHF": true, "picture": true, "oleObjects": true,
	"controls": true, "webPublishItems": true, "tableParts": true, "extLst": true, "AlternateContent": true}

// markSheet marks what was found in one sheet, and takes the marks of an
// earlier copy away.
func (b *workbook) markSheet(s *sheetEntry, found map[finding.Ref][]finding.Finding, styles *styles, o Options) error {
	if s.rel.target == "" || b.list >= 0 && s == &b.sheets[b.list] {
		return nil
	}
	if s.rel.kind != "worksheet" {
		found = nil
	}
	selected, err := b.isSelected(s.rel.target)
	if err != nil {
		return err
	}
	comments, err := b.comments(s.rel.target)
	if err != nil {
		return err
	}
	if len(found) == 0 && !comments.ours && (!selected || b.leaveOpen(s)) {
		return nil
	}
	w, err := readWorksheet(b, s.rel.target)
	if err != nil {
		return err
	}
	if w.data {
		if err := w.colour(found, styles); err != nil {
			return err
		}
	}
	if err := b.comment(w, comments, remarks(found, o.Lang)); err != nil {
		return err
	}
	if err := w.deselect(); err != nil {
		return err
	}
	if w.m.Changed() {
		b.set(s.rel.target, w.m.Apply())
	}
	return nil
}

// tooLong is the size from which a sheet is not written anew only to show our
// list instead of it: that takes as much memory, and more, and packing it time.
const tooLong = 32 << 20

// leaveOpen lets a selected sheet be the one that the copy shows, where it is
// too long to be changed for that. There is one such sheet at most.
func (b *workbook) leaveOpen(s *sheetEntry) bool {
	if b.shown >= 0 || b.pkg.Size(s.rel.target) < tooLong || s.state.End > 0 {
		return false
	}
	b.shown = slices.IndexFunc(b.sheets, func(other sheetEntry) bool { return other.rel.target == s.rel.target })
	return true
}

// isSelected reports whether a sheet is selected. Beside our list it would be
// one of a group, and what is typed into one sheet of a group goes into all.
func (b *workbook) isSelected(part string) (bool, error) {
	if known, ok := b.selected[part]; ok {
		return known, nil
	}
	selected, err := b.looksSelected(part)
	b.selected[part] = selected
	return selected, err
}

func (b *workbook) looksSelected(part string) (bool, error) {
	t, err := b.pkg.Tokens(part)
	if err != nil {
		return false, err
	}
	defer t.Close()
	for {
		kind, err := t.Next()
		if err != nil || kind == ooxml.EndOfPart {
			return false, err
		}
		if kind != ooxml.OpenTag {
			continue
		}
		switch string(t.Name) {
		case "sheetData":
			return false, nil
		case "sheetView":
			if ooxml.IsTrue(t.Attr("tabSelected")) {
				return true, nil
			}
		}
	}
}

// mostViews is how many windows on a workbook are taken care of.
const mostViews = 256

func (w *worksheet) deselect() error {
	views := 0
	return each(w.m, func(t *ooxml.Tokenizer) error {
		switch string(t.Name) {
		case "sheetData":
			if t.Offset() != w.rows.from || w.rows.to <= w.rows.from {
				return t.Skip()
			}
			t.Pass(int(w.rows.to - w.rows.from)) // they were read once
		case "sheetView":
			if views++; views > mostViews {
				return ErrTooLarge
			}
			if p, ok := t.AttrPlace("tabSelected"); ok {
				w.m.Replace(p.Value, p.End, "0")
			}
		}
		return nil
	})
}

func readWorksheet(b *workbook, part string) (*worksheet, error) {
	m, err := b.admitText(part)
	if err != nil {
		return nil, err
	}
	w := &worksheet{m: m, sizes: newSizes(), merges: map[finding.Ref]form.Range{}}
	if err := w.read(); err != nil {
		return nil, fmt.Errorf("part %q: %w", part, err)
	}
	if w.root.start == 0 {
		return nil, fmt.Errorf("part %q: no element", part)
	}
	return w, nil
}

// read reads all but the cells.
func (w *worksheet) read() error {
	t := w.m.Tokens()
	defer t.Close()
	section := ""
	for {
		kind, err := t.Next()
		switch {
		case err != nil || kind == ooxml.EndOfPart:
			return err
		case kind == ooxml.OpenTag && t.Depth == 1:
			w.root = opened(t)
			w.behind = w.root.start
		case kind == ooxml.OpenTag && t.Depth == 2:
			section = string(t.Name)
			err = w.section(section, t)
		case kind == ooxml.CloseTag && t.Depth == 2 && !behindDrawing[section]:
			w.behind = t.Offset()
		case kind == ooxml.OpenTag && t.Depth == 3:
			err = w.item(section, t)
		}
		if err != nil {
			return err
		}
	}
}

func (w *worksheet) section(name string, t *ooxml.Tokenizer) error {
	switch name {
	case "sheetFormatPr":
		w.sizes.defaults(t)
	case "sheetData":
		w.data, w.rows.from = true, t.Offset()
		if err := t.Skip(); err != nil {
			return err
		}
		w.rows.to, w.behind = t.Start(), t.Offset()
	case "legacyDrawing":
		w.drawing = t.RelationID()
	}
	return nil
}

func (w *worksheet) item(section string, t *ooxml.Tokenizer) error {
	switch section + "/" + string(t.Name) {
	case "cols/col":
		w.sizes.column(t)
		if style := ooxml.Number(t.RawAttr("style")); style > 0 && len(w.columned) < mostColumns {
			w.columned = append(w.columned, columnStyle{ooxml.Number(t.RawAttr("min")), ooxml.Number(t.RawAttr("max")), style})
		}
	case "mergeCells/mergeCell":
		if r, ok := parseRange(t.Attr("ref")); ok && r.From != r.To {
			w.merges[r.From] = r
		}
	}
	return nil
}

// area is the merged range that begins at a cell, or the cell alone.
func (w *worksheet) area(cell finding.Ref) form.Range {
	if r, ok := w.merges[cell]; ok {
		return r
	}
	return form.Range{From: cell, To: cell}
}

func parseRange(s string) (r form.Range, ok bool) {
	from, to, _ := strings.Cut(s, ":")
	a, err := finding.ParseRef(from)
	b, alsoErr := finding.ParseRef(to)
	if err != nil || alsoErr != nil || b.IsZero() {
		return r, false
	}
	r.From = finding.Ref{Row: min(a.Row, b.Row), Col: min(a.Col, b.Col)}
	r.To = finding.Ref{Row: max(a.Row, b.Row), Col: max(a.Col, b.Col)}
	return r, true
}

// targets are the cells to be coloured, by row and then by column. A merged
// range is coloured as a whole, unless it is a page of its own.
func (w *worksheet) targets(found map[finding.Ref][]finding.Finding) map[int][]target {
	const most, room = 4096, 1 << 16
	worst := map[finding.Ref]finding.Severity{}
	for _, cell := range slices.SortedFunc(maps.Keys(found), compareRefs) {
		fs, r := found[cell], w.area(cell)
		if size := (r.To.Row - r.From.Row + 1) * (r.To.Col - r.From.Col + 1); size > most || len(worst)+size > room {
			r = form.Range{From: r.From, To: r.From}
		}
		for row := r.From.Row; row <= r.To.Row; row++ {
			for col := r.From.Col; col <= r.To.Col; col++ {
				at := finding.Ref{Row: row, Col: col}
				worst[at] = max(worst[at], worstTone(fs))
			}
		}
	}
	rows := map[int][]target{}
	for _, at := range slices.SortedFunc(maps.Keys(worst), compareRefs) {
		rows[at.Row] = append(rows[at.Row], target{at, worst[at]})
	}
	return rows
}

// target is a cell that gets a colour.
type target struct {
	finding.Ref
	severity finding.Severity
}
