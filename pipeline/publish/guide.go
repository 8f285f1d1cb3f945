package publish

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"time"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/outbox"
	"jixiao/pipeline/report/guide"
)

// guideName is the page that tells a clerk how to hand in.
const guideName = "怎么报送.html"

// guides lay that page into every department's folder. It instructs and judges
// nothing: it needs no release, and waits only where no folder may be touched.
// It is made once for all of them, and what it said before is not kept.
func (p planner) guides() outbox.Pages {
	var text bytes.Buffer
	err := guide.Write(&text, p.Campaign)
	write := func(w io.Writer, _ time.Time) error {
		if err != nil {
			return err
		}
		_, err := w.Write(text.Bytes())
		return err
	}
	lies := p.openPage
	if p.Campaign.Publishing == campaign.Trial {
		lies = p.waitingPage
	}
	key := fmt.Sprintf("%x", sha256.Sum256(text.Bytes()))
	return func(yield func(outbox.Page) bool) {
		for _, u := range p.Campaign.Facts.Units {
			one := lies(u, guideName, page{write: write})
			if one.previous = ""; !yield(one.outbox(key, time.Time{})) {
				return
			}
		}
	}
}
