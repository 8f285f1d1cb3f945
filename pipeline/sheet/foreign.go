package sheet

import (
	"jixiao/pipeline/sheet/htmltable"
	"jixiao/pipeline/sheet/ods"
	"jixiao/pipeline/sheet/spreadsheetml"
	"jixiao/pipeline/sheet/text"
	"jixiao/pipeline/sheet/xls"
	"jixiao/rules/form"
)

// foreignReader reads the files of a kind that is no .xlsx; it is nil where
// nobody reads them. A text is read only where it turns out to be a table.
func foreignReader(kind string) func([]byte, Limits) (*form.Workbook, error) {
	switch kind {
	case "xls":
		return xls.Read
	case "ods":
		return ods.Read
	case "xml-spreadsheet":
		return spreadsheetml.Read
	case "html":
		return htmltable.Read
	case "csv", "txt":
		return text.Read
	}
	return nil
}

// foreign is the true type where the name says another one. A name without an
// extension says nothing.
func foreign(name, kind string) string {
	said := extension(name)
	if kind == "txt" {
		kind = "csv" // it was a table after all
	}
	if said == "" || ownKind(said) == kind || ownKind(said) == "xlsx" && kind == "xlsm" {
		return ""
	}
	return kind
}

// ownKind is the kind that an extension promises.
func ownKind(extension string) string {
	switch extension {
	case "xlsx", "xlsm", "xltx", "xltm":
		return "xlsx"
	case "xls", "et", "xlt", "ett":
		return "xls"
	case "ods", "ots":
		return "ods"
	case "htm", "html":
		return "html"
	case "csv", "tsv", "tab", "txt":
		return "csv"
	case "xml":
		return "xml-spreadsheet"
	}
	return ""
}
