package annotate

import (
	"strings"

	"jixiao/internal/office/ooxml"
)

// emptySheet stands for a sheet of macros: nothing that counts or names sheets
// has to change, and nothing is left to run.
const emptySheet = declaration + `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>`

// dropMacros leaves everything out that could run, and signatures, which the
// first change makes false.
func (b *workbook) dropMacros() error {
	for _, i := range b.rels.items {
		switch i.kind {
		case "vbaproject":
			if err := b.dropProject(i); err != nil {
				return err
			}
		case "xlmacrosheet", "xlintlmacrosheet":
			part := b.fresh("xl/worksheets/emptied%d.xml")
			b.add(part, typeWorksheet, []byte(emptySheet))
			b.rels.replace(i, b.base(), "worksheet", part)
			b.drop(ooxml.RelationsOf(i.target))
			b.drop(i.target)
		}
	}
	for i := range b.sheets {
		if strings.HasSuffix(b.sheets[i].rel.kind, "macrosheet") {
			b.sheets[i].rel = relation{} // nothing in it can be marked
		}
	}
	if e := b.types.ending["bin"]; e != nil && e.text == typeProject {
		b.types.change(e, typeSettings)
	}
	return b.dropSignatures()
}

// dropProject leaves a project of macros out, with what belongs to it.
func (b *workbook) dropProject(i relation) error {
	b.rels.remove(i)
	own, err := b.relations(i.target)
	if err != nil {
		return err
	}
	for _, part := range own.items {
		if !part.external {
			b.drop(part.target)
		}
	}
	b.drop(ooxml.RelationsOf(i.target))
	b.drop(i.target)
	return nil
}

func (b *workbook) dropSignatures() error {
	root, err := b.relations("")
	if err != nil {
		return err
	}
	for _, i := range root.items {
		if i.kind == "origin" {
			root.remove(i)
		}
	}
	if !root.changed {
		return nil
	}
	root.finish(b.draft)
	for _, part := range b.pkg.Parts() {
		if strings.HasPrefix(partKey(part.Name), "_xmlsignatures/") {
			b.drop(part.Name)
		}
	}
	return nil
}
