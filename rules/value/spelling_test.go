package value

import "testing"

func TestSpelling(t *testing.T) {
	for text, want := range map[string]string{
		"A-05": "A-5", "A05": "A-5", "A-5": "A-5", "a－05": "A-5", "A—05": "A-5", "A－05 ": "A-5", "A 005": "A-5", "A_05": "A-5",
		"A-50": "A-50", "A/01/2": "A-1-2", "A-012": "A-12", "A-0": "A-0", "A-00": "A-0", "AB-1": "AB-1", "07": "7", "2023XM-010": "2023-XM-10",
		"A-05号": "A-5-号", "": "", "-": "",
	} {
		if got := Spelling(text); got != want {
			t.Errorf("Spelling(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestSplitUnit(t *testing.T) {
	const name = "钢城区城市管理局"
	for text, want := range map[string][2]string{
		name: {"", name}, "【" + name + "】": {"", name}, "213001": {"213001", ""}, "[213001]": {"213001", ""}, "（213001）": {"213001", ""},
		"213001" + name: {"213001", name}, "213001 " + name: {"213001", name}, "213001-" + name: {"213001", name}, "２１３００１：" + name: {"213001", name},
		name + "（213001）": {"213001", name}, name + "213001": {"213001", name}, name + " [213001]": {"213001", name}, "{213001}" + name: {"213001", name},
		"《213001》" + name: {"213001", name}, "[213001" + name: {"213001", name}, "2130011" + name: {"", "2130011" + name},
		"保险事业处（钢城区人社局）": {"", "保险事业处(钢城区人社局)"}, "213001保险事业处（钢城区人社局）": {"213001", "保险事业处(钢城区人社局)"},
		"": {"", ""}, "21300" + name: {"", "21300" + name}, "(甲)(乙)": {"", "(甲)(乙)"},
	} {
		if code, rest := (UnitCodes{}).Split(text); code != want[0] || rest != want[1] {
			t.Errorf("SplitUnit(%q) = %q, %q; want %q", text, code, rest, want)
		}
	}
}

// FuzzSpelling holds that what is known by its parts is known by them again.
func FuzzSpelling(f *testing.F) {
	for _, seed := range []string{"", "A-05", "a 0 0", "2023XM-010", "\xff-1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if once := Spelling(s); Spelling(once) != once {
			t.Fatalf("Spelling(%q) = %q, again %q", s, once, Spelling(once))
		}
		if code, _ := (UnitCodes{}).Split(s); code != "" && (len(code) != 6 || !isDigits(code)) {
			t.Fatalf("SplitUnit(%q) gives the code %q", s, code)
		}
	})
}
