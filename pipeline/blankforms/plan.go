package blankforms

import (
	"strconv"
	"sync"

	"jixiao/internal/office/celltext"
	"jixiao/internal/office/write"
	"jixiao/pipeline/campaign"
	"jixiao/rules"
	"jixiao/rules/form"
)

// plan is what all blank forms of a form have in common.
type plan struct {
	c       *campaign.Campaign
	shells  *write.Shells
	units   *unitLists
	def     *form.Definition
	version string
	rules   []rules.Applied // by which the form will be checked
	widths  []int           // of the sheet's columns, in digits
	abreast []pairs         // by how many stand in a row, empty where no row has so many
	chosen  []*form.Field   // fields whose list to choose from is the unit's own

	lock     sync.Mutex
	patterns map[string]func() (*pattern, error)
}

// mostPatterns is how many patterns of a form are kept. Blank forms differ in
// little more than whether names are long.
const mostPatterns = 128

func (d *Drawer) newPlan(def *form.Definition) (*plan, error) {
	version, err := def.Version()
	if err != nil {
		return nil, err
	}
	p := &plan{c: d.c, shells: d.shells, units: d.units(), def: def, version: version, widths: widths(def), patterns: map[string]func() (*pattern, error){}}
	if d.c.Engine != nil {
		p.rules = d.c.Engine.Applied(def.ID)
	}
	p.abreast = p.allPairs()
	for f := range def.EachField() {
		if listOf(f) != noList {
			p.chosen = append(p.chosen, f)
		}
	}
	return p, nil
}

// own is what a blank form has of its own.
type own struct {
	order Order
	known map[string]string // what fields hold beforehand, by id
	lists lists
	alone bool // no other blank form is like it
}

func (p *plan) own(o Order) own {
	return own{order: o, known: p.beforehand(o), lists: p.units.of(o.Unit, p.def.About), alone: len(o.Listed) > 0}
}

// pattern is the pattern of all blank forms that look like this one.
func (p *plan) pattern(o own) (*pattern, error) {
	if o.alone {
		return p.draw(o)
	}
	key := p.alike(o)
	p.lock.Lock()
	drawn, known := p.patterns[key]
	if !known {
		drawn = sync.OnceValues(func() (*pattern, error) { return p.draw(o) })
		if len(p.patterns) < mostPatterns {
			p.patterns[key] = drawn
		}
	}
	p.lock.Unlock()
	made, err := drawn()
	if err == nil && made.alone {
		return p.draw(o)
	}
	return made, err
}

// alike tells blank forms apart that differ in more than what their known cells
// and lists hold.
func (p *plan) alike(o own) string {
	k := make([]byte, 0, 64)
	k = strconv.AppendBool(k, o.order.Unit == "")
	for _, id := range []string{form.UnitField, form.ProjectField, form.ProjectNameField, divisionField, budgetField, departmentField, p.def.SubjectField()} {
		known := o.known[id]
		k = strconv.AppendBool(strconv.AppendBool(k, known != ""), celltext.Tempting(celltext.Plain(known)))
	}
	for _, of := range p.abreast {
		for _, span := range of.spans(p.widths, o.known) {
			k = append(strconv.AppendInt(k, int64(span), 10), ' ')
		}
	}
	if day, ok := p.c.Facts.Deadline(owed(o.order)); ok {
		k = append(k, day.String()...)
	}
	for _, f := range p.chosen {
		k = append(k, ' ')
		if all := o.lists[listOf(f)]; !fits(all) {
			k = strconv.AppendInt(k, int64(len(all)), 10)
		} else {
			k = strconv.AppendBool(k, len(all) > 0)
		}
	}
	return string(k)
}
