package annotate

import (
	"errors"
	"fmt"
	"strings"

	"jixiao/internal/office/ooxml"
	"jixiao/rules/form"
)

// workbook is the part that names the sheets, with its relationships.
type workbook struct {
	*draft
	part   string
	m      *ooxml.Markup
	rels   *relations
	strict bool

	root     element
	sheetsIn element // the element that lists the sheets
	sheets   []sheetEntry
	names    []nameEntry
	namesIn  *element
	namesAt  int64 // where the list of names goes, if there is none
	views    []view
	maxID    int
	list     int  // which of the sheets is our list, -1 for none
	shown    int  // which of the sheets stays the one that is shown, -1 for our list
	calc     bool // LibreOffice saved it last
	date1904 bool // serial dates count from 1904
	computes calculation
	selected map[string]bool // what is known of it, by the part of a sheet
}

// sheetEntry is a sheet of any kind as the workbook names it.
type sheetEntry struct {
	name  string
	rel   relation
	state ooxml.AttrPlace
}

// nameEntry is a defined name.
type nameEntry struct {
	element
	name, refers string
	scope        int // index of a sheet, -1 for all
	scoped       ooxml.AttrPlace
}

// calculation is where the workbook says how it is calculated.
type calculation struct {
	tag    int64 // where an attribute goes; 0 where it says nothing
	onLoad ooxml.AttrPlace
}

// view is a window on the workbook: which sheet it shows.
type view struct {
	active, first ooxml.AttrPlace
	tag           int64 // where an attribute goes
}

func readBook(d *draft) (*workbook, error) {
	b := &workbook{draft: d, list: -1, shown: -1, selected: map[string]bool{}}
	root, err := d.relations("")
	if err != nil {
		return nil, err
	}
	b.part = "xl/workbook.xml"
	if r, ok := root.first("officedocument"); ok && d.pkg.Has(r.target) {
		b.part = r.target
	}
	if b.m, err = d.admit(b.part); err != nil {
		return nil, err
	}
	if b.rels, err = d.relations(b.part); err != nil {
		return nil, err
	}
	if err := b.read(); err != nil {
		return nil, fmt.Errorf("part %q: %w", b.part, err)
	}
	if len(b.sheets) == 0 {
		return nil, errors.New("workbook: has no sheet")
	}
	b.list = b.ownSheet(form.ListMark, form.ListSheet)
	d.types.override(b.part, typeWorkbook) // no template, no macros
	return b, nil
}

// base is how the types of the workbook's relationships begin.
func (b *workbook) base() string {
	if b.strict {
		return strictTypes
	}
	return transitionalTypes
}

// namespace is that of the workbook's own markup.
func (b *workbook) namespace() string {
	if b.strict {
		return "http://purl.oclc.org/ooxml/spreadsheetml/main"
	}
	return "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
}

func (b *workbook) read() error {
	t := b.m.Tokens()
	defer t.Close()
	for {
		kind, err := t.Next()
		if err != nil || kind == ooxml.EndOfPart {
			return err
		}
		switch {
		case kind == ooxml.OpenTag:
			err = b.open(t)
		case kind == ooxml.CloseTag:
			b.close(t)
		}
		if err != nil {
			return err
		}
	}
}

func (b *workbook) open(t *ooxml.Tokenizer) error {
	name := string(t.Name)
	switch {
	case t.Depth == 1:
		b.root = opened(t)
		for i := range t.Attrs() {
			if name, value := t.AttrAt(i); strings.HasPrefix(string(name), "xmlns") && strings.HasPrefix(string(value), "http://purl.oclc.org/ooxml/") {
				b.strict = true
			}
		}
	case t.Depth == 2 && name == "fileVersion":
		b.calc = t.Attr("appName") == "Calc"
	case t.Depth == 2 && name == "workbookPr":
		b.date1904 = ooxml.IsTrue(t.Attr("date1904"))
	case t.Depth == 2 && name == "calcPr":
		b.computes.tag = t.Start() + 1 + int64(len(t.Prefix())+len(t.Name))
		b.computes.onLoad, _ = t.AttrPlace("fullCalcOnLoad")
	case t.Depth == 2 && name == "sheets":
		b.sheetsIn = opened(t)
	case t.Depth == 2 && name == "definedNames":
		e := opened(t)
		b.namesIn = &e
	case t.Depth == 3 && name == "sheet":
		b.sheet(t)
	case t.Depth == 3 && name == "workbookView":
		v := view{tag: t.Start() + 1 + int64(len(t.Prefix())+len(t.Name))}
		v.active, _ = t.AttrPlace("activeTab")
		v.first, _ = t.AttrPlace("firstSheet")
		b.views = append(b.views, v)
	case t.Depth == 3 && name == "definedName":
		return b.definedName(t)
	}
	return nil
}

func (b *workbook) close(t *ooxml.Tokenizer) {
	switch name := string(t.Name); {
	case t.Depth == 2 && name == "sheets":
		b.sheetsIn.close(t)
		b.namesAt = t.Offset()
	case t.Depth == 2 && (name == "functionGroups" || name == "externalReferences"):
		b.namesAt = t.Offset()
	case t.Depth == 2 && name == "definedNames":
		b.namesIn.close(t)
	}
}

func (b *workbook) sheet(t *ooxml.Tokenizer) {
	b.maxID = max(b.maxID, ooxml.Number(t.RawAttr("sheetId")))
	s := sheetEntry{name: t.Attr("name")}
	s.rel, _ = b.rels.byID(t.RelationID())
	s.state, _ = t.AttrPlace("state")
	b.sheets = append(b.sheets, s)
}

func (b *workbook) definedName(t *ooxml.Tokenizer) error {
	n := nameEntry{name: t.Attr("name"), scope: ooxml.Number(t.RawAttr("localSheetId"))}
	n.scoped, _ = t.AttrPlace("localSheetId")
	n.element = opened(t)
	for {
		kind, err := t.Next()
		switch {
		case err != nil || kind == ooxml.EndOfPart:
			return err
		case kind == ooxml.Text:
			n.refers += ooxml.Unescape(t.AppendRaw(nil))
		case kind == ooxml.CloseTag:
			n.element.close(t)
			b.names = append(b.names, n)
			return nil
		}
	}
}

// ownSheet looks for the sheet that an earlier copy of ours has: the one that our
// name refers to, else the one that is called so; -1 is none.
func (b *workbook) ownSheet(mark, called string) int {
	for _, n := range b.names {
		if sheet := form.MarkedSheet(form.Name{Name: n.name, Refers: n.refers}, mark); sheet != "" {
			called = sheet
		}
	}
	kept := map[string]int{} // sheets, by the part that they are kept in
	for _, s := range b.sheets {
		kept[strings.ToLower(s.rel.target)]++
	}
	found := -1
	for i, s := range b.sheets {
		if s.name == called && s.rel.kind == "worksheet" && kept[strings.ToLower(s.rel.target)] == 1 {
			found = i
		}
	}
	return found
}

// finish writes the workbook part and all the others.
func (b *workbook) finish() ([]byte, error) {
	b.rels.finish(b.draft)
	b.set(b.part, b.m.Apply())
	return b.write()
}
