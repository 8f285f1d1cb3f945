package main

import (
	"fmt"
	"strings"
	"time"

	"jixiao/pipeline/custody"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// said is a fault in words, and what to do about it.
type said struct{ message, cure finding.Text }

// What to do about faults.
var (
	cureRestore = finding.Text{
		ZH: "先保留现在的 data 文件夹，再用 jixiao restore 恢复最近一次无误的备份。",
		EN: "keep the data folder as it is, then restore the last good backup with jixiao restore."}
	cureAsk = finding.Text{
		ZH: "查明是谁、为什么改动了台账；不能说明的，用 jixiao restore 恢复改动之前的备份。",
		EN: "find out who changed the ledger and why; without a good answer restore a backup from before with jixiao restore."}
	cureOriginal = finding.Text{
		ZH: "运行 jixiao restore 备份文件夹 --originals，从备份补回这份原件；没有备份的，请单位按原文件重新提供。",
		EN: "run jixiao restore BACKUP --originals to put it back from a backup; without one ask the department for the same file."}
	cureRun = finding.Text{
		ZH: "运行 jixiao run：用留存的原件重新审核，记录随之补好。",
		EN: "jixiao run checks it again from the archived original, and so mends the record."}
	cureReport = finding.Text{
		ZH: "这是程序的错误：请保留 data 文件夹并报告，这一次的结果不要使用。",
		EN: "this is a fault of the program: keep the data folder, report it, and do not rely on that run."}
)

// auditText puts a fault into words.
func auditText(f custody.AuditFault, zone *time.Location) said {
	switch f.Kind {
	case custody.FaultOriginalMissing:
		return said{sayf("留底缺少原件：%s（SHA-256 %s）", "original missing: %s (SHA-256 %s)", f.Subject, f.Hash), cureOriginal}
	case custody.FaultOriginalDamaged:
		return said{sayf("留底的原件已损坏：%s（SHA-256 应为 %s）", "original damaged: %s (SHA-256 should be %s)", f.Subject, f.Hash), cureOriginal}
	case custody.FaultLedgerDamaged, string(ledger.DoubtDatabase):
		return said{finding.Text{ZH: "台账的数据库文件有损坏", EN: "the ledger's database is damaged: " + f.Detail}, cureRestore}
	case string(ledger.DoubtRow):
		return said{unreadableText(f), cureRun}
	case string(ledger.DoubtBalance):
		return said{sayf("第 %d 次审核收支不符：看到的文件与有结论的文件数目不同", "run %d does not balance: files seen and files judged differ", f.Run), cureReport}
	}
	return said{tamperedText(f, zone), cureAsk}
}

// unreadableText names a row that cannot be read, by its file where it has one.
func unreadableText(f custody.AuditFault) finding.Text {
	what := map[string]finding.Text{"submissions": {ZH: "报送内容", EN: "values"}, "packed": {ZH: "报送内容的整理件", EN: "condensed values"}, "findings": {ZH: "审核意见", EN: "finding"},
		"answers": {ZH: "情况说明或异议", EN: "answer"}}[f.Table]
	of := finding.Text{ZH: f.Subject, EN: f.Subject}
	if f.Subject == "" {
		of = finding.Text{ZH: "全局审核意见", EN: "the whole campaign"}
	}
	return finding.Text{ZH: fmt.Sprintf("记录读不出来：%s（%s %s）", of.ZH, what.ZH, f.Detail),
		EN: fmt.Sprintf("a record cannot be read: %s (%s %s)", of.EN, what.EN, f.Detail)}
}

// tamperedText are the faults that only a change from outside can make.
func tamperedText(f custody.AuditFault, zone *time.Location) finding.Text {
	switch ledger.DoubtKind(f.Kind) {
	case ledger.DoubtRunChanged:
		return sayf("第 %d 次审核的记录事后被改动", "what run %d recorded was changed afterwards", f.Run)
	case ledger.DoubtRunMissing:
		return sayf("第 %d 次审核与前一次接不上：之前有审核记录被删除或改动", "run %d does not follow the one before it: a run was deleted or changed", f.Run)
	case ledger.DoubtRunUnsealed:
		return sayf("第 %d 次审核的校验码被去掉", "the seal of run %d was taken away", f.Run)
	case ledger.DoubtFileChanged:
		what := changesText(f.Changes, zone)
		return finding.Text{ZH: "文件的记录事后被改动：" + f.Subject + what.ZH, EN: "the record of a file was changed afterwards: " + f.Subject + what.EN}
	case ledger.DoubtFileMissing:
		return sayf("文件的记录被删除：%s", "the record of a file was deleted: %s", f.Subject)
	case ledger.DoubtFileForeign:
		return sayf("文件的记录不是程序写入的：%s", "the record of a file was not written by the program: %s", f.Subject)
	case ledger.DoubtCampaignWide:
		return sayf("第 %d 次审核的全局审核意见（如逾期、未报送）事后被改动", "what run %d found over the whole campaign was changed afterwards", f.Run)
	case ledger.DoubtDecision:
		return sayf("绩效科的第 %s 条处理决定事后被增删或改动", "decision %s of the section was added, changed or deleted afterwards", f.Detail)
	case ledger.DoubtRelease:
		return sayf("绩效科对意见的放行（%s）事后被增删或改动", "a release of held letters (%s) was added, changed or deleted afterwards", f.Detail)
	case ledger.DoubtDispatch:
		return sayf("发布方式和放行的第 %s 条记录事后被增删或改动", "record %s of what goes out was added, changed or deleted afterwards", f.Detail)
	case ledger.DoubtStray:
		return sayf("台账里有 %s 条记录不属于任何一次审核", "%s entries in the ledger belong to no run", f.Detail)
	}
	return sayf("%s %s", "%s %s", f.Kind, f.Detail)
}

// changeLabels are the parts of a file's record as people call them.
var changeLabels = map[string]finding.Text{
	"arrival":    {ZH: "到达时间", EN: "arrival"},
	"verdict":    {ZH: "结论", EN: "verdict"},
	"hash":       {ZH: "SHA-256", EN: "SHA-256"},
	"path":       {ZH: "路径", EN: "path"},
	"department": {ZH: "单位", EN: "department"},
	"kind":       {ZH: "文件类型", EN: "type"},
	"judged":     {ZH: "审核所用的设置", EN: "settings judged by"},
	"look":       {ZH: "首次看到的那一次", EN: "first look"},
	"content":    {ZH: "表内数据、版本或审核意见", EN: "values, versions or findings"},
}

// changesText lists in brackets what was changed in a file's record.
func changesText(changes []ledger.Change, zone *time.Location) finding.Text {
	var zh, en []string
	for _, c := range changes {
		label, known := changeLabels[c.Field]
		if !known {
			label = finding.Same(c.Field)
		}
		if c.Field == "content" { // a digest tells nobody anything
			zh, en = append(zh, label.ZH), append(en, label.EN)
			continue
		}
		was, is := valueText(c.Field, c.Was, zone), valueText(c.Field, c.Is, zone)
		zh = append(zh, fmt.Sprintf("%s %s → %s", label.ZH, was.ZH, is.ZH))
		en = append(en, fmt.Sprintf("%s %s → %s", label.EN, was.EN, is.EN))
	}
	if len(zh) == 0 {
		return finding.Text{}
	}
	return finding.Text{ZH: "（" + strings.Join(zh, "；") + "）", EN: " (" + strings.Join(en, "; ") + ")"}
}

// valueText is a part of a file's record the way people read it.
func valueText(field, v string, zone *time.Location) finding.Text {
	switch field {
	case "verdict":
		if label := record.Verdict(v).Label(); label != (finding.Text{}) {
			return label
		}
	case "arrival":
		if t, err := time.Parse(time.RFC3339Nano, v); err == nil {
			return finding.Same(t.In(zone).Format("2006-01-02 15:04:05"))
		}
	}
	return finding.Same(v)
}

func sayf(zh, en string, args ...any) finding.Text {
	return finding.Text{ZH: fmt.Sprintf(zh, args...), EN: fmt.Sprintf(en, args...)}
}
