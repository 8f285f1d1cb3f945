package write

import (
	"fmt"
	"unicode/utf16"

	"jixiao/internal/office/celltext"
)

// protection locks the sheet: what is true here is refused.
const protection = `<sheetProtection sheet="true" objects="false" scenarios="false" formatCells="false" formatColumns="false"` +
	` formatRows="false" insertColumns="true" insertRows="false" insertHyperlinks="true" deleteColumns="true" deleteRows="false"` +
	` selectLockedCells="false" sort="false" autoFilter="false" pivotTables="true" selectUnlockedCells="false"/>`

var checkTypes = [...]string{FromList: "list", AnyDay: "date", ByFormula: "custom"}

// flagged writes the colours that come and go.
func (s *Sheet) flagged(m *markup) {
	for i, f := range s.flags {
		m.put(`<conditionalFormatting sqref="`).area(f.From, f.To).put(`"><cfRule type="expression" dxfId="0" priority="`).int(i + 1)
		m.put(`"><formula>`).text(f.Formula).put("</formula></cfRule></conditionalFormatting>")
	}
}

// checked writes the checks of what is typed.
func (s *Sheet) checked(m *markup) {
	if len(s.checks) == 0 {
		return
	}
	m.put(`<dataValidations count="`).int(len(s.checks)).put(`">`)
	for _, c := range s.checks {
		c.write(m)
	}
	m.put("</dataValidations>")
}

func (c Check) write(m *markup) {
	style := "stop"
	if c.Soft {
		style = "warning"
	}
	m.put(`<dataValidation type="`, checkTypes[c.Kind], `" errorStyle="`, style, `" operator="between" allowBlank="true" showErrorMessage="true" errorTitle="`)
	m.attr(celltext.Cut(c.Title, mostCheckTitle)).put(`" error="`).attr(celltext.Cut(c.Message, mostCheckMessage))
	m.put(`" sqref="`).area(c.From, c.To).put(`"><formula1>`).text(c.First).put("</formula1>")
	if c.Last != "" {
		m.put("<formula2>").text(c.Last).put("</formula2>")
	}
	m.put("</dataValidation>")
}

// sound reports a check whose formulas are longer than Excel takes.
func (c Check) sound() error {
	for _, formula := range []string{c.First, c.Last} {
		if n := len(utf16.Encode([]rune(formula))); n > MostFormula {
			return fmt.Errorf("check of %s: its formula has %d characters, %d at most", c.From, n, MostFormula)
		}
	}
	return nil
}
