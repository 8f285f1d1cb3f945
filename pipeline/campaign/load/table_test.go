package load

import (
	"bytes"
	"testing"

	"testing/fstest"

	"jixiao/rules/register"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// TestReworkedRegister reads a register as a section may have changed it:
// rows above, columns in another order, other wordings, line breaks and units
// in headers, divisions merged downwards, blank rows, notes below.
func TestReworkedRegister(t *testing.T) {
	want, err := Campaign(mustFixture(t).files(t))
	if err != nil {
		t.Fatal(err)
	}
	f := mustFixture(t)
	f["项目明细.tsv"] = `钢城区2023年度财政重点评价项目明细

	制表：绩效科
"批复金额\n（万元）"	"项目　编号"	备注	项目单位	业务科室	项目
'３，２０１．１８	Ａ－０１	第一批	【213001】城管局	经建科	保洁费
'1,350.93万元	a-02		213001		公厕运行

225	A-03		民政局	社保科	生活补助
4777.11			合　计
注：以上金额为年初批复数。
`
	files := f.files(t)
	data := files[SettingsFile].Data
	files[SettingsFile] = &fstest.MapFile{Data: edit(t, data, func(x *excelize.File) error {
		return x.MergeCell("项目明细", "E5", "E6")
	})}
	got, err := Campaign(files)
	if err != nil {
		t.Fatalf("faults:\n%v", err)
	}
	if diff := cmp.Diff(want.Facts.Projects, got.Facts.Projects); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if want.Fingerprint != got.Fingerprint {
		t.Error("the same facts, laid out differently, have another fingerprint")
	}
}

// TestRealDates reads dates that are dates, in both calendars.
func TestRealDates(t *testing.T) {
	for _, date1904 := range []bool{false, true} {
		serial := "45219"
		if date1904 {
			serial = "43757"
		}
		files := mustFixture(t).files(t)
		files[SettingsFile] = &fstest.MapFile{Data: edit(t, files[SettingsFile].Data, func(x *excelize.File) error {
			format := "yyyy/m/d"
			style, err := x.NewStyle(&excelize.Style{CustomNumFmt: &format})
			if err != nil {
				return err
			}
			if err := x.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &date1904}); err != nil {
				return err
			}
			if err := x.SetCellDefault("延期", "C2", serial); err != nil {
				return err
			}
			return x.SetCellStyle("延期", "C2", "C2", style)
		})}
		c, err := Campaign(files)
		if err != nil {
			t.Fatalf("1904 is %v:\n%v", date1904, err)
		}
		if day, _ := c.Facts.Deadline(register.Extended{Department: "504001", Form: "sheet"}); day.String() != "2023-10-20" {
			t.Errorf("1904 is %v: %s", date1904, day)
		}
	}
}

func edit(t *testing.T, data []byte, change func(*excelize.File) error) []byte {
	t.Helper()
	x, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if err := change(x); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := x.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
