package blankforms_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"jixiao/pipeline/blankforms"
	"jixiao/pipeline/campaign"
	"jixiao/rules/decimal"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// TestWhatWasDrawnBeforeBearsOnNothing: a blank form that is filled into what
// others left behind is, byte by byte, the one that is drawn alone, whatever
// names, budgets, lists and days differ between them.
func TestWhatWasDrawnBeforeBearsOnNothing(t *testing.T) {
	shipped := mustCampaign(t)
	rapid.Check(t, func(rt *rapid.T) {
		c := *shipped
		c.Facts = anyRegister(rt, *shipped.Facts)
		orders := ordersOf(&c)
		warm := blankforms.NewDrawer(&c)
		for range 6 {
			o := rapid.SampledFrom(orders).Draw(rt, "order")
			if got, want := drawnBy(rt, warm, o), drawnBy(rt, blankforms.NewDrawer(&c), o); !bytes.Equal(got, want) {
				rt.Fatalf("%s %s %s is another one", o.Form.ID, o.Unit, o.Project)
			}
		}
	})
}

// anyRegister is a register whose texts are short and long, tempting, or with
// commas in them.
func anyRegister(t *rapid.T, facts register.Facts) *register.Facts {
	text := rapid.SampledFrom([]string{"甲", "=1+1", "＋乙，丙", "a,b", strings.Repeat("很长的名称", 12), " 空格 ", "<&\"'>"})
	facts.Units, facts.Projects, facts.Extensions = nil, nil, map[register.Extended]value.Date{}
	for i := range 3 {
		u := register.Unit{Code: fmt.Sprintf("30000%d", i), Name: text.Draw(t, "unit")}
		facts.Units = append(facts.Units, u)
		for j := range rapid.IntRange(0, 5).Draw(t, "projects") {
			facts.Projects = append(facts.Projects, register.Project{Code: fmt.Sprintf("B-%d%d", i, j), Name: fmt.Sprint(j, text.Draw(t, "name")),
				Unit: u.Code, Division: text.Draw(t, "division"), Budget: decimal.New(rapid.Int64Range(0, 3).Draw(t, "budget"))})
		}
		if rapid.Bool().Draw(t, "extended") {
			facts.Extensions[register.Extended{Department: u.Code, Form: "rectification"}] = value.Date{Year: 2023, Month: 11, Day: 1 + i}
		}
	}
	return register.New(facts)
}

func ordersOf(c *campaign.Campaign) []blankforms.Order {
	all := []blankforms.Order{{Form: c.Form("score-list")}, {Form: c.Form("rectification")}}
	for _, u := range c.Facts.Units {
		all = append(all, blankforms.Order{Form: c.Form("rectification"), Unit: u.Code}, blankforms.Order{Form: c.Form("rectification"), Unit: u.Code,
			Listed: map[string][]map[string]string{"problems": {{"problem_id": "W-1", "problem": "某问题"}}}})
	}
	for _, p := range c.Facts.Projects {
		for _, id := range []string{"score-sheet", "self-evaluation"} {
			all = append(all, blankforms.Order{Form: c.Form(id), Unit: p.Unit, Project: p.Code})
		}
	}
	return slices.Clip(all)
}

func drawnBy(t *rapid.T, d *blankforms.Drawer, o blankforms.Order) []byte {
	var out bytes.Buffer
	if err := d.Write(&out, o); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
