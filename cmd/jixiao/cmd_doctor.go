package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/doctor"
	"jixiao/rules/finding"
)

// doctorCommand is `jixiao doctor`.
type doctorCommand struct{ *session }

func newDoctorCommand(s *session) *cobra.Command {
	c := doctorCommand{s}
	var f placeFlags
	var format string
	cmd := &cobra.Command{
		Use:     "doctor",
		Short:   c.say("检查运行环境：共享、权限、磁盘、时钟、备份等，有问题的告诉怎么办", "look over share, rights, disks, clock, backups and more, each with its cure"),
		Example: "  jixiao doctor\n  jixiao doctor --format json",
		Args:    c.noArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return c.doctor(cmd.Context(), f, format) },
	}
	c.placeFlags(cmd, &f)
	c.formatFlag(cmd, &format)
	return cmd
}

func (c doctorCommand) doctor(ctx context.Context, f placeFlags, format string) error {
	if err := c.knownFormat(format); err != nil {
		return err
	}
	checks, err := c.examine(ctx, f)
	if err != nil {
		return err
	}
	print := c.printChecks
	if format == "json" {
		print = c.printChecksJSON
	}
	if err := print(checks); err != nil {
		return err
	}
	for _, check := range checks {
		if check.State == doctor.Bad {
			return errFindings
		}
	}
	return nil
}

// examine looks at everything; settings with faults are the one thing that is
// told then, because they say where all else lies.
func (c doctorCommand) examine(ctx context.Context, f placeFlags) ([]doctor.Check, error) {
	o, err := c.options(f)
	var faults *load.Faults
	if errors.As(err, &faults) {
		return []doctor.Check{{ID: "settings", Topic: finding.Text{ZH: "设置", EN: "settings"}, State: doctor.Bad,
			Says: finding.Text{ZH: faults.In(finding.ZH), EN: faults.In(finding.EN)},
			Cure: finding.Text{ZH: "按上面逐条改正，再运行 jixiao doctor 检查其余各项", EN: "mend these, then run jixiao doctor again for the rest"}}}, nil
	}
	if err != nil {
		return nil, err
	}
	return doctor.Examine(ctx, doctor.Target{Sender: o.Sender, Now: time.Now})
}

// printChecks is a line a check, and under it what to do.
func (c doctorCommand) printChecks(checks []doctor.Check) error {
	counts := map[doctor.State]int{}
	for _, check := range checks {
		counts[check.State]++
		lines := strings.Split(check.Says.In(c.lang), "\n")
		text := fmt.Sprintf(c.say("[%s] %s：%s\n", "[%s] %s: %s\n"), check.State.Label().In(c.lang), check.Topic.In(c.lang), finding.OneLine(lines[0]))
		for _, line := range lines[1:] {
			text += "    " + finding.OneLine(line) + "\n"
		}
		if !check.Cure.IsZero() {
			mark := "→ "
			for line := range strings.Lines(check.Cure.In(c.lang)) {
				text += "    " + mark + finding.OneLine(strings.TrimSuffix(line, "\n")) + "\n"
				mark = "  "
			}
		}
		if _, err := fmt.Fprint(c.Stdout, text); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(c.Stdout, c.say("共 %d 项：正常 %d，注意 %d，有问题 %d\n", "%d checks: %d ok, %d notes, %d problems\n"),
		len(checks), counts[doctor.Well], counts[doctor.Note], counts[doctor.Bad])
	return err
}

// checkLine is a check as programs read it.
type checkLine struct {
	ID    string       `json:"id"`
	State doctor.State `json:"state"`
	Topic string       `json:"topic"`
	Says  string       `json:"says"`
	Cure  *string      `json:"cure"`
}

func (c doctorCommand) printChecksJSON(checks []doctor.Check) error {
	out := struct {
		Checks []checkLine `json:"checks"`
	}{[]checkLine{}}
	for _, check := range checks {
		line := checkLine{ID: check.ID, State: check.State, Topic: check.Topic.In(c.lang), Says: check.Says.In(c.lang)}
		if cure := check.Cure.In(c.lang); cure != "" {
			line.Cure = &cure
		}
		out.Checks = append(out.Checks, line)
	}
	return c.printJSON(out)
}
