package selfcheck

import (
	"bytes"
	"context"
	"slices"

	"jixiao/internal/office/picture"
	"jixiao/internal/office/sheet"
	"jixiao/pipeline/judge"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// Sheet is a sheet of the file as a picture.
type Sheet struct {
	Name string `json:"name"`
	HTML string `json:"html"`
}

// mostSheets are drawn of a file.
const mostSheets = 20

// pictureName begins the ids of marked cells: one file is shown at a time.
const pictureName = "sheet"

// draw adds the pictures of a file: of the sheets in which something was found or
// recognised, else of the first that holds anything. A file that cannot be read,
// or drawn, has none; what is wrong in it is told all the same.
func (out *Result) draw(ctx context.Context, by *day, name string, data []byte, judged record.Judgement) {
	limits := judge.Limits(by.campaign.Settings.Limits)
	limits.Done = ctx.Done()
	wb, err := sheet.OpenLists(name, data, limits)
	if err != nil {
		return
	}
	book, err := picture.Open(name, data, wb, picture.Options{Limits: limits, Name: pictureName})
	if err != nil {
		return
	}
	marks := marks(out.Findings)
	for _, name := range sheetsToDraw(book.Sheets(), judged) {
		var html bytes.Buffer
		if err := book.Draw(&html, name, marks); err != nil {
			continue
		}
		out.Sheets = append(out.Sheets, Sheet{name, html.String()})
	}
	out.Style = book.Rules()
	for i, f := range out.Findings {
		if f.Sheet != nil && f.Cell != nil {
			out.Findings[i].At = book.ID(*f.Sheet, *f.Cell)
		}
	}
}

// sheetsToDraw are the names of those that are worth a look, in their order.
func sheetsToDraw(all []picture.SheetInfo, judged record.Judgement) []string {
	wanted := map[string]bool{}
	for _, f := range judged.Findings {
		wanted[f.Place.Sheet] = true
	}
	for _, s := range judged.Submissions {
		wanted[s.Sheet] = true
	}
	var names []string
	for _, s := range all {
		if wanted[s.Name] {
			names = append(names, s.Name)
		}
	}
	if len(names) == 0 {
		if i := slices.IndexFunc(all, func(s picture.SheetInfo) bool { return !s.Empty && !s.Hidden }); i >= 0 {
			names = []string{all[i].Name}
		}
	}
	return names[:min(len(names), mostSheets)]
}

// marks are the cells of all findings that are told by themselves; the number
// stands at the first cell of each.
func marks(found []Finding) []picture.Mark {
	var out []picture.Mark
	for _, f := range found {
		if f.Number == 0 || f.Sheet == nil {
			continue
		}
		for i, cell := range f.Cells {
			m := picture.Mark{Sheet: *f.Sheet, Cell: cell, Tone: f.tone()}
			if i == 0 {
				m.Number = f.Number
			}
			out = append(out, m)
		}
	}
	return out
}

// tone is the colour of a finding on the page.
func (f Finding) tone() string {
	switch f.Severity {
	case finding.Error:
		return "red"
	case finding.Warning:
		return "amber"
	}
	return "blue"
}
