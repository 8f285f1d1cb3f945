package publish

import (
	"io"
	"time"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/selfpage"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// selfChecks lay into every department's folder the page on which its clerk checks
// a sheet before sending it, where the settings ask for it. Like the guide it
// judges nothing that came, so it needs no release. What it said before is not
// kept: it is large, and rules that hold no more help nobody.
func (p planner) selfChecks(decisions []record.Decision) []page {
	if !p.Campaign.Settings.SelfCheck {
		return nil
	}
	program, err := selfpage.Built()
	if err != nil {
		p.Log.Warn().Err(err).Msg("self-check pages are not laid out")
		return nil
	}
	return p.selfCheckPages(p.Decided(decisions), program)
}

func (p planner) selfCheckPages(decided *campaign.Campaign, program selfpage.Program) []page {
	lies := p.openPage
	if p.Campaign.Publishing == campaign.Trial {
		lies = p.waitingPage
	}
	var pages []page
	for _, u := range p.Campaign.Facts.Units {
		one := lies(u, selfpage.Name, p.selfCheck(decided, u, program))
		one.previous = ""
		pages = append(pages, one)
	}
	return pages
}

// selfCheck is the page of one unit. The moment since which the outbox has shown it
// is the day of its rules.
func (p planner) selfCheck(decided *campaign.Campaign, u register.Unit, program selfpage.Program) page {
	return page{transient: true,
		digest: func() (string, error) {
			made, err := selfpage.New(decided, u, program)
			if err != nil {
				return "", err
			}
			return made.Digest()
		},
		write: func(w io.Writer, at time.Time) error {
			made, err := selfpage.New(decided, u, program)
			if err != nil {
				return err
			}
			return made.Write(w, value.DateOf(at.In(p.Campaign.Zone)))
		}}
}
