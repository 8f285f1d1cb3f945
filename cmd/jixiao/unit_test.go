package main

import (
	"strings"
	"testing"
)

// TestUnitTakesAnyPath: % and $ stand for something in a unit file, quotes end
// a word, and a line break would begin another setting.
func TestUnitTakesAnyPath(t *testing.T) {
	u := serviceUnit{executable: "/opt/绩 效/jixiao", arguments: []string{"--config", `/srv/100% "a" $X\b`, "serve"},
		folder: "/srv/100%", description: "审核\nUser=root"}
	text := u.systemd()
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
