package sheet

import (
	"errors"
	"fmt"
	"path"
	"strings"

	"jixiao/rules/form"
)

// Open reads a workbook. Of the name only the extension counts, and only to
// say whether it agrees with the content. Where data is not a workbook within
// the limits the error is a *Refusal.
func Open(name string, data []byte, limits Limits) (book *form.Workbook, err error) {
	// Whatever a hostile file breaks in here or in a library is that file's
	// fault alone.
	defer func() {
		if broken := recover(); broken != nil {
			book, err = nil, &Refusal{Code: "F01", Detail: fmt.Sprint(broken)}
		}
	}()
	if len(data) == 0 {
		return nil, &Refusal{Code: "F01", Variant: "empty", Kind: "empty"}
	}
	if err := over("file_size", int64(len(data)), limits.FileSize); err != nil {
		return nil, err
	}
	kind := Kind(data)
	if err := refuse(name, kind, data); err != nil {
		return nil, err
	}
	book, err = readWorkbook(data, &meter{limits: limits})
	if err != nil {
		return nil, refusal(err, kind)
	}
	book.Foreign = foreign(name, kind)
	return book, nil
}

// refuse turns away what is no workbook that can be read here.
func refuse(name, kind string, data []byte) error {
	switch kind {
	case "xlsx", "xlsm":
		return nil
	case "encrypted":
		return &Refusal{Code: "F02", Kind: kind}
	case "zip":
		if !hasDirectory(data) {
			return &Refusal{Code: "F01", Variant: "cut", Kind: kind}
		}
	case "unknown":
		// Nothing is known of these bytes but what the name promises.
		if spreadsheetExtensions[extension(name)] {
			return &Refusal{Code: "F01", Kind: kind}
		}
	}
	return &Refusal{Code: "F03", Kind: kind}
}

// refusal makes one clear reason of whatever went wrong inside a workbook.
func refusal(err error, kind string) *Refusal {
	var refused *Refusal
	if errors.As(err, &refused) {
		refused.Kind = kind
		return refused
	}
	return &Refusal{Code: "F01", Kind: kind, Detail: err.Error()}
}

func readWorkbook(data []byte, m *meter) (*form.Workbook, error) {
	a, err := openArchive(data, m)
	if err != nil {
		return nil, err
	}
	c, err := readContents(a)
	if err != nil {
		return nil, err
	}
	book := &form.Workbook{Date1904: c.date1904, Macros: hasMacros(a), Links: hasLinks(a)}
	pkg, err := readParts(a, c, book)
	if err != nil {
		return nil, err
	}
	if err := fillTexts(pkg, book.Sheets); err != nil {
		return nil, err
	}
	for i := range book.Sheets {
		finish(&book.Sheets[i], c.date1904)
	}
	return book, nil
}

// readParts reads everything but the texts, and returns the clean package
// that they are in.
func readParts(a *archive, c contents, book *form.Workbook) ([]byte, error) {
	var known lookups
	var err error
	if known.formats, err = readFormats(a, c.styles); err != nil {
		return nil, err
	}
	pkg := newClean()
	if known.strings, err = readStrings(a, c.strings, pkg); err != nil {
		return nil, err
	}
	for _, part := range c.sheets {
		sheet, err := readCells(a, part, known, pkg)
		if err != nil {
			return nil, err
		}
		book.Sheets = append(book.Sheets, sheet)
	}
	if err := a.drain(); err != nil {
		return nil, err
	}
	return pkg.bytes()
}

func hasMacros(a *archive) bool {
	return a.has("xl/vbaProject.bin") || a.hasUnder("xl/macrosheets/")
}

func hasLinks(a *archive) bool {
	return a.has("xl/connections.xml") || a.hasUnder("xl/externallinks/")
}

// spreadsheetExtensions are the names that promise a table.
var spreadsheetExtensions = map[string]bool{
	"xlsx": true, "xlsm": true, "xls": true, "xlsb": true, "et": true, "ods": true, "csv": true,
	"xltx": true, "xltm": true, "xlt": true, "ett": true,
}

func extension(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))
}

// foreign is the true type where the name says another one. A name without an
// extension says nothing.
func foreign(name, kind string) string {
	switch extension(name) {
	case "", "xlsx", "xlsm", "xltx", "xltm":
		return ""
	}
	return kind
}
