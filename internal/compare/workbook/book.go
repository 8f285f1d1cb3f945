package workbook

import "fmt"

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
	return r.book, r.unread(r.place("", ""))
}

// place writes down facts of a cell, a sheet or the workbook. What is said twice
// of one place is kept twice.
func (r *reader) place(sheet, cell string) func(what, value string) {
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
	theme.child("themeElements").flatten("theme", r.place("", ""))
	sheet, err := r.node(the(leads, "styles"))
	if err != nil {
		return err
	}
	r.styles = readStyles(sheet, palette(theme))
	r.book.plain = r.styles.cell("")
	for what, value := range r.book.plain {
		r.place("", "")("default "+what, value)
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
