package rules

import (
	"testing"

	"jixiao/rules/decimal"
)

// A campaign may list usual spreads for any form; a score sheet that fits none of
// them is told so, and a dimension that only a spread knows is no strange one.
func TestSpreadsOfAScoreSheet(t *testing.T) {
	forms := loadForms(t)
	e := newTestEngine(t, forms)
	for _, c := range []struct {
		name, fixture, want string
		spread              map[string]int64
	}{
		{"none is listed", "S12/lawful.yaml", "", nil},
		{"the form's own", "S12/lawful.yaml", "", map[string]int64{"决策": 20, "过程": 20, "产出": 30, "效益": 20, "满意度": 10}},
		{"another", "S12/lawful.yaml", "T12/framework D32 total_weight\n", map[string]int64{"决策": 10, "过程": 20, "产出": 40, "效益": 20, "满意度": 10}},
		{"one of another sum", "S12/lawful.yaml", "", map[string]int64{"决策": 10, "产出": 40}},
		{"a dimension of its own", "S12/bad_place.yaml", "", map[string]int64{"决策": 20, "过程": 20, "产出": 30, "效益": 20, "公众评价": 10}},
	} {
		f := loadFixture(t, "testdata/"+c.fixture, forms)
		if c.spread != nil {
			spread := map[string]decimal.Decimal{}
			for name, n := range c.spread {
				spread[name] = decimal.New(n)
			}
			f.input.Facts.Profiles = map[string][]map[string]decimal.Decimal{"score-sheet": {spread}}
		}
		if got := lines(f.found(e)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
