package selfcheck

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"time"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Warm judges a workbook that nobody sent, with a sheet for each form of the
// campaign: a browser makes machine code of what is called for the first time, and
// whoever drops the first file should not wait for that.
func (c *Checker) Warm(now time.Time) error {
	data, err := c.specimen()
	if err != nil {
		return fmt.Errorf("make a workbook to warm up with: %w", err)
	}
	_, err = c.Check(context.Background(), "warm.xlsx", data, now)
	return err
}

// The parts of the smallest workbook.
const (
	specimenTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>%s</Types>`
	specimenType      = `<Override PartName="/xl/s%d.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`
	specimenRoot      = `<Relationship Id="r" Type="` + officeRelation + `/officeDocument" Target="xl/workbook.xml"/>`
	specimenBook      = `<workbook xmlns="` + officeSheets + `" xmlns:r="` + officeRelation + `"><sheets>%s</sheets></workbook>`
	specimenSheet     = `<sheet name="%d" sheetId="%[1]d" r:id="r%[1]d"/>`
	specimenRelations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>`
	specimenRelation  = `<Relationship Id="r%d" Type="` + officeRelation + `/worksheet" Target="s%[1]d.xml"/>`
	specimenRows      = `<worksheet xmlns="` + officeSheets + `"><sheetData>%s</sheetData></worksheet>`

	officeRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	officeSheets   = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
)

// specimen is that workbook.
func (c *Checker) specimen() ([]byte, error) {
	var b bytes.Buffer
	packed := zip.NewWriter(&b)
	var types, sheets, relations strings.Builder
	parts := map[string]string{}
	n := 0
	for _, def := range c.campaign.Forms {
		if !slices.Contains(def.HandedInBy, "department") {
			continue
		}
		n++
		fmt.Fprintf(&types, specimenType, n)
		fmt.Fprintf(&sheets, specimenSheet, n)
		fmt.Fprintf(&relations, specimenRelation, n)
		parts[fmt.Sprintf("xl/s%d.xml", n)] = fmt.Sprintf(specimenRows, specimenCells(def))
	}
	parts["[Content_Types].xml"] = fmt.Sprintf(specimenTypes, types.String())
	parts["_rels/.rels"] = fmt.Sprintf(specimenRelations, specimenRoot)
	parts["xl/workbook.xml"] = fmt.Sprintf(specimenBook, sheets.String())
	parts["xl/_rels/workbook.xml.rels"] = fmt.Sprintf(specimenRelations, relations.String())
	for name, text := range parts {
		w, err := packed.Create(name)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write([]byte(text)); err != nil {
			return nil, err
		}
	}
	err := packed.Close()
	return b.Bytes(), err
}

// specimenCells are a form's title, its labels with something beside them, and its
// tables with a row.
func specimenCells(def *form.Definition) string {
	title := def.Name.In(finding.ZH)
	if len(def.Title.Texts) > 0 {
		title = def.Title.Texts[0]
	}
	rows := [][]string{{title}}
	for _, f := range def.Fields {
		rows = append(rows, []string{f.Label, "1"})
	}
	for _, t := range def.Tables {
		var head, row []string
		for _, f := range t.Columns {
			head, row = append(head, f.Label), append(row, "1")
		}
		rows = append(rows, head, row, row)
	}
	var b strings.Builder
	for r, row := range rows {
		fmt.Fprintf(&b, `<row r="%d">`, r+1)
		for i, text := range row {
			fmt.Fprintf(&b, `<c r="%s" t="inlineStr"><is><t>`, finding.Ref{Row: r + 1, Col: i + 1})
			_ = xml.EscapeText(&b, []byte(text)) // a builder takes everything
			b.WriteString(`</t></is></c>`)
		}
		b.WriteString(`</row>`)
	}
	return b.String()
}
