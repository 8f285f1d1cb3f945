package docs_test

import (
	"encoding"
	"fmt"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"

	"jixiao/rules/form"
)

const formsFile = "forms.md"

// The table of keys stands between these lines.
const keysBegin, keysEnd = "<!-- keys: go test ./docs -update -->", "<!-- /keys -->"

// meaning is what testdata/form-keys.yaml says of a key.
type meaning struct {
	ZH   string `yaml:"zh"`
	EN   string `yaml:"en"`
	Must string `yaml:"must"` // when it has to be there, where no tag says so
}

// keyTable prints every key of a form definition, by what Go reads.
type keyTable struct {
	t        *testing.T
	meanings map[string]map[string]meaning
	used     map[string]bool
	first    map[reflect.Type]string // where a part was first printed
	b        strings.Builder
}

// TestFormKeys keeps the table of docs/forms.md what the program reads.
func TestFormKeys(t *testing.T) {
	page := strings.Join(mustLines(t, formsFile), "\n")
	before, rest, begun := strings.Cut(page, keysBegin)
	old, after, ended := strings.Cut(rest, keysEnd)
	if !begun || !ended {
		t.Fatalf("%s has no place for the table: %s … %s", formsFile, keysBegin, keysEnd)
	}
	got := "\n" + formKeys(t)
	if *update {
		if err := os.WriteFile(formsFile, []byte(before+keysBegin+got+keysEnd+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(old, got); diff != "" {
		t.Errorf("%s does not show the keys that are read: go test ./docs -update (-page +program)\n%s", formsFile, diff)
	}
}

func formKeys(t *testing.T) string {
	data, err := os.ReadFile("testdata/form-keys.yaml")
	if err != nil {
		t.Fatal(err)
	}
	k := keyTable{t: t, used: map[string]bool{}, first: map[reflect.Type]string{}}
	if err := yaml.Unmarshal(data, &k.meanings); err != nil {
		t.Fatal(err)
	}
	k.b.WriteString("| 写在哪里 Key | 填什么 Value | 必填 | 含义 Meaning |\n|---|---|---|---|\n")
	k.part("", reflect.TypeFor[form.Definition]())
	for part, keys := range k.meanings {
		for key := range keys {
			if !k.used[part+"."+key] {
				t.Errorf("testdata/form-keys.yaml explains %s.%s, which no form has", part, key)
			}
		}
	}
	return k.b.String()
}

// part prints the keys of a struct; what is printed already is referred to.
func (k *keyTable) part(at string, typ reflect.Type) {
	k.first[typ] = at
	for f := range typ.Fields() {
		name, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		if name == "" || name == "-" {
			k.t.Errorf("%s.%s has no name in YAML", typ.Name(), f.Name)
			continue
		}
		k.key(strings.TrimPrefix(at+"."+name, "."), typ.Name(), name, f)
	}
}

func (k *keyTable) key(at, part, name string, f reflect.StructField) {
	m, told := k.meanings[part][name]
	if !told || m.ZH == "" || m.EN == "" {
		k.t.Errorf("testdata/form-keys.yaml does not say what %s.%s means (%s)", part, name, at)
	}
	k.used[part+"."+name] = true
	must := m.Must
	rules := f.Tag.Get("validate")
	if strings.HasPrefix(rules, "required") || strings.HasPrefix(rules, "oneof") {
		must = "是"
	}
	what, inner, list := valueOf(f.Type, rules)
	at += list
	if inner == nil {
		k.row(at, what, must, m)
		return
	}
	if there, known := k.first[inner]; known {
		m.ZH += "；写法同 `" + there + "`"
		k.row(at, what, must, m)
		return
	}
	k.row(at, what, must, m)
	k.part(at, inner)
}

func (k *keyTable) row(at, what, must string, m meaning) {
	fmt.Fprintf(&k.b, "| `%s` | %s | %s | %s / %s |\n", at, what, must, m.ZH, m.EN)
}

// valueOf words what stands behind a key: what it is, the struct that it is
// made of, and [] where it is a list of them.
func valueOf(typ reflect.Type, rules string) (what string, inner reflect.Type, list string) {
	for typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	item := typ
	if typ.Kind() == reflect.Slice {
		item = typ.Elem()
	}
	switch {
	case reflect.PointerTo(item).Implements(reflect.TypeFor[encoding.TextUnmarshaler]()):
		return "一项", nil, ""
	case item.Kind() == reflect.Struct && typ != item:
		return "列表，每项一节", item, "[]"
	case item.Kind() == reflect.Struct:
		return "一节", item, ""
	}
	what = map[reflect.Kind]string{reflect.String: "文字", reflect.Bool: "true 或 false（缺省）", reflect.Int: "整数", reflect.Map: "名称: 内容"}[item.Kind()]
	if choices := oneOfTag.FindStringSubmatch(rules); choices != nil {
		what = "`" + strings.Join(strings.Fields(choices[1]), "` `") + "`"
	}
	for _, b := range boundTag.FindAllStringSubmatch(rules, -1) {
		what += map[string]string{"gte": "，不小于 ", "lte": "，不大于 ", "max": "，最长 ", "min": "，最短 "}[b[1]] + b[2]
	}
	if typ != item {
		what += "的列表"
	}
	return what, nil, ""
}

var (
	oneOfTag = regexp.MustCompile(`oneof=([a-z_ ]+)`)
	boundTag = regexp.MustCompile(`(gte|lte|max|min)=(\d+)`)
)
