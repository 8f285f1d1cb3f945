package annotate_test

import (
	"bytes"
	"encoding/xml"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"

	"jixiao/internal/office/annotate"
	"jixiao/internal/testkit/sheettest"
	"jixiao/rules/finding"
)

// TestOddPackages marks packages that are written in ways of their own, and
// has our reader find the marks.
func TestOddPackages(t *testing.T) {
	const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	const plain = `<worksheet xmlns="` + main + `"><sheetData><row r="2"><c r="C2"><v>1.10</v></c></row></sheetData></worksheet>`
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(`<?xml version="1.0" encoding="UTF-16"?>` + plain)
	must(t, err)
	for name, sheet := range map[string]string{
		"plain":          plain,
		"prefixes":       `<x:worksheet xmlns:x="` + main + `"><x:sheetData><x:row r="2"><x:c r="C2"><x:v>1.10</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
		"no addresses":   `<worksheet xmlns="` + main + `"><sheetData><row/><row><c/><c/><c><v>1.10</v></c></row></sheetData></worksheet>`,
		"disorder":       `<worksheet xmlns="` + main + `"><sheetData><row r="9"/><row r="2"><c r="D2"/><c r="C2"><v>1.10</v></c></row></sheetData></worksheet>`,
		"in UTF-16":      utf16,
		"with a BOM":     "\xef\xbb\xbf" + plain,
		"single quotes":  strings.ReplaceAll(plain, `"`, `'`),
		"what is behind": strings.Replace(plain, `</worksheet>`, `<pageMargins left="1" right="1" top="1" bottom="1" header="1" footer="1"/><tableParts count="0"/></worksheet>`, 1),
	} {
		t.Run(name, func(t *testing.T) {
			data := sheettest.Package(t, sheet, nil)
			marked := mustMark(t, data, wrong("T03", finding.Error, "C2", "不对"), wrong("V01", finding.Error, "A2", "空"), wrong("V01", finding.Error, "A5", "空"), wrong("V01", finding.Error, "A20", "空"))
			book := sheettest.Open(t, marked)
			if len(book.Sheets) != 2 || len(book.Sheets[1].Comments) != 4 {
				t.Fatalf("the copy reads as %+v", book.Sheets)
			}
			rows := book.Sheets[1].Rows
			if len(rows) != 1 || rows[0].Index != 2 || len(rows[0].Cells) != 1 || rows[0].Cells[0].Text != "1.10" {
				t.Errorf("cells became %+v", rows)
			}
			if behind := string(unpacked(t, marked, "xl/worksheets/sheet1.xml")); name == "what is behind" &&
				!strings.Contains(behind, `footer="1"/><legacyDrawing `) {
				t.Errorf("the drawing stands wrong: %s", behind)
			}
			if again := mustMark(t, marked); len(remarks(t, again)) != 0 {
				t.Error("the marks stay")
			}
		})
	}
}

// TestPartsWithoutContent marks a sheet whose part, and whose styles, are one
// empty tag each.
func TestPartsWithoutContent(t *testing.T) {
	data := sheettest.Package(t, `<worksheet/>`, map[string]string{"xl/styles.xml": `<styleSheet/>`})
	marked := mustMark(t, data, wrong("S05", finding.Error, "A1", "没有数据"))
	for _, part := range []string{"xl/worksheets/sheet1.xml", "xl/styles.xml"} {
		if err := xml.Unmarshal(unpacked(t, marked, part), new(struct{})); err != nil {
			t.Errorf("%s: %v", part, err)
		}
		if tail := unpacked(t, marked, part); !bytes.HasSuffix(tail, []byte("</worksheet>")) && !bytes.HasSuffix(tail, []byte("</styleSheet>")) {
			t.Errorf("%s ends in %q", part, tail[max(0, len(tail)-40):])
		}
	}
	if len(remarks(t, marked)) != 1 {
		t.Error("the comment is not read")
	}
}

func TestStrictPackageStaysStrict(t *testing.T) {
	strict := strings.NewReplacer("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main",
		"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships")
	data := sheettest.Rewrite(t, small(t), func(part string, content []byte) []byte {
		if part == "[Content_Types].xml" {
			return content
		}
		return []byte(strict.Replace(string(content)))
	})
	marked := mustMark(t, data, wrong("T03", finding.Error, "C4", "不对"))
	for _, part := range []string{"xl/worksheets/review1.xml", "xl/reviewComments1.xml", "xl/worksheets/_rels/sheet1.xml.rels", "xl/_rels/workbook.xml.rels", "xl/workbook.xml"} {
		if text := string(unpacked(t, marked, part)); text == "" || strings.Contains(text, "officeDocument/2006") || strings.Contains(text, "spreadsheetml/2006/main") {
			t.Errorf("%s is not strict: %.200s", part, text)
		}
	}
	if len(remarks(t, marked)) != 1 {
		t.Error("the comment is not read")
	}
}

func TestBrokenPackagesAreRefused(t *testing.T) {
	whole := small(t)
	for name, data := range map[string][]byte{
		"nothing":     nil,
		"cut short":   whole[:len(whole)/2],
		"no workbook": sheettest.Zip(t, map[string]string{"[Content_Types].xml": "<Types/>"}),
		"no types": sheettest.Rewrite(t, whole, func(part string, content []byte) []byte {
			return map[bool][]byte{false: content}[part == "[Content_Types].xml"]
		}),
		"broken markup": sheettest.With(t, whole, map[string]string{
			"xl/worksheets/sheet1.xml": `<worksheet><sheetData><row r="1"><c r="A1"></row>`}),
	} {
		if marked, err := annotate.Mark(data, []finding.Finding{wrong("T03", finding.Error, "A1", "x")}, annotate.Options{}); err == nil || marked != nil {
			t.Errorf("%s: %d bytes, %v", name, len(marked), err)
		}
	}
}
