package publish_test

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/internal/office/annotate"
	"jixiao/internal/office/sheet"
	"jixiao/internal/testkit/manysheets"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/judge"
	"jixiao/pipeline/record"
	"jixiao/rules/correct"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// desk judges and corrects single sheets of a campaign.
type desk struct {
	*campaign.Campaign
	judge  *judge.Judge
	reader *form.Reader
	day    value.Date
}

func newDesk(t testing.TB, c *campaign.Campaign, day value.Date) desk {
	t.Helper()
	j, err := judge.New(c)
	if err != nil {
		t.Fatal(err)
	}
	r, err := judge.Reader(c)
	if err != nil {
		t.Fatal(err)
	}
	return desk{c, j, r, day}
}

func (d desk) judged(t testing.TB, name string, data []byte) record.Judgement {
	t.Helper()
	out, err := d.judge.File(t.Context(), judge.Received{Name: name, Data: data, Department: name[:6], Day: d.day})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// corrected is the corrected copy of a sheet; none where nothing is to be mended.
func (d desk) corrected(t testing.TB, name string, data []byte, out record.Judgement) ([]byte, []correct.Correction) {
	t.Helper()
	in := correct.Input{Found: out.Findings, Facts: d.Facts.For(name[:6])}
	for i := range out.Submissions {
		in.Submissions = append(in.Submissions, &out.Submissions[i].Submission)
	}
	book, err := sheet.Open(name, data, sheet.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	mended, err := correct.Harmless(context.Background(), d.reader, book, correct.Of(in))
	if err != nil {
		t.Fatal(err)
	}
	if len(mended) == 0 {
		return nil, nil
	}
	copied, err := annotate.Correct(data, mended, out.Findings, annotate.Options{})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return copied, mended
}

// counts are all values that count in what a file says, by their places, but for
// texts in the cells that were mended.
func counts(out record.Judgement, mended []correct.Correction) map[string]string {
	texts := map[string]bool{}
	for _, c := range mended {
		texts[c.Sheet+c.Cell.String()] = c.Kind == correct.Text
	}
	all := map[string]string{}
	for _, s := range out.Submissions {
		note := func(id string, v form.Value) {
			if !texts[s.Sheet+v.Cell.String()] {
				all[s.Sheet+" "+id] = fmt.Sprint(v.State, " ", v.Text, " ", v.Number, " ", v.Date, " ", v.Shown, " ", v.Cell)
			}
		}
		for id, v := range s.Fields {
			note(id, v)
		}
		for id, table := range s.Tables {
			for n, rows := range [][]form.TableRow{table.Rows, table.Subtotals, table.Below} {
				for _, row := range rows {
					for column, v := range row.Values.All() {
						note(fmt.Sprint(id, n, " ", row.Line, " ", row.Group, " ", column), v)
					}
				}
			}
		}
		all[s.Sheet+" duties"] = fmt.Sprint(s.Duties)
	}
	return all
}

// told are findings by code and cell. Of form each cell is one, of anything else
// the first: which other cells may be behind it is a guess.
func told(found []finding.Finding) []string {
	var all []string
	for _, f := range found {
		if f.Code != "V03" {
			all = append(all, fmt.Sprint(f.Code, " ", f.Variant, " ", f.Place.Sheet, " ", f.Place.Cell, " ", f.Because != ""))
			continue
		}
		for _, c := range f.AllCells() {
			all = append(all, fmt.Sprint(f.Code, " ", f.Place.Sheet, " ", c.At))
		}
	}
	slices.Sort(all)
	return all
}

// TestACorrectionChangesNoNumber: of 200 random sheets with mistakes of form and of
// figures the corrected copy says the same in every number and every conclusion,
// all that is told of it is what was told before but for what was mended, only the
// listed cells are others, and there is nothing to be corrected in it.
func TestACorrectionChangesNoNumber(t *testing.T) {
	if testing.Short() {
		t.Skip("side by side it does nothing that others do not")
	}
	dir := t.TempDir()
	if _, err := manysheets.Write(dir, manysheets.Options{Sheets: 200, Seed: 16, Defaults: os.DirFS("../../configs")}); err != nil {
		t.Fatal(err)
	}
	round, err := load.Campaign(os.DirFS(filepath.Join(dir, "configs")))
	if err != nil {
		t.Fatal(err)
	}
	d := newDesk(t, round, value.Date{Year: 2023, Month: 10, Day: 13})
	inbox, n, cells := os.DirFS(filepath.Join(dir, "inbox")), uint64(0), 0
	names := 0
	err = fs.WalkDir(inbox, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		n++
		data, err := fs.ReadFile(inbox, name)
		if err != nil {
			return err
		}
		data = sown(t, data, d.judged(t, name, data), rand.New(rand.NewPCG(16, n)))
		before := d.judged(t, name, data)
		copied, mended := d.corrected(t, name, data, before)
		if copied == nil {
			t.Errorf("%s: nothing is mended", name)
			return nil
		}
		cells += len(mended)
		for _, c := range mended {
			if c.Code == "C02" {
				names++
			}
		}
		after := d.judged(t, name, copied)
		if diff := cmp.Diff(counts(before, mended), counts(after, mended)); diff != "" {
			t.Errorf("%s: values (-before +after):\n%s", name, diff)
		}
		if diff := cmp.Diff(told(correct.Rest(before.Findings, mended)), told(after.Findings)); diff != "" {
			t.Errorf("%s: findings (-before +after):\n%s", name, diff)
		}
		if diff := cmp.Diff(listedCells(mended), otherCells(t, data, copied)); diff != "" {
			t.Errorf("%s: cells that changed (-listed +others):\n%s", name, diff)
		}
		if _, again := d.corrected(t, name, copied, after); len(again) > 0 {
			t.Errorf("%s: corrected again: %v", name, again)
		}
		return nil
	})
	if err != nil || n != 200 || cells < 1000 || names == 0 {
		t.Errorf("%d sheets, %d cells and %d names mended: %v", n, cells, names, err)
	}
}

func listedCells(mended []correct.Correction) []string {
	var all []string
	for _, c := range mended {
		all = append(all, c.Sheet+" "+c.Cell.String())
	}
	slices.Sort(all)
	return all
}

// otherCells are the cells that hold something else in another workbook, by kind,
// text, formula and format; the list of corrections is left out.
func otherCells(t *testing.T, a, b []byte) []string {
	t.Helper()
	first, second := cellsOf(t, a), cellsOf(t, b)
	var all []string
	for at, cell := range first {
		if second[at] != cell {
			all = append(all, at)
		}
		delete(second, at)
	}
	all = append(all, slices.Collect(maps.Keys(second))...)
	slices.Sort(all)
	return all
}

func cellsOf(t *testing.T, data []byte) map[string]form.Cell {
	t.Helper()
	book, err := sheet.Open("a.xlsx", data, sheet.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]form.Cell{}
	for _, s := range book.Sheets {
		if s.Name == form.CorrectionSheet {
			continue
		}
		for _, row := range s.Rows {
			for _, c := range row.Cells {
				all[s.Name+" "+c.Ref.String()] = c
			}
		}
	}
	return all
}

// sown is a sheet with mistakes of form in about half of its cells, and now and
// then a formula over some of them.
func sown(t testing.TB, data []byte, said record.Judgement, r *rand.Rand) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	s := said.Submissions[0]
	wide := func(text string) string {
		return strings.Map(func(c rune) rune {
			if '!' <= c && c <= '~' {
				return c + 0xFEE0
			}
			return c
		}, text)
	}
	misspelt := func(field *form.Field, v form.Value) string {
		n := v.Number.String()
		switch field.Type {
		case form.TypeScore, form.TypeWeight:
			return []string{n, n + "分", wide(n), " " + n + " ", v.Number.Fixed(v.Number.Decimals() + r.IntN(2))}[r.IntN(5)]
		case form.TypeAmount:
			return []string{n, n + "万元", wide(n), "¥" + n, n + " （万元）"}[r.IntN(5)]
		case form.TypeRate, form.TypeNumber, form.TypeCount:
			return n
		case form.TypeDate:
			return []string{fmt.Sprintf("%d.%d.%d", v.Date.Year, v.Date.Month, v.Date.Day), v.Date.Chinese(), wide(v.Date.String()),
				strings.ReplaceAll(v.Date.String(), "-", ""), v.Date.Chinese() + "前后"}[r.IntN(5)]
		case form.TypeCode:
			return []string{wide(v.Text), strings.ToLower(v.Text), strings.ReplaceAll(v.Text, "-", ""), strings.ReplaceAll(v.Text, "-", " － ")}[r.IntN(4)]
		case form.TypeText:
			if runes := []rune(v.Text); field.ID == form.ProjectNameField && r.IntN(3) == 0 {
				return string(runes[:2]) + "的" + string(runes[2:])
			}
		case form.TypeUnit:
			return []string{strings.NewReplacer("[", "（", "]", "）").Replace(v.Text), wide(v.Text), strings.NewReplacer("[", "", "]", " ").Replace(v.Text), v.Text}[r.IntN(4)]
		}
		return ""
	}
	spoil := func(id string, v form.Value) {
		field := s.Def.Field(id)
		if field == nil || !v.OK() || v.Formula != "" || r.IntN(2) == 0 {
			return
		}
		if text := misspelt(field, v); text != "" && strings.Count(text, ".") < 3 {
			if err := f.SetCellStr(s.Sheet, v.Cell.String(), text); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(s.Fields)) {
		spoil(id, s.Fields[id])
	}
	for _, id := range slices.Sorted(maps.Keys(s.Tables)) {
		for _, row := range s.Tables[id].Rows {
			for column, v := range row.Values.All() {
				spoil(column, v)
			}
		}
	}
	if total := s.Fields["total_score"]; r.IntN(4) == 0 && total.OK() {
		if err := f.SetCellFormula(s.Sheet, total.Cell.String(), "SUM("+scoreCells(s)+")"); err != nil {
			t.Fatal(err)
		}
	}
	var buf bytes.Buffer
	if err := f.Write(&buf); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// scoreCells are the cells of all scores, sub-totals left out.
func scoreCells(s record.Judged) string {
	var runs []string
	from, last := finding.Ref{}, finding.Ref{}
	for _, row := range s.Tables["indicators"].Rows {
		at := row.Value("score").Cell
		if last.Row+1 != at.Row {
			from, runs = at, append(runs, "")
		}
		last, runs[len(runs)-1] = at, from.String()+":"+at.String()
	}
	return strings.Join(runs, ",")
}
