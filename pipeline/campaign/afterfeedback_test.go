package campaign

import (
	"slices"
	"testing"

	"jixiao/rules/register"
	"jixiao/rules/value"
	"jixiao/rules/workdays"
)

func onDay(month, day int) value.Date { return value.Date{Year: 2023, Month: month, Day: day} }

// counting is a campaign in which a form is owed some days after the feedback.
func counting(after AfterFeedback) *Campaign {
	return &Campaign{Calendar: workdays.National(), Owed: []Owed{{Form: "report", AfterFeedback: after}, {Form: "sheet", Deadline: onDay(10, 15)}},
		Facts: register.New(register.Facts{Deadlines: map[string]value.Date{"sheet": onDay(10, 15)}, Units: []register.Unit{
			{Code: "213001", Until: onDay(10, 10), Successor: "504001"}, {Code: "504001"}, {Code: "301001"}}})}
}

func TestDaysAfterTheFeedback(t *testing.T) {
	for name, c := range map[string]struct {
		after AfterFeedback
		rolls bool
		told  value.Date
		until string
		rest  bool
	}{
		"calendar days":                {AfterFeedback{Days: 30}, false, onDay(9, 14), "2023-10-14", true}, // a Saturday
		"to a rest day that rolls":     {AfterFeedback{Days: 30}, true, onDay(9, 14), "2023-10-16", true},
		"over a year's end":            {AfterFeedback{Days: 30}, false, onDay(12, 13), "2024-01-12", false},
		"working days":                 {AfterFeedback{Days: 5, Working: true}, true, onDay(9, 25), "2023-10-08", false}, // made up for
		"told on a rest day":           {AfterFeedback{Days: 1, Working: true}, true, onDay(9, 30), "2023-10-07", false},
		"a year that nobody knows":     {AfterFeedback{Days: 5, Working: true}, false, value.Date{Year: 2099, Month: 3, Day: 2}, "", false},
		"calendar days in such one":    {AfterFeedback{Days: 5}, true, value.Date{Year: 2099, Month: 3, Day: 2}, "2099-03-07", false},
		"as many days as there may be": {AfterFeedback{Days: 366}, false, onDay(10, 9), "2024-10-09", false},
	} {
		of := counting(c.after)
		of.Rolls = c.rolls
		in := of.With(Special{Told: []Told{{"504001", c.told}}})
		what := register.Extended{Department: "504001", Form: "report"}
		day, known := in.Facts.Deadline(what)
		if day.String() != c.until || known != (c.until != "") || in.AwaitsFeedback(what).Set() == known {
			t.Errorf("%s: %s", name, day)
		}
		if got := len(in.RestDays) > 0; got != c.rest {
			t.Errorf("%s: rest days %+v", name, in.RestDays)
		}
		if lacks := slices.Contains(in.UnknownYears, 2099); lacks != (c.until == "") {
			t.Errorf("%s: unknown years %v", name, in.UnknownYears)
		}
		if day, _ := in.Facts.Deadline(register.Extended{Department: "504001", Form: "sheet"}); day != onDay(10, 15) {
			t.Errorf("%s: the day of all is %s", name, day)
		}
		if got := in.AwaitsFeedback(register.Extended{Department: "301001", Form: "report"}); got != c.after {
			t.Errorf("%s: another unit awaits %+v", name, got)
		}
	}
}

// TestTheFeedbackPassesToTheSuccessor: who takes a unit's duties over has its day,
// unless it was told itself.
func TestTheFeedbackPassesToTheSuccessor(t *testing.T) {
	c := counting(AfterFeedback{Days: 10})
	heir := register.Extended{Department: "504001", Form: "report"}
	alone := c.With(Special{Told: []Told{{"213001", onDay(10, 9)}}})
	if day, known := alone.On(onDay(10, 10)).Facts.LastDay(heir); known {
		t.Errorf("before the merger: %s", day)
	}
	if day, _ := alone.On(onDay(10, 11)).Facts.LastDay(heir); day != onDay(10, 19) {
		t.Errorf("after the merger: %s", day)
	}
	both := c.With(Special{Told: []Told{{"213001", onDay(10, 9)}, {"504001", onDay(9, 1)}}}).On(onDay(10, 11))
	if day, _ := both.Facts.LastDay(heir); day != onDay(9, 11) {
		t.Errorf("told itself: %s", day)
	}
}

// TestTheFeedbackReachesUnitsBelow a department that was told, but for one that was told
// itself.
func TestTheFeedbackReachesUnitsBelow(t *testing.T) {
	c := counting(AfterFeedback{Days: 10})
	facts := *c.Facts
	facts.Units = append(slices.Clone(facts.Units), register.Unit{Code: "301002", Parent: "301001"}, register.Unit{Code: "301003", Parent: "301001"})
	facts.Projects = []register.Project{{Code: "A", Unit: "504001", Parent: "301001"}}
	c.Facts = register.New(facts)
	in := c.With(Special{Told: []Told{{"301001", onDay(10, 1)}, {"301003", onDay(10, 5)}}})
	for unit, until := range map[string]string{"301001": "2023-10-11", "301002": "2023-10-11", "301003": "2023-10-15", "504001": "2023-10-11", "213001": ""} {
		if day, _ := in.Facts.LastDay(register.Extended{Department: unit, Form: "report"}); day.String() != until {
			t.Errorf("%s until %s, want %s", unit, day, until)
		}
	}
}

// TestWhoMayKnowWhenAnotherWasTold: a limited view has the days of its reader alone.
func TestWhoMayKnowWhenAnotherWasTold(t *testing.T) {
	in := counting(AfterFeedback{Days: 10}).With(Special{Told: []Told{{"504001", onDay(10, 9)}}})
	of := register.Extended{Department: "504001", Form: "report"}
	if _, known := in.Facts.For("504001").Deadline(of); !known {
		t.Error("the unit does not know its own day")
	}
	if day, known := in.Facts.For("301001").Deadline(of); known {
		t.Errorf("another one knows %s", day)
	}
}

// TestTheFeedbackBearsOnItsOwn: it has files of its department judged again, those of
// the form alone.
func TestTheFeedbackBearsOnItsOwn(t *testing.T) {
	c := counting(AfterFeedback{Days: 10})
	before, after := c.Bearing(), c.With(Special{Told: []Told{{"504001", onDay(10, 9)}}}).Bearing()
	for _, x := range []struct {
		unit, form string
		bears      bool
	}{{"504001", "report", true}, {"504001", "sheet", false}, {"301001", "report", false}, {"213001", "report", true}, {"", "report", true}} {
		if got := before.On(x.unit, []string{x.form}) != after.On(x.unit, []string{x.form}); got != x.bears {
			t.Errorf("%s of %q: bears is %t", x.form, x.unit, got)
		}
	}
	if !after.ByForm("504001") || after.ByForm("301001") {
		t.Error("what bears by form is other than expected")
	}
}
