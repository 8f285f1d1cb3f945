package mutation

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"maps"
	"slices"
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

const (
	main      = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	office    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	xmlHead   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	typesPart = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
		`<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>` +
		`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`
	relsHead = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	// firstFormat is the first number format that a workbook may give itself.
	firstFormat = 164
)

// Bytes writes the sheet as a workbook. A library would take most of the time
// that measuring takes.
func (s *Sheet) Bytes() ([]byte, error) {
	formats := s.formats()
	parts := []struct{ name, content string }{
		{"[Content_Types].xml", typesPart},
		{"_rels/.rels", relsHead + `<Relationship Id="rId1" Type="` + office + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook ` + main + ` xmlns:r="` + office + `"><sheets><sheet name="` + escaped(s.Name) + `" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", relsHead + `<Relationship Id="rId1" Type="` + office + `/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId2" Type="` + office + `/styles" Target="styles.xml"/></Relationships>`},
		{"xl/styles.xml", stylesPart(formats)},
		{"xl/worksheets/sheet1.xml", s.part(formats)},
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, p := range parts {
		w, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Store})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write([]byte(xmlHead + p.content)); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return out.Bytes(), err
}

// formats are the number formats of the sheet; the first is none.
func (s *Sheet) formats() []string {
	all := map[string]bool{}
	for _, c := range s.Cells {
		all[c.Format] = true
	}
	delete(all, "")
	return append([]string{""}, slices.Sorted(maps.Keys(all))...)
}

func stylesPart(formats []string) string {
	var codes, cells strings.Builder
	for i, f := range formats {
		id := 0
		if i > 0 {
			id = firstFormat + i
			fmt.Fprintf(&codes, `<numFmt numFmtId="%d" formatCode="%s"/>`, id, escaped(f))
		}
		fmt.Fprintf(&cells, `<xf numFmtId="%d" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`, id)
	}
	return `<styleSheet ` + main + `>` + fmt.Sprintf(`<numFmts count="%d">`, len(formats)-1) + codes.String() + `</numFmts>` +
		`<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills>` +
		`<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs>` +
		fmt.Sprintf(`<cellXfs count="%d">`, len(formats)) + cells.String() + `</cellXfs></styleSheet>`
}

func (s *Sheet) part(formats []string) string {
	refs := slices.SortedFunc(maps.Keys(s.Cells), byPlace)
	var b strings.Builder
	b.WriteString(`<worksheet ` + main + `><sheetData>`)
	row := 0
	for _, at := range refs {
		if at.Row != row {
			b.WriteString(rowEnd(row) + fmt.Sprintf(`<row r="%d"`, at.Row))
			if row = at.Row; s.Hidden[row] {
				b.WriteString(` hidden="1"`)
			}
			b.WriteString(`>`)
		}
		writeCell(&b, at, s.Cells[at], slices.Index(formats, s.Cells[at].Format))
	}
	b.WriteString(rowEnd(row) + `</sheetData>`)
	if len(s.Merges) > 0 {
		fmt.Fprintf(&b, `<mergeCells count="%d">`, len(s.Merges))
		for _, m := range s.Merges {
			fmt.Fprintf(&b, `<mergeCell ref="%s:%s"/>`, m.From, m.To)
		}
		b.WriteString(`</mergeCells>`)
	}
	b.WriteString(`</worksheet>`)
	return b.String()
}

func byPlace(a, b finding.Ref) int {
	return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col))
}

func rowEnd(row int) string {
	if row == 0 {
		return ""
	}
	return `</row>`
}

func writeCell(b *strings.Builder, at finding.Ref, c form.Cell, style int) {
	kind := map[form.CellKind]string{form.Text: "inlineStr", form.Bool: "b", form.Error: "e"}[c.Kind]
	if c.Formula != "" && c.Kind == form.Text {
		kind = "str"
	}
	fmt.Fprintf(b, `<c r="%s" s="%d"`, at, style)
	if kind != "" {
		fmt.Fprintf(b, ` t="%s"`, kind)
	}
	b.WriteString(`>`)
	if c.Formula != "" {
		b.WriteString(`<f>` + escaped(c.Formula) + `</f>`)
	}
	switch {
	case kind == "inlineStr":
		b.WriteString(`<is><t xml:space="preserve">` + escaped(c.Text) + `</t></is>`)
	case c.Kind == form.Bool && c.Text == "TRUE":
		b.WriteString(`<v>1</v>`)
	case c.Kind == form.Bool:
		b.WriteString(`<v>0</v>`)
	case c.Kind != form.Blank:
		b.WriteString(`<v>` + escaped(c.Text) + `</v>`)
	}
	b.WriteString(`</c>`)
}

func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a builder takes every write
	return b.String()
}
