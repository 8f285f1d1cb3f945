package edits

import (
	"errors"
	"hash/maphash"
	"slices"

	"jixiao/pipeline/sheet"
	"jixiao/rules/form"
)

// place is one row of one sheet.
type place struct {
	sheet string
	row   int
}

// prints are the rows of a workbook by what they say: a number for each, so
// that a hundred thousand of them fit.
type prints struct {
	seed   maphash.Seed
	sheets map[string]map[int]uint64
	order  []string
	// remarks counts the comments on cells.
	remarks int
}

func fingerprint(data []byte, seed maphash.Seed) (*prints, error) {
	p := &prints{seed: seed, sheets: map[string]map[int]uint64{}}
	book, err := eachRow(data, func(name string, row form.Row) {
		if h := p.of(row); h != 0 {
			p.sheet(name)[row.Index] = h
		}
	})
	if err != nil {
		return nil, err
	}
	for _, s := range book.Sheets {
		p.remarks += len(s.Comments)
	}
	return p, nil
}

// sheet is a sheet of the workbook, which keeps its place in the order.
func (p *prints) sheet(name string) map[int]uint64 {
	if p.sheets[name] == nil {
		p.sheets[name] = map[int]uint64{}
		p.order = append(p.order, name)
	}
	return p.sheets[name]
}

// of is 0 for a row that says nothing.
func (p *prints) of(row form.Row) uint64 {
	var h maphash.Hash
	h.SetSeed(p.seed)
	blank := true
	for _, c := range row.Cells {
		text := textOf(c)
		if text == "" {
			continue
		}
		blank = false
		// Writing to a hash never fails.
		_, _ = h.Write([]byte{byte(c.Ref.Col), byte(c.Ref.Col >> 8)})
		_, _ = h.WriteString(text)
		_ = h.WriteByte(0)
	}
	if blank {
		return 0
	}
	return h.Sum64() | 1
}

// against finds the rows that say something else in another workbook, in the
// order of ours; its new sheets come last.
func (p *prints) against(other *prints) []place {
	order := slices.Clone(p.order)
	for _, name := range other.order {
		if p.sheets[name] == nil {
			order = append(order, name)
		}
	}
	var changed []place
	for _, name := range order {
		ours, theirs := p.sheets[name], other.sheets[name]
		var rows []int
		for row, h := range ours {
			if theirs[row] != h {
				rows = append(rows, row)
			}
		}
		for row := range theirs {
			if ours[row] == 0 {
				rows = append(rows, row)
			}
		}
		slices.Sort(rows)
		for _, row := range rows {
			changed = append(changed, place{name, row})
		}
	}
	return changed
}

// collect reads some rows of a workbook.
func collect(data []byte, rows []place) (map[place]cells, error) {
	wanted := make(map[place]bool, len(rows))
	for _, at := range rows {
		wanted[at] = true
	}
	got := map[place]cells{}
	_, err := eachRow(data, func(name string, row form.Row) {
		at := place{name, row.Index}
		if !wanted[at] {
			return
		}
		got[at] = cells{}
		for _, c := range row.Cells {
			got[at][c.Ref.Col] = cellOf(c)
		}
	})
	return got, err
}

// eachRow visits the rows of a workbook. Those of a file in which they do not
// ascend are visited again from the start once it is read as a whole.
func eachRow(data []byte, visit func(sheet string, row form.Row)) (*form.Workbook, error) {
	const name = "总表.xlsx"
	book, err := sheet.Stream(name, data, limits, func(s *form.Sheet, row form.Row) error {
		visit(s.Name, row)
		return nil
	})
	if !errors.Is(err, sheet.ErrDisorder) {
		return book, err
	}
	if book, err = sheet.Open(name, data, limits); err != nil {
		return nil, err
	}
	for _, s := range book.Sheets {
		for _, row := range s.Rows {
			visit(s.Name, row)
		}
	}
	return book, nil
}
