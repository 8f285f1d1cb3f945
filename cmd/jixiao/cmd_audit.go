package main

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"jixiao/pipeline/custody"
	"jixiao/rules/finding"
)

// auditCommand is `jixiao audit`.
type auditCommand struct{ *session }

func newAuditCommand(s *session) *cobra.Command {
	c := auditCommand{s}
	var ledger, format string
	cmd := &cobra.Command{
		Use:     "audit",
		Short:   c.say("核对台账与留底原件：有没有丢失、损坏、事后改动", "check ledger and archived originals for loss, damage and tampering"),
		Example: "  jixiao audit\n  jixiao audit --format json",
		Args:    c.noArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return c.audit(cmd.Context(), ledger, format) },
	}
	c.ledgerFlag(cmd, &ledger)
	c.formatFlag(cmd, &format)
	return cmd
}

func (c auditCommand) audit(ctx context.Context, ledger, format string) error {
	if err := c.knownFormat(format); err != nil {
		return err
	}
	o, err := c.options(placeFlags{ledger: ledger})
	if err != nil {
		return err
	}
	report, err := custody.Audit(ctx, o.Workspace)
	if err != nil {
		return err
	}
	show := c.printAudit
	if format == "json" {
		show = c.printAuditJSON
	}
	if err := show(report, o.Campaign.Zone); err != nil {
		return err
	}
	if len(report.Faults) > 0 {
		return errFindings
	}
	return nil
}

// printAudit says what was checked, then every fault with its cure.
func (c auditCommand) printAudit(a *custody.AuditReport, zone *time.Location) error {
	lines := []string{
		fmt.Sprintf(c.say("审核 %d 次，前后相接，件数相符（另有 %d 次中途停止或正在进行）", "runs: %d, linked and balanced (%d more cut off or going on)"), a.Ledger.Runs, a.Ledger.CutOff),
		fmt.Sprintf(c.say("文件 %d 个，与当时记下的 %d 条记录核对", "files: %d, held against %d entries"), a.Ledger.Files, a.Ledger.Entries),
		fmt.Sprintf(c.say("原件 %d 份（%s），逐份重新计算 SHA-256", "originals: %d (%s), hashed again"), a.Originals, size(a.Bytes)),
	}
	if len(a.Faults) > 0 {
		lines[0] = fmt.Sprintf(c.say("审核 %d 次（另有 %d 次中途停止或正在进行）", "runs: %d (%d more cut off or going on)"), a.Ledger.Runs, a.Ledger.CutOff)
	}
	if head := a.Ledger.Head; head.Run > 0 {
		lines = append(lines, fmt.Sprintf(c.say("记录链到第 %d 次审核，校验码 %s", "chain up to run %d, seal %s"), head.Run, head.Hash))
	}
	if a.Ledger.Unsealed > 0 {
		lines = append(lines, fmt.Sprintf(c.say("另有 %d 条记录等下一次审核完成时封存，属正常情况", "%d entries wait for the next run to seal them, which is as it should be"), a.Ledger.Unsealed))
	}
	if a.Leftovers > 0 {
		lines = append(lines, fmt.Sprintf(c.say("留底中有 %d 份不在台账里：是中途停止时留下的，没有害处，不用处理", "%d copies in the archive are not in the ledger: left by a run that was stopped; harmless"), a.Leftovers))
	}
	for _, l := range lines {
		if _, err := fmt.Fprintln(c.Stdout, l); err != nil {
			return err
		}
	}
	return c.printAuditFaults(a, zone)
}

func (c auditCommand) printAuditFaults(a *custody.AuditReport, zone *time.Location) error {
	if len(a.Faults) == 0 {
		_, err := fmt.Fprintln(c.Stdout, c.say("没有发现问题。", "no faults found."))
		return err
	}
	for _, f := range a.Faults {
		text := auditText(f, zone)
		if _, err := fmt.Fprintf(c.Stdout, "✗ %s\n  → %s\n", finding.OneLine(text.message.In(c.lang)), text.cure.In(c.lang)); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(c.Stdout, c.say("发现 %d 个问题。\n", "%d faults found.\n"), len(a.Faults))
	return err
}

// auditJSON is what --format json prints.
type auditJSON struct {
	Checked struct {
		Runs      int   `json:"runs"`
		CutOff    int   `json:"cut_off"`
		Entries   int   `json:"entries"`
		Files     int   `json:"files"`
		Originals int   `json:"originals"`
		Bytes     int64 `json:"bytes"`
	} `json:"checked"`
	Head struct {
		Run  int64  `json:"run"`
		Seal string `json:"seal"`
	} `json:"head"`
	Unsealed  int         `json:"unsealed"`
	Leftovers int         `json:"leftovers"`
	Faults    []faultJSON `json:"faults"`
}

type faultJSON struct {
	Kind    string       `json:"kind"`
	Run     int64        `json:"run,omitempty"`
	File    string       `json:"file,omitempty"`
	Hash    string       `json:"sha256,omitempty"`
	Changes []changeJSON `json:"changes,omitempty"`
	Message string       `json:"message"`
	Cure    string       `json:"cure"`
}

type changeJSON struct {
	Field string `json:"field"`
	Was   string `json:"was"`
	Is    string `json:"is"`
}

func (c auditCommand) printAuditJSON(a *custody.AuditReport, zone *time.Location) error {
	out := auditJSON{Unsealed: a.Ledger.Unsealed, Leftovers: a.Leftovers, Faults: []faultJSON{}}
	out.Checked.Runs, out.Checked.CutOff, out.Checked.Entries = a.Ledger.Runs, a.Ledger.CutOff, a.Ledger.Entries
	out.Checked.Files, out.Checked.Originals, out.Checked.Bytes = a.Ledger.Files, a.Originals, a.Bytes
	out.Head.Run, out.Head.Seal = a.Ledger.Head.Run, a.Ledger.Head.Hash
	for _, f := range a.Faults {
		text := auditText(f, zone)
		one := faultJSON{Kind: f.Kind, Run: f.Run, File: f.Subject, Hash: f.Hash,
			Message: text.message.In(c.lang), Cure: text.cure.In(c.lang)}
		for _, ch := range f.Changes {
			one.Changes = append(one.Changes, changeJSON(ch))
		}
		out.Faults = append(out.Faults, one)
	}
	return c.printJSON(out)
}

// size writes a number of bytes the way people read it.
func size(bytes int64) string {
	const kilo = 1 << 10
	switch {
	case bytes < kilo:
		return fmt.Sprintf("%d B", bytes)
	case bytes < kilo*kilo:
		return fmt.Sprintf("%d KB", (bytes+kilo-1)/kilo)
	}
	return fmt.Sprintf("%d MB", (bytes+kilo*kilo-1)/(kilo*kilo))
}
