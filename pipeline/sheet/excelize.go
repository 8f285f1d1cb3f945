package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"math"

	"github.com/xuri/excelize/v2"

	"jixiao/rules/form"
)

// fillTexts reads the values of the clean package into the cells of the
// sheets. This file is all that knows excelize.
func fillTexts(pkg []byte, sheets []form.Sheet) (err error) {
	f, err := excelize.OpenReader(bytes.NewReader(pkg), excelize.Options{
		RawCellValue: true,
		// The package is our own and already within the limits; below these
		// sizes excelize makes no temporary files.
		UnzipSizeLimit:    math.MaxInt64,
		UnzipXMLSizeLimit: math.MaxInt64,
	})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	known := map[string]string{}
	for i := range sheets {
		if err := fillSheet(f, cleanName(i+1), sheets[i].Rows, known); err != nil {
			return fmt.Errorf("sheet %q: %w", sheets[i].Name, err)
		}
	}
	return nil
}

// fillSheet keeps one copy of texts that repeat: excelize makes a new one for
// every cell.
func fillSheet(f *excelize.File, name string, rows []form.Row, known map[string]string) error {
	it, err := f.Rows(name)
	if err != nil {
		return err
	}
	for i := range rows {
		if !it.Next() {
			return fmt.Errorf("row %d: cannot be read", rows[i].Index)
		}
		texts, err := it.Columns()
		if err != nil {
			return err
		}
		for j := range min(len(texts), len(rows[i].Cells)) {
			cell := &rows[i].Cells[j]
			cell.Text = texts[j]
			if cell.Kind != form.Text {
				continue
			}
			if same, ok := known[cell.Text]; ok {
				cell.Text = same
			} else {
				known[cell.Text] = cell.Text
			}
		}
	}
	return it.Close()
}
