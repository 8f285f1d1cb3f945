package snapshot_test

import (
	"bytes"
	"slices"
	"testing"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/snapshot"
	"jixiao/rules"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// marked is the shipped campaign with a mark of its own wherever something is
// nobody else's business.
func marked(t *testing.T) *campaign.Campaign {
	t.Helper()
	c := *shipped(t)
	facts := *c.Facts
	facts.Units = slices.Clone(facts.Units)
	for i := range facts.Units {
		u := &facts.Units[i]
		u.Contact, u.Phone, u.Email = "联系人乙"+u.Code, "0531-9"+u.Code, "m"+u.Code+"@secret.example"
	}
	facts.Projects = slices.Clone(facts.Projects)
	for i := range facts.Projects {
		p := &facts.Projects[i]
		p.Budget, p.Division = decimal.New(int64(777000+i)), "科室"+p.Code
	}
	c.Facts = register.New(facts)
	code := c.Specs[0].Code
	c.Waivers = []campaign.Waiver{{Department: facts.Projects[0].Unit, Code: code, Approver: "批准人丙", Reason: "事由丁", Until: today}}
	c.Settings.Decides, c.Settings.Paths.Ledger = "决定人戊", "路径己"
	c.Settings.Evaluators = []string{"评价机构庚"}
	c.Settings.Mail = campaign.Mail{Server: "smtp.secret.example", User: "口令辛"}
	c.Settings.Webhooks = []campaign.Webhook{{Name: "群壬"}}
	c.Specs = slices.Clone(c.Specs)
	for i := range c.Specs {
		info, _ := c.Engine.Info(c.Specs[i].Code)
		if info.Audience == finding.Section || info.Off {
			c.Specs[i].Message = finding.Same("内部癸" + string(info.Code))
			c.Specs[i].Title, c.Specs[i].Fix = c.Specs[i].Message, c.Specs[i].Message
			c.Changes = append(c.Changes, rules.Override{Code: info.Code, Wording: finding.Same("改写子")})
		}
	}
	return &c
}

// privates are the marks that an audience may not find.
func privates(c *campaign.Campaign, who string) []string {
	all := []string{"联系人乙", "0531-9", "secret.example", "批准人丙", "事由丁", "决定人戊", "路径己", "评价机构庚", "口令辛", "群壬", "内部癸", "改写子"}
	for _, p := range c.Facts.Projects {
		if who == "" || !c.Facts.MayAnswer(p, who) {
			all = append(all, p.Budget.String(), "科室"+p.Code)
		}
	}
	return all
}

// TestNothingPrivateIsWritten, for anybody; and what is the unit's own is there.
func TestNothingPrivateIsWritten(t *testing.T) {
	c := marked(t)
	audiences := []string{""}
	for _, u := range c.Facts.Units {
		audiences = append(audiences, u.Code)
	}
	own := 0
	for _, who := range audiences {
		data, err := snapshot.Of(c, snapshot.Audience(who), today)
		if err != nil {
			t.Fatal(err)
		}
		for _, mark := range privates(c, who) {
			if bytes.Contains(data, []byte(mark)) {
				t.Errorf("the snapshot for %q holds %s", who, mark)
			}
		}
		for _, p := range c.Facts.Projects {
			if !bytes.Contains(data, []byte(p.Name)) || !bytes.Contains(data, []byte(p.Code)) {
				t.Errorf("the snapshot for %q does not know the project %s", who, p.Code)
			}
			if who != "" && c.Facts.MayAnswer(p, who) {
				own++
				if !bytes.Contains(data, []byte(p.Budget.String())) {
					t.Errorf("the snapshot for %q lacks the budget of its own %s", who, p.Code)
				}
			}
		}
	}
	if own < len(c.Facts.Projects) {
		t.Errorf("%d projects are somebody's own, want all of %d", own, len(c.Facts.Projects))
	}
}

// TestSectionsRulesSayNothing: what is kept from departments is no code without
// an entry either, which would be told.
func TestSectionsRulesSayNothing(t *testing.T) {
	c := shipped(t)
	snap := opened(t, c, snapshot.Shared)
	hidden := 0
	for info := range c.Engine.Infos() {
		if info.Audience != finding.Section && !info.Off {
			continue
		}
		hidden++
		told := snap.Engine.Complete([]finding.Finding{{Code: info.Code}}, rules.Input{Facts: snap.Facts})
		if len(told) > 0 {
			t.Errorf("%s is told: %+v", info.Code, told)
		}
	}
	if hidden == 0 {
		t.Error("no rule is the section's: nothing was tested")
	}
}

// TestMergedUnitsProjectsAreTheSuccessors, with those of the units under it, and
// the merged unit's own sheets are judged as its successor's.
func TestMergedUnitsProjectsAreTheSuccessors(t *testing.T) {
	c := merging(t)
	files := sampleFiles(t)
	for _, day := range []value.Date{{Year: 2023, Month: 6, Day: 30}, {Year: 2023, Month: 7, Day: 1}, today} {
		for _, who := range []string{"403001", "402001", "213001", "101001"} {
			same(t, c, opened(t, c, snapshot.Audience(who)), who, files, day, nil)
		}
	}
	snap := opened(t, c, "213001").On(today)
	if p, _ := snap.Facts.Project("A-05"); p.NoBudget || p.Unit != "213001" {
		t.Errorf("the successor's project is %+v", p)
	}
	if p, _ := opened(t, c, "101001").On(today).Facts.Project("A-05"); !p.NoBudget || p.Name == "" {
		t.Errorf("another's project is %+v", p)
	}
}

// merging is the shipped campaign, in which one bureau is merged into a second
// after June, and that into a third after August.
func merging(t *testing.T) *campaign.Campaign {
	t.Helper()
	c := *shipped(t)
	facts := *c.Facts
	facts.Units = slices.Clone(facts.Units)
	for i := range facts.Units {
		switch u := &facts.Units[i]; u.Code {
		case "403001":
			u.Until, u.Successor = value.Date{Year: 2023, Month: 6, Day: 30}, "402001"
		case "402001":
			u.Until, u.Successor = value.Date{Year: 2023, Month: 8, Day: 31}, "213001"
		case "504001":
			u.Parent = "213001"
		}
	}
	facts.Extensions = map[register.Extended]value.Date{{Department: "403001", Form: "score-sheet"}: {Year: 2023, Month: 12, Day: 1}}
	c.Facts = register.New(facts)
	c.Waivers = []campaign.Waiver{{Department: "403001", Code: "C08", Until: value.Date{Year: 2023, Month: 12, Day: 31}}}
	return &c
}
