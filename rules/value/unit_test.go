package value

import (
	"strings"
	"testing"
)

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
		if code, name, ok := (UnitCodes{}).Parse(text); ok || code != "" || name != "" {
			t.Errorf("Parse(%q) = %q, %q, %t", text, code, name, ok)
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
		if !IsUnitCode(code) || name == "" || Clean(name) != name {
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
