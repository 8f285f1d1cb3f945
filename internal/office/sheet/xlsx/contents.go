package xlsx

import (
	"errors"
	"fmt"

	"jixiao/internal/office/ooxml"
	"jixiao/rules/form"
)

// contents is what the workbook part and its relationships say.
type contents struct {
	date1904 bool
	sheets   []sheetPart
	names    []form.Name
	styles   string // part names, whether or not there is such a part
	strings  string
	theme    string
}

// sheetPart is one sheet of cells and where it is kept.
type sheetPart struct {
	name   string
	part   string
	hidden bool
}

// contents finds the workbook part and what belongs to it.
func (r *reader) contents() (contents, error) {
	part, err := workbookPart(r.pkg)
	if err != nil {
		return contents{}, err
	}
	relations, err := r.pkg.Relations(part)
	if err != nil {
		return contents{}, err
	}
	c := contents{styles: ooxml.Resolve(part, "styles.xml"), strings: ooxml.Resolve(part, "sharedStrings.xml"), theme: ooxml.Resolve(part, "theme/theme1.xml")}
	for _, relation := range relations {
		switch relation.Kind {
		case "styles":
			c.styles = relation.Target
		case "sharedstrings":
			c.strings = relation.Target
		case "theme":
			c.theme = relation.Target
		}
	}
	err = tokens(r.pkg, part, func(t *ooxml.Tokenizer) error {
		return r.element(&c, t, relations)
	})
	if err == nil && len(c.sheets) == 0 {
		err = errors.New("workbook: has no sheet of cells")
	}
	return c, err
}

// tokens hands every opening tag of a part to visit.
func tokens(p *ooxml.Package, part string, visit func(*ooxml.Tokenizer) error) error {
	t, err := p.Tokens(part)
	if err != nil {
		return err
	}
	defer t.Close()
	for {
		kind, err := t.Next()
		if err == nil && kind == ooxml.OpenTag {
			err = visit(t)
		}
		if err != nil {
			return fmt.Errorf("part %q: %w", part, err)
		}
		if kind == ooxml.EndOfPart {
			return nil
		}
	}
}

func (r *reader) element(c *contents, t *ooxml.Tokenizer, relations map[string]ooxml.Relation) error {
	switch {
	case t.Depth == 3 && string(t.Name) == "definedName":
		n, err := r.definedName(t)
		c.names = append(c.names, n)
		return err
	case t.Depth == 2 && string(t.Name) == "workbookPr":
		c.date1904 = ooxml.IsTrue(t.Attr("date1904"))
	case t.Depth == 3 && string(t.Name) == "sheet":
		id := t.RelationID()
		if id == "" {
			return nil // a macro module of Excel 95 keeps its place in the list
		}
		relation, ok := relations[id]
		if !ok {
			return fmt.Errorf("sheet %q: has no part", t.Attr("name"))
		}
		if relation.Kind != "worksheet" {
			return nil // a chart or macro sheet holds no cells to submit
		}
		state := t.Attr("state")
		c.sheets = append(c.sheets, sheetPart{
			name:   t.Attr("name"),
			part:   relation.Target,
			hidden: state == "hidden" || state == "veryHidden",
		})
		return r.meter.sheets(len(c.sheets))
	}
	return nil
}

// workbookPart is where the package says its workbook is.
func workbookPart(p *ooxml.Package) (string, error) {
	const usual = "xl/workbook.xml"
	relations, err := p.Relations("")
	if err != nil {
		return "", err
	}
	for _, r := range relations {
		if r.Kind == "officedocument" && p.Has(r.Target) {
			return r.Target, nil
		}
	}
	if p.Has(usual) {
		return usual, nil
	}
	return "", errors.New("zip: holds no workbook part")
}
