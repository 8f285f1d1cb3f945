package honest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
)

func (m *markup) pack() ([]byte, error) {
	parts := map[string]string{}
	var sheets, relations, types strings.Builder
	for i, p := range m.book.Pages {
		name := fmt.Sprintf("sheet%d.xml", i+1)
		parts["xl/worksheets/"+name] = m.page(p)
		state := ""
		if p.Hidden {
			state = ` state="hidden"`
		}
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d"%s r:id="rId%d"/>`, escape(p.Name), i+1, state, i+1)
		fmt.Fprintf(&relations, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/%s"/>`, i+1, officeSpace, name)
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/%s" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`, name)
	}
	date1904 := ""
	if m.book.Date1904 {
		date1904 = `<workbookPr date1904="1"/>`
	}
	parts["xl/workbook.xml"] = xmlHead + `<workbook xmlns="` + mainSpace + `" xmlns:r="` + officeSpace + `">` + date1904 + `<sheets>` + sheets.String() + `</sheets></workbook>`
	parts["xl/_rels/workbook.xml.rels"] = xmlHead + `<Relationships xmlns="` + partSpace + `">` + relations.String() +
		`<Relationship Id="rId98" Type="` + officeSpace + `/styles" Target="styles.xml"/><Relationship Id="rId99" Type="` + officeSpace + `/sharedStrings" Target="sharedStrings.xml"/></Relationships>`
	parts["xl/styles.xml"] = m.styles()
	parts["xl/sharedStrings.xml"] = m.texts()
	parts["_rels/.rels"] = xmlHead + `<Relationships xmlns="` + partSpace + `"><Relationship Id="rId1" Type="` + officeSpace + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	parts["[Content_Types].xml"] = xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` + types.String() +
		`<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>` +
		`<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`
	return pack(parts)
}

func escape(s string) string {
	var out bytes.Buffer
	// The writer is a buffer, which takes everything.
	_ = xml.EscapeText(&out, []byte(s))
	return out.String()
}

// pack makes a zip of parts, the types first.
func pack(parts map[string]string) ([]byte, error) {
	names := make([]string, 0, len(parts))
	for name := range parts {
		names = append(names, name)
	}
	slices.Sort(names)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range names {
		part, err := w.Create(name)
		if err != nil {
			return nil, err
		}
		if _, err := io.WriteString(part, parts[name]); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// rewrite changes the parts of a zip.
func rewrite(data []byte, change func(name, content string) string) ([]byte, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	parts := map[string]string{}
	for _, f := range r.File {
		part, err := f.Open()
		if err != nil {
			return nil, err
		}
		content, err := io.ReadAll(part)
		if err != nil {
			return nil, err
		}
		parts[f.Name] = change(f.Name, string(content))
	}
	return pack(parts)
}
