package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// checkFlags are the options of `jixiao check`.
type checkFlags struct {
	format, department, asOf string
}

func (c *Command) checkCommand() *cobra.Command {
	var f checkFlags
	cmd := &cobra.Command{
		Use:   "check " + c.say("文件…", "FILE…"),
		Short: c.say("逐个审核文件，不写台账", "check files one by one, without ledger or outbox"),
		Example: "  jixiao check 评分表_A-01.xlsx\n" +
			"  jixiao check --format json --department 101001 inbox/101001*/*.xlsx",
		Args: c.someArgs(c.say("文件", "file")),
		RunE: func(cmd *cobra.Command, files []string) error { return c.check(cmd.Context(), f, files) },
	}
	f.format = "text"
	c.flag(cmd, &f.format, "format", "FORMAT", c.say("输出格式：text 或 json（缺省 text）", "output: text or json (default: text)"))
	c.flag(cmd, &f.department, "department", "CODE", c.say("视为放在该单位文件夹中的文件（六位代码）", "as if dropped in the folder of this unit code"))
	c.asOfFlag(cmd, &f.asOf)
	c.failOnFlag(cmd)
	return cmd
}

func (c *Command) check(ctx context.Context, f checkFlags, files []string) error {
	if f.format != "text" && f.format != "json" {
		return usageError{fmt.Errorf(c.say("--format %q：应为 text 或 json", "--format %q: want text or json"), f.format)}
	}
	failing, err := c.failing()
	if err != nil {
		return err
	}
	camp, err := c.load()
	if err != nil {
		return err
	}
	if _, ok := camp.Facts.Unit(f.department); f.department != "" && !ok {
		return usageError{fmt.Errorf(c.say("--department %s：单位名录中没有这个代码", "--department %s: no unit has this code"), f.department)}
	}
	now, err := c.clock(f.asOf, camp.Zone)
	if err != nil {
		return err
	}
	judge, err := pipeline.NewJudge(camp.On(value.DateOf(now)), c.logger("", c.under(camp.Settings.Paths.Ledger)))
	if err != nil {
		return err
	}
	checked, err := c.checkAll(ctx, camp, judge, pipeline.Received{Department: f.department, Day: value.DateOf(now)}, files)
	if err != nil {
		return err
	}
	if err := c.printChecked(f.format, camp, checked); err != nil {
		return err
	}
	for _, one := range checked {
		if finding.Worst(one.Findings) >= failing {
			return errFindings
		}
	}
	return nil
}

// checkedFile is one file with its judgement.
type checkedFile struct {
	name       string
	department string
	record.Judgement
}

// checkAll judges the files as if each had come in the way that is given.
func (c *Command) checkAll(ctx context.Context, camp *campaign.Campaign, judge *pipeline.Judge, in pipeline.Received, files []string) ([]checkedFile, error) {
	var out []checkedFile
	for _, name := range files {
		data, err := c.readBounded(name, camp.Settings.Limits.FileSize)
		if err != nil {
			return nil, err
		}
		in.Name, in.Data = filepath.ToSlash(name), data
		j, err := judge.File(ctx, in)
		if err != nil {
			return nil, err
		}
		out = append(out, checkedFile{name: name, department: firstOf(in.Department, namedUnit(j)), Judgement: j})
	}
	return out, nil
}

// readBounded reads one byte more than the limit at most: enough for the check
// of the size to see it.
func (c *Command) readBounded(name string, limit int64) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, usageError{fmt.Errorf(c.say("%s 是文件夹，要给出文件", "%s: is a folder, want a file"), name)}
	}
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return data, nil
}

// namedUnit is the unit that the first sheet names.
func namedUnit(j record.Judgement) string {
	for _, s := range j.Submissions {
		if code, _, ok := value.ParseUnit(s.Fields[form.UnitField].Text); ok {
			return code
		}
	}
	return ""
}

// checkedJSON is the contract of `check --format json`.
type checkedJSON struct {
	Files []checkedFileJSON `json:"files"`
}

type checkedFileJSON struct {
	File       string               `json:"file"`
	Form       *string              `json:"form"`
	Department *string              `json:"department"`
	Verdict    record.Verdict       `json:"verdict"`
	Findings   []report.FindingJSON `json:"findings"`
}

func (c *Command) printChecked(format string, camp *campaign.Campaign, checked []checkedFile) error {
	if format == "text" {
		return c.printCheckedText(camp, checked)
	}
	out := checkedJSON{Files: []checkedFileJSON{}}
	for _, one := range checked {
		j := checkedFileJSON{File: one.name, Department: orNull(one.department), Verdict: one.Verdict, Findings: []report.FindingJSON{}}
		if len(one.Submissions) > 0 {
			j.Form = orNull(one.Submissions[0].Form)
		}
		for _, f := range one.Findings {
			j.Findings = append(j.Findings, report.JSONFinding(f, c.lang))
		}
		out.Files = append(out.Files, j)
	}
	e := json.NewEncoder(c.Stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func (c *Command) printCheckedText(camp *campaign.Campaign, checked []checkedFile) error {
	for i, one := range checked {
		if i > 0 {
			fmt.Fprintln(c.Stdout)
		}
		fmt.Fprintf(c.Stdout, "%s  %s\n", oneLine(one.name), c.verdictLine(camp, one))
		for _, f := range one.Findings {
			c.printFinding(f)
		}
	}
	return nil
}

func (c *Command) verdictLine(camp *campaign.Campaign, one checkedFile) string {
	line := one.Verdict.Label().In(c.lang)
	if len(one.Submissions) > 0 {
		if def := camp.Form(one.Submissions[0].Form); def != nil {
			line = def.Name.In(c.lang) + "  " + line
		}
	}
	return line
}

// printFinding says where, what and how to mend it.
func (c *Command) printFinding(f finding.Finding) {
	at := where(f.Place)
	if at != "" {
		at = oneLine(at) + " "
	}
	label := f.Severity.Label()
	if f.Waived != nil {
		label = record.Waived.Label()
	}
	fmt.Fprintf(c.Stdout, "  [%s] %s%s  %s\n", label.In(c.lang), at, f.Code, oneLine(f.Message.In(c.lang)))
	if fix := f.Fix.In(c.lang); fix != "" && f.Weight() > finding.Info {
		fmt.Fprintf(c.Stdout, "      %s%s\n", c.say("怎样改：", "mend: "), oneLine(fix))
	}
}
