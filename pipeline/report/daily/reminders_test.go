package daily

import (
	"strings"
	"testing"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/campaign"
	"jixiao/rules/value"
)

// A deadline on a rest day is pointed out until it is over.
func TestRestDaysArePointedOut(t *testing.T) {
	sunday, monday := value.Date{Year: 2023, Month: 10, Day: 15}, value.Date{Year: 2023, Month: 10, Day: 16}
	c, s := reporttest.Campaign2023(), reporttest.FirstEvening()
	c.RestDays = []campaign.RestDay{{Form: "score-sheet", Day: sunday, Counts: monday}, {Form: "rectification", Day: sunday, Counts: sunday}}
	if note := newDaily(c, s).reminders().note; !strings.Contains(note, "2023-10-15 是休息日，顺延到 2023-10-16") || !strings.Contains(note, "2023-10-15 是休息日，按设置不顺延") {
		t.Errorf("the reminders say %q", note)
	}
	s.Run.AsOf = s.Run.AsOf.AddDate(0, 0, 5)
	if note := newDaily(c, s).reminders().note; strings.Contains(note, "休息日") {
		t.Errorf("when it is over, the reminders still say %q", note)
	}
}
