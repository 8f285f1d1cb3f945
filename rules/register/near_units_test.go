package register

import "testing"

func TestAShortenedNameIsNearerThanOneThatDiffersByFewCharacters(t *testing.T) {
	f := Facts{Units: []Unit{{Code: "101", Name: "历下区教育和体育局"}, {Code: "402", Name: "历下区民政局"}, {Code: "103", Name: "历下区卫生健康局"}}}
	for name, want := range map[string]string{
		"历下区教体局": "101", "卫健局": "103", "历下区民正局": "402", "历下区教育和体育居": "101",
	} {
		if near := f.NearUnits(name); len(near) != 1 || near[0].Code != want {
			t.Errorf("%s: %v, want %s", name, near, want)
		}
	}
}
