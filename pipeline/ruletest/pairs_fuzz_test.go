package ruletest

import (
	"strings"
	"testing"
)

// FuzzPairsOf: any text is taken apart or told, and what is taken apart stood there.
func FuzzPairsOf(f *testing.F) {
	for _, s := range []string{"预算执行率=65%；财政综合评分=92", `[执行率（B/A）]＝70%;扣分原因="资料；不全"`, "=", "a=\"", "「=」", "a=“;”\n；；b＝", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		pairs, fault := pairsOf(text)
		for _, p := range pairs {
			if p.name == "" || p.at < 1 || strings.ContainsAny(p.name, "=；;") {
				t.Errorf("%q: %+v", text, p)
			}
		}
		if len(pairs) > 0 && !fault.IsZero() {
			t.Errorf("%q is taken apart and told: %v", text, fault)
		}
	})
}
