package pipeline_test

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/internal/testkit/samples"
	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/decide"
	"jixiao/pipeline/record"
	"jixiao/rules/decimal"
)

// inYuan is the sheet of A-01 with every amount ten thousand times what it is.
func inYuan(t *testing.T) []byte {
	t.Helper()
	data := sample(t, cityManagement, "评分表_A-01.xlsx")
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	amounts := map[string]string{}
	for _, at := range []string{"B5", "D5", "F5", "B6", "D6"} {
		text, err := f.GetCellValue("评分表", at)
		if err != nil {
			t.Fatal(err)
		}
		if d, err := decimal.Parse(text); err == nil {
			amounts[at] = d.Mul(decimal.New(10000)).String()
		}
	}
	return edited(t, data, amounts)
}

// row is the row of a sheet of the published master that begins with a text.
func row(t *testing.T, o pipeline.Options, sheet, first string) []string {
	t.Helper()
	f, err := excelize.OpenFile(filepath.Join(o.Outbox, "总表_2023.xlsx"), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if len(r) > 0 && r[0] == first {
			return r
		}
	}
	t.Fatalf("%s has no row %s", sheet, first)
	return nil
}

var numberIn = regexp.MustCompile(`编号 \d+`)

// toConfirm are the numbers of the versions whose amounts today's report asks the section to confirm.
func toConfirm(t *testing.T, o pipeline.Options) []string {
	t.Helper()
	var out []string
	published(t, o.Outbox, func(_ string, f *excelize.File) {
		rows, _ := f.GetRows("今天要办") // other workbooks have no such sheet
		for _, r := range rows {
			if r[0] == "认定金额" {
				out = append(out, numberIn.FindString(r[2]))
			}
		}
	})
	return out
}

// heldOut holds what was published against an amount in 元 that counts nowhere.
func heldOut(t *testing.T, o pipeline.Options) {
	t.Helper()
	if got := row(t, o, "项目明细", "A-01"); got[5] != "32011800（未认定）" || !strings.HasSuffix(got[len(got)-1], "认定前不计入合计") {
		t.Errorf("A-01 stands as %q", got)
	}
	if got := row(t, o, "项目明细", "合计")[5]; got != "0" {
		t.Errorf("the total is %s", got)
	}
	if diff := cmp.Diff([]string{"编号 1"}, toConfirm(t, o)); diff != "" {
		t.Errorf("today (-want +got):\n%s", diff)
	}
}

// TestAWaivedAmountStaysOut of the master until it is confirmed, and again when
// that is undone or when another file comes.
func TestAWaivedAmountStaysOut(t *testing.T) {
	t.Parallel()
	o := waiving(t, campaign.Waiver{Department: "213001", Project: "A-01", Code: "C08"})
	put(t, o.Inbox, sheetA01, inYuan(t))
	s := mustRun(t, o).Snapshot
	if v := verdicts(s)[sheetA01]; v != record.Accepted {
		t.Fatalf("the sheet is %s: %v", v, codesByFile(s))
	}
	heldOut(t, o)
	before := republished(t, o)

	if out := mustDecide(t, o, decide.Decision{Kind: record.Confirm, Number: 1}); !out.Changed || out.Version.Confirmation == nil {
		t.Errorf("confirmed: %+v", out)
	}
	if again := mustDecide(t, o, decide.Decision{Kind: record.Confirm, Number: 1}); again.Changed {
		t.Error("confirming twice recorded two decisions")
	}
	republished(t, o)
	if got := row(t, o, "项目明细", "合计")[5]; got != "32011800" || len(toConfirm(t, o)) > 0 {
		t.Errorf("confirmed, the total is %s, still to confirm %q", got, toConfirm(t, o))
	}
	mustDecide(t, o, decide.Decision{Kind: record.Confirm, Number: 1, Undo: true})
	if diff := cmp.Diff(before["总表_2023.xlsx"], republished(t, o)["总表_2023.xlsx"]); diff != "" {
		t.Error("undone, the master is not what it was")
	}
	heldOut(t, o)

	mustDecide(t, o, decide.Decision{Kind: record.Confirm, Number: 1})
	o = later(o, 1)
	put(t, o.Inbox, sheetA01, edited(t, inYuan(t), map[string]string{"D6": "32000000", "H6": "0.9996"}))
	s = mustRun(t, o).Snapshot
	if got := toConfirm(t, o); len(got) != 1 || got[0] == "编号 1" {
		t.Errorf("of the new version is to be confirmed: %q, %v", got, codesByFile(s))
	}
}

// TestAnUpheldAmountStaysOut: that the section agrees with an objection to a
// rule says nothing of the figure.
func TestAnUpheldAmountStaysOut(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	put(t, o.Inbox, sheetA01, inYuan(t))
	mustRun(t, o)
	put(t, o.Inbox, answered, responded(t, reported(t, o), "审核意见", "异议", "C08", "合同以元计价，按合同填报"))
	o = later(o, 1)
	s := mustRun(t, o).Snapshot
	if len(s.Answers) != 1 || len(toConfirm(t, o)) > 0 {
		t.Fatalf("%d answers, to confirm %q", len(s.Answers), toConfirm(t, o))
	}
	out, err := decide.Decide(context.Background(), o.Sender, decide.Decision{Kind: record.Uphold, Number: s.Answers[0].ID, By: "王科长", Why: "核实"})
	if err != nil || out.Snapshot.Versions[0].Verdict != record.Accepted {
		t.Fatalf("upheld: %v, %+v", err, out)
	}
	republished(t, o)
	heldOut(t, o)
}

// TestAnExplainedAmountIsToBeConfirmed, also where it is a warning only.
func TestAnExplainedAmountIsToBeConfirmed(t *testing.T) {
	t.Parallel()
	const self, words = transport + "/自评表.xlsx", transport + "/回复.xlsx"
	for amount, want := range map[string][]string{"6000": {"编号 1"}, "4995": nil} {
		t.Run(amount, func(t *testing.T) {
			o := fixture(t)
			put(t, o.Inbox, self, edited(t, samples.Form(t, "项目支出绩效自评表_样例.xlsx"), map[string]string{"E7": amount, "E8": amount}))
			s := mustRun(t, o).Snapshot
			if got := codesByFile(s)[self]; got != "C05" {
				t.Fatalf("told %q", got)
			}
			f, err := excelize.OpenFile(filepath.Join(o.Units, transport, "最新审核意见.xlsx"))
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = f.Close() }()
			put(t, o.Inbox, words, responded(t, f, "审核意见", "情况说明", "C05", "年初预算含上年结转的补贴资金"))
			o = later(o, 1)
			if v := verdicts(mustRun(t, o).Snapshot)[self]; v != record.Accepted {
				t.Errorf("explained, it is %s", v)
			}
			if diff := cmp.Diff(want, toConfirm(t, o)); diff != "" {
				t.Errorf("today (-want +got):\n%s", diff)
			}
		})
	}
}

// TestOnlyWhatIsFarOffIsConfirmed: on anything else the word would say nothing.
func TestOnlyWhatIsFarOffIsConfirmed(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-01.xlsx"))
	mustRun(t, o)
	_, err := decide.Decide(context.Background(), o.Sender, decide.Decision{Kind: record.Confirm, Number: 1, By: "王科长", Why: "核实"})
	if !errors.Is(err, decide.ErrNotDoubted) {
		t.Errorf("confirming an amount that is right: %v", err)
	}
}
