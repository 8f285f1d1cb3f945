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

// The parts of a small workbook, with something of all that a sheet usually has.
const (
	specimenTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
		`<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>%s</Types>`
	specimenType      = `<Override PartName="/xl/s%d.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`
	specimenRoot      = `<Relationship Id="r" Type="` + officeRelation + `/officeDocument" Target="xl/workbook.xml"/>`
	specimenBook      = `<workbook xmlns="` + officeSheets + `" xmlns:r="` + officeRelation + `"><sheets>%s</sheets></workbook>`
	specimenSheet     = `<sheet name="%d" sheetId="%[1]d" r:id="r%[1]d"/>`
	specimenRelations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>`
	specimenLooks     = `<Relationship Id="s" Type="` + officeRelation + `/styles" Target="styles.xml"/>`
	specimenRelation  = `<Relationship Id="r%d" Type="` + officeRelation + `/worksheet" Target="s%[1]d.xml"/>`
	specimenRows      = `<worksheet xmlns="` + officeSheets + `"><cols><col min="1" max="3" width="14" customWidth="1"/></cols>` +
		`<sheetData>%s</sheetData><mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells></worksheet>`
	specimenStyles = `<styleSheet xmlns="` + officeSheets + `"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.00_ "/></numFmts>` +
		`<fonts count="2"><font/><font><b/><sz val="12"/><color rgb="FF000000"/><name val="宋体"/></font></fonts>` +
		`<fills count="2"><fill/><fill><patternFill patternType="solid"><fgColor rgb="FFF2F2F2"/></patternFill></fill></fills>` +
		`<borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders>` +
		`<cellXfs count="2"><xf/><xf numFmtId="164" fontId="1" fillId="1" borderId="1"><alignment horizontal="center" wrapText="1"/></xf></cellXfs></styleSheet>`

	specimenNumber = "1" // beside each label

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
	parts["xl/_rels/workbook.xml.rels"] = fmt.Sprintf(specimenRelations, specimenLooks+relations.String())
	parts["xl/styles.xml"] = specimenStyles
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
		rows = append(rows, []string{f.Label, specimenNumber})
	}
	for _, t := range def.Tables {
		var head, row []string
		for _, f := range t.Columns {
			head, row = append(head, f.Label), append(row, specimenNumber)
		}
		rows = append(rows, head, row, row)
	}
	var b strings.Builder
	for r, row := range rows {
		fmt.Fprintf(&b, `<row r="%d">`, r+1)
		for i, text := range row {
			at := finding.Ref{Row: r + 1, Col: i + 1}
			if text == specimenNumber {
				fmt.Fprintf(&b, `<c r="%s" s="1"><f>%[2]s+0</f><v>%[2]s</v></c>`, at, text)
				continue
			}
			fmt.Fprintf(&b, `<c r="%s" s="1" t="inlineStr"><is><t>`, at)
			_ = xml.EscapeText(&b, []byte(text)) // a builder takes everything
			b.WriteString(`</t></is></c>`)
		}
		b.WriteString(`</row>`)
	}
	return b.String()
}
