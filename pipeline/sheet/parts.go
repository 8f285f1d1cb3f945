package sheet

import (
	"errors"
	"fmt"
	"strings"
)

// contents is what the workbook part and its relationships say.
type contents struct {
	date1904 bool
	sheets   []sheetPart
	styles   string // part names, whether or not there is such a part
	strings  string
}

// sheetPart is one sheet of cells and where it is kept.
type sheetPart struct {
	name   string
	part   string
	hidden bool
}

// relation is one relationship of a part.
type relation struct {
	kind   string // last word of its type, the same in strict and transitional files
	target string // part name
}

// readContents finds the workbook part and what belongs to it.
func readContents(a *archive) (contents, error) {
	part, err := workbookPart(a)
	if err != nil {
		return contents{}, err
	}
	rels, err := relations(a, part)
	if err != nil {
		return contents{}, err
	}
	c := contents{styles: resolve(part, "styles.xml"), strings: resolve(part, "sharedStrings.xml")}
	for _, r := range rels {
		switch r.kind {
		case "styles":
			c.styles = r.target
		case "sharedstrings":
			c.strings = r.target
		}
	}
	err = a.scan(part, func(s *scanner, t token) error {
		if t.kind != openTag {
			return nil
		}
		return c.element(a.meter, s, t, rels)
	})
	if err == nil && len(c.sheets) == 0 {
		err = errors.New("workbook: has no sheet of cells")
	}
	return c, err
}

func (c *contents) element(m *meter, s *scanner, t token, rels map[string]relation) error {
	switch {
	case string(t.name) == "workbookPr" && s.depth == 2:
		c.date1904 = isTrue(attr(t.attrs, "date1904"))
	case string(t.name) == "sheet" && s.depth == 3:
		id := relID(t.attrs)
		if id == "" {
			return nil // a macro module of Excel 95 keeps its place in the list
		}
		rel, ok := rels[id]
		if !ok {
			return fmt.Errorf("sheet %q: has no part", attr(t.attrs, "name"))
		}
		if rel.kind != "worksheet" {
			return nil // a chart or macro sheet holds no cells to submit
		}
		state := attr(t.attrs, "state")
		c.sheets = append(c.sheets, sheetPart{
			name:   attr(t.attrs, "name"),
			part:   rel.target,
			hidden: state == "hidden" || state == "veryHidden",
		})
		return over("sheets", int64(len(c.sheets)), int64(m.limits.Sheets))
	}
	return nil
}

// workbookPart is where the package says its workbook is.
func workbookPart(a *archive) (string, error) {
	const usual = "xl/workbook.xml"
	rels, err := relations(a, "")
	if err != nil {
		return "", err
	}
	for _, r := range rels {
		if r.kind == "officedocument" && a.has(r.target) {
			return r.target, nil
		}
	}
	if a.has(usual) {
		return usual, nil
	}
	return "", errors.New("zip: holds no workbook part")
}

// relations reads the relationships of a part by their id; a part without
// relationships has none.
func relations(a *archive, part string) (map[string]relation, error) {
	rels := map[string]relation{}
	name := relsOf(part)
	if !a.has(name) {
		return rels, nil
	}
	err := a.scan(name, func(_ *scanner, t token) error {
		if t.kind != openTag || string(t.name) != "Relationship" || attr(t.attrs, "TargetMode") == "External" {
			return nil
		}
		kind := attr(t.attrs, "Type")
		rels[attr(t.attrs, "Id")] = relation{
			kind:   strings.ToLower(kind[strings.LastIndexByte(kind, '/')+1:]),
			target: resolve(part, attr(t.attrs, "Target")),
		}
		return nil
	})
	return rels, err
}
