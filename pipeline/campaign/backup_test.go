package campaign

import (
	"strings"
	"testing"
)

func TestBackupSettings(t *testing.T) {
	const year = "year: 2023\n"
	for _, tt := range []struct {
		name, section string
		want          Backup
		fault         string // "" is none
	}{
		{"none", "", Backup{On: true, Folder: "data/backup", Keep: 14}, ""},
		{"some", "backup: {keep: 3}\n", Backup{On: true, Folder: "data/backup", Keep: 3}, ""},
		{"all", "backup: {on: false, folder: /backup, keep: 30}\n", Backup{Folder: "/backup", Keep: 30}, ""},
		{"none kept", "backup:\n  keep: 0\n", Backup{}, "campaign.yaml:4"},
		{"no folder", "backup:\n  folder: ''\n", Backup{}, "campaign.yaml:4"},
		{"where departments read", "backup:\n  folder: outbox/单位/备份\n", Backup{}, "campaign.yaml:4"},
		{"where departments drop", "backup:\n  folder: inbox\n", Backup{}, "campaign.yaml:4"},
		{"an unknown key", "backup:\n  at: 3\n", Backup{}, "campaign.yaml:4"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c, err := Load(mustFixture(t).replace(t, campaignFile, year, year+tt.section).files(t))
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
