package campaign

import (
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"jixiao/rules/register"

	"pgregory.net/rapid"
)

func TestFolderName(t *testing.T) {
	for _, c := range []struct{ code, name, want string }{
		{"213001", "钢城区城市管理局", "213001钢城区城市管理局"},
		{"503002", "保险事业处（钢城区人力资源和社会保障局）", "503002保险事业处（钢城区人力资源和社会保障局）"},
		{"101001", `..\..\etc/passwd`, "101001.._.._etc_passwd"},
		{"101001", "文旅局. ", "101001文旅局"},
		{"101001", "文\u202e旅\n局\x00", "101001文旅局"},
		{"101001", "a:b*c?d\"e<f>g|h", "101001a_b_c_d_e_f_g_h"},
		{"", "CON", "_CON"},
		{"", "com1.txt", "_com1.txt"},
		{"", "..", "_"},
		{"", "", "_"},
	} {
		if got := FolderName(register.Unit{Code: c.code, Name: c.name}); got != c.want {
			t.Errorf("%q %q: got %q, want %q", c.code, c.name, got, c.want)
		}
	}
}

// TestSafeName holds that no text becomes a name that leaves its folder, that
// some system refuses, or that changes when it is made safe again.
func TestSafeName(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := SafeName(rapid.String().Draw(t, "text"))
		if name == "" {
			return
		}
		if strings.ContainsAny(name, "/\\:*?\"<>|\x00\n\r\t") || name == "." || name == ".." ||
			filepath.Base(name) != name || !filepath.IsLocal(name) {
			t.Fatalf("not safe: %q", name)
		}
		if len(name) > maxFolderBytes+1 || !utf8.ValidString(name) {
			t.Fatalf("too long or not UTF-8: %q", name)
		}
		if again := SafeName(name); again != name {
			t.Fatalf("%q becomes %q when made safe again", name, again)
		}
	})
}

func TestOffice(t *testing.T) {
	c := &Campaign{Settings: Settings{Evaluators: []string{"明信会计师事务所"}}}
	for path, want := range map[string]Office{
		"绩效科/a.xlsx": Section, "明信会计师事务所/深处/a.xlsx": Evaluator, "明信会计师事务所.xlsx": NoOffice,
		"绩效科": NoOffice, "213001钢城区城市管理局/a.xlsx": NoOffice, "明信会计师事务所2/a.xlsx": NoOffice,
	} {
		if got := c.Office(path); got != want {
			t.Errorf("Office(%q) = %q, want %q", path, got, want)
		}
	}
}
