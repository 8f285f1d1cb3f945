package main

import "strings"

// serviceUnit is what the service manager must know of a service.
type serviceUnit struct {
	name, user  string
	description string
	executable  string
	arguments   []string
	folder      string // where it works
}

// systemd writes the unit file. A faulty configuration is no reason to start
// again and again; the time to stop is more than serve promises.
func (u serviceUnit) systemd() string {
	command := []string{unitQuote(u.executable)}
	for _, a := range u.arguments {
		command = append(command, unitQuote(a))
	}
	lines := []string{
		"[Unit]",
		"Description=" + unitText(u.description),
		"Wants=network-online.target",
		"After=network-online.target remote-fs.target",
		"",
		"[Service]",
		"ExecStart=" + strings.Join(command, " "),
		"WorkingDirectory=" + unitText(u.folder),
	}
	if u.user != "" {
		lines = append(lines, "User="+unitText(u.user))
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
func unitText(s string) string { return strings.ReplaceAll(oneLine(s), "%", "%%") }

// unitQuote is one word of a command line in a unit file.
func unitQuote(s string) string {
	s = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "$", "$$").Replace(unitText(s))
	return `"` + s + `"`
}
