package annotate

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"jixiao/internal/office/ooxml"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// MarkNew is Mark for a workbook that came in another file type: a new .xlsx
// with the same values, number formats and merged cells, marked. The error is
// ErrTooLarge where there is too much in it.
func MarkNew(book *form.Workbook, found []finding.Finding, o Options) (marked []byte, err error) {
	names := sheetNames(book)
	renamed := folded(worded(found), o) // by the names that keys are made of
	for i := range renamed {
		for n, s := range book.Sheets {
			if s.Name == renamed[i].Place.Sheet {
				renamed[i].Place.Sheet = names[n]
				break
			}
		}
	}
	// Whatever a hostile file breaks in here is that file's fault alone.
	defer func() {
		if broken := recover(); broken != nil {
			marked, err = nil, fmt.Errorf("convert workbook: %v", broken)
		}
	}()
	plain, err := convert(book, names)
	if err != nil {
		return nil, fmt.Errorf("convert workbook: %w", err)
	}
	o.Limits = ooxml.Limits{Done: o.Limits.Done} // it is ours, and its source was within the limits
	return Mark(plain, renamed, o)
}

// sheetNames are the names of the sheets as Excel can take them.
func sheetNames(book *form.Workbook) []string {
	const most = 31
	names := make([]string, len(book.Sheets))
	taken := map[string]bool{}
	for i, s := range book.Sheets {
		name := strings.Map(func(r rune) rune {
			if strings.ContainsRune(`:\/?*[]`, r) || r < ' ' {
				return '_'
			}
			return r
		}, s.Name)
		name = strings.Trim(cutRunes(name, most), "'")
		if name == "" {
			name = fmt.Sprintf("Sheet%d", i+1)
		}
		for n := 2; taken[strings.ToLower(name)]; n++ {
			name = fmt.Sprintf("%s_%d", cutRunes(name, most-5), n)
		}
		taken[strings.ToLower(name)] = true
		names[i] = name
	}
	return names
}

func cutRunes(s string, most int) string {
	for utf8.RuneCountInString(s) > most {
		_, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
	}
	return s
}

// converter writes a workbook as an .xlsx.
type converter struct {
	book    *form.Workbook
	names   []string
	formats []string // number formats; a cell's style is the place of its own
	styled  map[string]int
	written int // bytes of sheets and formats
	zip     *ooxml.Writer
}

// mostWritten is how much text a workbook that is written anew may have.
const mostWritten = 32 << 20

func convert(book *form.Workbook, names []string) ([]byte, error) {
	var out bytes.Buffer
	c := &converter{book: book, names: names, formats: []string{""}, styled: map[string]int{"": 0}, zip: ooxml.NewWriter(&out)}
	for i := range book.Sheets {
		sheet, err := c.sheet(&book.Sheets[i])
		if err == nil {
			err = c.zip.Write(sheetName(i), sheet)
		}
		if err != nil {
			return nil, err
		}
	}
	for _, p := range []struct{ name, content string }{
		{"xl/styles.xml", c.styles()},
		{"xl/workbook.xml", c.workbook()},
		{"xl/_rels/workbook.xml.rels", c.relations()},
		{"_rels/.rels", relationList(relationTo("rId1", "officeDocument", "xl/workbook.xml"))},
		{typesPart, c.types()},
	} {
		if err := c.zip.Write(p.name, []byte(declaration+p.content)); err != nil {
			return nil, err
		}
	}
	if err := c.zip.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func sheetName(i int) string { return fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1) }

const mainSpace = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`

func (c *converter) workbook() string {
	var b strings.Builder
	b.WriteString(`<workbook ` + mainSpace + ` xmlns:r="` + transitionalTypes + `">`)
	if c.book.Date1904 {
		b.WriteString(`<workbookPr date1904="1"/>`)
	}
	b.WriteString(`<bookViews><workbookView/></bookViews><sheets>`)
	for i, s := range c.book.Sheets {
		state := ""
		if s.Hidden {
			state = ` state="hidden"`
		}
		fmt.Fprintf(&b, `<sheet name="%s" sheetId="%d"%s r:id="rId%d"/>`, escaped(c.names[i]), i+1, state, i+1)
	}
	b.WriteString(`</sheets></workbook>`)
	return b.String()
}

func (c *converter) relations() string {
	var b strings.Builder
	for i := range c.book.Sheets {
		b.WriteString(relationTo(fmt.Sprintf("rId%d", i+1), "worksheet", sheetName(i)))
	}
	b.WriteString(relationTo(fmt.Sprintf("rId%d", len(c.book.Sheets)+1), "styles", "xl/styles.xml"))
	return relationList(b.String())
}

func relationTo(id, kind, target string) string {
	return fmt.Sprintf(`<Relationship Id="%s" Type="%s/%s" Target="/%s"/>`, id, transitionalTypes, kind, target)
}

func relationList(items string) string {
	return `<Relationships xmlns="` + packageRelations + `">` + items + `</Relationships>`
}

func (c *converter) types() string {
	var b strings.Builder
	b.WriteString(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`)
	part := func(name, contentType string) {
		fmt.Fprintf(&b, `<Override PartName="/%s" ContentType="%s"/>`, name, contentType)
	}
	part("xl/workbook.xml", typeWorkbook)
	part("xl/styles.xml", typeStyles)
	for i := range c.book.Sheets {
		part(sheetName(i), typeWorksheet)
	}
	b.WriteString(`</Types>`)
	return b.String()
}

// styles is a style for every number format, all alike but for that.
func (c *converter) styles() string {
	const firstOwn = 164
	var formats, xfs strings.Builder
	for i, code := range c.formats {
		id := 0
		if i > 0 {
			id = firstOwn + i
			fmt.Fprintf(&formats, `<numFmt numFmtId="%d" formatCode="%s"/>`, id, escaped(code))
		}
		fmt.Fprintf(&xfs, `<xf numFmtId="%d" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>`, id)
	}
	list := ""
	if len(c.formats) > 1 {
		list = fmt.Sprintf(`<numFmts count="%d">%s</numFmts>`, len(c.formats)-1, formats.String())
	}
	return `<styleSheet ` + mainSpace + `>` + list +
		`<fonts count="1"><font><sz val="11"/><name val="宋体"/><charset val="134"/></font></fonts>` +
		`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
		`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
		`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
		fmt.Sprintf(`<cellXfs count="%d">%s</cellXfs>`, len(c.formats), xfs.String()) +
		`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}

// style is the number of the style with a number format.
func (c *converter) style(format string) int {
	if i, ok := c.styled[format]; ok || len(c.formats) >= maxStyles {
		return i
	}
	c.styled[format] = len(c.formats)
	c.formats = append(c.formats, format)
	c.written += len(format)
	return len(c.formats) - 1
}
