package snapshot_test

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/snapshot"
	"jixiao/rules"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/kind"
	"jixiao/rules/value"
)

// TestWhatIsWrittenReadsBack: forms, checks and exact numbers come out as they
// went in.
func TestWhatIsWrittenReadsBack(t *testing.T) {
	c := shipped(t)
	snap := opened(t, c, snapshot.Shared)
	for i, def := range c.Forms {
		want := *def
		want.Master = nil
		if diff := cmp.Diff(&want, snap.Forms[i], cmpopts.IgnoreFields(form.Field{}, "Width")); diff != "" {
			t.Errorf("form %s (-want +got):\n%s", def.ID, diff)
		}
	}
	for i, s := range c.Specs {
		got := snap.Specs[i]
		if info, _ := c.Engine.Info(s.Code); info.Audience == finding.Section {
			continue
		}
		plain := func(checks []kind.Check) (all []any) {
			for _, c := range checks {
				all = append(all, c.Kind, c.Form, c.Variant, c.Params)
			}
			return all
		}
		if !reflect.DeepEqual(plain(s.Checks), plain(got.Checks)) {
			t.Errorf("%s: checks are\n%+v, want\n%+v", s.Code, got.Checks, s.Checks)
		}
	}
	if diff := cmp.Diff(c.Facts.Bands, snap.Facts.Bands); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(c.Facts.Profiles, snap.Facts.Profiles); diff != "" {
		t.Error(diff)
	}
	if got := *snap.Snapshot; got.Made != today || got.Unit != "" || len(got.Unchecked) > 0 || snap.Fingerprint != c.Fingerprint {
		t.Errorf("the snapshot says of itself %+v", got)
	}
}

// TestTheSectionsChangesCount: wordings, weights and exact tolerances.
func TestTheSectionsChangesCount(t *testing.T) {
	c := *shipped(t)
	tolerance, off := decimal.Must("0.105"), false
	c.Changes = []rules.Override{
		{Code: "T03", Tolerance: &tolerance, Off: &off, Wording: finding.Text{ZH: "合计不对", EN: "no total"}},
		{Code: "C05", Severity: finding.Info, Audience: finding.Everyone, Fix: finding.Text{ZH: "照批复填", EN: "copy it"}},
	}
	var problems []rules.Problem
	if c.Engine, problems = rules.NewEngine(c.Specs, c.Forms, c.Changes); len(problems) > 0 {
		t.Fatal(problems)
	}
	c.Phrases = map[campaign.Phrase]string{campaign.ReceiptTitle: "收件回执"}
	snap := opened(t, &c, snapshot.Shared)
	if diff := cmp.Diff(c.Changes, snap.Changes); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(c.Phrases, snap.Phrases); diff != "" {
		t.Errorf("phrases (-want +got):\n%s", diff)
	}
	for _, def := range c.Forms {
		want, got := slices.DeleteFunc(slices.Clone(c.Engine.Applied(def.ID)), func(a rules.Applied) bool {
			info, _ := c.Engine.Info(a.Code)
			return info.Audience == finding.Section
		}), snap.Engine.Applied(def.ID)
		for i := range want {
			if i >= len(got) || want[i].Code != got[i].Code || want[i].Severity != got[i].Severity || !want[i].Tolerance.Equal(got[i].Tolerance) {
				t.Errorf("%s: check %d is not applied as %s with %s", def.ID, i, want[i].Code, want[i].Tolerance)
			}
		}
	}
}

// TestEveryUnitIsKnown before anything is written for it.
func TestEveryUnitIsKnown(t *testing.T) {
	if _, err := snapshot.Of(shipped(t), "999999", today); err == nil {
		t.Error("a snapshot for nobody was written")
	}
	for _, text := range []string{"", "{", "[]", `{"Specs":[{"Checks":[{"Kind":"nonsense"}]}]}`} {
		if c, err := snapshot.Open([]byte(text)); err == nil {
			t.Errorf("%q opens as %+v", text, c)
		}
	}
}

// TestDaysBeginWhereTheyDid: the zone is that of the campaign, by its name, also
// where clocks are put forward.
func TestDaysBeginWhereTheyDid(t *testing.T) {
	for _, name := range []string{"Asia/Shanghai", "Europe/Berlin", "America/New_York", "UTC"} {
		c := *shipped(t)
		var err error
		if c.Zone, err = time.LoadLocation(name); err != nil {
			t.Fatal(err)
		}
		snap := opened(t, &c, snapshot.Shared)
		if snap.Zone.String() != name {
			t.Errorf("%s is called %s", name, snap.Zone)
		}
		rapid.Check(t, func(t *rapid.T) {
			at := time.Unix(rapid.Int64Range(1640995200, 1798761600).Draw(t, "at"), 0) // 2022 to 2026
			if got, want := at.In(snap.Zone).Format(time.DateTime), at.In(c.Zone).Format(time.DateTime); got != want {
				t.Fatalf("%s: %s, want %s", name, got, want)
			}
		})
	}
}

// TestTheCalendarIsTheSame in the years of which sheets speak.
func TestTheCalendarIsTheSame(t *testing.T) {
	c := shipped(t)
	snap := opened(t, c, snapshot.Shared)
	for day := (value.Date{Year: c.Facts.BudgetYear, Month: 1, Day: 1}); day.Year < c.Facts.Year+8; day = day.AddDays(1) {
		works, known := c.Calendar.Works(day)
		if w, k := snap.Calendar.Works(day); w != works || k != known {
			t.Errorf("%s: works %v, known %v; want %v, %v", day, w, k, works, known)
		}
	}
}

// TestAConstraintThatThePageCannotCheck is told, and lets values pass.
func TestAConstraintThatThePageCannotCheck(t *testing.T) {
	c := *shipped(t)
	def := *c.Forms[0]
	def.Fields = append([]form.Field{{ID: "mail", Label: "邮箱", English: "mail", Type: form.TypeText, Check: "email"}}, def.Fields...)
	c.Forms = append([]*form.Definition{&def}, c.Forms[1:]...)
	snap := opened(t, &c, snapshot.Shared)
	if got := snap.Snapshot.Unchecked; len(got) != 1 || got[0].Form != def.ID || got[0].Field != "mail" || got[0].Check != "email" {
		t.Errorf("unchecked: %+v", got)
	}
	if f := snap.Forms[0].Field("mail"); f == nil || f.Check != "" {
		t.Errorf("the field is %+v", f)
	}
	if def.Fields[0].Check != "email" {
		t.Error("the campaign itself was changed")
	}
}
