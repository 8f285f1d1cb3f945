package manysheets

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jixiao/pipeline/campaign/load"
)

func TestSettingsHoldTheRegister(t *testing.T) {
	dir := t.TempDir()
	_, err := Write(dir, Options{Sheets: 12, Seed: 1, Defaults: os.DirFS("../../../configs")})
	if err != nil {
		t.Fatal(err)
	}
	file, err := excelize.OpenFile(filepath.Join(dir, "configs", settingsName), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := file.GetRows("项目明细")
	if err != nil {
		t.Fatal(err)
	}
	codes := 0
	for _, row := range rows {
		if len(row) > 0 && strings.HasPrefix(row[0], "A-") {
			codes++
		}
	}
	if codes != 12 {
		t.Errorf("%d projects in the register, want 12", codes)
	}
	if last := rows[len(rows)-1]; last[0] != "合计" {
		t.Errorf("the register ends with %q, want 合计", last[0])
	}
}

func TestTheCampaignLoads(t *testing.T) {
	dir := t.TempDir()
	_, err := Write(dir, Options{Sheets: 12, Seed: 1, Defaults: os.DirFS("../../../configs")})
	if err != nil {
		t.Fatal(err)
	}
	c, err := load.Campaign(os.DirFS(filepath.Join(dir, "configs")))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(c.Facts.Projects); n != 12 {
		t.Errorf("%d projects, want 12", n)
	}
	if n := len(c.Facts.Units); n != 3 {
		t.Errorf("%d units, want 3", n)
	}
}
