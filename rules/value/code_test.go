package value

import (
	"strings"
	"testing"
)

func TestParseCode(t *testing.T) {
	for text, want := range map[string]string{
		"A-05": "A-05", " Ａ－０5 ": "A-05", "a-05": "A-05", "A—05": "A-05", "A——05": "A-05", "A - 47": "A-47",
		"B-123": "B-123", "\ufeffC−01": "C-01", "ｄ-０１": "D-01",
	} {
		if got, ok := ParseCode(text); !ok || got != want {
			t.Errorf("ParseCode(%q) = %q, %t; want %q", text, got, ok, want)
		}
	}
}

func TestParseCodeRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "a-5": "A-5", "A/01/2": "A/01/2", "A05": "A05", "A-1234": "A-1234", "AB-01": "AB-01", "1-01": "1-01",
		"甲-01": "甲-01", "A-0五": "A-0五", "A-": "A-", "-A-05": "-A-05", "É-01": "É-01",
	} {
		if got, ok := ParseCode(text); ok || got != want {
			t.Errorf("ParseCode(%q) = %q, %t; want %q and false", text, got, ok, want)
		}
	}
}

func FuzzParseCode(f *testing.F) {
	for _, seed := range []string{"", "A-05", " Ａ－０5 ", "a-5", "A--1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		code, ok := ParseCode(s)
		if again, okAgain := ParseCode(code); again != code || okAgain != ok {
			t.Fatalf("ParseCode(%q) = %q, %t; again %q, %t", s, code, ok, again, okAgain)
		}
	})
}

func TestParseUnit(t *testing.T) {
	for _, text := range []string{
		"[213001]钢城区城市管理局", "【213001】钢城区城市管理局", "（213001）钢城区城市管理局", "(213001) 钢城区城市管理局",
		"〔２１３００１〕钢城区城市管理局", "［213001］　钢城区城市管理局", " [ 213001 ]\n钢城区 城市管理局 ", "\ufeff[213 001]钢城区城市管理局",
	} {
		code, name, ok := ParseUnit(text)
		if !ok || code != "213001" || name != "钢城区城市管理局" {
			t.Errorf("ParseUnit(%q) = %q, %q, %t", text, code, name, ok)
		}
	}
}

func TestParseUnitKeepsTheNamesCharacters(t *testing.T) {
	for text, want := range map[string]string{
		"[213001]甲（乙）中心":       "甲（乙）中心",
		"[213001]ABC  Ltd 分公司": "ABC Ltd分公司",
	} {
		if _, name, ok := ParseUnit(text); !ok || name != want {
			t.Errorf("ParseUnit(%q) names %q, %t; want %q", text, name, ok, want)
		}
	}
}

func TestParseUnitRefuses(t *testing.T) {
	for _, text := range []string{"", "213001", "[213001]", "[213001]　", "[21300]钢城区城市管理局", "[2130011]钢城区城市管理局",
		"213001钢城区城市管理局", "钢城区城市管理局", "钢城区城市管理局[213001]", "[21300A]甲", "[二一三〇〇一]甲", "]213001[甲", "[213001甲"} {
		if code, name, ok := ParseUnit(text); ok || code != "" || name != "" {
			t.Errorf("ParseUnit(%q) = %q, %q, %t", text, code, name, ok)
		}
	}
}

func FuzzParseUnit(f *testing.F) {
	for _, seed := range []string{"", "[213001]钢城区城市管理局", "（２１３００１）甲 乙", "[[[[[[[[", "[213001]\xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		code, name, ok := ParseUnit(s)
		if !ok {
			return
		}
		if len(code) != unitDigits || !isDigits(code) || name == "" || Clean(name) != name {
			t.Fatalf("ParseUnit(%q) = %q, %q", s, code, name)
		}
		if c, n, ok := ParseUnit("[" + code + "]" + name); !ok || c != code || n != name {
			t.Fatalf("ParseUnit(%q) = %q, %q; again %q, %q, %t", s, code, name, c, n, ok)
		}
	})
}

func TestParsePhone(t *testing.T) {
	for _, text := range []string{"0634-5678901", "13812345678", "138 1234 5678", "０６３４－５６７８９０１", " 5678901 ",
		"0634—5678901", "86-0634-5678901-8001", strings.Repeat("1", 26), "13812345678 13912345678", "0634-5678901转123", "5678901 分机8001", "(0634)5678901",
		"+86 13812345678", "5678901/5678902", "5678901、13812345678", "5678901；5678902", "电话5678901", "13812345678（王五）", "0634.5678901 ext 12",
		"5678901 13812345678 （王五）"} {
		if !ParsePhone(text) {
			t.Errorf("ParsePhone(%q) = false", text)
		}
	}
	for _, text := range []string{"", "123456", "-------", strings.Repeat("1", 27), "见附件", "- - - -", "12、34、56、78", "王五"} {
		if ParsePhone(text) {
			t.Errorf("ParsePhone(%q) = true", text)
		}
	}
}
