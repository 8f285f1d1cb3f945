package load

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	"jixiao/internal/office/sheet"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// SettingsFile is the name of the section's settings workbook.
const SettingsFile = "评价年度设置.xlsx"

// bookLimits bound the settings workbook itself: room for a province, none for
// a bomb.
var bookLimits = sheet.Limits{
	FileSize: 32 << 20, UnzippedSize: 256 << 20, ZipEntries: 2000, Sheets: 50,
	Rows: 200_000, Columns: 256, Cells: 2_000_000, Strings: 500_000, StringLength: 32767, Merges: 20_000,
}

// book is the settings workbook as read. A book that could not be opened has
// no sheets, and says so once.
type book struct {
	file   string
	wb     *form.Workbook
	opened bool
	faults *collector
}

// openedBook is the settings workbook as it was opened, or why it was not.
type openedBook struct {
	wb         *form.Workbook
	unreadable error // the file
	err        error // what is in it
}

func openSettings(fsys fs.FS) (o openedBook) {
	data, err := fs.ReadFile(fsys, SettingsFile)
	if err != nil {
		return openedBook{unreadable: err}
	}
	o.wb, o.err = sheet.Open(SettingsFile, data, bookLimits)
	return o
}

// in is the workbook for a loader, which tells its faults.
func (o openedBook) in(l *loader) *book {
	if o.unreadable != nil {
		l.unreadable(SettingsFile, o.unreadable)
		return &book{file: SettingsFile, wb: &form.Workbook{}, faults: l.faults}
	}
	return o.of(SettingsFile, l.faults)
}

func (o openedBook) of(file string, faults *collector) *book {
	if o.err != nil {
		faults.add(Fault{File: file, Message: refusal(o.err)})
		return &book{file: file, wb: &form.Workbook{}, faults: faults}
	}
	return &book{file: file, wb: o.wb, opened: true, faults: faults}
}

func bookOf(file string, data []byte, faults *collector) *book {
	wb, err := sheet.Open(file, data, bookLimits)
	return openedBook{wb: wb, err: err}.of(file, faults)
}

// refusal says why the workbook could not be opened.
func refusal(err error) finding.Text {
	var r *sheet.Refusal
	if !errors.As(err, &r) {
		return finding.Text{ZH: "无法打开，请用 Excel 打开并重新保存", EN: "cannot be opened: " + err.Error()}
	}
	switch r.Code {
	case "F02":
		return say("文件加了打开密码，请取消密码后保存", "protected with a password: save it without one")
	case "F03":
		return say("不是 Excel 工作簿（%s），请另存为 .xlsx", "no workbook (%s): save it as .xlsx", r.Kind)
	case "F04":
		return say("文件太大（%s，上限 %s）", "too large (%s, limit %s)", r.Value, r.Expected)
	}
	return say("文件已损坏或不完整，请用 Excel 打开并重新保存", "damaged or cut short: open it in Excel and save it again")
}

// sheet finds a sheet by name.
func (b *book) sheet(name string) (*form.Sheet, bool) {
	for i := range b.wb.Sheets {
		if value.Fold(b.wb.Sheets[i].Name) == value.Fold(name) {
			return &b.wb.Sheets[i], true
		}
	}
	return nil, false
}

// isBroken reports whether something is already wrong with a sheet, so that
// what only follows from it is not told.
func (b *book) isBroken(sheet string) bool {
	return slices.ContainsFunc(b.faults.list, func(f Fault) bool { return f.File == b.file && f.Sheet == sheet })
}

func (b *book) fault(sheet string, cell finding.Ref, text finding.Text) {
	b.faults.add(Fault{File: b.file, Sheet: sheet, Cell: cell, Message: text})
}

// readLikeliest reads the sheet that has most of a layout's headers in one row;
// nil is none, which is a fault.
func (b *book) readLikeliest(l layout, what finding.Text) *table {
	most := 0
	for i := range b.wb.Sheets {
		t := &table{layout: l, book: b, sheet: &b.wb.Sheets[i]}
		if row, ok := t.findHeader(); ok && t.headersIn(row) > most {
			most, l.sheet = t.headersIn(row), b.wb.Sheets[i].Name
		}
	}
	if most == 0 {
		if b.opened {
			need := strings.Join(l.headers()[:min(len(l.columns), 5)], "、")
			b.faults.add(Fault{File: b.file, Message: finding.Text{ZH: "找不到" + what.ZH + "：表头应有 " + need, EN: "no " + what.EN + " found; its header row should hold " + need}})
		}
		return nil
	}
	return b.read(l)
}
