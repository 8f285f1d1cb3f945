package main

import (
	"strings"
	"testing"

	"jixiao/pipeline/publish"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// TestWhatCouldNotBeMadeIsPrinted names every such result, in both languages,
// and counts what it does not name.
func TestWhatCouldNotBeMadeIsPrinted(t *testing.T) {
	var out publish.Result
	for _, how := range []view.How{view.PlainCopy, view.LargeCopy, view.SlowCopy, view.FailedCopy} {
		out.Unmade = append(out.Unmade, view.Unmade{Page: "单位/" + string(how) + "_审核.xlsx", How: how})
	}
	for range 8 {
		out.Unmade = append(out.Unmade, view.Unmade{Page: "单位/more.xlsx", How: view.FailedCopy})
	}
	for lang, more := range map[finding.Lang]string{finding.ZH: "另有 2 项", finding.EN: "2 more"} {
		var said strings.Builder
		c := outboxPrinter{console: console{Stdout: &said, lang: lang}}
		if err := c.printUnmade(&out); err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{"plain_审核.xlsx", "large_审核.xlsx", "slow_审核.xlsx", "failed_审核.xlsx", more} {
			if !strings.Contains(said.String(), want) || strings.Contains(said.String(), "%") {
				t.Errorf("%s: %q is not in\n%s", lang, want, said.String())
			}
		}
	}
}
