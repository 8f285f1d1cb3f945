package load

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var yamlKey = regexp.MustCompile(`(\w+):`)

// TestEveryKeyIsKnown misspells each key of each file in turn: every one must
// be a fault on its own line. Keys under profiles are the section's own words.
func TestEveryKeyIsKnown(t *testing.T) {
	base := mustFixture(t)
	for _, name := range []string{campaignFile, "forms/sheet.yaml", "forms/report.yaml", "rules/grades.yaml"} {
		text := base[name]
		for _, at := range yamlKey.FindAllStringSubmatchIndex(text, -1) {
			key, line := text[at[2]:at[3]], strings.Count(text[:at[0]], "\n")+1
			if key == "sheet" {
				continue
			}
			f := mustFixture(t)
			f[name] = text[:at[2]] + "z" + key + "z" + text[at[3]:]
			_, err := Campaign(f.files(t))
			var faults *Faults
			if !errors.As(err, &faults) {
				t.Errorf("%s:%d: misspelling %s is no fault: %v", name, line, key, err)
				continue
			}
			told := slices.ContainsFunc(faults.List, func(f Fault) bool {
				return f.File == name && f.Line == line && strings.HasSuffix(f.Key, "z"+key+"z")
			})
			if !told {
				t.Errorf("%s:%d: misspelt %s is not told:\n%v", name, line, key, err)
			}
		}
	}
}

func TestDecodeKnowsLines(t *testing.T) {
	type item struct {
		Name string `yaml:"name"`
	}
	var out struct {
		Items []item          `yaml:"items"`
		By    map[string]item `yaml:"by"`
	}
	d, ok := decode("x.yaml", []byte("# first\nitems:\n  - name: 甲\n  - {name: 乙}\nby:\n  丙:\n    name: 丁\n"), &out, &collector{})
	if !ok {
		t.Fatal(d.faults.err())
	}
	for key, want := range map[string]int{
		"": 2, "items": 2, "items[0]": 3, "items[0].name": 3, "items[1].name": 4, "items[1].absent": 4,
		"by": 5, "by[丙]": 6, "by[丙].name": 7, "items[7].name": 2,
	} {
		if got := d.line(key); got != want {
			t.Errorf("line of %q: %d, want %d", key, got, want)
		}
	}
	if out.Items[1].Name != "乙" || out.By["丙"].Name != "丁" {
		t.Errorf("decoded %+v", out)
	}
}

func TestDecodeBombs(t *testing.T) {
	bomb := "a: &a [x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: [*b, *b, *b, *b, *b, *b, *b, *b]\n"
	deep := "a: " + strings.Repeat("[", 5000) + strings.Repeat("]", 5000)
	large := "a: " + strings.Repeat("x", maxDocument)
	for name, text := range map[string]string{"aliases": bomb, "depth": deep, "size": large} {
		var out map[string]any
		faults := &collector{}
		decode("x.yaml", []byte(text), &out, faults)
		if name != "depth" && faults.err() == nil {
			t.Errorf("%s: no fault", name)
		}
	}
}

func TestParentKey(t *testing.T) {
	var steps []string
	for key := "fields[3].choices[0].is"; key != ""; key = parentKey(key) {
		steps = append(steps, key)
	}
	want := []string{"fields[3].choices[0].is", "fields[3].choices[0]", "fields[3].choices", "fields[3]", "fields"}
	if diff := cmp.Diff(want, steps); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
