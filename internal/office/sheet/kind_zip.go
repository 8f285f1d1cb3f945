package sheet

import (
	"bytes"
	"strings"

	"jixiao/internal/office/ooxml"
)

// manyEntries bounds the directory of a zip of which nothing else is known
// yet.
const manyEntries = 1 << 16

// recogniseZip tells what a zip holds by the names of its parts.
func recogniseZip(data []byte, limits Limits) file {
	zip, err := ooxml.Open(data, ooxml.Limits{
		Entries: manyEntries, Unzipped: limits.UnzippedSize, Part: limits.PartSize, Depth: limits.Nesting, Done: limits.Done,
	})
	if err != nil {
		return file{kind: brokenZipKind(data), cut: !ooxml.HasDirectory(data)}
	}
	return file{kind: zipKind(zip), zip: zip}
}

func zipKind(zip *ooxml.Package) string {
	if kind := openDocumentKind(zip); kind != "" {
		return kind
	}
	for _, k := range [...]struct{ part, kind string }{
		{"xl/workbook.bin", "xlsb"},
		{"word/document.xml", "docx"},
		{"ppt/presentation.xml", "pptx"},
	} {
		if zip.Has(k.part) {
			return k.kind
		}
	}
	types := head(zip, "[Content_Types].xml")
	says := func(word string) bool { return bytes.Contains(types, []byte(word)) }
	switch {
	case zip.Has("xl/vbaProject.bin"), says(".macroEnabled.main+xml"):
		return "xlsm"
	case zip.Has("xl/workbook.xml"), says("spreadsheetml.sheet.main+xml"), says("spreadsheetml.template.main+xml"):
		return "xlsx"
	case says("wordprocessingml"):
		return "docx"
	case says("presentationml"):
		return "pptx"
	}
	return "zip"
}

// brokenZipKind knows a workbook whose directory is there but wrong, so that
// it is called corrupt and not foreign.
func brokenZipKind(data []byte) string {
	if ooxml.HasDirectory(data) && bytes.Contains(data, []byte("xl/workbook.xml")) {
		return "xlsx"
	}
	return "zip"
}

func openDocumentKind(zip *ooxml.Package) string {
	const mimetype = "mimetype"
	if !zip.Has(mimetype) {
		return ""
	}
	_, kind, ok := strings.Cut(string(head(zip, mimetype)), "application/vnd.oasis.opendocument.")
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
func head(zip *ooxml.Package, part string) []byte {
	const enough = 256 << 10
	// What a broken part still gives is all that is wanted here: who reads
	// the workbook meets the fault again.
	data, _ := zip.Head(part, enough)
	return data
}
