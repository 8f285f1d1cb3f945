package register

import (
	"slices"
	"testing"

	"jixiao/rules/decimal"
	"jixiao/rules/value"
)

// someFacts is a campaign of two projects and two units.
func someFacts() *Facts {
	num := decimal.Must
	return New(Facts{
		Bands:    []Band{{"优", num("90")}, {"良", num("80")}, {"中", num("60")}, {"差", num("0")}},
		Projects: []Project{{Code: "A-04", Name: "农村公厕建设"}, {Code: "A-05", Name: "农村公厕建设二期"}},
		Units: []Unit{
			{Code: "208001", Name: "钢城区住房和城乡建设局", Aliases: []string{"区住建局"}},
			{Code: "503002", Name: "保险事业处（钢城区人力资源和社会保障局）"},
		},
		Deadlines: map[string]value.Date{"score-sheet": {Year: 2023, Month: 10, Day: 15}, "rectification": {Year: 2023, Month: 10, Day: 15}},
	})
}

func TestLookups(t *testing.T) {
	prepared := someFacts()
	bare := *prepared
	bare.index = nil
	for name, f := range map[string]*Facts{"prepared": prepared, "bare": &bare} {
		if p, ok := f.Project("A-04"); !ok || p.Name != "农村公厕建设" {
			t.Errorf("%s: A-04 is %v %v", name, p, ok)
		}
		if _, ok := f.Project("A-99"); ok {
			t.Errorf("%s: A-99 is known", name)
		}
		if p, ok := f.ProjectByName(" 农村公厕 建设"); !ok || p.Code != "A-04" {
			t.Errorf("%s: by name %v %v", name, p, ok)
		}
		if u, ok := f.Unit("208001"); !ok || u.Name != "钢城区住房和城乡建设局" {
			t.Errorf("%s: 208001 is %v %v", name, u, ok)
		}
		if u, ok := f.UnitByName("区住建局"); !ok || u.Code != "208001" {
			t.Errorf("%s: by alias %v %v", name, u, ok)
		}
		if u, ok := f.UnitByName("保险事业处(钢城区人力资源和社会保障局)"); !ok || u.Code != "503002" {
			t.Errorf("%s: by width %v %v", name, u, ok)
		}
	}
}

func TestSharedName(t *testing.T) {
	f := New(Facts{
		Projects: []Project{{Code: "A-01", Name: "道路养护"}, {Code: "A-02", Name: "道路 养护"}, {Code: "A-03", Name: "道路养护"}},
		Units:    []Unit{{Code: "101001", Name: "文旅局", Aliases: []string{"文旅局"}}},
	})
	if p, ok := f.ProjectByName("道路养护"); ok {
		t.Errorf("a name of three projects found %v", p)
	}
	if _, ok := f.UnitByName("文旅局"); !ok {
		t.Error("a unit that is its own alias is not found")
	}
}

func TestBands(t *testing.T) {
	f := someFacts()
	for _, c := range []struct{ score, band, better string }{
		{"100", "优", ""}, {"90", "优", ""}, {"89.99", "良", "优"}, {"80", "良", "优"},
		{"79.999", "中", "良"}, {"60", "中", "良"}, {"0", "差", "中"}, {"-1", "", "差"},
	} {
		score := decimal.Must(c.score)
		better, _ := f.BetterBand(score)
		if got := f.Band(score); got != c.band || better.Grade != c.better {
			t.Errorf("%s: band %q, better %q", c.score, got, better.Grade)
		}
	}
	if _, ok := (&Facts{}).BetterBand(decimal.One); ok {
		t.Error("a better band without bands")
	}
}

func TestDeadline(t *testing.T) {
	f := someFacts()
	later := value.Date{Year: 2023, Month: 11, Day: 1}
	f.Extensions = map[Extended]value.Date{{Department: "208001", Form: "rectification"}: later}
	for _, c := range []struct {
		form, department, want string
	}{
		{"rectification", "208001", "2023-11-01"},
		{"rectification", "213001", "2023-10-15"},
		{"score-sheet", "208001", "2023-10-15"},
		{"self-evaluation", "208001", ""},
	} {
		d, ok := f.Deadline(Extended{Department: c.department, Form: c.form})
		if d.String() != c.want || ok != (c.want != "") {
			t.Errorf("%s %s: %v %v", c.form, c.department, d, ok)
		}
	}
}

// TestExampleCode: an example is the reader's own, never another's.
func TestExampleCode(t *testing.T) {
	facts := New(Facts{Projects: []Project{{Code: "7", Unit: "213001"}, {Code: "8", Unit: "504001"}},
		Units: []Unit{{Code: "213001"}, {Code: "504001"}, {Code: "601001"}}})
	for unit, want := range map[string]string{"213001": "7", "504001": "8", "601001": "", "": ""} {
		if got := facts.For(unit).ExampleCode(); got != want {
			t.Errorf("to %q the example is %q, want %q", unit, got, want)
		}
	}
	if got := facts.ExampleCode(); got != "7" {
		t.Errorf("to the section the example is %q", got)
	}
}

// TestSameProjects of two years: by name, else by code and much the same name, and
// each at most once.
func TestSameProjects(t *testing.T) {
	y := &LastYear{Projects: []ProjectLastYear{{Code: "A-01", Name: "公厕运行"}, {Code: "A-02", Name: "公厕运行二期"}, {Code: "A-03", Name: "电影放映"}, {Code: "A-04", Name: "培训"}, {Code: "A-05", Name: "培训"}}}
	for name, tt := range map[string]struct {
		now  []Project
		want []int
	}{
		"by name, whatever the code": {[]Project{{Code: "A-01", Name: "电影 放映"}, {Code: "A-03", Name: "公厕运行"}}, []int{2, 0}},
		"name before code":           {[]Project{{Code: "A-02", Name: "公厕运行"}}, []int{0}},
		"each once":                  {[]Project{{Code: "A-01", Name: "公厕运行三期"}, {Code: "B-01", Name: "公厕运行"}}, []int{-1, 0}},
		"one of two of a name":       {[]Project{{Code: "A-05", Name: "培训"}}, []int{4}},
		"neither of two of a name":   {[]Project{{Code: "B-05", Name: "培训"}}, []int{-1}},
		"another project of a code":  {[]Project{{Code: "A-03", Name: "耕地调查"}}, []int{-1}},
		"of no name and no code":     {[]Project{{}}, []int{-1}},
	} {
		if got := y.Same(tt.now); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", name, got, tt.want)
		}
	}
}
