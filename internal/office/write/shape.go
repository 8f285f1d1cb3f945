package write

import (
	"fmt"
	"slices"

	"jixiao/internal/office/ooxml"
	"jixiao/rules/finding"
)

// shape is all of a workbook but what fills its gaps: workbooks of a shape are
// filled into the same shell.
type shape struct {
	author      string
	appearances []Appearance // one for each style
	constants   []string     // their names
	frames      []frame
}

// frame is what a sheet has of its workbook's shape.
type frame struct {
	name              string
	layout            Layout // without its header
	heads, repeat     [2]int
	pages             int // on which all of it is to be printed, 0 for any
	filtered, linked  bool
	protected, hidden bool
	checks            []Check
	flags             []Flag
	charts            []Chart
}

func (b *Book) shape() shape {
	d := shape{author: b.info.Author, appearances: b.appearances}
	for _, c := range b.constants {
		d.constants = append(d.constants, c.name)
	}
	for _, s := range b.sheets {
		s.filtered, s.linked, s.pages = s.filter[0] > 0, len(s.links) > 0, s.onPages()
		f := s.frame
		f.checks = slices.Clone(s.checks)
		for j := range f.checks {
			f.checks[j].First = mark("check", j)
		}
		d.frames = append(d.frames, f)
	}
	return d
}

// gap is a stretch of a part that each workbook fills by itself. Excelize draws
// something in its place, which begins and ends with certain words. The gaps of
// a part are named in their order.
type gap struct {
	part, from, to string
	fill           func(*Book, *markup)
	moment         bool                 // it says when the workbook was made
	rows           func(*Book) *rowData // instead, of a sheet
	sheet          string               // its name
}

// The parts with gaps.
const (
	corePart     = "docProps/core.xml"
	workbookPart = "xl/workbook.xml"
)

func sheetPart(i int) string { return fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1) }

// mark is a text that no person writes: excelize draws it in a gap.
func mark(name string, i int) string { return fmt.Sprintf("\uE0F1%s%d\uE0F1", name, i) }

// gaps are those of the workbook, part by part.
func (d shape) gaps() []gap {
	moment := func(b *Book, m *markup) { m.put(clock(b.info.At)) }
	all := []gap{
		{part: corePart, from: mark("title", 0), fill: func(b *Book, m *markup) { m.text(b.info.Title) }},
		{part: corePart, from: mark("created", 0), fill: moment, moment: true},
		{part: corePart, from: mark("modified", 0), fill: moment, moment: true},
	}
	drawings := 0
	for i, s := range d.frames {
		all = s.gaps(all, i)
		if len(s.charts) > 0 {
			drawings++
		}
		for _, c := range s.charts {
			all = append(all, c.gaps(fmt.Sprintf("xl/drawings/drawing%d.xml", drawings))...)
		}
	}
	for i := range d.constants {
		all = append(all, gap{part: workbookPart, from: mark("constant", i), fill: func(b *Book, m *markup) { m.text(b.constants[i].formula) }})
	}
	return all
}

// gaps adds those of the i-th sheet.
func (s frame) gaps(all []gap, i int) []gap {
	add := func(part, from, to string, fill func(*Sheet, *markup)) {
		all = append(all, gap{part: part, from: from, to: to, fill: func(b *Book, m *markup) { fill(b.sheets[i], m) }})
	}
	part := sheetPart(i)
	add(part, "<dimension ", "</dimension>", (*Sheet).dimension)
	all = append(all, gap{part: part, from: "<sheetData>", to: "</sheetData>", sheet: s.name, rows: func(b *Book) *rowData { return &b.sheets[i].rows }})
	if s.filtered {
		add(part, "<autoFilter ", "</autoFilter>", func(s *Sheet, m *markup) { m.put(`<autoFilter ref="`, absolute(s.sifted()), `"/>`) })
		add(workbookPart, mark("filter", i), "", func(s *Sheet, m *markup) { m.text(s.Range(s.sifted())) })
	}
	if !s.hidden {
		add(workbookPart, mark("area", i), "", func(s *Sheet, m *markup) { m.text(s.Range(finding.Ref{Row: 1, Col: 1}, s.corner())) })
	}
	add(part, "<mergeCells ", "</mergeCells>", (*Sheet).merged)
	for j := range s.checks {
		add(part, mark("check", j), "", func(s *Sheet, m *markup) { m.text(s.checks[j].First) })
	}
	if s.linked {
		add(part, "<hyperlinks>", "</hyperlinks>", (*Sheet).leads)
		add(ooxml.RelationsOf(part), `<Relationship Id="rId1"`, "</Relationship>", (*Sheet).targets)
	}
	add(part, mark("header", i), "", func(s *Sheet, m *markup) { m.text(headerText(s.header)) })
	return all
}
