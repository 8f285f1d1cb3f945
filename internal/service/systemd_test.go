package service

import (
	"strings"
	"testing"
)

// TestUnitTakesAnyPath: % and $ stand for something in a unit file, quotes end
// a word, and a line break would begin another setting.
func TestUnitTakesAnyPath(t *testing.T) {
	u := Unit{Program: "/opt/绩 效/jixiao", Arguments: []string{"--config", `/srv/100% "a" $X\b`, "serve"},
		Folder: "/srv/100%", Description: "审核\nUser=root"}
	text := u.Systemd()
	for _, line := range []string{
		`ExecStart="/opt/绩 效/jixiao" "--config" "/srv/100%% \"a\" $$X\\b" "serve"`,
		"WorkingDirectory=/srv/100%%",
		"Description=审核 User=root",
	} {
		if !strings.Contains(text, line+"\n") {
			t.Errorf("no line %s in\n%s", line, text)
		}
	}
	if strings.Contains(text, "\nUser=") {
		t.Errorf("a user that nobody named:\n%s", text)
	}
}
