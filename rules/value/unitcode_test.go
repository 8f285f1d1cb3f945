package value

import (
	"slices"
	"testing"
)

// TestUnitCodesLike holds that units of a list are read in all the ways in which
// they are written, and no others.
func TestUnitCodesLike(t *testing.T) {
	const name = "城市管理局"
	for _, c := range []struct {
		list, others []string
	}{
		{[]string{"213001", "504001"}, []string{"21300", "2130011", "2023", "CG1"}},
		{[]string{"601", "602"}, []string{"6011", "60", "213001"}},
		{[]string{"CG01", "JY02"}, []string{"CG011", "CG1", "C01", "0101"}},
		{[]string{"101", "101001", "101002"}, []string{"1010", "1010011"}},
		{[]string{"113701000043", "11370100MB28"}, []string{"11370100"}},
	} {
		codes := UnitCodesLike(c.list)
		for _, code := range c.list {
			for _, text := range []string{"[" + code + "]" + name, "（" + code + "）" + name} {
				if got, rest, ok := codes.Parse(text); !ok || got != code || rest != name {
					t.Errorf("%s of %q is %q, %q, %t", text, c.list, got, rest, ok)
				}
			}
			for _, text := range []string{code + name, code + " " + name, name + "（" + code + "）", name + code, "〔" + code + "〕" + name} {
				if got, rest := codes.Split(text); got != code || rest != name {
					t.Errorf("%s of %q is %q, %q", text, c.list, got, rest)
				}
			}
			if got, rest := codes.Split(code); got != code || rest != "" {
				t.Errorf("%s of %q is %q, %q", code, c.list, got, rest)
			}
		}
		for _, code := range c.others {
			if got, _, ok := codes.Parse("[" + code + "]" + name); ok {
				t.Errorf("[%s] of %q is %q", code, c.list, got)
			}
			if got, rest := codes.Split(code + name); got != "" {
				t.Errorf("%s%s of %q is %q, %q", code, name, c.list, got, rest)
			}
		}
	}
	if got, rest := UnitCodesLike([]string{"CG01"}).Split("cg01 城市管理局"); got != "CG01" || rest != name {
		t.Errorf("a code in small letters is %q, %q", got, rest)
	}
}

func TestLeadingUnit(t *testing.T) {
	units := []string{"213001", "601", "601A", "6012", "CG1", "CG12"}
	for name, want := range map[string]string{
		"213001城管局": "213001", "213001": "213001", "2130011城管局": "", "21300城管局": "", "213001ABC公司": "213001",
		"601局": "601", "601A局": "601A", "6012局": "6012", "6013局": "", "601B局": "601", "CG1局": "CG1", "CG12局": "CG12", "CG123局": "", "CGX局": "",
		"城管局213001": "", "": "", "60": "", "CG1ABC公司": "CG1",
	} {
		got, ok := LeadingUnit(name, func(code string) bool { return slices.Contains(units, code) })
		if got != want || ok != (want != "") {
			t.Errorf("%s begins with %q, %t; want %q", name, got, ok, want)
		}
	}
}
