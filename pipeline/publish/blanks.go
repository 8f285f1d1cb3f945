package publish

import (
	"io"
	"path"
	"time"

	"jixiao/pipeline/blankforms"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/outbox"
	"jixiao/pipeline/record"
)

// blanks lay each department's blank forms into its folder, where the settings
// ask for that. They judge nothing, as how to hand in does not, and need no
// release. One that somebody has filled in there is theirs.
func (p planner) blanks(s *record.Snapshot) (outbox.Pages, error) {
	if !p.Campaign.Settings.Blanks {
		return inTurn[outbox.Page](), nil
	}
	// What is owed, and by whom since a merger, is as in the run.
	then := p.Workspace
	then.AsOf = s.Run.AsOf
	c := then.InForce(s.Decisions)
	all, err := blankforms.HandOut(c, s)
	if err != nil {
		return nil, err
	}
	lies := p.openPage
	if p.Campaign.Publishing == campaign.Trial {
		lies = p.waitingPage
	}
	drawer := blankforms.NewDrawer(c)
	return func(yield func(outbox.Page) bool) {
		for b := range all {
			u, known := c.Facts.Unit(b.Order.Unit)
			if !known {
				continue
			}
			draw := func(w io.Writer, _ time.Time) error { return drawer.Write(w, b.Order) }
			one := lies(u, path.Join(blankforms.BlankFolder, b.Name), page{write: draw, transient: true})
			one.previous = ""
			out := one.outbox(b.Key+" "+p.Version, time.Time{})
			if out.Yielding = true; !yield(out) {
				return
			}
		}
	}, nil
}
