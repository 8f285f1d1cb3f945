package scaffold

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/configs"
	"jixiao/internal/testkit/sheettest"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/load"
	"jixiao/rules/finding"
	"jixiao/rules/register"
)

const projectRows = "序号,归口科室,实施单位,项目名称,预算批复金额\n" +
	"B-01,农业科,[301001]青山区农业局,水渠,0.10\n" +
	"B-02,教科文科,[302001]青山区教育局,校舍,1125.45\n" +
	"合计,,,,1125.55\n"

// TestBegin: a campaign of one's own loads as it is written, with its own year
// everywhere and nothing of the sample.
func TestBegin(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "青山")
	begun, err := Begin(dir, Round{Name: "青山区", Year: 2026, Register: mustRegister(t, projectRows)})
	if err != nil {
		t.Fatal(err)
	}
	want := Begun{Name: "青山区2026年度财政重点绩效评价", Year: 2026, Units: 2, Projects: 2, Publishing: campaign.Trial}
	if diff := cmp.Diff(want, begun); diff != "" {
		t.Errorf("begun (-want +got):\n%s", diff)
	}
	c := mustLoad(t, dir)
	if c.Name != want.Name || c.Facts.Year != 2026 || c.Facts.BudgetYear != 2025 || c.Facts.From.String() != "2025-01-01" || c.Facts.To.String() != "2026-12-31" {
		t.Errorf("%s, %d, %d, %s to %s", c.Name, c.Facts.Year, c.Facts.BudgetYear, c.Facts.From, c.Facts.To)
	}
	if info, _ := c.Engine.Info("G01"); !strings.Contains(info.Basis.ZH, "〔2020〕") {
		t.Errorf("the number of a document has changed: %s", info.Basis.ZH)
	}
	if info, _ := c.Engine.Info("S04"); !strings.Contains(info.Lawful.Sheet.ZH, "2025") {
		t.Errorf("the year of an example has not changed: %s", info.Lawful.Sheet.ZH)
	}
	if day, _ := c.Facts.Deadline(register.Extended{Department: "301001", Form: "score-sheet"}); day.String() != "2026-10-15" || c.Settings.Notify.Signature != "青山区财政局绩效科" {
		t.Errorf("deadline %s, signed %s", day, c.Settings.Notify.Signature)
	}
	if got := c.Facts.Projects[0].Budget.String() + " " + c.Facts.Projects[1].Budget.String(); got != "0.1 1125.45" {
		t.Errorf("budgets %s", got)
	}
	if diff := cmp.Diff([]string{"301001青山区农业局", "302001青山区教育局", "绩效科"}, names(t, filepath.Join(dir, "inbox"))); diff != "" {
		t.Errorf("inbox (-want +got):\n%s", diff)
	}
	noTrace(t, dir)
}

// noTrace looks for the sample's bureau and year in all that was written.
func noTrace(t *testing.T, dir string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		text := string(data)
		if filepath.Ext(path) == ".xlsx" {
			text = mustText(t, path)
		}
		for _, word := range []string{"钢城", "莱钢", "213001", "2023"} {
			if strings.Contains(text, word) {
				t.Errorf("%s holds %s", path, word)
			}
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// mustText is all that a workbook's parts say.
func mustText(t *testing.T, path string) string {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all strings.Builder
	f.Pkg.Range(func(_, part any) bool {
		if data, ok := part.([]byte); ok {
			all.Write(data)
		}
		return true
	})
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			all.WriteString(strings.Join(row, "\n"))
		}
	}
	if !strings.Contains(all.String(), "单位名录") {
		t.Fatalf("%s was not read", path)
	}
	return all.String()
}

// TestBeginWithoutRegister leaves the two lists to be filled in, and nothing
// else to be mended.
func TestBeginWithoutRegister(t *testing.T) {
	dir := t.TempDir()
	if _, err := Begin(dir, Round{Name: "青山区2027年项目评价", Year: 2027}); err != nil {
		t.Fatal(err)
	}
	_, err := load.Campaign(os.DirFS(filepath.Join(dir, "configs")))
	const want = "评价年度设置.xlsx 单位名录!A3：没有任何单位\n评价年度设置.xlsx 项目明细!A3：没有任何项目：请填写；不评项目的，在“报送时限”里删去关于项目的表单（整改情况报告表、评分表、项目支出绩效自评表）"
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
	if got := names(t, filepath.Join(dir, "inbox")); !cmp.Equal(got, []string{"绩效科"}) {
		t.Errorf("inbox: %v", got)
	}
	noTrace(t, dir)
}

// TestBeginFromLastYear takes over people, settings and changes of rules, not
// the projects, and no folder that two campaigns would share.
func TestBeginFromLastYear(t *testing.T) {
	last, dir := filepath.Join(t.TempDir(), "去年"), filepath.Join(t.TempDir(), "今年")
	if _, err := Begin(last, Round{Name: "青山区", Year: 2026, Register: mustRegister(t, projectRows)}); err != nil {
		t.Fatal(err)
	}
	mustEdit(t, filepath.Join(last, "configs", load.SettingsFile), map[string]string{
		"单位名录!C4": "区农业局、农水局", "单位名录!E4": "某人", "单位名录!F4": "8001", "单位名录!G4": "a@example.gov.cn",
		"报送时限!D4": "2026-09-30", "报送时限!E4": "5", "审核规则!F5": "提示", "审核规则!I5": "我们的话", "回执和表头用语!D4": "收件回执"})
	keeper := filepath.Join(last, "configs", "campaign.yaml")
	mustReplace(t, keeper, "evaluators: []", "evaluators: [专家组]  # 我们的")
	mustReplace(t, keeper, "ledger: data/ledger.db", "ledger: "+filepath.ToSlash(filepath.Join(last, "data", "ledger.db")))
	mustReplace(t, filepath.Join(last, "configs", "forms", "score-list.yaml"), "id: score-list", "id: score-list # x")

	own := strings.NewReplacer("id: problem-list", "id: extra-list", "评价问题清单", "本区台账", "绩效评价问题清单", "本区台账", "问题清单", "本区台账")
	form, err := fs.ReadFile(configs.Files(), "forms/problem-list.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if err := write(filepath.Join(last, "configs", "forms", "extra-list.yaml"), []byte(own.Replace(string(form)))); err != nil {
		t.Fatal(err)
	}
	mustEdit(t, filepath.Join(last, "configs", load.SettingsFile), map[string]string{"报送时限!A9": "本区台账", "报送时限!B9": "绩效科", "报送时限!C9": "否"})

	if err := os.MkdirAll(filepath.Join(last, "configs", "例子"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := write(filepath.Join(last, "configs", "例子", "样表.xlsx"), form); err != nil {
		t.Fatal(err)
	}
	mustEdit(t, filepath.Join(last, "configs", load.SettingsFile), map[string]string{
		"本级规则!C4": "我们的说明", "本级规则例子!A60": "L91", "本级规则例子!D60": "例子/样表.xlsx", "本级规则例子!F60": "合格"})

	begun, err := Begin(dir, Round{From: last})
	if err != nil {
		t.Fatal(err)
	}
	want := Begun{Name: "青山区2027年度财政重点绩效评价", Year: 2027, Units: 2, Publishing: campaign.Trial,
		Reset: []string{"paths.ledger: " + filepath.ToSlash(filepath.Join(last, "data", "ledger.db"))}, Edited: []string{"forms/score-list.yaml"}}
	if diff := cmp.Diff(want, begun); diff != "" {
		t.Errorf("begun (-want +got):\n%s", diff)
	}
	if got := names(t, filepath.Join(dir, "inbox")); !cmp.Equal(got, []string{"301001青山区农业局", "302001青山区教育局", "专家组", "绩效科"}) {
		t.Errorf("inbox: %v", got)
	}

	whole := filepath.Join(t.TempDir(), "又一年")
	rows := strings.Replace(projectRows, "[302001]青山区教育局", "农水局", 1)
	if _, err := Begin(whole, Round{From: filepath.Join(last, "configs"), Year: 2028, Register: mustRegister(t, rows)}); err != nil {
		t.Fatal(err)
	}
	c := mustLoad(t, whole)
	unit := register.Unit{Code: "301001", Name: "青山区农业局", Aliases: []string{"区农业局", "农水局"}, Contact: "某人", Phone: "8001", Email: "a@example.gov.cn"}
	if diff := cmp.Diff(unit, c.Facts.Units[0]); diff != "" {
		t.Errorf("unit (-want +got):\n%s", diff)
	}
	if day, _ := c.Facts.Deadline(register.Extended{Department: "301001", Form: "score-sheet"}); day.String() != "2028-09-30" || c.Owed[0].ReminderDays != 5 {
		t.Errorf("deadline %s, %d days", day, c.Owed[0].ReminderDays)
	}
	if len(c.Changes) != 1 || c.Changes[0].Severity != finding.Info || c.Changes[0].Wording.ZH != "我们的话" {
		t.Errorf("changes of rules: %+v", c.Changes)
	}
	if c.Say(campaign.ReceiptTitle) != "收件回执" || len(c.Phrases) != 1 {
		t.Errorf("the campaign's own words: %v", c.Phrases)
	}
	if c.Form("extra-list") == nil || c.Owed[len(c.Owed)-1].Form != "extra-list" {
		t.Errorf("the form of one's own: owed are %+v", c.Owed)
	}
	examples := c.Examples.List
	if info, _ := c.Engine.Info("L91"); info.Title.ZH != "我们的说明" || len(examples) == 0 || examples[len(examples)-1].File != "例子/样表.xlsx" || len(c.Examples.Faults) > 0 {
		t.Errorf("rules of one's own: %s, examples %+v, faults %v", info.Title.ZH, examples, c.Examples.Faults)
	}
	if c.Facts.Projects[1].Unit != "301001" || c.Settings.Evaluators[0] != "专家组" || c.Settings.Paths.Ledger != "data/ledger.db" {
		t.Errorf("project of %s, evaluators %v, ledger %s", c.Facts.Projects[1].Unit, c.Settings.Evaluators, c.Settings.Paths.Ledger)
	}
}

// TestBeginRefuses: what is wrong is told where it stands, and nothing is made.
func TestBeginRefuses(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "新")
	var faults *load.Faults
	_, err := Begin(dir, Round{Name: "青山区", Year: 2026, Register: mustRegister(t, strings.Replace(projectRows, "1125.55", "1125.56", 1))})
	if !errors.As(err, &faults) || faults.List[0].Where() != "项目.xlsx 附件1!E4" {
		t.Errorf("register: %v", err)
	}
	last := t.TempDir()
	if _, err := Begin(last, Round{Name: "青山区", Year: 2026}); err != nil {
		t.Fatal(err)
	}
	_, err = Begin(dir, Round{From: last})
	if !errors.As(err, &faults) || faults.List[0].File != filepath.Join(last, "configs", load.SettingsFile) {
		t.Errorf("last year: %v", err)
	}
	if _, err := Begin(dir, Round{Name: "青山区"}); !errors.Is(err, ErrUnnamed) {
		t.Errorf("no year: %v", err)
	}
	if _, err := os.Lstat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Error("something was laid out all the same")
	}
	if _, err := Begin(last, Round{Name: "青山区", Year: 2026}); !errors.Is(err, ErrExists) {
		t.Errorf("over another: %v", err)
	}
}

func mustRegister(t *testing.T, rows string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "项目.xlsx")
	if err := os.WriteFile(path, sheettest.Build(t, sheettest.Sheet{Name: "附件1", CSV: rows}), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func mustLoad(t *testing.T, dir string) *campaign.Campaign {
	t.Helper()
	c, err := load.Campaign(os.DirFS(filepath.Join(dir, "configs")))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// mustEdit writes texts into cells, as the section would.
func mustEdit(t *testing.T, path string, cells map[string]string) {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for at, text := range cells {
		sheet, cell, _ := strings.Cut(at, "!")
		if err := f.SetCellStr(sheet, cell, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
}

func mustReplace(t *testing.T, path, was, is string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(data), was) {
		t.Fatalf("%s does not hold %q: %v", path, was, err)
	}
	if err := os.WriteFile(path, []byte(strings.Replace(string(data), was, is, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestBeginOnTrial: a campaign of one's own tells the section alone at first,
// the next one goes on as last year's ended, and the sample publishes directly.
func TestBeginOnTrial(t *testing.T) {
	dir := t.TempDir()
	first, second, sampleDir := filepath.Join(dir, "2026"), filepath.Join(dir, "2027"), filepath.Join(dir, "sample")
	register := mustRegister(t, projectRows)
	begun, err := Begin(first, Round{Name: "青山区", Year: 2026, Register: register})
	if err != nil || begun.Publishing != campaign.Trial || mustLoad(t, first).Publishing != campaign.Trial {
		t.Errorf("one's own begins with %q: %v", begun.Publishing, err)
	}
	mustEdit(t, filepath.Join(first, configsFolder, load.SettingsFile), map[string]string{"发布方式!A4": "先审后发"})
	begun, err = Begin(second, Round{From: first, Register: register})
	if err != nil || begun.Publishing != campaign.Review || mustLoad(t, second).Publishing != campaign.Review {
		t.Errorf("the next one begins with %q: %v", begun.Publishing, err)
	}
	if err := Init(sampleDir, ""); err != nil || mustLoad(t, sampleDir).Publishing != campaign.Direct {
		t.Errorf("the sample does not publish directly: %v", err)
	}
}
