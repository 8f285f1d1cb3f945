package pipeline_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/wordtest"
	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/custody"
	"jixiao/pipeline/decide"
	"jixiao/pipeline/finalize"
	"jixiao/pipeline/papers"
	"jixiao/pipeline/publish"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/pipeline/workspace"
)

const finalDoc = "钢财绩〔2023〕8号"

// finalWorkbook is where the workbook of the evaluation lies when that is final.
func finalWorkbook(o pipeline.Options) string {
	return filepath.Join(o.Outbox, campaign.FinalSheet, "总表_2023_评价结果.xlsx")
}

// asksForFinal is a template that asks for what a stage became final as.
func asksForFinal(t *testing.T) papers.Paper {
	t.Helper()
	var says strings.Builder
	for _, line := range []string{"{{定稿阶段}} {{定稿文号}} {{定稿日期}} {{定稿人}} {{印记}}", "更正：{{更正说明}}",
		"{{定稿更正.项目编号}} {{定稿更正.更正日期}} {{定稿更正.理由}}", "{{定稿.阶段}}第{{定稿.审核次数}}次 未办结{{定稿.未办结数}}"} {
		says.WriteString("<w:p><w:r><w:t>" + line + "</w:t></w:r></w:p>")
	}
	var data bytes.Buffer
	z := zip.NewWriter(&data)
	w, err := z.Create("word/document.xml")
	must(t, err)
	_, err = w.Write([]byte(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + says.String() + `</w:body></w:document>`))
	must(t, err)
	must(t, z.Close())
	all, err := papers.All(fstest.MapFS{"公文/定稿通知.docx": {Data: data.Bytes()}})
	must(t, err)
	return all[0]
}

func finalized(t *testing.T, o pipeline.Options, r finalize.Request) *decide.Outcome {
	t.Helper()
	r.Stage, r.Doc, r.By, r.Force = campaign.EvaluationStage, finalDoc, "王科长", true
	out, err := finalize.Stages(context.Background(), o.Sender, r)
	must(t, err)
	return out
}

// newerA01 drops another version of a score sheet, a day later.
func newerA01(t *testing.T, o pipeline.Options) (pipeline.Options, *record.Snapshot) {
	t.Helper()
	put(t, o.Inbox, sheetA01, edited(t, sample(t, cityManagement, "评分表_A-01.xlsx"), map[string]string{"F11": "没有细化到指标"}))
	o = later(o, 1)
	return o, mustRun(t, o).Snapshot
}

// TestStagesFollowFromRoles: the forms that scores are taken from are one stage, the
// one that answers problems another, and a definition may name others.
func TestStagesFollowFromRoles(t *testing.T) {
	t.Parallel()
	c := mustCampaign(t)
	said := func() map[string]string {
		out := map[string]string{}
		for _, def := range c.Forms {
			out[def.ID] = c.Stage(def)
		}
		return out
	}
	want := map[string]string{"score-sheet": "评价结果", "score-list": "评价结果", "rectification": "整改", "problem-list": "", "self-evaluation": ""}
	if diff := cmp.Diff(want, said()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	c.Form("problem-list").Stage, c.Form("rectification").Stage = "问题", "问题"
	want["problem-list"], want["rectification"] = "问题", "问题"
	if diff := cmp.Diff(want, said()); diff != "" {
		t.Errorf("named (-want +got):\n%s", diff)
	}
	if got := c.FormsOf("问题"); !slices.Equal(got, []string{"problem-list", "rectification"}) {
		t.Errorf("forms of one that is named: %v", got)
	}
}

// TestFinalAsItStands: what becomes final is the master with a sheet in front, papers
// and the stamp; it comes again from the archive, is audited, backed up and handed
// over, and is no submission, whoever drops it.
func TestFinalAsItStands(t *testing.T) {
	t.Parallel()
	o, _ := threeEvenings(t)
	out := finalized(t, o, finalize.Request{Templates: []papers.Paper{asksForFinal(t)}, Stamp: []byte("\xff\xd8\xff\xe0")})
	final := record.Finals(out.Snapshot.Decisions)[0].Final
	cells := cellsOf(t, "定稿", []byte(contents(t, o.Outbox)[finalWorkbook(o)]))
	for _, want := range []string{"定稿!B3 评价结果", "定稿!B4 " + finalDoc, "定稿!B5 2023-10-16", "定稿!B6 王科长", "定稿!B8 " + final.Seal,
		"定稿!B10 印章.jpg、定稿通知.docx", "定稿!B12 [502001]济南市钢城区卫健局 A-08 评分表：已报送待说明", "审核人（签字）", "单位负责人（签字）",
		"汇总!A4 “评价结果”已于 2023-10-16 定稿（" + finalDoc + "），定稿时有 1 项没有办结。", "附件2!"} {
		if !strings.Contains(cells, want) {
			t.Errorf("the workbook does not say %q", want)
		}
	}
	before := contents(t, filepath.Join(o.Outbox, campaign.FinalSheet))
	notice := wordtest.Lines(t, []byte(before[filepath.Join(o.Outbox, campaign.FinalSheet, "评价结果", "定稿通知.docx")]))
	want := []string{"评价结果 " + finalDoc + " 2023年10月16日 王科长 " + final.Seal, "更正：", "评价结果第3次 未办结1"}
	if diff := cmp.Diff(want, notice); diff != "" || len(before) != 3 {
		t.Errorf("%d files; the paper (-want +got):\n%s", len(before), diff)
	}
	must(t, os.RemoveAll(o.Outbox))
	_, err := publish.Again(context.Background(), o.Workspace)
	must(t, err)
	if diff := cmp.Diff(before, contents(t, filepath.Join(o.Outbox, campaign.FinalSheet))); diff != "" {
		t.Errorf("published again (-before +after):\n%s", diff)
	}
	handedOn(t, o, final)
	dropped(t, o, []byte(before[finalWorkbook(o)]))
}

// handedOn holds that backup and export have what is final, and that audit misses it.
func handedOn(t *testing.T, o pipeline.Options, final *record.Final) {
	t.Helper()
	o.Configs = "../configs"
	must(t, backUpTask(context.Background(), o))
	all, err := workspace.Backups(backupsOf(o), o.Campaign.Facts.Year)
	must(t, err)
	to := o
	to.Place = workspace.Place(filepath.Join(t.TempDir(), "data", "ledger.db"))
	_, err = custody.Restore(context.Background(), to.Workspace, all[0], custody.RestoreOptions{})
	must(t, err)
	stateOf(t, to)
	must(t, exportTask(context.Background(), o))
	for _, f := range final.Files {
		if _, err := os.Stat(filepath.Join(exportOf(o), campaign.FinalSheet, f.Name)); err != nil {
			t.Error(err)
		}
	}
	must(t, os.Remove(filepath.Join(to.State().Originals(), final.Files[0].Hash[:2], final.Files[0].Hash)))
	report, err := custody.Audit(context.Background(), to.Workspace)
	if err != nil || len(report.Faults) != 1 || report.Faults[0].Kind != custody.FaultOriginalMissing || report.Faults[0].Subject != final.Files[0].Name {
		t.Errorf("a lost workbook: %v %+v", err, report.Faults)
	}
}

// dropped holds that the workbook is none of a submission.
func dropped(t *testing.T, o pipeline.Options, workbook []byte) {
	t.Helper()
	versions := len(currentOf(t, o).Versions)
	put(t, o.Inbox, campaign.SectionFolder+"/总表_2023_评价结果.xlsx", workbook)
	put(t, o.Inbox, cityManagement+"/定稿.xlsx", workbook)
	s := mustRun(t, later(o, 1)).Snapshot
	if len(s.Versions) != versions {
		t.Errorf("%d versions became %d", versions, len(s.Versions))
	}
	for _, f := range s.Files {
		if strings.Contains(f.Path, "定稿") || strings.Contains(f.Path, "总表") {
			if f.Verdict != record.Ignored {
				t.Errorf("%s is %s", f.Path, f.Verdict)
			}
		}
	}
}

func currentOf(t *testing.T, o pipeline.Options) *record.Snapshot {
	t.Helper()
	s, err := o.Current(context.Background())
	must(t, err)
	return s
}

// TestFinalIsRefused where something is open, where it is not clear what is final as
// what, and where a decision would change what is final.
func TestFinalIsRefused(t *testing.T) {
	t.Parallel()
	o, _ := threeEvenings(t)
	stages := func(r finalize.Request) error {
		r.By = "王科长"
		_, err := finalize.Stages(context.Background(), o.Sender, r)
		return err
	}
	var open *finalize.Open
	if err := stages(finalize.Request{Stage: campaign.RectificationStage, Doc: finalDoc}); !errors.As(err, &open) ||
		!slices.Equal(open.Duties, []string{"[101001]区文旅局 A-10 整改情况报告表：已报送待说明", "[402001]钢城区自然资源局 整改情况报告表：未报送"}) {
		t.Errorf("open duties: %v %+v", err, open)
	}
	var stage *finalize.Stage
	if err := stages(finalize.Request{Stage: "评价", Doc: finalDoc}); !errors.As(err, &stage) || !slices.Contains(stage.All, "整改") {
		t.Errorf("an unknown stage: %v", err)
	}
	if err := stages(finalize.Request{Stage: "评价结果", Doc: " \n"}); !errors.Is(err, finalize.ErrDoc) {
		t.Errorf("no number: %v", err)
	}
	if err := stages(finalize.Request{Stage: "评价结果", Doc: finalDoc, Force: true, Stamp: []byte("<svg/>")}); !errors.Is(err, finalize.ErrStamp) {
		t.Errorf("no picture: %v", err)
	}
	if left := contents(t, filepath.Join(o.Outbox, campaign.FinalSheet)); len(left) > 0 || len(currentOf(t, o).Decisions) > 0 {
		t.Errorf("something was recorded or published: %d files", len(left))
	}
	finalized(t, o, finalize.Request{})
	if out := finalized(t, o, finalize.Request{}); out.Changed {
		t.Error("it became final twice")
	}
	all := currentOf(t, o).Versions
	stood := all[slices.IndexFunc(all, func(v record.Version) bool { return v.Standing() && v.Duty.Form == "score-sheet" })]
	for _, d := range []decide.Decision{
		{Kind: record.Withdraw, Number: stood.ID}, {Kind: record.Exclude, On: record.Target{Department: "213001", Form: "score-sheet"}},
	} {
		d.By, d.Why = "王科长", "核实"
		if _, err := decide.Decide(context.Background(), o.Sender, d); !errors.Is(err, decide.ErrFinal) {
			t.Errorf("%s: %v", d.Kind, err)
		}
	}
	d := decide.Decision{Kind: record.Correct, Number: stood.ID, By: "王科长", Why: "核实"}
	if _, err := decide.Decide(context.Background(), o.Sender, d); !errors.Is(err, decide.ErrNotBarred) {
		t.Errorf("correct by what is final: %v", err)
	}
}

// TestNewerThanFinal is judged and told, and counts when the section corrects the
// stage by it, in a row of its workbook: papers made later say so. Taken back, all is
// as it was.
func TestNewerThanFinal(t *testing.T) {
	t.Parallel()
	o, _ := threeEvenings(t)
	finalized(t, o, finalize.Request{})
	before := contents(t, filepath.Join(o.Outbox, campaign.FinalSheet))
	o, s := newerA01(t, o)
	told := func(s *record.Snapshot) (all []string) {
		for _, i := range s.Issues {
			if i.Code == "X09" {
				all = append(all, i.Department+" "+i.Place.File+" "+i.Message.ZH)
			}
		}
		return all
	}
	says := "213001 " + sheetA01 + " A-01“城区环卫一体化保洁费（城区、莱钢大道及公厕）”：该阶段（评价结果）已定稿（" + finalDoc + "，2023-10-16），新版须经绩效科更正后才计入总表"
	if diff := cmp.Diff([]string{says}, told(s)); diff != "" {
		t.Errorf("what is told (-want +got):\n%s", diff)
	}
	reason := func() bool {
		return strings.Contains(cellsOf(t, "总表", []byte(contents(t, o.Outbox)[filepath.Join(o.Outbox, "总表_2023.xlsx")])), "定稿后更正")
	}
	if reason() {
		t.Error("the master says that it was corrected")
	}
	day := actsOf(t, o)
	day.act(1, map[string]string{"处理": "更正", "文件或编号": sheetA01, "理由": "漏写原因"})
	day.drop(o, "日报.xlsx")
	o = later(o, 1)
	s = mustRun(t, o).Snapshot
	if len(told(s)) > 0 || len(s.Corrections()) != 1 || !reason() {
		t.Errorf("corrected: told %v, %d corrections, in the master %t", told(s), len(s.Corrections()), reason())
	}
	made, faults, err := papers.Make(asksForFinal(t), view.New(o.Campaign, s), "")
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	lines := wordtest.Lines(t, made[0].Data)
	day18 := o.AsOf.In(o.Campaign.Zone).Format("2006年1月2日")
	if !slices.Contains(lines, "A-01 "+day18+" 漏写原因") || !slices.ContainsFunc(lines, func(l string) bool { return strings.HasSuffix(l, "A-01评分表于"+day18+"更正：漏写原因") }) {
		t.Errorf("the paper says %v", lines)
	}
	if diff := cmp.Diff(before, contents(t, filepath.Join(o.Outbox, campaign.FinalSheet))); diff != "" {
		t.Error("what is final is other than it was")
	}
	must(t, reopenTask(context.Background(), o))
	if left := contents(t, filepath.Join(o.Outbox, campaign.FinalSheet)); len(left) > 0 || reason() {
		t.Errorf("final no longer: %d files, in the master %t", len(left), reason())
	}
	if _, err := os.Stat(filepath.Join(o.Outbox, campaign.FinalSheet)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the folder: %v", err)
	}
}

// TestATestFilingIsToldThatItsStageIsFinal, and changes nothing.
func TestATestFilingIsToldThatItsStageIsFinal(t *testing.T) {
	t.Parallel()
	o, _ := threeEvenings(t)
	put(t, o.Inbox, cityManagement+"/"+record.TestFolder+"/评分表_A-01.xlsx", edited(t, sample(t, cityManagement, "评分表_A-01.xlsx"), map[string]string{"F11": "没有细化到指标"}))
	o = later(o, 1)
	mustRun(t, o)
	finalized(t, o, finalize.Request{})
	s := mustRun(t, later(o, 1)).Snapshot
	var codes []string
	for _, i := range s.Tests.Issues {
		codes = append(codes, fmt.Sprint(i.Code))
	}
	if !slices.Contains(codes, "X09") {
		t.Errorf("the test filing is told %v", codes)
	}
}

// TestFinalInTheWorkbook: what is final is taken back in a row of the section's
// workbook, and is made by the command alone.
func TestFinalInTheWorkbook(t *testing.T) {
	t.Parallel()
	o, _ := threeEvenings(t)
	finalized(t, o, finalize.Request{})
	o = later(o, 1)
	mustRun(t, o)
	day := actsOf(t, o)
	day.undo("定稿有误", "定稿", "评价结果")
	day.act(1, map[string]string{"处理": "定稿", "理由": "核对无误"})
	day.drop(o, "日报.xlsx")
	o = later(o, 1)
	s := mustRun(t, o).Snapshot
	if left := contents(t, filepath.Join(o.Outbox, campaign.FinalSheet)); len(record.Finals(s.Decisions)) > 0 || len(left) > 0 {
		t.Errorf("decided %v, %d files left", decidedIn(s), len(left))
	}
	if got := acted(s); len(got) != 1 || !strings.HasPrefix(got[0], "A02/") {
		t.Errorf("a stage made final in a row: %v", got)
	}
}
