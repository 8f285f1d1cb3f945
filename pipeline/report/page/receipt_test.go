package page

import (
	"bytes"
	_ "embed"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

//go:embed testdata/receipt.html
var receiptTemplate string

// TestReceiptsAreEscapedAsByATemplate whatever stands in them.
func TestReceiptsAreEscapedAsByATemplate(t *testing.T) {
	plain, err := read("receipt", receiptTemplate, baseStyle+receiptStyle)
	if err != nil {
		t.Fatal(err)
	}
	parted, err := read("receipt", receiptTemplate, baseStyle+partsStyle+receiptStyle+receiptPartsStyle+shareStyle)
	if err != nil {
		t.Fatal(err)
	}
	printer, err := NewPrinter()
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		word := func(name string) string {
			return rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", "</title><script>", "甲\x00+'\"&<!--\t", "\xff\xfe乙\u202E", "receipt-goes-here", "{{.Title}}", "\uFDD0"})).Draw(t, name)
		}
		r := Receipt{Title: word("title"), Note: word("note"), Verdict: word("verdict"), Next: word("next"), Foot: word("foot"),
			Tone: rapid.SampledFrom([]Tone{"", Red, Blue}).Draw(t, "tone")}
		for range rapid.IntRange(0, 3).Draw(t, "lines") {
			r.Lines = append(r.Lines, Line{word("label"), word("text"), rapid.Bool().Draw(t, "code")})
		}
		for range rapid.IntRange(0, 2).Draw(t, "parts") {
			p := Part{Name: word("name"), Note: word("note")}
			if rapid.Bool().Draw(t, "table") {
				p.Table = &Table{Columns: []Column{{Head: word("head"), Width: 12, Align: Center}, {Head: word("head"), Width: 31}}}
				for range rapid.IntRange(0, 2).Draw(t, "rows") {
					p.Table.Rows = append(p.Table.Rows, []Cell{{Text: word("cell"), Tone: Red}, {Text: word("cell")}})
				}
			}
			r.Parts = append(r.Parts, p)
		}
		template := plain
		if len(r.Parts) > 0 {
			template = parted
		}
		var want, got bytes.Buffer
		if err := layOut(&want, template, r.Title, r); err != nil {
			t.Fatal(err)
		}
		if err := printer.Write(&got, r); err != nil {
			t.Fatal(err)
		}
		if want.String() != got.String() {
			t.Fatalf("a template writes\n%q\nand the printer\n%q", want.String(), got.String())
		}
	})
}

// TestTheTextOfAReceiptStays: digests of it are in ledgers, and one that is other
// puts a receipt that says the same beside the former one.
func TestTheTextOfAReceiptStays(t *testing.T) {
	text, err := Receipt{Parts: []Part{{Name: "须修改的", Table: &Table{}}}}.Text()
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(text), "More") {
		t.Errorf("%s", text)
	}
}
