// Package wordtest reads what a file of Word says, for tests, and makes the smallest
// template.
//
// It owns nothing but markup read with the standard library, as a second opinion on
// what we wrote. It refuses our own reader and writer.
package wordtest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

// Lines are the paragraphs of a file's body, those of a table's row as one line with
// a stroke between its cells.
func Lines(t testing.TB, data []byte) []string {
	t.Helper()
	return lines(t, Part(t, data, "word/document.xml"))
}

// Part is a part of the package.
func Part(t testing.TB, data []byte, name string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func lines(t testing.TB, markup []byte) (all []string) {
	t.Helper()
	var line strings.Builder
	inRow, inText, cells := false, false, 0
	for d := xml.NewDecoder(bytes.NewReader(markup)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "tr":
				inRow, cells = true, 0
			case "tc":
				if cells++; cells > 1 {
					line.WriteString("|")
				}
			}
			inText = e.Name.Local == "t"
		case xml.CharData:
			if inText {
				line.Write(e)
			}
		case xml.EndElement:
			inText = false
			if e.Name.Local == "tr" || e.Name.Local == "p" && !inRow {
				all = append(all, line.String())
				line.Reset()
			}
			inRow = inRow && e.Name.Local != "tr"
		}
	}
}
