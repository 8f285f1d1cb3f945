package blankforms_test

import (
	"fmt"
	"io"
	"slices"
	"testing"

	"jixiao/internal/office/write"
	"jixiao/pipeline/blankforms"
	"jixiao/pipeline/record"
	"jixiao/rules/register"
)

// BenchmarkHandOut finds out what 2,000 projects of 300 departments have in their
// folders: what a run with nothing new pays.
func BenchmarkHandOut(b *testing.B) {
	c := mustCampaign(b)
	facts := *c.Facts
	facts.Projects, facts.Units = nil, nil
	for i := range 300 {
		facts.Units = append(facts.Units, register.Unit{Code: fmt.Sprintf("3%05d", i), Name: fmt.Sprintf("某单位%d", i)})
	}
	for i := range 2000 {
		p := slices.Clone(c.Facts.Projects)[i%len(c.Facts.Projects)]
		p.Code, p.Unit = fmt.Sprintf("B-%04d", i), facts.Units[i%300].Code
		facts.Projects = append(facts.Projects, p)
	}
	c.Facts = register.New(facts)
	b.ReportAllocs()
	for b.Loop() {
		all, err := blankforms.HandOut(c, &record.Snapshot{})
		if err != nil || len(all) < 4000 {
			b.Fatal(len(all), err)
		}
	}
}

// BenchmarkBlank draws one score sheet of many.
func BenchmarkBlank(b *testing.B) {
	c, shells := mustCampaign(b), write.NewShells()
	b.ReportAllocs()
	for b.Loop() {
		if err := blankforms.Write(io.Discard, shells, c, blankforms.Order{Form: c.Form("score-sheet"), Unit: "213001", Project: "A-01"}); err != nil {
			b.Fatal(err)
		}
	}
}
