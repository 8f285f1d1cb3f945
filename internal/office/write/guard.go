package write

import (
	"fmt"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"jixiao/internal/office/celltext"
)

// guard draws what Excel asks of what is typed, and locks the sheet.
func (p *pen) guard(s frame) {
	for _, c := range s.checks {
		p.do(p.AddDataValidation(s.name, c.drawn()))
	}
	for _, f := range s.flags {
		p.do(p.SetConditionalFormat(s.name, area(f.From, f.To), []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: f.Formula, Format: &p.red}}))
	}
	if s.protected {
		p.do(p.ProtectSheet(s.name, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true,
			FormatCells: true, FormatColumns: true, FormatRows: true, InsertRows: true, DeleteRows: true, Sort: true, AutoFilter: true,
			EditObjects: true, EditScenarios: true}))
	}
}

var checkTypes = [...]string{FromList: "list", AnyDay: "date", ByFormula: "custom"}

// drawn is the check in excelize's words. Formulas go in as markup.
func (c Check) drawn() *excelize.DataValidation {
	first, last, style := new(markup).text(c.First), new(markup).text(c.Last), "stop"
	if c.Soft {
		style = "warning"
	}
	return &excelize.DataValidation{Type: checkTypes[c.Kind], Operator: "between", Sqref: area(c.From, c.To),
		Formula1: string(*first), Formula2: string(*last), AllowBlank: true, ShowErrorMessage: true, ErrorStyle: &style,
		ErrorTitle: new(celltext.Cut(c.Title, mostCheckTitle)), Error: new(celltext.Cut(c.Message, mostCheckMessage))}
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
