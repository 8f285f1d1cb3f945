package pipeline_test

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/internal/testkit/samples"
	"jixiao/internal/testkit/sheettest"
	"jixiao/pipeline"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/pipeline/scaffold"
	"jixiao/pipeline/summary"
	"jixiao/rules/decimal"
)

// upward is when the summaries of the sample round are handed in.
var upward = time.Date(2023, 11, 20, 14, 0, 0, 0, time.UTC)

// region is a level of the roll-up: what it works on, and what it is called above.
type region struct {
	code, name string
	o          pipeline.Options
	out        *pipeline.Outcome
}

func (r region) folder() string { return r.code + r.name }

// county is the sample campaign after so many evenings.
func county(t *testing.T, code, name string, evenings int) region {
	t.Helper()
	r := region{code: code, name: name, o: fixture(t)}
	for _, e := range samples.Evenings(t)[:evenings] {
		e.CopyTo(t, r.o.Inbox)
		r.o.AsOf = e.AsOf
		r.out = mustRun(t, r.o)
	}
	return r
}

// above is a campaign that takes in the summaries of others.
func above(t *testing.T, code, name string, below ...region) region {
	t.Helper()
	rows := []string{"代码,名称"}
	for _, b := range below {
		rows = append(rows, b.code+","+b.name)
	}
	dir := filepath.Join(t.TempDir(), name)
	list := filepath.Join(t.TempDir(), "名单.xlsx")
	if err := os.WriteFile(list, sheettest.Build(t, sheettest.Sheet{Name: "名单", CSV: strings.Join(rows, "\n")}), 0o644); err != nil {
		t.Fatal(err)
	}
	year := below[0].o.Campaign.Facts.Year
	if _, err := scaffold.Begin(dir, scaffold.Round{Name: name, Year: year, Regions: list}); err != nil {
		t.Fatal(err)
	}
	c, err := load.Campaign(os.DirFS(filepath.Join(dir, "configs")))
	if err != nil {
		t.Fatal(err)
	}
	return region{code: code, name: name, o: optionsIn(dir, c, upward.AddDate(year-upward.Year(), 0, 0))}
}

// takes has a region hand its summary in to the level above.
func (r region) takes(t *testing.T, below ...region) {
	t.Helper()
	for _, b := range below {
		made := b.summary(t)
		put(t, r.o.Inbox, b.folder()+"/"+made.Name, made.Data)
	}
}

// summary makes the summary of the last run, as the ledger has it now.
func (r region) summary(t *testing.T) summary.Made {
	t.Helper()
	s, err := r.o.Current(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	made, err := summary.Make(view.New(r.o.Campaign, s), summary.Of{Code: r.code, Name: r.name, Seal: r.out.Seal})
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func (r *region) run(t *testing.T) {
	t.Helper()
	r.out = mustRun(t, r.o)
	r.o.AsOf = r.o.AsOf.Add(24 * time.Hour)
}

// figures are what a level's master says of some projects together.
type figures struct{ projects, budget, scores, excellent, good, mended string }

// countedIn adds up what the masters of counties say, row by row.
func countedIn(t *testing.T, counties ...region) figures {
	t.Helper()
	var projects, excellent, good, mended int64
	var budget, scores decimal.Decimal
	for _, c := range counties {
		f := mustOpen(t, filepath.Join(c.o.Outbox, "总表_2023.xlsx"))
		for _, row := range columnsOf(t, f, "项目明细", "序号", "预算批复金额") {
			if row[0] != "合计" {
				projects++
				budget = budget.Add(decimal.Must(row[1]))
			}
		}
		for _, row := range columnsOf(t, f, "评分统计", "财政综合评分", "财政综合评价等级") {
			switch row[1] {
			case "优":
				excellent++
			case "良":
				good++
			default:
				continue
			}
			scores = scores.Add(decimal.Must(row[0]))
		}
		for _, row := range columnsOf(t, f, "整改台账", "整改状态") {
			if row[0] == "已完成" {
				mended++
			}
		}
	}
	n := func(i int64) string { return decimal.New(i).String() }
	return figures{n(projects), budget.String(), scores.String(), n(excellent), n(good), n(mended)}
}

// stated are the sums of the sheet by region of a level's master.
func stated(t *testing.T, r region) (sum figures, regions []string) {
	t.Helper()
	f := mustOpen(t, filepath.Join(r.o.Outbox, "总表_2023.xlsx"))
	var all [6]decimal.Decimal
	for _, row := range columnsOf(t, f, "分地区汇总", "地区代码", "项目数", "预算合计（万元）", "评分合计", "优", "良", "已整改数") {
		if len(row[0]) != 6 {
			continue // the closing row
		}
		regions = append(regions, row[0])
		for i, text := range row[1:] {
			all[i] = all[i].Add(decimal.Must(text))
		}
	}
	return figures{all[0].String(), all[1].String(), all[2].String(), all[3].String(), all[4].String(), all[5].String()}, regions
}

func mustOpen(t *testing.T, path string) *excelize.File {
	t.Helper()
	f, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// columnsOf are some columns of a sheet, by their headers, under the row of these.
func columnsOf(t *testing.T, f *excelize.File, sheet string, headers ...string) (all [][]string) {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	var at []int
	for _, row := range rows {
		if at == nil {
			if slices.Contains(row, headers[0]) {
				for _, h := range headers {
					at = append(at, slices.Index(row, h))
				}
			}
			continue
		}
		var cells []string
		for _, i := range at {
			cell := ""
			if i < len(row) {
				cell = row[i]
			}
			cells = append(cells, cell)
		}
		all = append(all, cells)
	}
	if at == nil || slices.Contains(at, -1) {
		t.Fatalf("%s lacks %v", sheet, headers)
	}
	return all
}

// regionCodes are the findings about summaries: code, file and cell.
func regionCodes(s *record.Snapshot) (all []string) {
	for _, i := range s.Issues {
		if i.FileID != 0 && !isHint(i) {
			all = append(all, string(i.Code)+" "+i.Place.File+" "+i.Place.Sheet+"!"+i.Place.Cell.String())
		}
	}
	return all
}

// TestRollUp carries the summaries of four counties to their cities and on to the
// province: what stands there is what the counties' own masters say, to the last
// digit, and it can be made again byte for byte.
func TestRollUp(t *testing.T) {
	t.Parallel()
	counties := []region{county(t, "370116", "莱芜区", 1), county(t, "370117", "钢城区", 3), county(t, "370211", "黄岛区", 2), county(t, "370214", "城阳区", 1)}
	cities := []region{above(t, "370100", "济南市", counties[:2]...), above(t, "370200", "青岛市", counties[2:]...)}
	for i := range cities {
		cities[i].takes(t, counties[2*i:2*i+2]...)
		cities[i].run(t)
	}
	province := above(t, "370000", "山东省", cities...)
	province.takes(t, cities...)
	province.run(t)

	for _, level := range []struct {
		region
		of []region
	}{{cities[0], counties[:2]}, {cities[1], counties[2:]}, {province, counties}} {
		if got := regionCodes(level.out.Snapshot); got != nil {
			t.Errorf("%s: found %v", level.name, got)
		}
		got, regions := stated(t, level.region)
		if diff := cmp.Diff(countedIn(t, level.of...), got, cmp.AllowUnexported(figures{})); diff != "" {
			t.Errorf("%s (-counties' masters +its own):\n%s", level.name, diff)
		}
		slices.Sort(regions)
		var want []string
		for _, c := range level.of {
			want = append(want, c.code)
		}
		if !slices.Equal(regions, want) {
			t.Errorf("%s: regions %v, want %v", level.name, regions, want)
		}
		if !bytes.Equal(level.summary(t).Data, level.summary(t).Data) {
			t.Errorf("%s: the summary of one run came out in two ways", level.name)
		}
	}
}

// TestRollUpFindsWhatWasChanged: one digit that was changed on the way is found, once
// and where it is; an older summary takes no newer one's place; and what stood goes on
// standing.
func TestRollUpFindsWhatWasChanged(t *testing.T) {
	t.Parallel()
	below := []region{county(t, "370116", "莱芜区", 1), county(t, "370117", "钢城区", 1)}
	old := below[1].summary(t)
	below[1].o.AsOf = samples.Evenings(t)[1].AsOf
	samples.Evenings(t)[1].CopyTo(t, below[1].o.Inbox)
	below[1].run(t)
	city := above(t, "370100", "济南市", below...)
	city.takes(t, below...)
	city.run(t)
	want, _ := stated(t, city)

	good := below[1].summary(t)
	at := below[1].folder() + "/"
	for _, tt := range []struct {
		name string
		data []byte
		want string
	}{
		{"改数.xlsx", edited(t, good.Data, map[string]string{"E11": "13998.53"}), "U01 " + at + "改数.xlsx 地区汇总表!E11"},
		{"改名.xlsx", edited(t, good.Data, map[string]string{"B11": "莱芜区"}), "U01 " + at + "改名.xlsx 地区汇总表!B8"},
		{old.Name, old.Data, "U02 " + at + old.Name + " 地区汇总表!B4"},
	} {
		put(t, city.o.Inbox, at+tt.name, tt.data)
		city.run(t)
		if got := regionCodes(city.out.Snapshot); !slices.Contains(got, tt.want) {
			t.Errorf("%s: found %v, want %s", tt.name, got, tt.want)
		} else if tt.name != old.Name && len(got) != 1 {
			t.Errorf("%s: found %v, want one finding", tt.name, got)
		}
		if got, _ := stated(t, city); got != want {
			t.Errorf("%s: the master says %v, want %v", tt.name, got, want)
		}
		if err := os.Remove(filepath.Join(city.o.Inbox, filepath.FromSlash(at+tt.name))); err != nil {
			t.Fatal(err)
		}
	}
}

// TestRollUpOutlivesOtherPrograms: a summary that another program has opened and saved
// is the same summary.
func TestRollUpOutlivesOtherPrograms(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("waits for another program")
	}
	office := tool(t, "soffice")
	below := county(t, "370117", "钢城区", 2)
	made := below.summary(t)
	from, to := t.TempDir(), t.TempDir()
	path := filepath.Join(from, made.Name)
	if err := os.WriteFile(path, made.Data, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, kind := range []string{"xlsx", "ods", "xls"} {
		if out, err := exec.Command(office, "-env:UserInstallation=file://"+from+"/profile", "--headless", "--convert-to", kind, "--outdir", to, path).CombinedOutput(); err != nil {
			t.Fatalf("convert: %v\n%s", err, out)
		}
		name := strings.TrimSuffix(made.Name, ".xlsx") + "." + kind
		data, err := os.ReadFile(filepath.Join(to, name))
		if err != nil {
			t.Fatal(err)
		}
		city := above(t, "370100", "济南市", below)
		put(t, city.o.Inbox, below.folder()+"/"+name, data)
		city.run(t)
		if got := regionCodes(city.out.Snapshot); got != nil || len(city.out.Snapshot.Versions) != 2 {
			t.Errorf("%s: %d versions, found %v", kind, len(city.out.Snapshot.Versions), got)
		}
	}
}

// TestRollUpCountsNobodyTwice: a county that two cities have in their summaries counts
// in the first alone, and a city that reports nothing is missed.
func TestRollUpCountsNobodyTwice(t *testing.T) {
	t.Parallel()
	below := county(t, "370117", "钢城区", 1)
	cities := []region{above(t, "370100", "济南市", below), above(t, "370200", "青岛市", below)}
	province := above(t, "370000", "山东省", append(slices.Clone(cities), region{code: "370300", name: "淄博市", o: below.o})...)
	for i := range cities {
		cities[i].takes(t, below)
		cities[i].run(t)
		province.takes(t, cities[i])
		province.run(t)
	}
	at := cities[1].folder() + "/地区汇总_370200_2023.xlsx "
	if diff := cmp.Diff([]string{"U03 " + at + "地区汇总表!A11", "U03 " + at + "地区项目表!A8"}, regionCodes(province.out.Snapshot)); diff != "" {
		t.Errorf("found (-want +got):\n%s", diff)
	}
	got, _ := stated(t, province)
	if diff := cmp.Diff(countedIn(t, below), got, cmp.AllowUnexported(figures{})); diff != "" {
		t.Errorf("(-the county's master +the province's):\n%s", diff)
	}
	province.o.AsOf = upward.AddDate(0, 0, 14)
	province.run(t)
	var missing []string
	for _, i := range province.out.Snapshot.Issues {
		if i.Code == "D02" {
			missing = append(missing, i.Department+" "+i.Form)
		}
	}
	if diff := cmp.Diff([]string{"370300 region-summary"}, missing); diff != "" {
		t.Errorf("missing (-want +got):\n%s", diff)
	}
}
