package manysheets

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"

	"github.com/xuri/excelize/v2"

	"jixiao/rules/decimal"
)

// The two parts in which sheets differ.
const (
	sheetPart   = "xl/worksheets/sheet1.xml"
	stringsPart = "xl/sharedStrings.xml"
)

// skeleton is what all sheets have in common: drawn once, and copied as it is
// packed. What a sheet says is filled in as text, in the bytes that drawing it
// would give: drawing each of a hundred thousand takes many minutes.
type skeleton struct {
	parts      []part
	head, tail []byte // of the sheet, around its rows
}

// part is one as it is packed.
type part struct {
	zip.FileHeader
	packed []byte
}

// drawSkeleton draws a sheet that says nothing. It may say more or less later,
// but looks and merged cells are those of every other.
func drawSkeleton() (*skeleton, error) {
	p, err := filledIn(fill(project{budget: decimal.One}, rand.New(rand.NewPCG(0, 0))))
	if err != nil {
		return nil, err
	}
	file := excelize.NewFile()
	defer file.Close()
	if err := draw(file, p); err != nil {
		return nil, fmt.Errorf("draw skeleton: %w", err)
	}
	var out bytes.Buffer
	if err := file.Write(&out); err != nil {
		return nil, fmt.Errorf("write skeleton: %w", err)
	}
	return takeApart(out.Bytes())
}

func draw(file *excelize.File, p *page) error {
	if err := file.SetSheetName("Sheet1", sheetName); err != nil {
		return err
	}
	if err := addStyles(file); err != nil {
		return err
	}
	for _, m := range p.merged {
		if err := file.MergeCell(sheetName, m[0], m[1]); err != nil {
			return err
		}
	}
	return file.SetCellStr(sheetName, "A1", sheetName) // a book without texts has no part for them
}

func addStyles(file *excelize.File) error {
	centre := &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}
	var border []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		border = append(border, excelize.Border{Type: side, Style: 1, Color: "000000"})
	}
	day := "yyyy-mm-dd"
	for i, s := range []*excelize.Style{
		{Alignment: centre, Font: &excelize.Font{Bold: true, Size: 18, Family: "黑体"}},
		{Alignment: centre, Border: border},
		{Alignment: centre, Border: border, NumFmt: 4},
		{Alignment: centre, Border: border, NumFmt: 10},
		{Alignment: centre, Border: border, CustomNumFmt: &day},
	} {
		if id, err := file.NewStyle(s); err != nil || id != titleStyle+i {
			return fmt.Errorf("style %d is number %d: %w", titleStyle+i, id, err)
		}
	}
	return nil
}

func takeApart(data []byte) (*skeleton, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	drawn, err := readPart(z, sheetPart)
	if err != nil {
		return nil, err
	}
	open, end := []byte("<sheetData>"), []byte("</sheetData>")
	from, to := bytes.Index(drawn, open), bytes.Index(drawn, end)
	if from < 0 || to < 0 {
		return nil, errors.New("no rows in the skeleton")
	}
	k := &skeleton{head: drawn[:from+len(open)], tail: drawn[to:]}
	for _, f := range z.File {
		raw, err := f.OpenRaw()
		if err != nil {
			return nil, err
		}
		packed, err := io.ReadAll(raw)
		if err != nil {
			return nil, err
		}
		k.parts = append(k.parts, part{f.FileHeader, packed})
	}
	return k, nil
}

// render writes the sheet as a workbook.
func (k *skeleton) render(s *scoreSheet) ([]byte, error) {
	p, err := filledIn(s)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, part := range k.parts {
		switch part.Name {
		case sheetPart:
			err = add(z, part.Name, k.sheet(p))
		case stringsPart:
			err = add(z, part.Name, sharedStrings(p))
		default:
			err = part.copy(z)
		}
		if err != nil {
			return nil, fmt.Errorf("write %s: %w", part.Name, err)
		}
	}
	err = z.Close()
	return out.Bytes(), err
}

func (p part) copy(z *zip.Writer) error {
	header := p.FileHeader // the writer changes it
	w, err := z.CreateRaw(&header)
	if err != nil {
		return err
	}
	_, err = w.Write(p.packed)
	return err
}

func add(z *zip.Writer, name string, data []byte) error {
	w, err := z.Create(name)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}

func readPart(z *zip.Reader, name string) ([]byte, error) {
	r, err := z.Open(name)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(r)
	return data, errors.Join(err, r.Close())
}
