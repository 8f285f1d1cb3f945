package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"strings"

	"jixiao/internal/office/ooxml"
	"jixiao/internal/office/sheet/limit"
	"jixiao/internal/office/sheet/xlsx"
	"jixiao/rules/form"
)

// Open reads a workbook. Of the name only the extension counts, and only to
// say whether it agrees with the content. Where data is not a workbook within
// the limits the error is a *Refusal.
func Open(name string, data []byte, limits Limits) (*form.Workbook, error) {
	return open(name, data, limits, func(f file) (*form.Workbook, error) {
		if read := typeOf(f.kind).read; read != nil {
			return read(data, limits)
		}
		return xlsx.Read(f.zip, limits)
	})
}

// OpenLists is Open for whoever takes packed rows too: a list may have a million
// rows then, in little memory.
func OpenLists(name string, data []byte, limits Limits) (*form.Workbook, error) {
	kept := limits
	kept.Cells = min(kept.Cells, mostKept)
	book, err := open(name, data, limits, func(f file) (*form.Workbook, error) {
		if read := typeOf(f.kind).read; read != nil {
			return read(data, kept)
		}
		return xlsx.ReadLists(f.zip, limits)
	})
	if errors.Is(err, xlsx.ErrDisorder) {
		return Open(name, data, kept)
	}
	return book, err
}

// mostKept is how many cells a file may have where they are not packed: they
// take eighty bytes each.
const mostKept = 1_000_000

func open(name string, data []byte, limits Limits, read func(file) (*form.Workbook, error)) (book *form.Workbook, err error) {
	// Whatever a hostile file breaks in here is that file's fault alone.
	defer func() {
		if broken := recover(); broken != nil {
			book, err = nil, &Refusal{Code: "F01", Detail: fmt.Sprint(broken)}
		}
	}()
	if len(data) == 0 {
		return nil, &Refusal{Code: "F01", Variant: "empty", Kind: "empty"}
	}
	if err := limit.Over("file_size", int64(len(data)), limits.FileSize); err != nil {
		return nil, err
	}
	f := recognise(data, limits)
	if err := refuse(name, f, limits); err != nil {
		return nil, err
	}
	book, err = read(f)
	if refused, ok := err.(*Refusal); ok && refused.Kind == "" {
		refused.Kind = f.kind
	}
	if err != nil {
		return nil, err
	}
	book.Kind, book.Foreign = f.kind, foreign(name, f.kind)
	return book, nil
}

// refuse turns away what is no workbook that can be read here.
func refuse(name string, f file, limits Limits) error {
	if typeOf(f.kind).read != nil {
		return nil
	}
	switch f.kind {
	case "xlsx", "xlsm":
		return f.refuseZip(limits)
	case "encrypted":
		return &Refusal{Code: "F02", Kind: f.kind}
	case "zip":
		if f.cut {
			return &Refusal{Code: "F01", Variant: "cut", Kind: f.kind}
		}
	case "unknown":
		// Nothing is known of these bytes but what the name promises.
		if promisesTable(extension(name)) {
			return &Refusal{Code: "F01", Kind: f.kind}
		}
	}
	return &Refusal{Code: "F03", Kind: f.kind}
}

// refuseZip turns away a workbook of which not even the directory can be read.
func (f file) refuseZip(limits Limits) error {
	if f.zip == nil {
		return &Refusal{Code: "F01", Kind: f.kind, Detail: "zip: broken directory"}
	}
	err := limit.Over("zip_entries", int64(len(f.zip.Parts())), int64(limits.ZipEntries))
	if refused, ok := err.(*Refusal); ok {
		refused.Kind = f.kind
	}
	return err
}

func extension(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))
}

// Unpacked is how large a file is when it is unpacked, as it says itself. No
// more than that is ever read of it.
func Unpacked(data []byte) int64 {
	all := int64(len(data))
	if !bytes.HasPrefix(data, []byte("PK")) {
		return all
	}
	zip, err := ooxml.Open(data, ooxml.Limits{Entries: manyEntries})
	if err != nil {
		return all
	}
	for _, part := range zip.Parts() {
		all += min(part.Size, 1<<40)
	}
	return all
}
