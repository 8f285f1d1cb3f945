package workbook

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
)

// sheet reads one sheet. Its cells pass by one by one: they are many.
func (r *reader) sheet(name, part string) error {
	leads, err := r.leads(part)
	if err != nil {
		return err
	}
	data, err := r.open(part)
	if err != nil {
		return err
	}
	defer data.Close()
	s := &sheetReader{reader: r, name: name, leads: leads, cells: map[string]cell{}}
	r.book.cells[name] = s.cells
	d := xml.NewDecoder(data)
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			s.conditions()
			return s.comments()
		}
		if err != nil {
			return err
		}
		if start, ok := tok.(xml.StartElement); ok {
			if err := s.start(d, start); err != nil {
				return err
			}
		}
	}
}

// sheetReader reads the parts of one sheet.
type sheetReader struct {
	*reader
	name  string
	leads map[string]lead
	cells map[string]cell
	rules []rule
}

func (s *sheetReader) start(d *xml.Decoder, start xml.StartElement) error {
	switch start.Name.Local {
	case "worksheet", "chartsheet", "sheetData":
		return nil
	case "row":
		s.row(attributes(start))
		return nil
	}
	n, err := element(d, start)
	if err != nil || noise[n.name] {
		return err
	}
	if n.name != "c" {
		return s.part(n)
	}
	c, err := s.cell(n)
	if err != nil {
		return err
	}
	if c.kind == "nothing" && c.formula == "" && maps.Equal(c.style, s.book.plain) {
		return nil
	}
	s.cells[n.attrs["r"]] = c
	return nil
}

func (s *sheetReader) at(cell string) func(what, value string) { return s.place(s.name, cell) }

// part tells what a sheet says beside its cells.
func (s *sheetReader) part(n *node) error {
	switch n.name {
	case "cols":
		s.columns(n)
	case "mergeCells":
		for _, m := range n.kids {
			s.at(area(m.attrs["ref"]))("merged", "yes")
		}
	case "autoFilter":
		n.attrs["ref"] = area(n.attrs["ref"])
		n.flatten("autofilter", s.at(""))
	case "dataValidations":
		s.checks(n)
	case "conditionalFormatting":
		s.condition(n)
	case "hyperlinks":
		s.links(n)
	case "drawing":
		return s.drawing(s.leads[n.attrs["r:id"]].target)
	case "legacyDrawing":
		return s.boxes(s.leads[n.attrs["r:id"]].target)
	case "tableParts":
		return s.tables()
	case "extLst":
		s.extensions(n)
	default:
		n.flatten(words(n.name), s.at(""))
	}
	return nil
}

// words are what the parts of a sheet are called here.
func words(name string) string {
	known := map[string]string{"pageSetup": "page set-up", "pageMargins": "page margins", "printOptions": "print options",
		"headerFooter": "header and footer", "sheetProtection": "sheet protection", "sheetViews": "view",
		"rowBreaks": "page breaks of rows", "colBreaks": "page breaks of columns"}
	if w := known[name]; w != "" {
		return w
	}
	return name
}

// tables tells the lists that Excel keeps as tables.
func (s *sheetReader) tables() error {
	for _, l := range s.leads {
		if l.kind != "table" {
			continue
		}
		n, err := s.node(l.target)
		if err != nil {
			return fmt.Errorf("table: %w", err)
		}
		n.flatten("table", s.at(area(n.attrs["ref"])))
	}
	return nil
}

// row tells height, visibility and look of a row.
func (s *sheetReader) row(attrs map[string]string) {
	at := "row " + attrs["r"]
	if plain("", attrs["customFormat"]) == "1" {
		s.style(at, "row ", s.styles.cell(attrs["s"]))
	}
	n := node{name: "row", attrs: without(attrs, "r", "s", "customFormat", "spans", "dyDescent")}
	if n.attrs["ht"] != "" {
		s.at(at)("row height", plain("", n.attrs["ht"]))
		delete(n.attrs, "ht")
	}
	n.flatten("row", s.at(at))
}

// columns tells width, visibility and look of each column.
func (s *sheetReader) columns(cols *node) {
	for _, c := range cols.kids {
		for i := number(c.attrs["min"]); i <= number(c.attrs["max"]); i++ {
			at := columnName(i)
			// A width that Excel fitted is a width like any other.
			n := node{name: "col", attrs: without(c.attrs, "min", "max", "bestFit", "style")}
			n.flatten("column", s.at(at))
			if c.attrs["style"] != "" && c.attrs["style"] != "0" {
				s.style(at, "column ", s.styles.cell(c.attrs["style"]))
			}
		}
	}
}

func (s *sheetReader) style(at, before string, look style) {
	for what, value := range look {
		s.at(at)(before+what, value)
	}
}
