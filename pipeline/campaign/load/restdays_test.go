package load

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline/campaign"
	"jixiao/rules/register"
	"jixiao/rules/value"
	"jixiao/rules/workdays"
)

func october(day int) value.Date { return value.Date{Year: 2023, Month: 10, Day: day} }

func TestDeadlinesOnRestDays(t *testing.T) {
	for name, c := range map[string]struct {
		deadline value.Date
		roll     bool
		want     []campaign.RestDay
		counts   value.Date
	}{
		"a working day":         {october(13), true, nil, october(13)},
		"a Sunday that stays":   {october(15), false, []campaign.RestDay{{Form: "f", Day: october(15), Counts: october(15)}}, october(15)},
		"a Sunday that rolls":   {october(15), true, []campaign.RestDay{{Form: "f", Day: october(15), Counts: october(16)}}, october(16)},
		"a holiday that rolls":  {october(1), true, []campaign.RestDay{{Form: "f", Day: october(1), Counts: october(7)}}, october(7)}, // the 7th is made up for
		"a day of make-up work": {october(8), true, nil, october(8)},
		"a year not known yet":  {value.Date{Year: 2099, Month: 10, Day: 4}, true, nil, value.Date{Year: 2099, Month: 10, Day: 4}},
	} {
		owed := []campaign.Owed{{Form: "f", Deadline: c.deadline}}
		facts := &register.Facts{Deadlines: map[string]value.Date{"f": c.deadline}}
		got := restDays(workdays.National(), owed, facts, c.roll)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if owed[0].Deadline != c.counts || facts.Deadlines["f"] != c.counts {
			t.Errorf("%s: %s and %s count, want %s", name, owed[0].Deadline, facts.Deadlines["f"], c.counts)
		}
	}
}

func TestExtensionsRollToo(t *testing.T) {
	what := register.Extended{Department: "213001", Form: "f"}
	facts := &register.Facts{Units: []register.Unit{{Code: "213001"}}, Deadlines: map[string]value.Date{"f": october(13)},
		Extensions: map[register.Extended]value.Date{what: october(21)}}
	got := restDays(workdays.National(), []campaign.Owed{{Form: "f", Deadline: october(13)}}, facts, true)
	if diff := cmp.Diff([]campaign.RestDay{{Form: "f", Department: "213001", Day: october(21), Counts: october(23)}}, got); diff != "" || facts.Extensions[what] != october(23) {
		t.Errorf("extended to %s (-want +got):\n%s", facts.Extensions[what], diff)
	}
}

func TestHolidays(t *testing.T) {
	day := value.Date{Year: 2028, Month: 2, Day: 5} // a Saturday
	c, err := Campaign(mustFixture(t).files(t))
	if err != nil {
		t.Fatal(err)
	}
	if _, known := c.Calendar.Works(day); known || c.Settings.CorrectionDays != 3 {
		t.Errorf("without settings: 2028 is known: %v, %d days to correct; want false, 3", known, c.Settings.CorrectionDays)
	}
	const notice = "holidays: [{year: 2028, holidays: [2028-01-01], make_up: [2028-02-05]}]\n"
	c, err = Campaign(mustFixture(t).replace(t, "campaign.yaml", "year: 2023\n", "year: 2023\ncorrection_days: 5\n"+notice).files(t))
	if err != nil {
		t.Fatal(err)
	}
	if works, known := c.Calendar.Works(day); !works || !known || c.Settings.CorrectionDays != 5 {
		t.Errorf("with settings: works %v, known %v, %d days to correct", works, known, c.Settings.CorrectionDays)
	}
	bad := strings.Replace(notice, "2028-02-05", "2028-02-07", 1)
	_, err = Campaign(mustFixture(t).replace(t, "campaign.yaml", "year: 2023\n", "year: 2023\n"+bad).files(t))
	if err == nil || !strings.Contains(err.Error(), "2028-02-07") || !strings.Contains(err.Error(), "campaign.yaml:3") {
		t.Errorf("a Monday made up for: %v", err)
	}
}
