package pipeline_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"jixiao/internal/testkit/samples"
	"jixiao/pipeline/custody"
	"jixiao/pipeline/decide"
	"jixiao/pipeline/record"
)

// TestTheSectionRules on an objection, and on an explanation.
func TestTheSectionRules(t *testing.T) {
	t.Parallel()
	o := asked(t)
	f := reported(t, o)
	responded(t, f, "审核意见", "情况说明", "T09", reasonOne)
	put(t, o.Inbox, answered, responded(t, f, "审核意见", "异议", "T09", "", "合同约定如此，不应扣分"))
	s := mustRun(t, o).Snapshot
	if diff := cmp.Diff([]record.State{record.Explained, record.Objected}, statesOf(s, "T09")); diff != "" {
		t.Fatalf("states (-want +got):\n%s", diff)
	}
	if got := verdicts(s)[sheetA01]; got != record.NeedsExplanation {
		t.Errorf("an objection alone makes the sheet %s", got)
	}
	explanation, objection := s.Answers[0].ID, s.Answers[1].ID
	rule := func(kind record.DecisionKind, id int64, undo bool) *decide.Outcome {
		t.Helper()
		out, err := decide.Decide(context.Background(), o.Sender, decide.Decision{Kind: kind, Number: id, Undo: undo, By: "王科长", Why: "核实"})
		if err != nil {
			t.Fatal(err)
		}
		if report, err := custody.Audit(context.Background(), o.Workspace); err != nil || len(report.Faults) > 0 {
			t.Errorf("audit after a ruling: %v, %+v", err, report.Faults)
		}
		return out
	}
	want := func(what string, out *decide.Outcome, sheet record.Verdict, states ...record.State) {
		t.Helper()
		if diff := cmp.Diff(states, statesOf(out.Snapshot, "T09")); diff != "" || verdicts(out.Snapshot)[sheetA01] != sheet {
			t.Errorf("%s: %s (-want +got):\n%s", what, verdicts(out.Snapshot)[sheetA01], diff)
		}
	}
	want("upheld", rule(record.Uphold, objection, false), record.Accepted, record.Explained, record.Dismissed)
	if again := rule(record.Uphold, objection, false); again.Changed {
		t.Error("upheld twice")
	}
	want("rejected after all", rule(record.Reject, objection, false), record.NeedsExplanation, record.Explained, record.Open)
	want("undone", rule(record.Reject, objection, true), record.NeedsExplanation, record.Explained, record.Objected)
	out := rule(record.Refuse, explanation, false)
	want("refused", out, record.NeedsExplanation, record.Open, record.Objected)
	if out.Answer.Explained != record.Refused {
		t.Errorf("the answer is %s", out.Answer.Explained)
	}
	_, err := decide.Decide(context.Background(), o.Sender, decide.Decision{Kind: record.Uphold, Number: explanation, By: "王科长", Why: "核实"})
	if !errors.Is(err, decide.ErrNoAnswer) {
		t.Errorf("upholding an explanation: %v", err)
	}
}

// TestExplanationsAreHandedOver with the year, and so are receipts.
func TestExplanationsAreHandedOver(t *testing.T) {
	t.Parallel()
	o := asked(t)
	reply := responded(t, reported(t, o), "审核意见", "情况说明", "T09", reasonOne, reasonTwo)
	put(t, o.Inbox, answered, reply)
	mustRun(t, o)
	dir, out := handOver(t, o)
	if out.Entries != 2 || out.Originals != 2 {
		t.Errorf("%d papers, %d originals; want 2 and 2", out.Entries, out.Originals)
	}
	data, err := os.ReadFile(filepath.Join(dir, "情况说明", "2023-213001钢城区城市管理局-情况说明.xlsx"))
	if err != nil || !bytes.Equal(data, reply) {
		t.Errorf("the file that explains is not handed over: %v", err)
	}
	receipt := readOut(t, filepath.Join(dir, "回执", cityManagement, "回执_收件000002_回复.xlsx.html"))
	if !strings.Contains(receipt, "已收到情况说明 2 条，都已采纳。") {
		t.Error("the receipt does not say what was taken")
	}
}

// TestAnswersSurviveACut: a run that is cut off after any file, and run again,
// leaves what an undisturbed one leaves.
func TestAnswersSurviveACut(t *testing.T) {
	t.Parallel()
	var want *record.Snapshot
	for cut := range 3 {
		o := asked(t)
		put(t, o.Inbox, answered, responded(t, reported(t, o), "审核意见", "情况说明", "T09", reasonOne))
		put(t, o.Inbox, cityManagement+"/又一份.xlsx", responded(t, reported(t, o), "审核意见", "异议", "T09", "", "合同约定如此"))
		if cut > 0 {
			stopAfter(t, o, cut)
		}
		s := mustRun(t, o).Snapshot
		if want == nil {
			want = s
			continue
		}
		if diff := cmp.Diff(want, s, ledgerContent(), cmpopts.IgnoreFields(record.File{}, "ModTime"), cmpopts.IgnoreFields(record.Decision{}, "Made")); diff != "" {
			t.Errorf("cut off after %d (-undisturbed +cut off):\n%s", cut, diff)
		}
	}
}

// TestLatenessCanBeExplained: what is found over the whole campaign is answered
// like all else.
func TestLatenessCanBeExplained(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	o.AsOf = samples.Evenings(t)[2].AsOf
	put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-01.xlsx"))
	if s := mustRun(t, o).Snapshot; verdicts(s)[sheetA01] != record.NeedsExplanation {
		t.Fatalf("a late sheet is %s", verdicts(s)[sheetA01])
	}
	o = later(o, 30) // another day: the finding is still the same
	put(t, o.Inbox, answered, responded(t, reported(t, o), "审核意见", "情况说明", "D01", "共享文件夹停机，次日补报"))
	s := mustRun(t, o).Snapshot
	if diff := cmp.Diff([]record.State{record.Explained}, statesOf(s, "D01")); diff != "" || verdicts(s)[sheetA01] != record.Accepted {
		t.Errorf("explained, the sheet is %s (-want +got):\n%s", verdicts(s)[sheetA01], diff)
	}
	if s = mustRun(t, later(o, 30)).Snapshot; verdicts(s)[sheetA01] != record.Accepted {
		t.Errorf("a day later the sheet is %s", verdicts(s)[sheetA01])
	}
}
