package snapshot_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"

	"jixiao/configs"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/campaign/snapshot"
)

// workbook changes a workbook, or makes one.
func workbook(t *testing.T, data []byte, change func(*excelize.File) error) []byte {
	t.Helper()
	f := excelize.NewFile()
	if data != nil {
		var err error
		if f, err = excelize.OpenReader(bytes.NewReader(data)); err != nil {
			t.Fatal(err)
		}
	}
	defer func() { _ = f.Close() }()
	if err := change(f); err != nil {
		t.Fatal(err)
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func rows(f *excelize.File, sheet string, from int, all ...[]any) error {
	for i, row := range all {
		if err := f.SetSheetRow(sheet, fmt.Sprintf("A%d", from+i), &row); err != nil {
			return err
		}
	}
	return nil
}

// withOwnRules is the shipped campaign with rules of the section's own, and a list of
// the year before.
func withOwnRules(t *testing.T) *campaign.Campaign {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(configs.Files(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(configs.Files(), name)
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	keeper := files[load.KeeperFile]
	keeper.Data = []byte(strings.Replace(string(keeper.Data), `previous_year: ""`, "previous_year: 去年.xlsx", 1))
	files["去年.xlsx"] = &fstest.MapFile{Data: workbook(t, nil, func(f *excelize.File) error {
		return rows(f, "Sheet1", 1, []any{"序号", "项目名称", "财政综合评分"}, []any{"A-08", "银龄安康", 90}, []any{"A-01", "城区环卫一体化保洁费（城区、莱钢大道及公厕）", 60.125})
	})}
	book := files[load.SettingsFile]
	book.Data = workbook(t, book.Data, func(f *excelize.File) error {
		return rows(f, "本级规则", 4,
			[]any{"L01", "启用", "不比上年高", "评分表", "整张表", "", "财政综合评分<=上年.财政综合评分", "", "须修改", "", "", "", ""},
			[]any{"L02", "启用", "有评分", "整改情况报告表", "每一行", "", "评分表.财政综合评分<1", "问题类别", "", "", "", "", ""},
			[]any{"L03", "启用", "普遍", "评分表", "全部报送", "", "AVERAGE(财政综合评分)<1", "", "", "", "", "", ""})
	})
	c, err := load.Campaign(files)
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range c.RuleFaults {
		t.Fatal(fault.Message.ZH)
	}
	return c
}

// TestASnapshotKnowsLastYear of a unit's own projects, and of no other's: its page
// says what a run says. What needs other sheets neither it nor check judges.
func TestASnapshotKnowsLastYear(t *testing.T) {
	c, files := withOwnRules(t), sampleFiles(t)
	found := 0
	for _, u := range []string{"502001", "213001", "207001"} {
		data, err := snapshot.Of(c, snapshot.Audience(u), today)
		if err != nil {
			t.Fatal(err)
		}
		if known := strings.Contains(string(data), "60.125"); known != (u == "213001") {
			t.Errorf("the snapshot of %s knows another's score: %v", u, known)
		}
		snap := opened(t, c, snapshot.Audience(u))
		same(t, c, snap, u, files, today, nil)
		page, on := judgeOn(t, snap, today)
		for name, file := range files {
			for _, f := range judged(t, page, on, name, u, file, today).Findings {
				switch f.Code {
				case "L01":
					found++
				case "L02", "L03":
					t.Errorf("%s is told of %s alone", f.Code, name)
				}
			}
		}
	}
	if found == 0 {
		t.Error("nothing is held against last year")
	}
	if shared, err := snapshot.Of(c, snapshot.Shared, today); err != nil || strings.Contains(string(shared), "60.125") {
		t.Errorf("everybody's snapshot knows last year's scores (%v)", err)
	}
}
