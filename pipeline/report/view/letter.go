package view

import (
	"fmt"

	"jixiao/rules/finding"
)

// Letter is a message to people, whatever carries it: plain text, each line of
// which is one line whatever a file is called.
type Letter struct {
	Subject string
	Lines   []string
}

// Add adds one line.
func (l *Letter) Add(format string, args ...any) {
	l.Lines = append(l.Lines, finding.OneLine(fmt.Sprintf(format, args...)))
}

// Section adds a heading and numbered lines, nothing where there are none.
func (l *Letter) Section(heading string, lines []string) {
	if len(lines) == 0 {
		return
	}
	l.Add("")
	if heading != "" {
		l.Add("%s：", heading)
	}
	for i, line := range lines {
		l.Add("%d. %s", i+1, line)
	}
	if heading == "" {
		l.Add("")
	}
}
