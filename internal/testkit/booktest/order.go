package booktest

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// orders are the children of elements in the order of ECMA-376, where we write
// some of them ourselves.
var orders = map[string][]string{
	"worksheet": words(`sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges
		scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations
		hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors
		smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst`),
	"c":             words(`f v is`),
	"oneCellAnchor": words(`from ext graphicFrame clientData`),
}

func words(s string) []string { return strings.Fields(s) }

// inOrder reports the first element of a part that stands where the schema has
// none, or whose list says that it has another length.
func inOrder(part io.Reader) error {
	d := xml.NewDecoder(part)
	var open []*place
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch x := token.(type) {
		case xml.StartElement:
			if len(open) > 0 {
				if err := open[len(open)-1].take(x.Name.Local); err != nil {
					return err
				}
			}
			open = append(open, &place{name: x.Name.Local, count: attr(x, "count")})
		case xml.EndElement:
			last := open[len(open)-1]
			if last.count != "" && last.count != fmt.Sprint(last.children) {
				return fmt.Errorf("%s says that it has %s and has %d", last.name, last.count, last.children)
			}
			open = open[:len(open)-1]
		}
	}
}

// place is an element that is being read.
type place struct {
	name, count  string
	children, at int // at is how far it is in its order
}

func (p *place) take(child string) error {
	p.children++
	order, known := orders[p.name]
	if !known {
		return nil
	}
	at := slices.Index(order, child)
	if at < p.at {
		return fmt.Errorf("%s in %s comes too late, or is not in the schema", child, p.name)
	}
	p.at = at
	return nil
}

func attr(x xml.StartElement, name string) string {
	for _, a := range x.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
