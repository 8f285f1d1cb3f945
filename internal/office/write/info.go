package write

import "time"

// Info is what the workbook says about itself.
type Info struct {
	Title  string
	Author string
	// At is written as the time of creation; the same content with the same
	// time gives the same bytes.
	At time.Time
}

// core writes the part that says it.
func (i Info) core(m *markup) {
	at := i.At.UTC().Format(time.RFC3339)
	m.put(declaration, `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"`,
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"`,
		` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	m.put("<dc:title>").text(i.Title).put("</dc:title><dc:creator>").text(i.Author)
	m.put("</dc:creator><cp:lastModifiedBy>").text(i.Author).put("</cp:lastModifiedBy><dc:language>zh-CN</dc:language>")
	m.put(`<dcterms:created xsi:type="dcterms:W3CDTF">`, at, `</dcterms:created>`,
		`<dcterms:modified xsi:type="dcterms:W3CDTF">`, at, `</dcterms:modified></cp:coreProperties>`)
}
