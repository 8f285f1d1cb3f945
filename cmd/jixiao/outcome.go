package main

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"jixiao/internal/terminal"
	"jixiao/pipeline"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// How many files and findings are printed; the reports hold them all.
const (
	mostFiles  = 60
	mostIssues = 40
)

// outcomePrinter says what a run made of the inbox.
type outcomePrinter struct{ wording }

func (c outcomePrinter) print(out *pipeline.Outcome) error {
	if err := c.printFiles(out.Snapshot); err != nil {
		return err
	}
	if err := c.printIssues(out.Snapshot); err != nil {
		return err
	}
	if err := c.printBalance(out); err != nil {
		return err
	}
	if err := c.printMended(out); err != nil {
		return err
	}
	return c.printSeal(out)
}

// printMended tells of damage that the run could make good by itself.
func (c outcomePrinter) printMended(out *pipeline.Outcome) error {
	if len(out.Repaired) == 0 {
		return nil
	}
	_, err := fmt.Fprintf(c.Stdout, c.say("台账里 %d 个文件的记录与当时记下的不同（硬盘可能出错，或者被人改动过），已照当时记下的恢复，并用留底的原件重新审核：%s。请检查硬盘，并运行 jixiao audit。\n",
		"the records of %d files were not what was entered (a failing disk, or somebody's doing), were put right by that, and the files judged again from their originals: %s. Look after the disk, and run jixiao audit.\n"),
		len(out.Repaired), finding.OneLine(strings.Join(out.Repaired, c.say("、", ", "))))
	return err
}

// printSeal prints what closes the chain of runs: whoever keeps it can prove
// later that the ledger still holds the run as it was.
func (c outcomePrinter) printSeal(out *pipeline.Outcome) error {
	_, err := fmt.Fprintf(c.Stdout, c.say("第 %d 次审核已封存，校验码 %s\n", "run %d is sealed: %s\n"), out.Run.ID, out.Seal)
	return err
}

// printFiles is the table of what happened to the files in the inbox: to all
// of them, or, where they are many, to those that somebody must look after.
func (c outcomePrinter) printFiles(s *record.Snapshot) error {
	files := slices.DeleteFunc(slices.Clone(s.Files), func(f record.File) bool { return f.Gone })
	all := len(files)
	if all == 0 {
		return nil
	}
	if all > mostFiles {
		files = slices.DeleteFunc(files, func(f record.File) bool { return !f.Verdict.Open() })
	}
	files = files[:min(len(files), mostFiles)]
	counts, forms, replied := severities(s), c.formNames(s), record.RepliedIn(s.Answers)
	t := terminal.NewTable(terminal.Col(c.say("文件", "file"), 72), terminal.Col(c.say("表单", "form"), 20), terminal.Col(c.say("结论", "verdict"), 20),
		terminal.Col(c.say("须修改", "errors"), 8), terminal.Col(c.say("须说明", "warnings"), 8), terminal.Col(c.say("提示", "notes"), 8))
	for _, f := range files {
		n := counts[f.ID]
		t.Row(f.Path, forms[f.ID], replied.Label(f).In(c.lang), count(n[finding.Error]), count(n[finding.Warning]), count(n[finding.Info]))
	}
	if err := t.Print(c.Stdout); err != nil {
		return err
	}
	return c.printRest(all-len(files), "另有 %d 个文件没有列出，见审核日报。\n", "%d more files in the daily report.\n")
}

func severities(s *record.Snapshot) map[int64]map[finding.Severity]int {
	counts := map[int64]map[finding.Severity]int{}
	for _, i := range s.Issues {
		if counts[i.FileID] == nil {
			counts[i.FileID] = map[finding.Severity]int{}
		}
		counts[i.FileID][i.Weight()]++
	}
	return counts
}

// formNames are the forms that were recognised in each file.
func (c outcomePrinter) formNames(s *record.Snapshot) map[int64]string {
	names := map[int64][]string{}
	for _, v := range s.Versions {
		def := c.Form(v.Duty.Form)
		if def == nil {
			continue
		}
		if name := def.Name.In(c.lang); !slices.Contains(names[v.File.ID], name) {
			names[v.File.ID] = append(names[v.File.ID], name)
		}
	}
	joined := map[int64]string{}
	for id, list := range names {
		joined[id] = strings.Join(list, c.say("、", ", "))
	}
	return joined
}

func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// printIssues lists what must be mended or explained.
func (c outcomePrinter) printIssues(s *record.Snapshot) error {
	issues := slices.DeleteFunc(slices.Clone(s.Issues), func(i record.Issue) bool { return i.Weight() < finding.Warning })
	if len(issues) == 0 {
		return nil
	}
	t := terminal.NewTable(terminal.Col(c.say("单位", "unit"), 8), terminal.Col(c.say("代码", "code"), 6), terminal.Col(c.say("级别", "severity"), 10),
		terminal.Col(c.say("文件", "file"), 26), terminal.Col(c.say("位置", "where"), 18), terminal.Col(c.say("审核意见", "finding"), 60))
	shown := issues[:min(len(issues), mostIssues)]
	for _, i := range shown {
		t.Row(i.Department, string(i.Code), i.Severity.Label().In(c.lang), fileName(i.Place), where(i.Finding, c.lang), i.Message.In(c.lang))
	}
	if err := t.Print(c.Stdout); err != nil {
		return err
	}
	return c.printRest(len(issues)-len(shown), "另有 %d 条，见审核日报。\n", "%d more in the daily report.\n")
}

// fileName is a file's name without its folder, which stands under its unit.
func fileName(p finding.Place) string {
	if p.File == "" {
		return ""
	}
	return path.Base(p.File)
}

// where is the sheet, and the cells where the finding has any.
func where(f finding.Finding, lang finding.Lang) string {
	cells := f.Where(lang)
	if cells == "" {
		return f.Place.Sheet
	}
	return f.Place.Sheet + "!" + cells
}

// printBalance shows that no file was lost on the way.
func (c outcomePrinter) printBalance(out *pipeline.Outcome) error {
	b := out.Run.Balance
	var parts []string
	for _, v := range record.Verdicts {
		if n := b.ByVerdict[v]; n > 0 {
			parts = append(parts, v.Label().In(c.lang)+" "+strconv.Itoa(n))
		}
	}
	if len(parts) == 0 {
		parts = []string{"0"}
	}
	line := fmt.Sprintf(c.say("收件箱 %d 个文件 = %s；本次新收 %d 个", "%d files in the inbox = %s; %d received in this run"),
		b.Seen, strings.Join(parts, " + "), out.Received)
	if out.Rejudged > 0 {
		line += fmt.Sprintf(c.say("，因设置或程序有变重新审核 %d 个", ", %d judged again by changed settings or another version"), out.Rejudged)
	}
	_, err := fmt.Fprintln(c.Stdout, line)
	return err
}
