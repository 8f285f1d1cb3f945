package formguess

import (
	"errors"
	"slices"
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Sample is one file of the form, filled in or blank.
type Sample struct {
	Name string
	Book *form.Workbook
}

// Known is what a campaign knows already. The zero Known knows nothing.
type Known struct {
	Evaluation, Budget int // the years that titles may name
	Forms              []*form.Definition
	Grades             []string // from the best one down
	// IsProject and IsUnit report whether a text is a project's code, and a unit's
	// name or alias; nil where there are none.
	IsProject, IsUnit func(string) bool
}

// Options say what the form is to be called; "" follows from its title.
type Options struct {
	ID, Name string
	Known
}

// Draft is a definition with what is not sure about it, in the order of its
// keys.
type Draft struct {
	Form   *form.Definition
	Doubts []Doubt
	// Money is what the samples say that amounts are in, "" if nothing.
	Money string
}

// ErrNoForm is returned where no sample shows a label or a table.
var ErrNoForm = errors.New("no labels and no tables")

// guesser drafts one form.
type guesser struct {
	known  Known
	union  *union
	doubts *doubts
	ids    map[string]bool // of the whole sheet
	// unmeasured are amounts of which nothing says what they are in.
	unmeasured []string
	promised   []string // labels of which no sample has a value
	records    bool     // several submissions stand on one sheet
	repeated   bool     // a header stands twice, and that has been told
	another    bool     // another form stands below, and has been told
}

// Guess drafts the definition of the form that the samples are of.
func Guess(samples []Sample, o Options) (*Draft, error) {
	g := &guesser{known: o.Known, doubts: &doubts{}, ids: map[string]bool{}}
	if g.known.IsProject == nil {
		g.known.IsProject = func(string) bool { return false }
	}
	if g.known.IsUnit == nil {
		g.known.IsUnit = func(string) bool { return false }
	}
	outlines := g.outlines(samples)
	if len(outlines) == 0 {
		return nil, ErrNoForm
	}
	g.union = unite(outlines, g.doubts)
	def := g.define(o)
	return &Draft{Form: def, Doubts: ordered(def, g.doubts.list), Money: g.union.outlines[0].money}, nil
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
	common := commonTexts(pages)
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
	return outlinesOf(parts, owners, common)
}

// outlinesOf reads the parts twice: what is a table on one sample is one on the
// others too, though it has but a single row there.
func outlinesOf(parts []*page, files []string, common map[string]bool) []*outline {
	headers := map[string]bool{}
	var all []*outline
	for range 2 {
		all = nil
		for i, p := range parts {
			p.headers = headers
			if o := newOutline(files[i], p, common); len(o.pairs)+len(o.tables) > 0 {
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
