package load

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline/campaign"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

func TestCampaign(t *testing.T) {
	c, err := Campaign(mustFixture(t).files(t))
	if err != nil {
		t.Fatalf("faults:\n%v", err)
	}
	projects := []register.Project{
		{Code: "A-01", Name: "保洁费", Unit: "213001", Division: "经建科", Budget: decimal.Must("3201.18")},
		{Code: "A-02", Name: "公厕运行", Unit: "213001", Division: "经建科", Budget: decimal.Must("1350.93")},
		{Code: "A-03", Name: "生活补助", Unit: "504001", Division: "社保科", Budget: decimal.Must("225")},
	}
	if diff := cmp.Diff(projects, c.Facts.Projects); diff != "" {
		t.Errorf("projects (-want +got):\n%s", diff)
	}
	units := []register.Unit{
		{Code: "213000", Name: "市政集团"},
		{Code: "213001", Name: "城市管理局", Aliases: []string{"城管局", "市容局"}, Parent: "213000", Contact: "张三", Email: "zhang@example.gov.cn"},
		{Code: "504001", Name: "民政局"},
	}
	if diff := cmp.Diff(units, c.Facts.Units); diff != "" {
		t.Errorf("units (-want +got):\n%s", diff)
	}
	owed := []campaign.Owed{
		{Form: "sheet", About: "project", Each: true, Deadline: value.Date{Year: 2023, Month: 10, Day: 15}, ReminderDays: 3},
		{Form: "report", About: "department", Optional: true},
	}
	if diff := cmp.Diff(owed, c.Owed); diff != "" {
		t.Errorf("owed (-want +got):\n%s", diff)
	}
	waivers := []campaign.Waiver{{Department: "213001", Project: "A-01", Code: "G01", Approver: "王科长", Reason: "区长办公会议定",
		Until: value.Date{Year: 2023, Month: 12, Day: 1}}}
	if diff := cmp.Diff(waivers, c.Waivers); diff != "" {
		t.Errorf("waivers (-want +got):\n%s", diff)
	}
	if day, _ := c.Facts.Deadline(register.Extended{Department: "504001", Form: "sheet"}); day.String() != "2023-10-20" {
		t.Errorf("extended deadline: %s", day)
	}
	if day, _ := c.Facts.Deadline(register.Extended{Department: "213001", Form: "sheet"}); day.String() != "2023-10-15" {
		t.Errorf("deadline of the others: %s", day)
	}
	for info := range c.Engine.Infos() {
		if info.Code == "V01" && (info.Severity != finding.Warning || info.Audience != finding.Section) {
			t.Errorf("V01 is %s for %s, the workbook says 须说明, 仅绩效科", info.Severity, info.Audience)
		}
	}
}

// TestFaults loads broken campaigns and compares everything that is wrong.
func TestFaults(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".txtar")
		if name == "base" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			f := mustFixture(t)
			f.apply(mustArchive(t, path))
			c, err := Campaign(f.files(t))
			var faults *Faults
			if !errors.As(err, &faults) || c != nil {
				t.Fatalf("campaign %v, error %v: want faults alone", c, err)
			}
			golden(t, path, "want.zh", faults.Error()+"\n")
			golden(t, path, "want.en", faults.In(finding.EN)+"\n")
		})
	}
}

// TestLists reads a list of the section's own with who owes what is about it,
// and the units that owe a form.
func TestLists(t *testing.T) {
	f := mustFixture(t)
	f["forms/post.yaml"] = "id: post\nname: {zh: 点位表, en: post}\nhanded_in_by: [department]\nabout: 点位名录\ntitle: {texts: [点位表]}\n" +
		"fields:\n  - {id: post, label: 点位编号, en: post, type: item, presence: required}\n" +
		"master: [{sheet: 点位汇总, rows: subjects, columns: [{subject: code}, {subject: name}]}]\n"
	f["forms/town.yaml"] = "id: town\nname: {zh: 单位表, en: town}\nhanded_in_by: [department]\nabout: unit\ntitle: {texts: [单位表]}\n" +
		"fields:\n  - {id: unit, label: 填报单位, en: unit, type: unit, presence: required}\n" +
		"master: [{sheet: 单位汇总, rows: subjects, columns: [{subject: code}, {subject: name}]}]\n"
	f["点位名录.tsv"] = "编号\t名称\t单位\nd01\t幸福路口\t城管局\nD02\t和平路口\t\n"
	f["报送时限.tsv"] = "表单\t报送主体\t是否必报\t报送时限\t提醒天数\t应报单位\n评分表\t每个项目\t是\t2023-10-15\t3\t\n" +
		"点位表\t每个点位\t是\t2023-10-15\t\t\n单位表\t每个单位\t是\t2023-10-15\t\t城管局、504001\n"
	c, err := Campaign(f.files(t))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string][]register.Item{"点位名录": {{Code: "D01", Name: "幸福路口", Unit: "213001"}, {Code: "D02", Name: "和平路口"}}}, c.Facts.Lists); diff != "" {
		t.Errorf("lists (-want +got):\n%s", diff)
	}
	for i, by := range []string{"每个项目", "每个点位", "每个单位"} {
		if got := c.Owed[i].By(); got != by || !c.Owed[i].Each {
			t.Errorf("%s is owed by %s", c.Owed[i].Form, got)
		}
	}
	if got := c.Owed[2].Units; !slices.Equal(got, []string{"213001", "504001"}) {
		t.Errorf("units that owe: %v", got)
	}
}
