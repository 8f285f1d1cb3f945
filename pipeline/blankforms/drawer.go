package blankforms

import (
	"errors"
	"io"
	"sync"

	"jixiao/internal/office/write"
	"jixiao/pipeline/campaign"
	"jixiao/rules/form"
)

// Drawer draws the blank forms of a campaign. What follows from form, rules and
// settings is worked out once for all blanks that look alike; each is then filled
// with what is its own. It may be used by many goroutines.
type Drawer struct {
	c      *campaign.Campaign
	shells *write.Shells
	units  func() *unitLists
	lock   sync.Mutex
	plans  map[*form.Definition]func() (*plan, error)
}

// NewDrawer begins with nothing drawn.
func NewDrawer(c *campaign.Campaign) *Drawer {
	return &Drawer{c: c, shells: write.NewShells(), units: sync.OnceValue(func() *unitLists { return newUnitLists(c.Facts) }), plans: map[*form.Definition]func() (*plan, error){}}
}

// Write writes the workbook of an order.
func (d *Drawer) Write(w io.Writer, o Order) error {
	p, err := d.plan(o.Form)
	if err != nil {
		return err
	}
	own := p.own(o)
	pattern, err := p.pattern(own)
	if err != nil {
		return err
	}
	if err = pattern.write(w, own); !errors.Is(err, write.ErrOther) {
		return err
	}
	// What it says changes its look as well: it is drawn for itself.
	if pattern, err = p.draw(own); err != nil {
		return err
	}
	return pattern.write(w, own)
}

// plan is that of a form, made when it is asked for first.
func (d *Drawer) plan(def *form.Definition) (*plan, error) {
	d.lock.Lock()
	made, known := d.plans[def]
	if !known {
		made = sync.OnceValues(func() (*plan, error) { return d.newPlan(def) })
		d.plans[def] = made
	}
	d.lock.Unlock()
	return made()
}
