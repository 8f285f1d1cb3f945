package view

import (
	"testing"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
)

func TestSubjectsAreCalledWhatTheyAre(t *testing.T) {
	c := reporttest.Campaign2023()
	s := &reporttest.NewBuilder().Snapshot
	if got := New(c, s).SubjectHead(); got != "项目" {
		t.Errorf("a round of projects is about %s", got)
	}
	c.Facts.Lists = map[string][]register.Item{"点位名录": {{Code: "D01", Name: "幸福路口"}}}
	v := New(c, s)
	if got := v.SubjectHead(); got != "事项" {
		t.Errorf("a round of projects and posts is about %s", got)
	}
	for subject, want := range map[finding.Subject]string{"A-01": "A-01 评分表", "点位名录:D01": "D01 幸福路口 评分表", "unit:207001": "207001 评分表",
		"unit:213001": "评分表", "": "评分表"} {
		if got := v.DutyName(record.Duty{Department: "213001", Form: "score-sheet", Subject: subject}); got != want {
			t.Errorf("%q is %q, want %q", subject, got, want)
		}
	}
	c.Facts.Lists = nil
	c.Forms = append(c.Forms, &form.Definition{ID: "staff", About: form.AboutUnit})
	if got := New(c, s).SubjectHead(); got != "事项" {
		t.Errorf("a round of projects and units is about %s", got)
	}
}
