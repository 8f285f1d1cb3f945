package formguess

import (
	"errors"

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
	// Sheet is part of the names of the sheets to look at; "" is all.
	Sheet string
	Known
}

// Draft is a definition with what is not sure about it, in the order of its
// keys.
type Draft struct {
	Form   *form.Definition
	Doubts []Doubt
	// Money is what the samples say that amounts are in, "" if nothing.
	Money string
	// Units are those that the samples, or their folders, name with their codes, and
	// Items what they name of the list that the form is about, each once.
	Units, Items []Item
}

// Item is a unit, or something of a list.
type Item struct {
	Code, Name string
	Unit       string // whose it is, as the folder of its sample is called
}

// ErrNoForm is returned where no sample shows a label or a table.
var ErrNoForm = errors.New("no labels and no tables")

// ErrNoSheet is returned where no sheet has the name that was asked for.
var ErrNoSheet = errors.New("no sheet of that name")

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
	units      []Item   // that are named with their codes
	items      []Item   // of the list that the form is about
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
	samples = sheetsNamed(samples, o.Sheet)
	if len(samples) == 0 && o.Sheet != "" {
		return nil, ErrNoSheet
	}
	outlines := g.outlines(samples)
	if len(outlines) == 0 {
		return nil, ErrNoForm
	}
	g.union = unite(outlines, g.doubts)
	def := g.define(o)
	return &Draft{Form: def, Doubts: ordered(def, g.doubts.list), Money: g.union.outlines[0].money, Units: g.allUnits(), Items: g.items}, nil
}
