package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
)

// clean is a small package with nothing in it but the values of a workbook:
// no styles, no drawings, no links, no positions, no ghost rows. It is what
// the library gets to read, so that its cost follows the values and not what
// a sender's file claims to be.
type clean struct {
	buf     bytes.Buffer
	zip     *zip.Writer
	sheets  int
	strings bool
}

func newClean() *clean {
	c := &clean{}
	c.zip = zip.NewWriter(&c.buf)
	return c
}

const (
	xmlHead  = `<?xml version="1.0" encoding="UTF-8"?>`
	mainNS   = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relNS    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packNS   = "http://schemas.openxmlformats.org/package/2006/relationships"
	typesNS  = "http://schemas.openxmlformats.org/package/2006/content-types"
	sheetCT  = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
	stringNS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
)

// part adds a part. Nothing is compressed: it is read back in a moment.
func (c *clean) part(name string) (io.Writer, error) {
	return c.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
}

// sheet begins the next sheet and returns where its rows go.
func (c *clean) sheet() (io.Writer, error) {
	c.sheets++
	return c.part(fmt.Sprintf("xl/worksheets/sheet%d.xml", c.sheets))
}

// sharedStrings begins the part that holds the shared strings.
func (c *clean) sharedStrings() (io.Writer, error) {
	c.strings = true
	return c.part("xl/sharedStrings.xml")
}

// cleanName is the name of the nth sheet in the clean package.
func cleanName(n int) string { return fmt.Sprintf("s%d", n) }

// bytes ends the package.
func (c *clean) bytes() ([]byte, error) {
	var sheets, rels strings.Builder
	for n := 1; n <= c.sheets; n++ {
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, cleanName(n), n, n)
		fmt.Fprintf(&rels, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, n, relNS, n)
	}
	if c.strings {
		fmt.Fprintf(&rels, `<Relationship Id="rId%d" Type="%s" Target="sharedStrings.xml"/>`, c.sheets+1, stringNS)
	}
	frame := [][2]string{
		{"xl/workbook.xml", `<workbook xmlns="` + mainNS + `" xmlns:r="` + relNS + `"><sheets>` + sheets.String() + `</sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="` + packNS + `">` + rels.String() + `</Relationships>`},
		{"_rels/.rels", `<Relationships xmlns="` + packNS + `"><Relationship Id="rId1" Type="` + relNS + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"[Content_Types].xml", `<Types xmlns="` + typesNS + `"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="` + sheetCT + `"/></Types>`},
	}
	for _, f := range frame {
		w, err := c.part(f[0])
		if err != nil {
			return nil, err
		}
		if _, err := io.WriteString(w, xmlHead+f[1]); err != nil {
			return nil, err
		}
	}
	if err := c.zip.Close(); err != nil {
		return nil, err
	}
	return c.buf.Bytes(), nil
}
