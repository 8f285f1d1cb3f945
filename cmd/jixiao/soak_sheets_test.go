//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jixiao/internal/testkit/manysheets"
)

// Cells of the sheets that manysheets makes.
const (
	soakSheet  = "评分表"
	reasonCell = "F9"
	datedCell  = "F7"
	totalCell  = "E32"
)

// soakProject is a project of the round that is played.
type soakProject struct {
	code, unit, folder string
	sheet              []byte // right in everything
	total              string
}

// name is a file of the project, by what people write behind its name.
func (p soakProject) name(behind string) string {
	return path.Join(p.folder, soakSheet+"_"+p.code+behind+".xlsx")
}

// soakRound writes a campaign and returns its projects; those without a sheet
// never hand anything in.
func soakRound(t *testing.T, dir string, projects int, seed uint64) []soakProject {
	t.Helper()
	aside := t.TempDir()
	made, err := manysheets.Write(aside, manysheets.Options{Sheets: projects, Seed: seed, Defaults: os.DirFS("../../configs")})
	must(t, err)
	must(t, os.Rename(filepath.Join(aside, "configs"), filepath.Join(dir, "configs")))
	wrong := map[string]bool{}
	for _, m := range made {
		wrong[m.File] = true
	}
	found, err := filepath.Glob(filepath.Join(aside, "inbox", "*", "*.xlsx"))
	must(t, err)
	var out []soakProject
	for _, file := range found {
		folder := filepath.Base(filepath.Dir(file))
		code := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(file), soakSheet+"_"), ".xlsx")
		p := soakProject{code: code, unit: folder[:6], folder: folder}
		if !wrong[folder+"/"+filepath.Base(file)] {
			p.sheet, err = os.ReadFile(file)
			must(t, err)
			p.total = cellOf(t, p.sheet, totalCell)
		}
		out = append(out, p)
	}
	if len(out) != projects {
		t.Fatalf("%d projects, want %d", len(out), projects)
	}
	return out
}

// write makes the bytes of a paper. The sheet is dated before the play begins,
// so that it may come on any day of it.
func (p soakProject) write(t *testing.T, what paper) []byte {
	t.Helper()
	total := p.total
	if what.wrong {
		total = "1"
	}
	return resaved(t, p.sheet, func(f *excelize.File) {
		must(t, f.SetCellDefault(soakSheet, datedCell, "45174")) // 5 September
		must(t, f.SetCellStr(soakSheet, reasonCell, fmt.Sprint("材料不全，第", what.says, "种说法")))
		must(t, f.SetCellDefault(soakSheet, totalCell, total))
		must(t, f.SetDocProps(&excelize.DocProperties{Title: fmt.Sprint(what.copy)}))
	})
}

// mended is a marked copy that its reader has put right.
func (p soakProject) mended(t *testing.T, marked []byte) []byte {
	t.Helper()
	return resaved(t, marked, func(f *excelize.File) { must(t, f.SetCellDefault(soakSheet, totalCell, p.total)) })
}

// explained is a unit's report with the reason for one finding on a project
// written into it.
func explained(t *testing.T, report []byte, code, project string) []byte {
	t.Helper()
	const sheet, head = "审核意见", "情况说明"
	written := 0
	out := resaved(t, report, func(f *excelize.File) {
		rows, err := f.GetRows(sheet)
		must(t, err)
		column := 0
		for i, row := range rows {
			column = max(column, 1+slices.Index(row, head))
			if slices.Contains(row, code) && strings.Contains(strings.Join(row, " "), project) {
				cell, err := excelize.CoordinatesToCellName(column, i+1)
				must(t, err)
				must(t, f.SetCellStr(sheet, cell, project+"：机房停电，两天后才恢复"))
				written++
			}
		}
	})
	if written != 1 {
		t.Fatalf("%d findings %s on %s in the report, want one", written, code, project)
	}
	return out
}

func resaved(t *testing.T, data []byte, change func(*excelize.File)) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	must(t, err)
	defer func() { _ = f.Close() }()
	change(f)
	var out bytes.Buffer
	must(t, f.Write(&out))
	return out.Bytes()
}

func cellOf(t *testing.T, data []byte, cell string) string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	must(t, err)
	defer func() { _ = f.Close() }()
	text, err := f.GetCellValue(soakSheet, cell)
	must(t, err)
	return text
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
