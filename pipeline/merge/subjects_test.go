package merge

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
)

// town is a campaign without projects: every unit owes its figures, everybody a
// sheet of each post, and one list comes from the section.
func town() *campaign.Campaign {
	figure := func(id string) form.Field {
		return form.Field{ID: id, Label: id, Type: form.TypeAmount, Presence: form.Optional}
	}
	sheet := func(name string, columns ...form.OutputColumn) []form.Output {
		return []form.Output{{Sheet: name, Rows: form.EachSubject, Columns: append(columns, form.OutputColumn{Show: "status"})}}
	}
	code, owner := form.OutputColumn{Subject: "code"}, form.OutputColumn{Unit: "name"}
	return &campaign.Campaign{Facts: register.New(register.Facts{Year: 2026,
		Units: []register.Unit{{Code: "213001", Name: "城管局"}, {Code: "207001", Name: "交通局"}, {Code: "504001", Name: "民政局"}},
		Lists: map[string][]register.Item{"点位名录": {{Code: "D02", Name: "和平路口", Unit: "207001"}, {Code: "D01", Name: "幸福路口"}}}}),
		Forms: []*form.Definition{
			{ID: "figures", About: form.AboutUnit, Fields: []form.Field{{ID: "unit", Type: form.TypeUnit}, figure("spent")},
				Tables: []form.Block{{ID: "items", Columns: []form.Field{{ID: "kind", Type: form.TypeText, Groups: []form.Choice{{Is: "甲"}, {Is: "乙"}}}, figure("worth")}}},
				Master: []form.Output{{Sheet: "单位", Rows: form.EachSubject, Columns: []form.OutputColumn{code, {Subject: "name"}, {Field: "spent"}, {Show: "status"}},
					Pivot: &form.Pivot{Table: "items", By: "kind", Values: []string{"worth"}, Total: "合计"}}}},
			{ID: "posts", About: "点位名录", Fields: []form.Field{{ID: "post", Type: form.TypeItem}, figure("cars")}, Master: sheet("点位", code, form.OutputColumn{Subject: "name"}, owner, form.OutputColumn{Field: "cars"})},
			{ID: "notes", About: form.AboutDepartment, Fields: []form.Field{figure("notes")}, Master: sheet("说明", owner, form.OutputColumn{Field: "notes"})},
		},
		Owed: []campaign.Owed{{Form: "figures", About: form.AboutUnit, Each: true}, {Form: "posts", About: "点位名录", Each: true}, {Form: "notes", About: form.AboutDepartment}},
	}
}

func rowsOf(m *Master, sheet string) [][]string {
	var out [][]string
	s := m.Sheet(sheet)
	for i := range s.Rows {
		out = append(out, texts(s, &s.Rows[i]))
	}
	return out
}

func TestRowsOfUnitsItemsAndDepartments(t *testing.T) {
	b := reporttest.NewBuilder()
	send := func(department, id string, subject finding.Subject, v record.Verdict, fields map[string]form.Value, rows ...form.TableRow) {
		b.Version(b.File(department+"/x.xlsx", v), record.Duty{Department: department, Form: id, Subject: subject}, v,
			&form.Submission{Form: id, Fields: fields, Tables: map[string]form.Table{"items": {Rows: rows}}})
	}
	row := func(kind, worth, at string) form.TableRow {
		return form.TableRow{Values: form.ValuesOf(map[string]form.Value{"kind": reporttest.Text("A1", kind), "worth": reporttest.Number(at, worth)})}
	}
	send("213001", "figures", "unit:213001", record.Accepted, map[string]form.Value{"spent": reporttest.Number("B2", "12.5")},
		row("甲", "1", "B5"), row("甲", "2", "B6"), row("甲", "2", "B6"), row("丙", "4", "B7"))
	send("207001", "figures", "unit:207001", record.Returned, nil)
	send("504001", "posts", "点位名录:D01", record.NeedsExplanation, map[string]form.Value{"cars": reporttest.Number("B2", "3")})
	send("504001", "notes", "", record.Accepted, map[string]form.Value{"notes": reporttest.Number("B2", "7")})
	m := New(town(), &b.Snapshot)
	for sheet, want := range map[string][][]string{
		"单位": {{"213001", "城管局", "12.5", "", "3", "", "4", "7"}, {"207001", "交通局", "", "退回修改", "", "", "", ""}, {"504001", "民政局", "", "未报送", "", "", "", ""}},
		"点位": {{"D02", "和平路口", "交通局", "", "未报送"}, {"D01", "幸福路口", "民政局", "3", "待说明"}},
		"说明": {{"城管局", "", "未报送"}, {"交通局", "", "未报送"}, {"民政局", "7", ""}},
	} {
		if diff := cmp.Diff(want, rowsOf(m, sheet)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", sheet, diff)
		}
	}
}
