package service

import (
	"strings"

	"jixiao/rules/finding"
)

// Systemd writes the unit file. A faulty configuration is no reason to start
// again and again; the time to stop is more than serve promises.
func (u Unit) Systemd() string {
	command := []string{unitQuote(u.Program)}
	for _, a := range u.Arguments {
		command = append(command, unitQuote(a))
	}
	lines := []string{
		"[Unit]",
		"Description=" + unitText(u.Description),
		"Wants=network-online.target",
		"After=network-online.target remote-fs.target",
		"",
		"[Service]",
		"ExecStart=" + strings.Join(command, " "),
		"WorkingDirectory=" + unitText(u.Folder),
	}
	if u.User != "" {
		lines = append(lines, "User="+unitText(u.User))
	}
	lines = append(lines,
		"Restart=on-failure",
		"RestartSec=30",
		"RestartPreventExitStatus=2",
		"TimeoutStopSec=20",
		"NoNewPrivileges=yes",
		"ProtectSystem=full",
		"",
		"[Install]",
		"WantedBy=multi-user.target",
		"")
	return strings.Join(lines, "\n")
}

// unitText is a value of a unit file: one line, in which % is a letter.
func unitText(s string) string { return strings.ReplaceAll(finding.OneLine(s), "%", "%%") }

// unitQuote is one word of a command line in a unit file.
func unitQuote(s string) string {
	s = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "$", "$$").Replace(unitText(s))
	return `"` + s + `"`
}
