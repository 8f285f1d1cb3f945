package campaign

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/rules/register"
	"jixiao/rules/value"
)

func day(month, day int) value.Date { return value.Date{Year: 2023, Month: month, Day: day} }

// merging is the default campaign, in which the bureau of water is merged into
// that of nature after June, and that into city management after August.
func merging(t *testing.T) *Campaign {
	t.Helper()
	c, err := Load(os.DirFS("../../configs"))
	if err != nil {
		t.Fatal(err)
	}
	facts := *c.Facts
	facts.Units = append([]register.Unit(nil), facts.Units...)
	for i := range facts.Units {
		switch u := &facts.Units[i]; u.Code {
		case "403001":
			u.Until, u.Successor = day(6, 30), "402001"
		case "402001":
			u.Until, u.Successor = day(8, 31), "213001"
		}
	}
	facts.Extensions = map[register.Extended]value.Date{{Department: "403001", Form: "score-sheet"}: day(10, 31)}
	c.Waivers = []Waiver{{Department: "403001", Project: "A-05", Code: "T03", Until: day(12, 31)}}
	c.Facts = register.New(facts)
	return c
}

func TestDutiesPassToTheSuccessor(t *testing.T) {
	c := merging(t)
	for _, tt := range []struct {
		on   value.Date
		want string
	}{{day(6, 30), "403001"}, {day(7, 1), "402001"}, {day(8, 31), "402001"}, {day(9, 1), "213001"}} {
		on := c.On(tt.on)
		p, _ := on.Facts.Project("A-05")
		_, extended := on.Facts.Extensions[register.Extended{Department: tt.want, Form: "score-sheet"}]
		if p.Unit != tt.want || on.Facts.Successor("403001") != tt.want || !extended || on.Waivers[0].Department != tt.want {
			t.Errorf("%s: the project is %s's, extended %v, waived for %s; want all for %s", tt.on, p.Unit, extended, on.Waivers[0].Department, tt.want)
		}
		if diff := cmp.Diff(on.Facts.Projects, on.On(tt.on).Facts.Projects); diff != "" {
			t.Errorf("%s: once more changes something:\n%s", tt.on, diff)
		}
	}
	if p, _ := c.Facts.Project("A-05"); p.Unit != "403001" {
		t.Errorf("the campaign itself was changed: %s", p.Unit)
	}
}

func TestAMergerJudgesNothingAgain(t *testing.T) {
	c := merging(t)
	with := withoutContacts(c.Facts.Units)
	for _, u := range with {
		if u.Successor != "" || !u.Until.IsZero() {
			t.Errorf("%s: the merger is part of the fingerprint", u.Code)
		}
	}
}

func TestOffice(t *testing.T) {
	c := &Campaign{Settings: Settings{Evaluators: []string{"明信会计师事务所"}}}
	for path, want := range map[string]Office{
		"绩效科/a.xlsx": Section, "明信会计师事务所/深处/a.xlsx": Evaluator, "明信会计师事务所.xlsx": NoOffice,
		"绩效科": NoOffice, "213001钢城区城市管理局/a.xlsx": NoOffice, "明信会计师事务所2/a.xlsx": NoOffice,
	} {
		if got := c.Office(path); got != want {
			t.Errorf("Office(%q) = %q, want %q", path, got, want)
		}
	}
}
