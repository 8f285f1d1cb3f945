package blankforms_test

import (
	"fmt"
	"io"
	"slices"
	"testing"

	"jixiao/pipeline/blankforms"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/register"
)

// large is a campaign of 2,000 projects of 300 departments.
func large(b *testing.B) *campaign.Campaign {
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
	return c
}

// BenchmarkHandOut finds out what all of them have in their folders: what a run
// with nothing new pays.
func BenchmarkHandOut(b *testing.B) {
	c := large(b)
	b.ReportAllocs()
	for b.Loop() {
		all, err := blankforms.HandOut(c, &record.Snapshot{})
		if err != nil {
			b.Fatal(err)
		}
		n := 0
		for range all {
			n++
		}
		if n < 4000 {
			b.Fatal(n)
		}
	}
}

// BenchmarkBlank draws one of many: a form about a project, and one with lists of
// the unit's own projects.
func BenchmarkBlank(b *testing.B) {
	c := large(b)
	for _, id := range []string{"score-sheet", "self-evaluation", "rectification"} {
		b.Run(id, func(b *testing.B) {
			drawer, n := blankforms.NewDrawer(c), 0
			b.ReportAllocs()
			for b.Loop() {
				p := c.Facts.Projects[n%len(c.Facts.Projects)]
				o := blankforms.Order{Form: c.Form(id), Unit: p.Unit}
				if !o.Form.Many() {
					o.Project = p.Code
				}
				if err := drawer.Write(io.Discard, o); err != nil {
					b.Fatal(err)
				}
				n++
			}
		})
	}
}
