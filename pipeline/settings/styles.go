package settings

import "github.com/xuri/excelize/v2"

// styles are the looks of cells, by excelize's style numbers.
type styles struct {
	title, hint, header, word, prose int
	cells, closings                  map[kind]int
}

const font = "宋体"

func (b *book) newStyles() styles {
	center := &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}
	s := styles{
		title: b.newStyle(&excelize.Style{Font: &excelize.Font{Family: font, Size: 16, Bold: true}, Alignment: center}),
		hint: b.newStyle(&excelize.Style{Font: &excelize.Font{Family: font, Size: 10, Color: "595959"},
			Alignment: &excelize.Alignment{Horizontal: "right", Vertical: "center"}}),
		header: b.newStyle(&excelize.Style{Font: &excelize.Font{Family: font, Size: 11, Bold: true}, Alignment: center,
			Border: borders(), Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DDEBF7"}}}),
		word: b.newStyle(&excelize.Style{Font: &excelize.Font{Family: font, Size: 11, Bold: true}, Alignment: &excelize.Alignment{Vertical: "top"}}),
		prose: b.newStyle(&excelize.Style{Font: &excelize.Font{Family: font, Size: 11},
			Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}}),
		cells: map[kind]int{}, closings: map[kind]int{},
	}
	for _, k := range []kind{text, amount, day, whole, number} {
		s.cells[k] = b.newStyle(cellStyle(k))
		bold := cellStyle(k)
		bold.Font.Bold = true
		s.closings[k] = b.newStyle(bold)
	}
	return s
}

func (b *book) newStyle(s *excelize.Style) int {
	n, err := b.f.NewStyle(s)
	b.do(err)
	return n
}

// cellStyle shows amounts as 1,234.50, days as year-month-day, and keeps what is
// text from being read as a number.
func cellStyle(k kind) *excelize.Style {
	formats := map[kind]string{text: "@", amount: "#,##0.00", day: "yyyy-mm-dd", whole: "0", number: "General"}
	horizontal := map[kind]string{text: "left", amount: "right", day: "center", whole: "center", number: "center"}
	format := formats[k]
	return &excelize.Style{
		Font: &excelize.Font{Family: font, Size: 11}, Border: borders(), CustomNumFmt: &format,
		Alignment: &excelize.Alignment{Horizontal: horizontal[k], Vertical: "center", WrapText: k == text},
	}
}

func borders() []excelize.Border {
	var all []excelize.Border
	for _, side := range []string{"left", "top", "right", "bottom"} {
		all = append(all, excelize.Border{Type: side, Style: 1, Color: "A6A6A6"})
	}
	return all
}

func (s styles) of(k kind) int      { return s.cells[k] }
func (s styles) closing(k kind) int { return s.closings[k] }

func (b *book) style(sheet string, fromCol, fromRow, toCol, toRow, style int) {
	b.do(b.f.SetCellStyle(sheet, b.at(fromCol, fromRow), b.at(toCol, toRow), style))
}
