package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/rules/register"
)

// TestFoldersFollowTheUnits: beside a run only an inbox that was looked at, that is the
// campaign's own and has folders is filled, and what cannot be made is told.
func TestFoldersFollowTheUnits(t *testing.T) {
	for name, c := range map[string]struct {
		out       pipeline.Outcome
		flags     placeFlags
		there     string // a folder that is there before
		evaluator string
		says      string
	}{
		"one is missing":         {there: "101001甲局", evaluator: "专家组", says: "已在收件箱建好 2 个文件夹：绩效科、专家组\n"},
		"one cannot be made":     {there: "101001甲局", evaluator: "没有/这里", says: "已在收件箱建好 1 个文件夹：绩效科\n收件箱里还缺 1 个文件夹，运行程序的账户不能新建：请用能写收件箱的账户运行 jixiao folders\n"},
		"the inbox is away":      {there: "101001甲局", out: pipeline.Outcome{Away: errors.New("away")}},
		"another inbox":          {there: "101001甲局", flags: placeFlags{inbox: "x"}},
		"the place of a share":   {there: ""},
		"the inbox went missing": {there: "../gone"},
	} {
		inbox := filepath.Join(t.TempDir(), "inbox")
		if err := os.MkdirAll(filepath.Join(inbox, c.there), 0o755); err != nil {
			t.Fatal(err)
		}
		if c.there == "../gone" {
			if err := os.Remove(inbox); err != nil && !errors.Is(err, os.ErrNotExist) {
				t.Fatal(err)
			}
		}
		var o pipeline.Options
		o.Inbox = inbox
		o.Campaign = &campaign.Campaign{Facts: register.New(register.Facts{Units: []register.Unit{{Code: "101001", Name: "甲局"}}}),
			Settings: campaign.Settings{Evaluators: []string{c.evaluator}}}
		if c.evaluator == "" {
			o.Campaign.Settings.Evaluators = nil
		}
		var out bytes.Buffer
		inboxFolders{console{Stdout: &out}}.follow(o, &c.out, c.flags)
		if out.String() != c.says {
			t.Errorf("%s: says %q, want %q", name, out.String(), c.says)
		}
		entries, _ := os.ReadDir(inbox)
		if c.says == "" && len(entries) > strings.Count(c.there, "局") {
			t.Errorf("%s: %v were made", name, entries)
		}
	}
}
