package load

import (
	"errors"
	"strings"
	"testing"

	"jixiao/configs"
	"jixiao/rules/register"
)

// draft is a form about a list that no settings workbook has.
const draft = `id: spot
name: {zh: 点位检查表, en: spot}
handed_in_by: [department]
about: 点位名录
title: {texts: [点位检查表]}
fields:
  - {id: spot, label: 点位, en: spot, type: item, presence: required}
master: [{sheet: 点位检查, rows: submissions, columns: [{unit: text}, {field: spot}]}]
`

func TestDraftBringsItsList(t *testing.T) {
	if _, err := With(configs.Files(), "forms/spot.yaml", []byte(draft), Brought{}); err == nil || !strings.Contains(err.Error(), "点位名录") {
		t.Errorf("without the list: %v", err)
	}
	shipped, err := Campaign(configs.Files())
	if err != nil {
		t.Fatal(err)
	}
	first := shipped.Facts.Units[0]
	b := Brought{Lists: map[string][]register.Item{"点位名录": {{Code: "D01"}}},
		Units: []register.Unit{{Code: first.Code, Name: "另一个局"}, {Code: "999001", Name: "新设的局"}}}
	for strange, want := range map[bool]string{false: first.Name, true: "另一个局"} {
		b.Strange = strange
		c, err := With(configs.Files(), "forms/spot.yaml", []byte(draft), b)
		if err != nil {
			t.Fatal(err)
		}
		if u, _ := c.Facts.Unit(first.Code); u.Name != want {
			t.Errorf("strange %t: the unit is called %s", strange, u.Name)
		}
		if _, there := c.Facts.Unit("999001"); !there || len(c.Facts.Lists["点位名录"]) != 1 {
			t.Errorf("strange %t: what was brought is not there", strange)
		}
	}
}

func TestSettingsNotFilledIn(t *testing.T) {
	f := mustFixture(t)
	f["单位名录.tsv"] = strings.SplitAfter(f["单位名录.tsv"], "\n")[0]
	var faults *Faults
	if _, err := Campaign(f.files(t)); !errors.As(err, &faults) {
		t.Fatalf("no units: %v", err)
	}
	c, err := Blank(f.files(t))
	if err != nil || c.Facts.Year == 0 || len(c.Forms) == 0 {
		t.Fatalf("%v", err)
	}
	if _, err := Blank(f.replace(t, "campaign.yaml", "year:", "yaer:").files(t)); err == nil {
		t.Error("a fault of another file was forgiven")
	}
}
