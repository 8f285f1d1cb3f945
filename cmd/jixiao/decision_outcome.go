package main

import (
	"errors"
	"fmt"
	"strings"

	"jixiao/pipeline/decide"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// decisionRefused says kindly what is wrong with the number that was given, or why
// there is nothing to decide.
func decisionRefused(w wording, err error) error {
	var unknown *record.UnknownVersion
	var refusal *decide.Refusal
	switch {
	case errors.As(err, &unknown):
		text := fmt.Sprintf(w.say("没有编号为 %d 的版本", "no version has the number %d"), unknown.ID)
		for i, v := range unknown.Near {
			if i == 0 {
				text += w.say("；相近的有：", "; near it are:")
			}
			text += "\n  " + w.versionLine(v)
		}
		return usageError{errors.New(text)}
	case errors.As(err, &refusal):
		return usageError{errors.New(refusal.In(w.lang))}
	}
	return err
}

// printDecided says what the version is now and what stands instead.
func (c *decisionCommand) printDecided(w wording, out *decide.Outcome) error {
	lines := []string{w.versionLine(out.Version)}
	if !out.Changed {
		lines = append(lines, c.flags.unchanged(c.console))
	}
	lines = append(lines, fmt.Sprintf(c.say("现在：%s", "now: %s"), w.standing(out)))
	if c.kind.On() == record.OnFile {
		lines = append(lines, w.arrival(*out.Version.File))
	}
	_, err := fmt.Fprintln(c.Stdout, strings.Join(lines, "\n"))
	return err
}

// standing is what became of the version, and which one the master takes.
func (w wording) standing(out *decide.Outcome) string {
	v := out.Version
	line := v.Label().In(w.lang) + w.say("，", ", ") + v.Reason().In(w.lang)
	if v.Standing() {
		return finding.OneLine(line)
	}
	for _, other := range out.Snapshot.Chain(v.Duty) {
		if other.Standing() {
			return finding.OneLine(line + fmt.Sprintf(w.say("；总表采用编号 %d（%s）", "; the master takes %d (%s)"), other.ID, w.version(other)))
		}
	}
	return finding.OneLine(line + w.say("；这一项暂时没有可以采用的版本", "; nothing stands for this duty"))
}

// arrival shows both arrivals of a file.
func (w wording) arrival(f record.File) string {
	line := fmt.Sprintf(w.say("报送时间：%s", "arrival: %s"), w.minute(f.Arrival))
	if f.Decided != nil {
		line += fmt.Sprintf(w.say("（认定；收到时记下的是 %s）", " (decided; recorded when it came: %s)"), w.minute(f.Seen))
	}
	return line
}
