package sheettest

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"slices"
	"testing"
)

// Rewrite changes the parts of a workbook; change returns nil to leave a part
// out.
func Rewrite(t testing.TB, data []byte, change func(part string, content []byte) []byte) []byte {
	t.Helper()
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	must(t, err)
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, f := range zr.File {
		r, err := f.Open()
		must(t, err)
		content, err := io.ReadAll(r)
		must(t, err)
		must(t, r.Close())
		if content = change(f.Name, content); content != nil {
			add(t, w, f.Name, content)
		}
	}
	must(t, w.Close())
	return buf.Bytes()
}

// With adds parts to a workbook, or replaces those it has.
func With(t testing.TB, data []byte, parts map[string]string) []byte {
	t.Helper()
	left := maps.Clone(parts)
	changed := Rewrite(t, data, func(part string, content []byte) []byte {
		if replaced, ok := left[part]; ok {
			delete(left, part)
			return []byte(replaced)
		}
		return content
	})
	zr, err := zip.NewReader(bytes.NewReader(changed), int64(len(changed)))
	must(t, err)
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, f := range zr.File {
		must(t, w.Copy(f))
	}
	for _, name := range slices.Sorted(maps.Keys(left)) {
		add(t, w, name, []byte(left[name]))
	}
	must(t, w.Close())
	return buf.Bytes()
}

// Zip makes a plain zip of parts.
func Zip(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		add(t, w, name, []byte(parts[name]))
	}
	must(t, w.Close())
	return buf.Bytes()
}

func add(t testing.TB, w *zip.Writer, name string, content []byte) {
	t.Helper()
	part, err := w.Create(name)
	must(t, err)
	_, err = part.Write(content)
	must(t, err)
}

const workbookTypes = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`

// Package makes an .xlsx by hand: one sheet named 表 with the given XML as
// xl/worksheets/sheet1.xml, and further parts as they are.
func Package(t testing.TB, sheetXML string, parts map[string]string) []byte {
	t.Helper()
	all := frame()
	all["xl/worksheets/sheet1.xml"] = sheetXML
	maps.Copy(all, parts)
	return Zip(t, all)
}

func frame() map[string]string {
	const rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	const relationships = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	return map[string]string{
		"[Content_Types].xml": workbookTypes,
		"_rels/.rels":         relationships + `<Relationship Id="rId1" Type="` + rel + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":     `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="` + rel + `"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": relationships +
			`<Relationship Id="rId1" Type="` + rel + `/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId2" Type="` + rel + `/sharedStrings" Target="sharedStrings.xml"/>` +
			`<Relationship Id="rId3" Type="` + rel + `/styles" Target="styles.xml"/></Relationships>`,
	}
}
