package docs_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

// The keeper's manual, in each language.
const (
	chineseManual = "管理员手册.md"
	englishManual = "operations.md"
)

var (
	inlineCode = regexp.MustCompile("`[^`]*`")
	// facts are what a line says in any language: options, codes, keys of
	// settings, metrics.
	facts      = regexp.MustCompile(`--[a-z][a-z-]+|\b[A-Z][0-9]{2}\b|\b[a-z]+\.[a-z]+_[a-z_]+|jixiao_[a-z_]+`)
	latin      = regexp.MustCompile(`[A-Za-z]`)
	settingKey = regexp.MustCompile("`([a-z]+)\\.([a-z_]+)`")
)

// TestManualsTellTheSame holds the two together line by line: what is added to
// one is missing in the other.
func TestManualsTellTheSame(t *testing.T) {
	if diff := cmp.Diff(outline(mustLines(t, chineseManual)), outline(mustLines(t, englishManual))); diff != "" {
		t.Errorf("%s (-) and %s (+) differ in what they tell:\n%s", chineseManual, englishManual, diff)
	}
}

// outline is each line without its language: what kind of line it is, and the
// facts in it.
func outline(lines []string) []string {
	var all []string
	for _, line := range lines {
		head, _, _ := strings.Cut(strings.TrimLeft(line, " "), " ")
		if strings.Trim(head, "#-|`0123456789.") != "" {
			head = "text"
		}
		found := facts.FindAllString(line, -1)
		slices.Sort(found)
		all = append(all, head+" "+strings.Join(slices.Compact(found), " "))
	}
	return all
}

// TestEachManualInItsLanguage: names on the screen are Chinese in both, as code.
func TestEachManualInItsLanguage(t *testing.T) {
	for i, line := range prose(mustLines(t, englishManual)) {
		if han(inlineCode.ReplaceAllString(line, "")) {
			t.Errorf("%s, line %d of the text is Chinese: %s", englishManual, i+1, line)
		}
	}
	for i, line := range prose(mustLines(t, chineseManual)) {
		if latin.MatchString(inlineCode.ReplaceAllString(line, "")) && !han(line) {
			t.Errorf("%s, line %d of the text is not Chinese: %s", chineseManual, i+1, line)
		}
	}
}

// TestWhatToDoComesEarly: who looks for it has no time.
func TestWhatToDoComesEarly(t *testing.T) {
	for name, heading := range map[string]string{chineseManual: "## 怎么办", englishManual: "## What to do when"} {
		if at := slices.Index(mustLines(t, name), heading); at < 0 || at >= 100 {
			t.Errorf("%s: %q is at line %d", name, heading, at+1)
		}
	}
}

// TestManualsNameKeysOfTheSettings, and no others.
func TestManualsNameKeysOfTheSettings(t *testing.T) {
	keys := settingKeys(mustLines(t, "../configs/campaign.yaml"))
	for _, name := range []string{chineseManual, englishManual} {
		for _, m := range settingKey.FindAllStringSubmatch(strings.Join(mustLines(t, name), "\n"), -1) {
			if named, section := keys[m[1]]; section && !slices.Contains(named, m[2]) && m[2] != "json" {
				t.Errorf("%s names %s.%s, which campaign.yaml has not", name, m[1], m[2])
			}
		}
	}
}

// settingKeys are the keys of each section of campaign.yaml.
func settingKeys(lines []string) map[string][]string {
	keys := map[string][]string{}
	section := ""
	for _, line := range lines {
		key, _, found := strings.Cut(line, ":")
		switch name := strings.TrimLeft(key, " "); {
		case !found || strings.HasPrefix(name, "#") || strings.HasPrefix(name, "-"):
		case name == key:
			section, keys[name] = name, nil
		default:
			keys[section] = append(keys[section], name)
		}
	}
	return keys
}

// prose are the lines outside code.
func prose(lines []string) []string {
	var text []string
	inCode := false
	for _, line := range lines {
		if strings.HasPrefix(strings.TrimLeft(line, " "), "```") {
			inCode = !inCode
		} else if !inCode {
			text = append(text, line)
		}
	}
	return text
}

func han(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

func mustLines(t *testing.T, name string) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.FromSlash(name))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(data), "\n")
}
