package rules

import (
	"path/filepath"
	"testing"

	"jixiao/rules/decimal"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// loadSpecs reads the catalogue that ships with the program.
func loadSpecs(t testing.TB) []Spec {
	t.Helper()
	var specs []Spec
	for _, path := range mustGlob(t, "../configs/rules/*.yaml", "../configs/region/rules/*.yaml") {
		var some []Spec
		decodeFile(t, path, &some)
		specs = append(specs, some...)
	}
	return specs
}

// loadForms reads the forms that ship with the program.
func loadForms(t testing.TB) []*form.Definition {
	t.Helper()
	var forms []*form.Definition
	for _, path := range mustGlob(t, "../configs/forms/*.yaml", "../configs/region/forms/*.yaml") {
		d := &form.Definition{}
		decodeFile(t, path, d)
		forms = append(forms, d)
	}
	return forms
}

func mustGlob(t testing.TB, patterns ...string) []string {
	t.Helper()
	var paths []string
	for _, pattern := range patterns {
		some, err := filepath.Glob(pattern)
		if err != nil || len(some) == 0 {
			t.Fatalf("no files %s: %v", pattern, err)
		}
		paths = append(paths, some...)
	}
	return paths
}

func newTestEngine(t testing.TB, forms []*form.Definition, overrides ...Override) *Engine {
	t.Helper()
	e, problems := NewEngine(loadSpecs(t), forms, overrides)
	for _, p := range problems {
		t.Errorf("%s %s: %s", p.Code, p.Path, p.Message.EN)
	}
	if e == nil {
		t.FailNow()
	}
	return e
}

// testFacts is a campaign with a part of the 2023 register, a parent unit and
// a project that two units carry out.
func testFacts() *register.Facts {
	num := decimal.Must
	deadline := value.Date{Year: 2023, Month: 10, Day: 15}
	return register.New(register.Facts{
		Year: 2023, BudgetYear: 2022,
		From:  value.Date{Year: 2022, Month: 1, Day: 1},
		To:    value.Date{Year: 2023, Month: 12, Day: 31},
		Bands: []register.Band{{Grade: "优", From: num("90")}, {Grade: "良", From: num("80")}, {Grade: "中", From: num("60")}, {Grade: "差", From: num("0")}},
		Projects: []register.Project{
			{Code: "A-01", Name: "城区环卫一体化保洁费（城区、莱钢大道及公厕）", Unit: "213001", Division: "经建科", Budget: num("3201.18")},
			{Code: "A-02", Name: "莱钢道路、公厕运行费用", Unit: "213001", Division: "经建科", Budget: num("1350.93"), CoUnits: []string{"208001"}},
			{Code: "A-03", Name: "公交车辆运行补贴费用", Unit: "207001", Division: "经建科", Budget: num("500")},
			{Code: "A-04", Name: "农村公厕建设", Unit: "208001", Division: "经建科", Budget: num("1125.4")},
			{Code: "A-05", Name: "农村公厕建设二期", Unit: "208001", Division: "经建科", Budget: num("60")},
			{Code: "A-07", Name: "孤儿及事实无人抚养、困境儿童生活补助及留守儿童保障经费", Unit: "504001", Division: "社保科", Budget: num("225")},
			{Code: "A-09", Name: "机关养老金缺口", Unit: "503002", Parent: "503001", Division: "社保科", Budget: num("5792")},
		},
		Units: []register.Unit{
			{Code: "207001", Name: "钢城区城乡交通运输局"},
			{Code: "208001", Name: "钢城区住房和城乡建设局", Aliases: []string{"区住建局"}},
			{Code: "213001", Name: "钢城区城市管理局"},
			{Code: "503001", Name: "钢城区人力资源和社会保障局"},
			{Code: "503002", Name: "保险事业处（钢城区人力资源和社会保障局）", Parent: "503001"},
			{Code: "504001", Name: "济南市钢城区民政局"},
		},
		Deadlines: map[string]value.Date{"score-sheet": deadline, "rectification": deadline},
		Profiles: map[string][]map[string]decimal.Decimal{"self-evaluation": {
			{"执行率": num("10"), "产出": num("50"), "效益": num("30"), "满意度": num("10")},
			{"执行率": num("10"), "成本": num("20"), "产出": num("40"), "效益": num("20"), "满意度": num("10")},
		}},
	})
}
