package load

import (
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline/campaign"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

func day(month, day int) value.Date { return value.Date{Year: 2023, Month: month, Day: day} }

// merging is the default campaign, in which the bureau of water is merged into
// that of nature after June, and that into city management after August.
func merging(t *testing.T) *campaign.Campaign {
	t.Helper()
	c, err := Campaign(os.DirFS("../../../configs"))
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
	c.Waivers = []campaign.Waiver{{Department: "403001", Project: "A-05", Code: "T03", Until: day(12, 31)}}
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
	facts := *c.Facts
	facts.Units = slices.Clone(facts.Units)
	for i := range facts.Units {
		facts.Units[i].Until, facts.Units[i].Successor = value.Date{}, ""
	}
	before := *c
	before.Facts = register.New(facts)
	var prints [2]string
	for i, c := range []*campaign.Campaign{c, &before} {
		var err error
		if prints[i], err = campaign.Fingerprint(c); err != nil {
			t.Fatal(err)
		}
	}
	if prints[0] != prints[1] {
		t.Error("the merger is part of the fingerprint")
	}
}
