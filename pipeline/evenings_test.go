package pipeline_test

import (
	"cmp"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/samples"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// newly is what a run tells for the first time: errors, warnings, and
// duplicates, which the samples ask for too.
func newly(s *record.Snapshot) []samples.Expected {
	var out []samples.Expected
	for _, i := range s.Issues {
		if i.State != record.New || i.Severity < finding.Warning && i.Code != "F08" {
			continue
		}
		out = append(out, samples.Expected{Department: i.Department, File: i.Place.File, Code: i.Code, Cell: i.Place.Cell.String()})
	}
	return sorted(out)
}

func sorted(list []samples.Expected) []samples.Expected {
	slices.SortFunc(list, func(a, b samples.Expected) int {
		return cmp.Or(cmp.Compare(a.Department, b.Department), cmp.Compare(a.File, b.File),
			cmp.Compare(a.Code, b.Code), cmp.Compare(a.Cell, b.Cell))
	})
	return list
}

func TestThreeEvenings(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	for _, e := range samples.Evenings(t) {
		e.CopyTo(t, o.Inbox)
		o.AsOf = e.AsOf
		out := mustRun(t, o)
		if diff := gocmp.Diff(sorted(e.Expected), newly(out.Snapshot)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", e.Name, diff)
		}
	}
}

// TestLatenessStays: what was late is told once, holds from then on, and no
// later file clears it; what was missing is late when it comes.
func TestLatenessStays(t *testing.T) {
	t.Parallel()
	const land = "402001钢城区自然资源局"
	o := fixture(t)
	for _, e := range samples.Evenings(t) {
		e.CopyTo(t, o.Inbox)
		o.AsOf = e.AsOf
		mustRun(t, o)
	}
	const report = land + "/整改情况报告表.xlsx"
	put(t, o.Inbox, report, edited(t, sample(t, transport, "整改情况报告表.xlsx"), map[string]string{
		"C3": "[402001]钢城区自然资源局",
		"B5": "A-11", "C5": "全区耕地后备资源调查评价项目", "B6": "A-11", "C6": "全区耕地后备资源调查评价项目"}))
	s := mustRun(t, later(o, 24)).Snapshot
	got := map[string]record.State{}
	for _, i := range s.Issues {
		if i.Code[0] == 'D' && i.Severity >= finding.Warning {
			got[string(i.Code)+" "+i.Place.File] = i.State
		}
	}
	want := map[string]record.State{
		"D01 101001区文旅局/整改情况报告表.xlsx": record.Open,
		"D01 " + report: record.New,
	}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("lateness (-want +got):\n%s", diff)
	}
}
