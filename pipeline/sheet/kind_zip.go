package sheet

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
)

// hasDirectory reports whether a zip still has its end: a copy that broke off
// has not.
func hasDirectory(data []byte) bool {
	const longestComment = 1 << 16
	tail := data[max(0, len(data)-longestComment-22):]
	return bytes.Contains(tail, []byte("PK\x05\x06"))
}

// zipKind tells what a zip holds by the names of its parts.
func zipKind(data []byte) string {
	const manyEntries = 1 << 16
	zr, err := openZip(data, manyEntries)
	if err != nil {
		return brokenZipKind(data)
	}
	names := make(map[string]*zip.File, len(zr.File))
	for _, f := range zr.File {
		names[foldPart(f.Name)] = f
	}
	if kind := openDocumentKind(names["mimetype"]); kind != "" {
		return kind
	}
	for _, k := range [...]struct{ part, kind string }{
		{"xl/workbook.bin", "xlsb"},
		{"word/document.xml", "docx"},
		{"ppt/presentation.xml", "pptx"},
	} {
		if names[k.part] != nil {
			return k.kind
		}
	}
	types := string(head(names["[content_types].xml"]))
	switch {
	case names["xl/vbaproject.bin"] != nil, strings.Contains(types, ".macroEnabled.main+xml"):
		return "xlsm"
	case names["xl/workbook.xml"] != nil, strings.Contains(types, "spreadsheetml.sheet.main+xml"),
		strings.Contains(types, "spreadsheetml.template.main+xml"):
		return "xlsx"
	case strings.Contains(types, "wordprocessingml"):
		return "docx"
	case strings.Contains(types, "presentationml"):
		return "pptx"
	}
	return "zip"
}

// brokenZipKind knows a workbook whose directory is there but wrong, so that
// it is called corrupt and not foreign.
func brokenZipKind(data []byte) string {
	if hasDirectory(data) && bytes.Contains(data, []byte("xl/workbook.xml")) {
		return "xlsx"
	}
	return "zip"
}

func openDocumentKind(mimetype *zip.File) string {
	_, kind, ok := strings.Cut(string(head(mimetype)), "application/vnd.oasis.opendocument.")
	switch {
	case !ok:
		return ""
	case strings.HasPrefix(kind, "spreadsheet"):
		return "ods"
	case strings.HasPrefix(kind, "text"):
		return "odt"
	}
	return "zip"
}

// head is the beginning of a part, long enough to know it by.
func head(f *zip.File) []byte {
	const enough = 256 << 10
	if f == nil {
		return nil
	}
	r, err := f.Open()
	if err != nil {
		return nil
	}
	defer r.Close()
	// What a broken part still gives is all that is wanted here.
	data, _ := io.ReadAll(io.LimitReader(r, enough))
	return data
}
