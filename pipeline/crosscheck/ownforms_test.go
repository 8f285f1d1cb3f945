package crosscheck

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/configs"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/form/packed"
)

// Forms that the program has never heard of: what inspectors found at units, and
// what the units did about it.
var ownFiles = map[string]string{
	"forms/dangers.yaml": `
id: dangers
name: {zh: 隐患清单, en: list of dangers}
handed_in_by: [section]
about: campaign
title: {texts: [隐患清单]}
tables:
  - id: dangers
    columns:
      - {id: danger, label: 隐患编号, en: danger id, type: text, presence: required}
      - {id: place, label: 责任单位, en: unit, type: unit, presence: required}
      - {id: what, label: 隐患内容, en: danger, type: text, presence: required}
      - {id: until, label: 整治时限, en: due date, type: date, presence: optional}
master: [{sheet: 隐患清单, rows: dangers, columns: [{field: danger}, {field: place}, {field: what}]}]
`,
	"forms/treatment.yaml": `
id: treatment
name: {zh: 整治反馈表, en: treatment report}
handed_in_by: [department]
about: unit
title: {texts: [整治反馈表]}
fields:
  - {id: unit, label: 反馈单位, en: unit, type: unit, presence: required}
tables:
  - id: done
    columns:
      - {id: no, label: 对应隐患, en: danger answered, type: text, presence: optional}
      - {id: did, label: 整治办法, en: treatment, type: text, presence: required}
      - {id: day, label: 办结日期, en: day done, type: date, presence: optional}
      - {id: plan, label: 计划日期, en: planned, type: date, presence: optional}
      - {id: proof, label: 证明, en: proof, type: text, presence: optional}
master: [{sheet: 整治反馈, rows: done, columns: [{field: no}, {field: did}, {field: day}]}]
`,
	"rules/own.yaml": `
- code: X90
  severity: warning
  title: {zh: 隐患没有反馈, en: danger without answer}
  why: {zh: 每处隐患都要反馈。, en: Every danger needs an answer.}
  args: [problem, list, form_name]
  message: {zh: '{problem}', en: '{problem}'}
  fix: {zh: 补报, en: answer it}
  variants:
    danger:
      message: {zh: '[{project}：]{list}的{value}“{problem}”，{form_name}的“{field}”里没有', en: '{value} of {list} is not in {field} of {form_name}'}
  checks:
    - {kind: unanswered, form: treatment, table: done, problem: no, variant: danger, list: {form: dangers, table: dangers, problem: danger, text: what}}
- code: X91
  severity: warning
  title: {zh: 不在隐患清单中, en: not listed}
  why: {zh: 编号要对得上。, en: Ids must fit.}
  message: {zh: '“{value}”不在隐患清单中', en: '{value} is not listed'}
  fix: {zh: 核对, en: check it}
  checks:
    - {kind: not_listed, form: treatment, table: done, problem: no, list: {form: dangers, table: dangers, problem: danger}}
    - {kind: not_listed, form: wrong-form, table: done, problem: no, list: {form: dangers, table: dangers, problem: danger}}
- code: X92
  severity: info
  audience: section
  title: {zh: 整治办法雷同, en: same treatment}
  why: {zh: 可能是照抄的。, en: It may be a copy.}
  args: [other]
  message: {zh: '“{value}”与{other}的一样', en: '{value} is that of {other}'}
  fix: {zh: 核实, en: ask}
  checks:
    - {kind: same_elsewhere, form: treatment, table: done, field: did}
- code: D90
  severity: warning
  limit: true
  title: {zh: 整治超时, en: treated late}
  why: {zh: 要按时整治。, en: It must be in time.}
  message: {zh: '{value} 晚于 {expected}', en: '{value} is after {expected}'}
  fix: {zh: 说明原因, en: explain}
  variants: {planned: {}, campaign: {}, campaign_planned: {}}
  checks:
    - {kind: item_deadline, form: treatment, table: done, field: day, due: plan, problem: no, list: {form: dangers, table: dangers, problem: danger, due: until}}
- code: R90
  severity: info
  title: {zh: 证明没有收到, en: proof has not come}
  why: {zh: 要一并报送。, en: It must come along.}
  message: {zh: '{field}写了“{value}”，没有收到', en: '{value} has not come'}
  fix: {zh: 补报, en: send it}
  checks:
    - {kind: evidence, form: treatment, table: done, field: proof}
`,
}

// ownRound is the shipped campaign with these forms and rules beside its own.
func ownRound(t *testing.T) *round {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, configs.Files()); err != nil {
		t.Fatal(err)
	}
	for name, text := range ownFiles {
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c, err := load.Campaign(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	c.Owed = nil
	return &round{t: t, c: c}
}

// own receives a sheet of one of these forms; each row is "column=text …".
func (r *round) own(path, arrival, formID string, d record.Duty, table string, rows ...string) record.File {
	r.t.Helper()
	f := r.file(path, arrival)
	s := r.submission(formID)
	def := s.Def.Table(table)
	var read form.Table
	for i, line := range rows {
		values := map[string]form.Value{}
		for _, word := range strings.Fields(line) {
			id, is, _ := strings.Cut(word, "=")
			v := text(is)
			for col := range def.Columns {
				if def.Columns[col].ID == id {
					v.Cell = finding.Ref{Row: 5 + i, Col: col + 1}
					if def.Columns[col].Type == form.TypeDate {
						v = dated(is)
						v.Cell = finding.Ref{Row: 5 + i, Col: col + 1}
					}
				}
			}
			values[id] = v
		}
		read.Rows = append(read.Rows, form.TableRow{Line: 5 + i, Values: form.ValuesOf(values)})
	}
	s.Tables = map[string]form.Table{table: read}
	d.Form = formID
	r.a.Versions = append(r.a.Versions, record.Version{ID: int64(len(r.a.Versions) + 1), Duty: d, File: &f, Sheet: s.Sheet,
		Verdict: record.Accepted, Figures: record.Figures(s, d), Says: packed.Of(s)})
	return f
}

func (r *round) treated(path, arrival, unit string, rows ...string) {
	r.own(path, arrival, "treatment", record.Duty{Department: unit, Subject: finding.SubjectOf(finding.AboutUnit, unit)}, "done", rows...)
}

// TestOwnForms: what is held against each other for the shipped forms is for
// others too, when a rule says so: a second list, a second report, about units.
func TestOwnForms(t *testing.T) {
	r := ownRound(t)
	r.own("绩效科/隐患.xlsx", "10-01 10:00", "dangers", record.Duty{}, "dangers",
		"danger=Y-1 place=[213001]钢城区城市管理局 what=电线老化 until=10-15", "danger=Y-2 place=[213001]钢城区城市管理局 what=通道堵塞",
		"danger=Y-3 place=[101001]某局 what=漏水", "danger=Y-4 place=[504001]济南市钢城区民政局 what=没有人报")
	r.list("绩效科/清单.xlsx", "10-01 10:00", row("A-01", "P-1", "资金管理", ""))
	r.treated("213001/整治.xlsx", "10-19 10:00", "213001", "no=Y-1 did=更换线路并逐处检查 day=10-18 proof=验收单.pdf", "no=P-1 did=清理")
	r.treated("101001/整治.xlsx", "10-20 10:00", "101001", "no=Y-3 did=更换线路并逐处检查 day=10-19")
	r.report("213001/r.xlsx", "10-13 10:00", record.Accepted, row("A-01", "Y-1", "绩效目标", "按月核对"))
	same(t, []string{
		"X03 213001 213001/r.xlsx - A-01",
		"X90 213001 213001/整治.xlsx - -",
		"X08 213001 213001/r.xlsx B5 A-01",
		"X91 213001 213001/整治.xlsx A6 -",
		"D90 213001 213001/整治.xlsx C5 -",
		"X92 101001 101001/整治.xlsx B5 -",
		"R90 213001 213001/整治.xlsx E5 -",
	}, r.told("10-22 22:00"))
	for _, i := range Check(r.c, r.a.Snapshot(), at("10-22 22:00")).Issues {
		if i.Code == "X90" && (i.Subject != "unit:213001" || i.Message.ZH != "隐患清单的Y-2“通道堵塞”，整治反馈表的“对应隐患”里没有") {
			t.Errorf("%s is told as %s", i.Subject, i.Message.ZH)
		}
	}
	want := []map[string]string{
		{"danger": "Y-1", "no": "Y-1", "plan": "2023-10-15", "place": "[213001]钢城区城市管理局", "what": "电线老化", "until": "2023-10-15"},
		{"danger": "Y-2", "no": "Y-2", "place": "[213001]钢城区城市管理局", "what": "通道堵塞"},
	}
	got := Listed(r.c, r.a.Snapshot())
	for _, line := range got[Blank{"treatment", "done", "213001"}] {
		maps.DeleteFunc(line, func(_, v string) bool { return v == "" })
	}
	if diff := cmp.Diff(want, got[Blank{"treatment", "done", "213001"}]); diff != "" {
		t.Errorf("listed (-want +got):\n%s", diff)
	}
	if n := len(got[Blank{"rectification", "problems", "213001"}]); n != 1 {
		t.Errorf("%d problems are listed for the rectification report", n)
	}
}
