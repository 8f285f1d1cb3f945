package pipeline_test

import (
	"bytes"
	"strconv"
	"testing"

	"jixiao/pipeline/judge"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// TestOfManyFindingsTheGravestAreTold: a table of which every value is wrong
// gets as many findings as anybody can read, and is told how many there were.
func TestOfManyFindingsTheGravestAreTold(t *testing.T) {
	t.Parallel()
	const most = 1000
	j, err := judge.New(mustCampaign(t))
	if err != nil {
		t.Fatal(err)
	}
	var data bytes.Buffer
	if err := manyMistakes(&data, 500*512); err != nil {
		t.Fatal(err)
	}
	got, err := j.File(t.Context(), judge.Received{Name: "整改情况报告表.xlsx", Data: data.Bytes(), Department: "213001"})
	if err != nil {
		t.Fatal(err)
	}
	if got.Verdict != record.Returned || len(got.Findings) != most+1 || len(got.Submissions) != 1 {
		t.Fatalf("verdict %s, %d findings, %d submissions", got.Verdict, len(got.Findings), len(got.Submissions))
	}
	all := 0
	for _, f := range got.Findings {
		if f.Code == "F04" {
			all++
			if n, err := strconv.Atoi(f.Value); f.Variant != "findings" || err != nil || n <= most {
				t.Errorf("told %s of %s", f.Variant, f.Value)
			}
		} else if f.Weight() < finding.Warning {
			t.Fatalf("a %s is told before what weighs more", f.Weight())
		}
	}
	if all != 1 {
		t.Errorf("told %d times how many there are", all)
	}
}
