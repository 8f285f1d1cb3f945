package sheet

import (
	"bytes"
	"slices"

	"jixiao/internal/office/sheet/htmltable"
	"jixiao/internal/office/sheet/ods"
	"jixiao/internal/office/sheet/spreadsheetml"
	"jixiao/internal/office/sheet/text"
	"jixiao/internal/office/sheet/xls"
	"jixiao/rules/form"
)

// fileType is a kind of file with tables in it: all that this package knows of
// it, but for how to tell what is packed or plain text (kind_zip.go, kind_ole2.go,
// kind_text.go).
type fileType struct {
	kind string // as Kind tells it
	// begins are its first bytes, "" where they tell nothing.
	begins string
	// taken are the extensions by which people are told that it can be read;
	// promised are further ones that promise a table; other ones may hold one.
	taken, promised, other []string
	// isTable says that it holds tables by its nature, whatever it is called.
	isTable bool
	// read is nil for what xlsx.Read reads, and for what nobody reads.
	read func([]byte, Limits) (*form.Workbook, error)
}

var fileTypes = [...]fileType{
	{kind: "xlsx", taken: []string{"xlsx"}, promised: []string{"xltx"}, isTable: true},
	{kind: "xlsm", taken: []string{"xlsm"}, promised: []string{"xltm"}, isTable: true},
	{kind: "xlsb", promised: []string{"xlsb"}, isTable: true},
	{kind: "xls", taken: []string{"xls", "et"}, promised: []string{"xlt", "ett"}, isTable: true, read: xls.Read},
	{kind: "ods", taken: []string{"ods"}, other: []string{"ots"}, isTable: true, read: ods.Read},
	{kind: "csv", taken: []string{"csv"}, other: []string{"tsv", "tab", "txt"}, read: text.Read},
	{kind: "txt", read: text.Read}, // only where it turns out to be a table
	{kind: "xml-spreadsheet", other: []string{"xml"}, isTable: true, read: spreadsheetml.Read},
	{kind: "html", other: []string{"htm", "html"}, read: htmltable.Read},
}

// typeOf is what is known of a kind; nothing of one without tables.
func typeOf(kind string) fileType {
	for _, t := range fileTypes {
		if t.kind == kind {
			return t
		}
	}
	return fileType{kind: kind}
}

// Taken lists the extensions of what can be read, as people call it.
func Taken() []string {
	var all []string
	for _, t := range fileTypes {
		all = append(all, t.taken...)
	}
	return all
}

// IsTable reports whether a true type, as Kind tells it, holds tables by its
// nature, whatever the file is called and whether it can be read here or not.
func IsTable(kind string) bool { return typeOf(kind).isTable }

// promisesTable reports whether an extension promises a table.
func promisesTable(extension string) bool {
	return slices.ContainsFunc(fileTypes[:], func(t fileType) bool {
		return slices.Contains(t.taken, extension) || slices.Contains(t.promised, extension)
	})
}

// kindBegun is the kind that bytes begin like, "" for none.
func kindBegun(data []byte) string {
	for _, t := range fileTypes {
		if t.begins != "" && bytes.HasPrefix(data, []byte(t.begins)) {
			return t.kind
		}
	}
	return ""
}

// kindNamed is the kind that an extension stands for, "" for none.
func kindNamed(extension string) string {
	for _, t := range fileTypes {
		if slices.Contains(slices.Concat(t.taken, t.promised, t.other), extension) {
			return t.kind
		}
	}
	return ""
}

// foreign is the true type where the name says another one. A name without an
// extension says nothing, and .xlsx with macros in it is still one.
func foreign(name, kind string) string {
	if kind == "txt" {
		kind = "csv" // it was a table after all
	}
	said := kindNamed(extension(name))
	workbook := func(kind string) bool { return kind == "xlsx" || kind == "xlsm" }
	if extension(name) == "" || said == kind || workbook(said) && workbook(kind) {
		return ""
	}
	return kind
}
