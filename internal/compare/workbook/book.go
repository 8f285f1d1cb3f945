package workbook

import (
	"fmt"
	"strings"
)

// place is where in a workbook something is said; sheet and cell may be "".
type place struct{ sheet, cell, what string }

// book is everything that a workbook says.
type book struct {
	sheets []string
	facts  map[place]string
	cells  map[string]map[string]cell // by sheet, by reference
	plain  style                      // of a cell of which nothing is said
}

// reader reads one workbook.
type reader struct {
	*pack
	book    *book
	styles  *styles
	strings []text
}

func read(data []byte) (*book, error) {
	p, err := openPack(data)
	if err != nil {
		return nil, err
	}
	r := &reader{pack: p, book: &book{facts: map[place]string{}, cells: map[string]map[string]cell{}}}
	if err := r.workbook(); err != nil {
		return nil, err
	}
	return r.book, r.unread(r.tell("", ""))
}

// tell writes down facts of a cell, a sheet or the workbook. What is said twice
// of one place is kept twice.
func (r *reader) tell(sheet, cell string) func(what, value string) {
	return func(what, value string) {
		at := place{sheet, cell, what}
		for n := 2; ; n++ {
			if _, taken := r.book.facts[at]; !taken {
				break
			}
			at.what = fmt.Sprintf("%s (%d)", what, n)
		}
		r.book.facts[at] = value
	}
}

func (r *reader) workbook() error {
	top, err := r.leads("")
	if err != nil {
		return err
	}
	if err := r.properties(top); err != nil {
		return err
	}
	part := the(top, "officeDocument")
	root, err := r.node(part)
	if err != nil {
		return err
	}
	leads, err := r.leads(part)
	if err != nil {
		return err
	}
	if err := r.shared(leads); err != nil {
		return err
	}
	list := root.child("sheets").kids
	for _, s := range list {
		r.book.sheets = append(r.book.sheets, s.attrs["name"])
	}
	r.about(root, list)
	for _, s := range list {
		if err := r.sheet(s.attrs["name"], leads[s.attrs["r:id"]].target); err != nil {
			return fmt.Errorf("sheet %s: %w", s.attrs["name"], err)
		}
	}
	return nil
}

// shared reads what the sheets share: theme, styles, texts.
func (r *reader) shared(leads map[string]lead) error {
	theme, err := r.node(the(leads, "theme"))
	if err != nil {
		return err
	}
	theme.child("themeElements").flatten("theme", r.tell("", ""))
	sheet, err := r.node(the(leads, "styles"))
	if err != nil {
		return err
	}
	r.styles = readStyles(sheet, palette(theme))
	r.book.plain = r.styles.cell("")
	for what, value := range r.book.plain {
		r.tell("", "")("default "+what, value)
	}
	table, err := r.node(the(leads, "sharedStrings"))
	if err != nil {
		return err
	}
	for _, si := range table.kids {
		r.strings = append(r.strings, readText(si))
	}
	return nil
}

// about tells what the workbook says of itself: order and visibility of sheets,
// names, calculation, windows.
func (r *reader) about(root *node, list []*node) {
	tell := r.tell("", "")
	tell("sheets", strings.Join(r.book.sheets, ", "))
	for _, s := range list {
		if state := s.attrs["state"]; state != "" && state != "visible" {
			r.tell(s.attrs["name"], "")("visibility", state)
		}
	}
	for _, n := range root.child("definedNames").kids {
		scope := ""
		if n.attrs["localSheetId"] != "" {
			scope = at(list, n.attrs["localSheetId"]).attrs["name"]
		}
		what := "name " + n.attrs["name"]
		r.tell(scope, "")(what, n.text)
		own := node{name: n.name, attrs: without(n.attrs, "name", "localSheetId")}
		own.flatten(what, r.tell(scope, ""))
	}
	for _, k := range root.kids {
		if k.name != "sheets" && k.name != "definedNames" && !noise[k.name] {
			k.flatten(k.name, tell)
		}
	}
}

// without are attributes but for those that are told otherwise.
func without(attrs map[string]string, names ...string) map[string]string {
	rest := map[string]string{}
	for k, v := range attrs {
		rest[k] = v
	}
	for _, n := range names {
		delete(rest, n)
	}
	return rest
}

// properties tells title, author, times and the program that the package names.
func (r *reader) properties(leads map[string]lead) error {
	for _, kind := range []string{"core-properties", "extended-properties", "custom-properties"} {
		n, err := r.node(the(leads, kind))
		if err != nil {
			return err
		}
		for _, k := range n.kids {
			k.attrs = without(k.attrs, "type")
			if !noise[k.name] {
				k.flatten("property "+k.name, r.tell("", ""))
			}
		}
	}
	return nil
}
