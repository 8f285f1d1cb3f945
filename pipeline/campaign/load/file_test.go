package load

import (
	"os"
	"slices"
	"strings"
	"testing"

	"jixiao/pipeline/campaign"
)

func TestExplanationSettings(t *testing.T) {
	const year = "year: 2023\n"
	for _, tt := range []struct {
		name, section string
		stock         []string
		keep          int
		fault         string // "" is none
	}{
		{"none", "", usualStock, 50, ""},
		{"some", "explanations: {stock: [收到, 已阅]}\npast: {keep: 3}\n", []string{"收到", "已阅"}, 3, ""},
		{"no phrase", "explanations: {stock: []}\npast: {keep: 0}\n", nil, 0, ""},
		{"an empty phrase", "explanations:\n  stock: [收到, '']\n", nil, 0, "campaign.yaml:4"},
		{"no list", "explanations:\n  stock: 收到\n", nil, 0, "campaign.yaml:4"},
		{"an unknown key", "explanations:\n  words: [收到]\n", nil, 0, "campaign.yaml:4"},
		{"less than none kept", "past:\n  keep: -1\n", nil, 0, "campaign.yaml:4"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c, err := Campaign(mustFixture(t).replace(t, campaignFile, year, year+tt.section).files(t))
			if tt.fault != "" {
				if err == nil || !strings.Contains(err.Error(), tt.fault) {
					t.Errorf("error = %v, want one at %s", err, tt.fault)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(c.Settings.Explanations.Stock, tt.stock) || c.Settings.Previous.Keep != tt.keep {
				t.Errorf("settings = %+v, %+v", c.Settings.Explanations, c.Settings.Previous)
			}
		})
	}
}

// TestUsualPhrasesAreThoseOfTheDefaultSettings: a keeper's file from before
// there was the section means the same.
func TestUsualPhrasesAreThoseOfTheDefaultSettings(t *testing.T) {
	c, err := Campaign(os.DirFS("../../../configs"))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(c.Settings.Explanations.Stock, usualStock) || c.Settings.Previous != usualPrevious {
		t.Errorf("default settings: %+v, %+v", c.Settings.Explanations, c.Settings.Previous)
	}
}

func TestBackupSettings(t *testing.T) {
	const year = "year: 2023\n"
	for _, tt := range []struct {
		name, section string
		want          campaign.Backup
		fault         string // "" is none
	}{
		{"none", "", campaign.Backup{On: true, Folder: "data/backup", Keep: 14}, ""},
		{"some", "backup: {keep: 3}\n", campaign.Backup{On: true, Folder: "data/backup", Keep: 3}, ""},
		{"all", "backup: {on: false, folder: /backup, keep: 30}\n", campaign.Backup{Folder: "/backup", Keep: 30}, ""},
		{"none kept", "backup:\n  keep: 0\n", campaign.Backup{}, "campaign.yaml:4"},
		{"no folder", "backup:\n  folder: ''\n", campaign.Backup{}, "campaign.yaml:4"},
		{"where departments read", "backup:\n  folder: outbox/单位/备份\n", campaign.Backup{}, "campaign.yaml:4"},
		{"where departments drop", "backup:\n  folder: inbox\n", campaign.Backup{}, "campaign.yaml:4"},
		{"an unknown key", "backup:\n  at: 3\n", campaign.Backup{}, "campaign.yaml:4"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c, err := Campaign(mustFixture(t).replace(t, campaignFile, year, year+tt.section).files(t))
			if tt.fault != "" {
				if err == nil || !strings.Contains(err.Error(), tt.fault) {
					t.Errorf("error = %v, want one at %s", err, tt.fault)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if c.Settings.Backup != tt.want {
				t.Errorf("backup = %+v, want %+v", c.Settings.Backup, tt.want)
			}
		})
	}
}

func TestWithin(t *testing.T) {
	for _, c := range []struct {
		path, folder string
		want         bool
	}{
		{"inbox", "inbox", true},
		{"inbox/a", "inbox", true},
		{"inbox/../outbox", "inbox", false},
		{"inbox2", "inbox", false},
		{"inbox", ".", true},
		{"../inbox", ".", false},
		{"/srv/inbox", "/", true},
		{"/srv/inbox", ".", false},
		{"D:/绩效/inbox/a", "D:/绩效/inbox/", true},
	} {
		if got := within(c.path, c.folder); got != c.want {
			t.Errorf("%q within %q: %v", c.path, c.folder, got)
		}
	}
}
