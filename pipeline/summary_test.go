package pipeline_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jixiao/internal/testkit/strangers"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/summary"
)

// dataOf is the JSON that a summary carries.
func dataOf(t *testing.T, data []byte) map[string]json.RawMessage {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(summary.Part)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	var part struct {
		Text string `xml:",chardata"`
	}
	if err := xml.Unmarshal(text, &part); err != nil {
		t.Fatal(err)
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal([]byte(part.Text), &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// rowsOf are the rows of a form in the JSON: numbers as they are written, nothing as "".
func rowsOf(t *testing.T, data []byte, form string) (all []map[string]string) {
	t.Helper()
	var said struct{ Rows []map[string]any }
	d := json.NewDecoder(bytes.NewReader(dataOf(t, data)[form]))
	d.UseNumber()
	if err := d.Decode(&said); err != nil {
		t.Fatal(err)
	}
	for _, r := range said.Rows {
		row := map[string]string{}
		for id, is := range r {
			switch is := is.(type) {
			case string:
				row[id] = is
			case json.Number:
				row[id] = is.String()
			}
		}
		all = append(all, row)
	}
	return all
}

// TestSummaryDataIsItsCells: programs that read the JSON read what people see.
func TestSummaryDataIsItsCells(t *testing.T) {
	t.Parallel()
	made := county(t, "370117", "钢城区", 2).summary(t)
	f, err := excelize.OpenReader(bytes.NewReader(made.Data), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	for form, sheet := range map[string]struct {
		name    string
		headers map[string]string
	}{
		summary.RegionForm: {"地区汇总表", map[string]string{"region": "地区代码", "budget": "预算合计（万元）", "score_sum": "评分合计", "average": "平均分",
			"excellent": "优", "good_share": "优良率", "days_late": "逾期天数", "mended": "已整改数", "region_run_seal": "该地区封存校验码"}},
		summary.ProjectsForm: {"地区项目表", map[string]string{"project": "项目编号", "project_title": "项目名称", "owner": "实施单位",
			"project_budget": "预算批复金额（万元）", "project_score": "评分", "project_grade": "等级"}},
	} {
		var ids, headers []string
		for id, header := range sheet.headers {
			ids, headers = append(ids, id), append(headers, header)
		}
		rows := rowsOf(t, made.Data, form)
		cells := columnsOf(t, f, sheet.name, headers...)
		if len(rows) == 0 || len(cells) != len(rows)+1 {
			t.Fatalf("%s: %d rows of JSON, %d of cells with the closing one", form, len(rows), len(cells))
		}
		for i, r := range rows {
			var said []string
			for _, id := range ids {
				said = append(said, r[id])
			}
			if diff := cmp.Diff(said, cells[i]); diff != "" {
				t.Errorf("%s row %d (-JSON +cells):\n%s", form, i, diff)
			}
		}
	}
}

// TestSummaryOfOwnForms: a bureau with other forms and no projects reports what it has,
// and leaves blank what it has not.
func TestSummaryOfOwnForms(t *testing.T) {
	t.Parallel()
	set := strangers.Ledger(t)
	c, err := load.Campaign(set.Files(t))
	if err != nil {
		t.Fatal(err)
	}
	r := region{code: "331082", name: "临海市", o: optionsIn(t.TempDir(), c, set.Evenings[0].AsOf)}
	for _, e := range set.Evenings {
		r.o.AsOf = e.AsOf
		for _, f := range e.Files {
			put(t, r.o.Inbox, f.Path, f.Data)
		}
		r.out = mustRun(t, r.o)
	}
	rows := rowsOf(t, r.summary(t).Data, summary.RegionForm)
	if len(rows) != 1 {
		t.Fatalf("rows %v", rows)
	}
	got := rows[0]
	if got["units"] != "9" || got["owed"] != "9" || got["filed"] != "8" || got["problems"] == "" {
		t.Errorf("says %v", got)
	}
	for _, id := range []string{"projects", "scored", "score_sum", "average", "excellent", "good_share"} {
		if got[id] != "" {
			t.Errorf("%s is %q, and there is no such thing in this campaign", id, got[id])
		}
	}
	upper := above(t, "330000", "浙江省", r)
	upper.takes(t, r)
	upper.run(t)
	if got := regionCodes(upper.out.Snapshot); got != nil {
		t.Errorf("found %v", got)
	}
}
