package formguess

import (
	"slices"
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// sheetsNamed are the samples with those sheets alone that have a text in their
// names, without those that have none.
func sheetsNamed(samples []Sample, text string) []Sample {
	if text == "" {
		return samples
	}
	var some []Sample
	for _, s := range samples {
		book := *s.Book
		book.Sheets = slices.DeleteFunc(slices.Clone(book.Sheets), func(one form.Sheet) bool {
			return !strings.Contains(value.Fold(one.Name), value.Fold(text))
		})
		if len(book.Sheets) > 0 {
			some = append(some, Sample{Name: s.Name, Book: &book})
		}
	}
	return some
}

// outlines reads all sheets that show anything of a form.
func (g *guesser) outlines(samples []Sample) []*outline {
	var pages []*page
	var files []string
	for _, s := range samples {
		for i := range s.Book.Sheets {
			sheet := &s.Book.Sheets[i]
			at := finding.Place{File: s.Name, Sheet: sheet.Name}
			if sheet.Hidden || len(sheet.Rows) == 0 {
				continue
			}
			if len(s.Book.Sheets) > 1 && helps(sheet.Name) {
				g.doubts.add("", at, "像是填表说明，没有采用", "looks like an explanation and was left out")
				continue
			}
			p := newPage(sheet)
			pages, files = append(pages, p), append(files, s.Name)
		}
	}
	findCommon(pages, files)
	var parts []*page
	var owners []string
	for i, p := range pages {
		own, other := p.split()
		for _, part := range own {
			parts, owners = append(parts, part), append(owners, files[i])
		}
		g.records = g.records || len(own) > 1
		if at := (finding.Place{File: files[i], Sheet: p.sheet.Name, Cell: other}); !other.IsZero() && !g.another {
			g.another = true
			g.doubts.add("", at, "从这里起像是另一种表，没有采用：要起草它，把它单独存成一个文件", "another form seems to begin here and was left out: to draft it, save it as a file of its own")
		}
		if p.cut {
			g.doubts.add("", finding.Place{File: files[i], Sheet: p.sheet.Name}, "内容太多，只看了前面一部分", "too much to look at; only the beginning was")
		}
	}
	return outlinesOf(parts, owners)
}

// outlinesOf reads the parts twice: what is a table on one sample is one on the
// others too, though it has but a single row there.
func outlinesOf(parts []*page, files []string) []*outline {
	headers := map[string]bool{}
	var all []*outline
	for range 2 {
		all = nil
		for i, p := range parts {
			p.headers = headers
			if o := newOutline(files[i], p); len(o.pairs)+len(o.tables) > 0 {
				all = append(all, o)
			}
		}
		for _, o := range all {
			for _, t := range o.tables {
				headers[t.signature()] = true
			}
		}
	}
	return all
}

// helps reports whether a sheet's name is that of an explanation or a list to
// choose from.
func helps(name string) bool {
	return slices.ContainsFunc([]string{"说明", "字典", "要求", "选项"}, func(w string) bool { return strings.Contains(name, w) })
}

// findCommon finds the texts that samples share. Where a workbook has several
// sheets, each may be another form: then those of one name are compared.
func findCommon(pages []*page, files []string) {
	several := false
	for i := range files {
		several = several || i > 0 && files[i] == files[i-1]
	}
	alike := map[string][]*page{}
	for _, p := range pages {
		name := ""
		if several {
			name = value.Fold(p.sheet.Name)
		}
		alike[name] = append(alike[name], p)
	}
	for _, group := range alike {
		common := commonTexts(group)
		for _, p := range group {
			p.common = common
		}
	}
}

// commonTexts are the texts that stand on all sheets, nil of a single one: then
// nothing can be told by it.
func commonTexts(pages []*page) map[string]bool {
	if len(pages) < 2 {
		return nil
	}
	common := pages[0].texts()
	for _, p := range pages[1:] {
		own := p.texts()
		for key := range common {
			if !own[key] {
				delete(common, key)
			}
		}
	}
	if len(common) < fewestHeaders {
		return nil
	}
	return common
}
