package pipeline_test

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jixiao/internal/testkit/manysheets"
	"jixiao/internal/testkit/samples"
	"jixiao/internal/testkit/sheettest"
	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/notify"
	"jixiao/pipeline/record"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// guarded is a campaign in which everything that the register says of a project
// can be told from everything else, with a special case on record, an extended
// deadline and an address for each unit.
func guarded(c *campaign.Campaign) *campaign.Campaign {
	own, facts := *c, *c.Facts
	facts.Projects, facts.Units = slices.Clone(facts.Projects), slices.Clone(facts.Units)
	facts.Extensions = map[register.Extended]value.Date{}
	own.Waivers = nil
	for i := range facts.Units {
		u := &facts.Units[i]
		u.Name, u.Email = fmt.Sprintf("密单位%02d局", i), u.Code+"@example.org"
		if i%5 == 2 { // some have a parent
			u.Parent = facts.Units[i-1].Code
		}
		u.Aliases = []string{fmt.Sprintf("密别名%02d", i)}
		for _, form := range []string{"score-sheet", "rectification", "self-evaluation"} {
			facts.Extensions[register.Extended{Department: u.Code, Form: form}] = value.Date{Year: 2023, Month: 10, Day: 1}
		}
	}
	for i := range facts.Projects {
		p := &facts.Projects[i]
		p.Name, p.Division = fmt.Sprintf("密项目%02d号工程", i), fmt.Sprintf("密科室%02d科", i)
		if i%4 == 3 { // some are carried out together
			p.CoUnits = []string{facts.Projects[i-1].Unit}
		}
		p.Budget = decimal.Must(fmt.Sprintf("7%04d.%02d", 1000+i*37, 11+i))
		for _, code := range []finding.Code{"T03", "T09", "C05", "C06", "X04", "D04", "V10"} {
			own.Waivers = append(own.Waivers, campaign.Waiver{Department: p.Unit, Project: p.Code, Code: code,
				Approver: fmt.Sprintf("密批%02d", i), Reason: fmt.Sprintf("密由%02d", i), Until: value.Date{Year: 2030, Month: 1, Day: 1}})
		}
	}
	own.Facts = register.New(facts)
	own.Settings.Mail.On = true
	return &own
}

// secretsOf is what nobody but a project's own unit may read of it.
func secretsOf(c *campaign.Campaign, at int) []string {
	p := c.Facts.Projects[at]
	u, _ := c.Facts.Unit(p.Unit)
	return append([]string{p.Code, p.Name, "[" + p.Unit + "]" + u.Name, u.Name, p.Division, p.Budget.String(), fmt.Sprintf("密批%02d", at),
		fmt.Sprintf("密由%02d", at), fmt.Sprintf("密问题%02d", at), scoreOf(at)}, u.Aliases...)
}

func scoreOf(at int) string { return fmt.Sprintf("83.%03d", 417+at) }

// attack makes one file in which a department names another one's project, in
// one of many ways, and little else that is the other's.
func attack(t *testing.T, r *rand.Rand, p register.Project, own register.Project, owner register.Unit) (name string, data []byte) {
	t.Helper()
	near := strings.Replace(p.Name, "工程", "程", 1)
	unit := []string{"[" + own.Unit + "]某局", "某局", "", "[" + p.Unit + "]某局", owner.Name}[r.IntN(5)]
	title := []string{near, own.Name, "别的名称", ""}[r.IntN(4)]
	amount := []string{"540", p.Budget.Mul(decimal.New(10000)).String(), own.Budget.String()}[r.IntN(3)]
	switch r.IntN(6) {
	case 5: // one's own code under another's name
		return "评分表", edited(t, samples.Form(t, "评分表_样例.xlsx"), map[string]string{"B3": own.Code, "D3": p.Name, "B4": unit, "B5": amount, "F4": "某科"})
	case 0, 1:
		return "评分表", edited(t, samples.Form(t, "评分表_样例.xlsx"), map[string]string{"B3": p.Code, "D3": title, "B4": unit, "B5": amount, "F4": "某科"})
	case 2:
		return "自评表", edited(t, samples.Form(t, "项目支出绩效自评表_样例.xlsx"), map[string]string{
			"C4": p.Name, "J4": "", "C5": "某局", "H5": unit, "E7": amount})
	case 3:
		return "统计表", edited(t, samples.Form(t, "评分统计表_样例.xlsx"), map[string]string{"A4": p.Code, "B4": unit, "C4": title, "A5": "A-99"})
	}
	// The first row is another's, the rest the sender's own.
	cells := map[string]string{"C3": unit, "B5": p.Code, "C5": title}
	for _, line := range []string{"6", "7", "8"} {
		cells["B"+line], cells["C"+line] = own.Code, own.Name
	}
	return "整改", edited(t, samples.Form(t, "整改情况报告表_样例.xlsx"), cells)
}

// officesOwn are the section's lists, which name every project.
func officesOwn(t *testing.T, o pipeline.Options) {
	t.Helper()
	problems, scores := "2023年度绩效评价问题清单\n问题编号,项目编号,项目名称,问题类别,问题描述\n", "2023年度财政重点项目综合评分统计表\n序号,实施单位,项目名称,财政综合评分,财政综合评价等级\n"
	for i, p := range o.Campaign.Facts.Projects {
		u, _ := o.Campaign.Facts.Unit(p.Unit)
		problems += fmt.Sprintf("W-%02d,%s,%s,资金管理,密问题%02d\n", i, p.Code, p.Name, i)
		scores += fmt.Sprintf("%s,[%s]%s,%s,%s,良\n", p.Code, u.Code, u.Name, p.Name, scoreOf(i))
	}
	put(t, o.Inbox, "绩效科/问题清单.xlsx", sheettest.Build(t, sheettest.Sheet{Name: "问题清单", CSV: problems}))
	put(t, o.Inbox, "绩效科/评分统计表.xlsx", sheettest.Build(t, sheettest.Sheet{Name: "评分统计表", CSV: scores}))
}

// readable is, by unit, all that it can open or is sent: names and contents.
func readable(t *testing.T, o pipeline.Options, s *record.Snapshot) map[string]map[string]string {
	t.Helper()
	out := map[string]map[string]string{}
	add := func(unit, name, text string) {
		if out[unit] == nil {
			out[unit] = map[string]string{}
		}
		out[unit][name] += text
	}
	for path, data := range units(t, o) {
		rel, err := filepath.Rel(o.Units, path)
		if err != nil {
			t.Fatal(err)
		}
		add(filepath.ToSlash(rel)[:6], rel, rel+"\n"+inside(t, rel, data))
	}
	for _, l := range notify.Due(o.Campaign, s, nil).Letters {
		if l.Unit == "" {
			continue
		}
		var attached strings.Builder
		if l.Attach != nil {
			if err := l.Attach.Write(&attached); err != nil {
				t.Fatal(err)
			}
		}
		add(l.Unit, "letter "+l.Kind, l.Subject+strings.Join(l.Lines, "\n")+inside(t, l.Key, attached.String()))
	}
	return out
}

// attacked drops files of one sender after another and reads what it gets.
func attacked(t *testing.T, o pipeline.Options, r *rand.Rand, each int) (looked int) {
	t.Helper()
	officesOwn(t, o)
	facts := o.Campaign.Facts
	sent := map[string]string{} // by sender
	for n, own := range facts.Projects {
		u, _ := facts.Unit(own.Unit)
		for k := range each {
			at := (n + 1 + r.IntN(len(facts.Projects)-1)) % len(facts.Projects)
			p := facts.Projects[at]
			if p.Unit == own.Unit {
				continue
			}
			owner, _ := facts.Unit(p.Unit)
			name, data := attack(t, r, p, own, owner)
			path := fmt.Sprintf("%s/%s_%d_%d.xlsx", campaign.FolderName(u), name, n, k)
			put(t, o.Inbox, path, data)
			sent[own.Unit] += path + inside(t, path, string(data))
		}
	}
	s := mustRun(t, o).Snapshot
	told := map[finding.Code]int{}
	for _, i := range s.Issues {
		told[i.Code]++
	}
	if told["C06"] == 0 || told["X04"] == 0 {
		t.Errorf("nothing was attacked: %v", told)
	}
	for unit, files := range readable(t, o, s) {
		reader, _ := facts.Unit(unit)
		parent, _ := facts.Unit(reader.Parent) // what one's parent is called is no secret
		for at, p := range facts.Projects {
			if _, shown := facts.For(unit).Project(p.Code); shown {
				continue
			}
			for _, word := range secretsOf(o.Campaign, at) {
				for _, name := range slices.Sorted(maps.Keys(files)) {
					looked++
					if strings.Contains(files[name], word) && (parent.Code == "" || !strings.HasSuffix(word, parent.Name)) && !strings.Contains(sent[unit], word) {
						t.Errorf("%s: %s tells %q of %s", unit, name, word, p.Code)
					}
				}
			}
		}
	}
	return looked
}

// TestNothingOfAnothersIsTold: a department that names another one's project,
// by code or by name, in whatever form, reads nothing of the register's entry
// that it did not write itself.
func TestNothingOfAnothersIsTold(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("side by side it does nothing that others do not")
	}
	for seed := range uint64(3) {
		o := fixture(t)
		o.Campaign = guarded(o.Campaign)
		if n := attacked(t, o, rand.New(rand.NewPCG(seed, 6)), 5); n < 1000 {
			t.Errorf("seed %d: looked %d times", seed, n)
		}
	}
}

func TestNothingOfAnothersIsToldInALargeCampaign(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("many sheets")
	}
	round := t.TempDir()
	if _, err := manysheets.Write(round, manysheets.Options{Sheets: 40, Seed: 3, Defaults: os.DirFS("../configs")}); err != nil {
		t.Fatal(err)
	}
	o, err := roundOptions(round, round)
	if err != nil {
		t.Fatal(err)
	}
	o.Inbox = t.TempDir() // none but ours
	o.Campaign = guarded(o.Campaign)
	attacked(t, o, rand.New(rand.NewPCG(7, 7)), 2)
}

// TestOnesOwnProjectsAreTold where another one's was named: enough to mend it.
func TestOnesOwnProjectsAreTold(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	put(t, o.Inbox, cityManagement+"/评分表.xlsx", edited(t, sample(t, cityManagement, "评分表_A-01.xlsx"), map[string]string{"B3": "A-05", "D3": "别的名称"}))
	var got *record.Issue
	for _, i := range mustRun(t, o).Snapshot.Issues {
		if i.Place.File != "" && i.Severity == finding.Error {
			if got != nil {
				t.Errorf("beside it %s is told: %s", i.Code, i.Message.ZH)
			}
			got = &i
		}
	}
	if got == nil || got.Code != "C06" || got.Expected != "A-01、A-02" ||
		!strings.Contains(got.Fix.ZH, "A-01“城区环卫一体化保洁费（城区、莱钢大道及公厕）”、A-02") {
		t.Errorf("told is %+v", got)
	}
}

// TestAFileInNoFolderTellsNothing to the unit that one of its sheets is for of
// what another sheet names; and a special case excuses nobody else's file.
func TestAFileInNoFolderTellsNothing(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	o.Campaign = guarded(o.Campaign)
	p := o.Campaign.Facts.Projects[4]
	own := o.Campaign.Facts.Projects[0]
	u, _ := o.Campaign.Facts.Unit(own.Unit)
	first := edited(t, samples.Form(t, "评分表_样例.xlsx"), map[string]string{"B3": own.Code, "D3": own.Name, "B4": "[" + own.Unit + "]" + u.Name, "B5": "1"})
	for n, unit := range []string{"[" + own.Unit + "]" + u.Name, "[402001]别的局", "[403001]别的局"} {
		second := edited(t, samples.Form(t, "评分表_样例.xlsx"), map[string]string{"B3": p.Code, "D3": "别的名称", "B4": unit, "B5": "2"})
		put(t, o.Inbox, fmt.Sprintf("合并%d.xlsx", n), together(t, first, second))
	}
	s := mustRun(t, o).Snapshot
	files := readable(t, o, s)[own.Unit]
	if !strings.Contains(strings.Join(slices.Collect(maps.Keys(files)), " "), "合并0") {
		t.Errorf("its unit has no copy of the file: %v", slices.Sorted(maps.Keys(files)))
	}
	for name, text := range files {
		for _, word := range secretsOf(o.Campaign, 4) {
			if word != p.Code && strings.Contains(text, word) {
				t.Errorf("%s tells %q", name, word)
			}
		}
	}
}

// together is a workbook with the first sheets of two.
func together(t *testing.T, first, second []byte) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(first))
	if err != nil {
		t.Fatal(err)
	}
	from, err := excelize.OpenReader(bytes.NewReader(second), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	const other = "另一张"
	old := from.GetSheetName(0)
	_, err = f.NewSheet(other)
	rows, rowsErr := from.GetRows(old)
	merges, mergesErr := from.GetMergeCells(old)
	var all []error
	for i, row := range rows {
		all = append(all, f.SetSheetRow(other, fmt.Sprintf("A%d", i+1), &row))
	}
	for _, m := range merges {
		all = append(all, f.MergeCell(other, m.GetStartAxis(), m.GetEndAxis()))
	}
	var buf bytes.Buffer
	if err := errors.Join(append(all, err, rowsErr, mergesErr, f.Write(&buf), f.Close(), from.Close())...); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}
