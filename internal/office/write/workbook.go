package write

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"jixiao/rules/finding"
)

// workbook is the part that lists the sheets and names.
func (b *Book) workbook(m *markup) {
	m.put(declaration, "<workbook ", mainSpace, " ", relationSpace, `><fileVersion appName="xl" lastEdited="6" lowestEdited="6" rupBuild="14420"/>`,
		`<workbookPr filterPrivacy="true" defaultThemeVersion="164011"/>`,
		`<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="14805" windowHeight="8010"/></bookViews><sheets>`)
	for i, s := range b.sheets {
		m.put(`<sheet name="`).attr(s.name).put(`" sheetId="`).int(i + 1)
		if s.hidden {
			m.put(`" state="hidden`)
		}
		m.put(`" r:id="rId`).int(i + 1).put(`"/>`)
	}
	m.put("</sheets><definedNames>")
	for i, s := range b.sheets {
		s.names(m, i)
	}
	for _, c := range b.constants {
		m.put(`<definedName name="`).attr(c.name).put(`">`).text(c.formula).put("</definedName>")
	}
	m.put(`</definedNames><calcPr calcId="122211"`)
	if len(b.constants) > 0 {
		m.put(` fullCalcOnLoad="true"`)
	}
	m.put("/></workbook>")
}

// names writes the sheet's own names: what its filter covers, what is printed,
// and which rows are printed on every page.
func (s *Sheet) names(m *markup, number int) {
	is := func(more, name, ref string) {
		m.put("<definedName", more, ` localSheetId="`).int(number).put(`" name="_xlnm.`, name, `">`).text(ref).put("</definedName>")
	}
	if s.filter[0] > 0 {
		is(` hidden="true"`, "_FilterDatabase", s.Range(s.filtered()))
	}
	is("", "Print_Area", s.Range(finding.Ref{Row: 1, Col: 1}, s.corner()))
	if head := max(s.heads[0], s.repeat[0]); head > 0 {
		is("", "Print_Titles", fmt.Sprintf("%s!$%d:$%d", quoted(s.name), head, max(s.heads[1], s.repeat[1])))
	}
}

// corner is the last cell that is printed: of the rows, or under a chart.
func (s *Sheet) corner() finding.Ref {
	at := finding.Ref{Row: max(s.last, 1), Col: max(s.width, len(s.layout.Columns), 1)}
	for _, c := range s.charts {
		at.Row, at.Col = max(at.Row, s.rowBelow(c)-1), max(at.Col, s.columnBeside(c)-1)
	}
	return at
}

// Range is a reference to cells of this sheet for formulas and charts of any
// sheet.
func (s *Sheet) Range(from, to finding.Ref) string { return quoted(s.name) + "!" + absolute(from, to) }

func quoted(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }

func absolute(from, to finding.Ref) string {
	return fmt.Sprintf("$%s$%d:$%s$%d", finding.ColumnName(from.Col), from.Row, finding.ColumnName(to.Col), to.Row)
}

// checkName reports a name that Excel refuses for a sheet.
func (b *Book) checkName(name string) error {
	const most = 31
	switch {
	case name == "", len(utf16.Encode([]rune(name))) > most:
		return fmt.Errorf("sheet %q: a name has 1 to %d characters", name, most)
	case strings.ContainsAny(name, `:\/?*[]`), strings.HasPrefix(name, "'"), strings.HasSuffix(name, "'"):
		return fmt.Errorf("sheet %q: a name has none of : \\ / ? * [ ], and no quotation mark at its ends", name)
	}
	for _, s := range b.sheets {
		if strings.EqualFold(s.name, name) {
			return fmt.Errorf("sheet %q: there are two", name)
		}
	}
	return nil
}
