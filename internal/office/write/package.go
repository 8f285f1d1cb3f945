package write

import (
	"fmt"
	"path"

	"jixiao/internal/office/ooxml"
)

// The parts of which every workbook has one.
const (
	workbookPart = "xl/workbook.xml"
	stylesPart   = "xl/styles.xml"
	themePart    = "xl/theme/theme1.xml"
	corePart     = "docProps/core.xml"
	appPart      = "docProps/app.xml"
)

func sheetPart(n int) string   { return fmt.Sprintf("xl/worksheets/sheet%d.xml", n) }
func drawingPart(n int) string { return fmt.Sprintf("xl/drawings/drawing%d.xml", n) }
func chartPart(n int) string   { return fmt.Sprintf("xl/charts/chart%d.xml", n) }

// packer puts parts into a package, one after the other.
type packer struct {
	zip *ooxml.Writer
	buf markup // of the part before
}

// fill makes markup that is good until the next.
func (p *packer) fill(content func(*markup)) markup {
	p.buf = p.buf[:0]
	content(&p.buf)
	return p.buf
}

// part writes a part.
func (p *packer) part(name string, content func(*markup)) error {
	return p.zip.Write(name, p.fill(content))
}

// pack puts the workbook together.
func (b *Book) pack(z *ooxml.Writer) error {
	p := &packer{zip: z, buf: make(markup, 0, small)}
	if err := p.part("[Content_Types].xml", b.types); err != nil {
		return err
	}
	if err := packCommon(z); err != nil {
		return err
	}
	for _, x := range []struct {
		name    string
		content func(*markup)
	}{{corePart, b.info.core}, {workbookPart, b.workbook}, {stylesPart, b.styleSheet}, {ooxml.RelationsOf(workbookPart), b.relations().write}} {
		if err := p.part(x.name, x.content); err != nil {
			return err
		}
	}
	return b.packSheets(p)
}

// packSheets writes the sheets, each with what belongs to it. Drawings and
// charts are numbered through the workbook.
func (b *Book) packSheets(p *packer) error {
	drawings, charts := 0, 0
	for i, s := range b.sheets {
		part := sheetPart(i + 1)
		if err := s.pack(p, part); err != nil {
			return err
		}
		leads := s.targets()
		if len(s.charts) > 0 {
			drawings++
			leads.add("drawing", "../drawings/"+path.Base(drawingPart(drawings)))
			if err := s.packCharts(p, drawingPart(drawings), charts); err != nil {
				return err
			}
			charts += len(s.charts)
		}
		if len(leads) == 0 {
			continue
		}
		if err := p.part(ooxml.RelationsOf(part), leads.write); err != nil {
			return err
		}
	}
	return nil
}

// types is the part that says of what type the others are.
func (b *Book) types(m *markup) {
	const office, sheets = "application/vnd.openxmlformats-officedocument.", "application/vnd.openxmlformats-officedocument.spreadsheetml."
	m.put(declaration, `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
		`<Default Extension="xml" ContentType="application/xml"/>`)
	is := func(part, kind string) {
		m.put(`<Override PartName="/`, part, `" ContentType="`, kind, `+xml"/>`)
	}
	is(workbookPart, sheets+"sheet.main")
	is(stylesPart, sheets+"styles")
	is(themePart, office+"theme")
	is(corePart, "application/vnd.openxmlformats-package.core-properties")
	is(appPart, office+"extended-properties")
	drawings, charts := 0, 0
	for i, s := range b.sheets {
		is(sheetPart(i+1), sheets+"worksheet")
		if len(s.charts) > 0 {
			drawings++
			is(drawingPart(drawings), office+"drawing")
		}
		for range s.charts {
			charts++
			is(chartPart(charts), office+"drawingml.chart")
		}
	}
	m.put("</Types>")
}
