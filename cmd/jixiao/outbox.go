package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/outbox"
	"jixiao/pipeline/publish"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
	"jixiao/rules/register"
)

// outboxPrinter says what became of the outbox.
type outboxPrinter struct {
	console
	o pipeline.Options
}

// print says what in the outbox somebody must know of: what does not go out,
// what people changed in the master, and what they have open.
func (c outboxPrinter) print(out *publish.Result) error {
	if err := c.printOutgoing(out.Snapshot); err != nil {
		return err
	}
	for _, h := range out.ManualEdits {
		if err := c.printManualEdits(h); err != nil {
			return err
		}
	}
	return c.printInUse(out)
}

// printUnmade names the results that could not be made, or not as they should
// be: those that somebody must look after, and how many others there are.
func (c outboxPrinter) printUnmade(out *publish.Result) error {
	const most = 10
	for _, u := range out.Unmade[:min(len(out.Unmade), most)] {
		text := c.say("没有生成：%s，其他结果不受影响\n", "not made: %s; all other results are\n")
		switch u.How {
		case view.PlainCopy:
			text = c.say("按内容重新生成：%s，没有保留原文件的格式\n", "written anew: %s, without the looks of the original\n")
		case view.LargeCopy, view.SlowCopy:
			text = c.say("没有批注副本：%s，文件太大或太复杂，单位按审核意见中的单元格改正\n", "no marked copy: %s, its file is too large or too complex; its department goes by the cells in its report\n")
		}
		if _, err := fmt.Fprintf(c.Stdout, text, u.Page); err != nil {
			return err
		}
	}
	return c.printRest(len(out.Unmade)-most, "另有 %d 项没有列出，见审核日报的“今天要办”。\n", "%d more in the daily report.\n")
}

// printManualEdits says what people changed in the master. The changes are listed
// in the reports of the run that tells them.
func (c outboxPrinter) printManualEdits(h outbox.ManualEdit) error {
	aside := filepath.Base(h.Aside)
	if h.Damaged {
		_, err := fmt.Fprintf(c.Stdout, c.say("原来的总表打不开，已另存为 %s，总表已重新生成。\n",
			"the master could not be opened; it was kept as %s and made anew.\n"), aside)
		return err
	}
	changed := fmt.Sprintf(c.say("%d 个单元格", "%d cells"), len(h.Edits))
	if h.Rows > 0 {
		changed += fmt.Sprintf(c.say("，另有 %d 行", " and %d more rows"), h.Rows)
	}
	if h.Remarks > 0 {
		changed += fmt.Sprintf(c.say("，%d 条批注", ", %d comments"), h.Remarks)
	}
	_, err := fmt.Fprintf(c.Stdout, c.say("总表被手工改过（%s），改过的一份保存为 历次/%s；改动逐条列入审核意见（M01）。\n",
		"the master was changed by hand (%s); the changed one is kept as 历次/%s, and the changes are told as findings (M01).\n"), changed, aside)
	return err
}

// printInUse names the results that could not take their place because
// somebody has them open, and where they lie instead.
func (c outboxPrinter) printInUse(out *publish.Result) error {
	for _, in := range out.Sidecars {
		if _, err := fmt.Fprintf(c.Stdout, c.say("%s 正被打开，新的写在旁边：%s。请关闭它，下次运行会换回原名。\n",
			"%s is open; the new one lies beside it: %s. Close it: the next run puts that right.\n"),
			filepath.Base(in.Target), filepath.Base(in.Path)); err != nil {
			return err
		}
	}
	for _, path := range out.Left {
		if _, err := fmt.Fprintf(c.Stdout, c.say("%s 是临时写在旁边的文件，被手工改过，没有删除；不需要时请自行删除。\n",
			"%s was written beside its place for a time and has been changed by hand: it stays; remove it when you no longer need it.\n"),
			filepath.Base(path)); err != nil {
			return err
		}
	}
	return nil
}

// printOutgoing says what does not go out to the departments, unless all does.
func (c outboxPrinter) printOutgoing(s *record.Snapshot) error {
	at := filepath.Join(c.o.Outbox, campaign.WaitingFolder)
	line := ""
	switch c.o.Campaign.Publishing {
	case campaign.Trial:
		line = fmt.Sprintf(c.say("发布方式：试运行。各单位的文件夹没有动，也不给各单位发邮件；要发的内容在 %s，供绩效科核对。",
			"publishing: trial. No department's folder was touched and no mail goes to departments; what would go out lies in %s for the section."), at)
	case campaign.Review:
		line = c.waitingLine(view.NewOutgoing(c.o.Campaign, s).Waiting(), at)
	default:
		return nil
	}
	_, err := fmt.Fprintln(c.Stdout, line)
	return err
}

// mostUnitsNamed is how many departments are named in one line.
const mostUnitsNamed = 10

func (c outboxPrinter) waitingLine(waiting []register.Unit, at string) string {
	if len(waiting) == 0 {
		return c.say("发布方式：先审后发。没有等待放行的内容。", "publishing: review first. Nothing waits to be released.")
	}
	line := fmt.Sprintf(c.say("发布方式：先审后发。%d 个单位的内容在 %s 等待放行：%s。核对后用 jixiao release 单位代码（或 --all）放行。",
		"publishing: review first. What there is for %d departments waits in %s: %s. Look it over and let it out with jixiao release CODE, or --all."),
		len(waiting), at, c.unitNames(waiting))
	return finding.OneLine(line)
}

func (c outboxPrinter) unitNames(units []register.Unit) string {
	var names []string
	for _, u := range units[:min(len(units), mostUnitsNamed)] {
		names = append(names, u.Code+u.Name)
	}
	text := strings.Join(names, c.say("、", ", "))
	if len(units) > mostUnitsNamed {
		text += c.say("等", " and others")
	}
	return text
}
