package load

import (
	"testing"

	"pgregory.net/rapid"

	"go.yaml.in/yaml/v3"
)

func TestRewriteKeepsAllElse(t *testing.T) {
	const before = "# 说明：year: 1999\nname: '旧 ''名'  # 印在报告上\nyear: 2023         # 年度\n" +
		"period: {from: 2022-01-01, to: \"2023-12-31\"} # 期间\npaths:\n  inbox: /srv/收件 箱\n  outbox: out\n"
	const after = "# 说明：year: 1999\nname: 青山区2026年度财政重点绩效评价  # 印在报告上\nyear: 2026         # 年度\n" +
		"period: {from: 2025-01-01, to: 2026-12-31} # 期间\npaths:\n  inbox: inbox\n  outbox: out\n"
	got, err := Rewrite([]byte(before), map[string]string{"name": "青山区2026年度财政重点绩效评价", "year": "2026",
		"period.from": "2025-01-01", "period.to": "2026-12-31", "paths.inbox": "inbox"})
	if err != nil || string(got) != after {
		t.Errorf("%v\n%s", err, got)
	}
}

func TestRewriteRefuses(t *testing.T) {
	for file, key := range map[string]string{
		"name: a\n":            "year",
		"name:\n  - a\n":       "name",
		"name: \"a\n  b\"\n":   "name",
		"period: 2\n":          "period.from",
		"name: a\n  b\nx: 1\n": "name",
		"name: [\n":            "name",
	} {
		if got, err := Rewrite([]byte(file), map[string]string{key: "x"}); err == nil {
			t.Errorf("%q: no error, but %q", file, got)
		}
	}
}

// TestRewriteReadsBack: whatever a name is, it comes out as it went in.
func TestRewriteReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.StringOf(rapid.RuneFrom([]rune("青山区a-:#'\"\\{}[],&*!|>%@` 20x?"))).Draw(t, "name")
		got, err := Rewrite([]byte("period: {from: 1, to: old} # x\nyear: 2 # y\n"), map[string]string{"period.to": name, "year": name})
		if err != nil {
			t.Fatal(err)
		}
		var out struct {
			Period struct{ From, To string }
			Year   string
		}
		if err := yaml.Unmarshal(got, &out); err != nil || out.Period.To != name || out.Year != name || out.Period.From != "1" {
			t.Fatalf("%q: %v in\n%s", name, err, got)
		}
	})
}
