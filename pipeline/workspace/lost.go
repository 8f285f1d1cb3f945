package workspace

import (
	"fmt"
	"strings"

	"jixiao/rules/finding"
)

// LostHistory says that a ledger holds no history, and that there was one: to
// begin another would reset every arrival and lose every decision.
type LostHistory struct {
	Ledger string
	Traces []finding.Text // what shows that there was one
	Others []string       // ledgers in the same folder: perhaps the path is mistyped
	Backup string         // the last one, "" where there is none
}

// Error names what was found.
func (h *LostHistory) Error() string {
	return strings.ReplaceAll(h.Found().EN, "\n  ", " ")
}

// Found names what was found, a line each.
func (h *LostHistory) Found() finding.Text {
	out := finding.Text{ZH: fmt.Sprintf("台账 %s 里没有审核记录，可是以前审核过：", h.Ledger),
		EN: fmt.Sprintf("the ledger %s holds no run, and yet there were some:", h.Ledger)}
	for _, t := range h.Traces {
		out.ZH += "\n  " + t.ZH
		out.EN += "\n  " + t.EN
	}
	return out
}

// Advice says what to do, a line for each cause.
func (h *LostHistory) Advice() finding.Text {
	mistyped := finding.Text{ZH: "路径写错了：改 campaign.yaml 的 paths.ledger（或 --ledger）",
		EN: "the path is mistyped: mend paths.ledger in campaign.yaml (or --ledger)"}
	if len(h.Others) > 0 {
		mistyped.ZH += "，同一文件夹里有台账 " + strings.Join(h.Others, "、")
		mistyped.EN += "; in the same folder there is " + strings.Join(h.Others, ", ")
	}
	backup := finding.Text{ZH: h.Backup, EN: h.Backup}
	if h.Backup == "" {
		backup = finding.Text{ZH: "备份文件夹", EN: "BACKUP"}
	}
	return finding.Text{
		ZH: "从头审核会重算到达时间、丢掉处理决定，所以没有开始。\n" + mistyped.ZH + "\n台账丢了：jixiao restore " + backup.ZH +
			"\n确实要另起一本新台账，从第 1 次审核算起：jixiao run --new-ledger",
		EN: "a new history would reset arrivals and lose decisions, so none was begun.\n" + mistyped.EN + "\nthe ledger is lost: jixiao restore " + backup.EN +
			"\na new ledger is really meant, from run 1 on: jixiao run --new-ledger",
	}
}
