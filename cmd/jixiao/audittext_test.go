package main

import (
	"strings"
	"testing"
	"time"

	"jixiao/pipeline/custody"
	"jixiao/pipeline/ledger"
)

// Every kind of fault has words and a cure in both languages, and says which
// run, file or decision it is about. Of a broken database there is one; what it
// says about itself is English, and stays there.
func TestEveryFaultHasWordsAndACure(t *testing.T) {
	for _, kind := range []string{custody.FaultOriginalMissing, custody.FaultOriginalDamaged, custody.FaultLedgerDamaged,
		string(ledger.DoubtDatabase), string(ledger.DoubtRunChanged), string(ledger.DoubtRunMissing), string(ledger.DoubtRunUnsealed),
		string(ledger.DoubtBalance), string(ledger.DoubtFileChanged), string(ledger.DoubtFileMissing), string(ledger.DoubtFileForeign),
		string(ledger.DoubtCampaignWide), string(ledger.DoubtDecision), string(ledger.DoubtStray), string(ledger.DoubtRow)} {
		text := auditText(custody.AuditFault{Kind: kind, Subject: "a-7.xlsx", Run: 7, Detail: "page 7"}, time.UTC)
		for _, s := range []string{text.message.ZH, text.message.EN} {
			about := strings.Contains(s, "7") || s == "台账的数据库文件有损坏"
			if !about || strings.HasPrefix(s, kind) || strings.Contains(s, "%") {
				t.Errorf("%s: %q does not say in words what it is about", kind, s)
			}
		}
		if text.cure.ZH == "" || text.cure.EN == "" {
			t.Errorf("%s has no cure", kind)
		}
	}
}

func TestChangesAreReadByPeople(t *testing.T) {
	changes := []ledger.Change{
		{Field: "arrival", Was: "2023-10-13T14:00:00.000000000Z", Is: "nonsense"},
		{Field: "verdict", Was: "returned", Is: "accepted"},
		{Field: "content", Was: "0f", Is: "f0"},
		{Field: "new", Was: "a", Is: "b"},
	}
	got := changesText(changes, time.FixedZone("", 8*3600))
	const zh = "（到达时间 2023-10-13 22:00:00 → nonsense；结论 退回修改 → 审核通过；表内数据、版本或审核意见；new a → b）"
	const en = " (arrival 2023-10-13 22:00:00 → nonsense; verdict returned → accepted; values, versions or findings; new a → b)"
	if got.ZH != zh || got.EN != en {
		t.Errorf("changes = %q, %q\nwant %q, %q", got.ZH, got.EN, zh, en)
	}
}
