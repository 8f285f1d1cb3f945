package crosscheck

import (
	"testing"

	"jixiao/pipeline/record"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// item is a row of a report, or of a problem list, with days: "10-09" is one of
// 2023, "" none.
func item(project, id, category, due, finished string) form.TableRow {
	r := row(project, id, category, "按月调度支出进度，逐项核对")
	r.Values.Set(dueField, dated(due))
	r.Values.Set("finished_on", dated(finished))
	status := "整改中"
	if finished != "" {
		status = "已完成"
	}
	r.Values.Set("status", text(status))
	return r
}

func dated(day string) form.Value {
	if day == "" {
		return text("")
	}
	v := text("2023-" + day)
	if err := v.Date.UnmarshalText([]byte(v.Text)); err != nil {
		panic(err)
	}
	return v
}

// TestItems: the days of a report against those of the problem list, and the
// campaign's deadline, 10-15.
func TestItems(t *testing.T) {
	const list, report = "绩效科/清单.xlsx", "213001/r.xlsx"
	checked(t, []between{
		{"D04 bad: no list, after the campaign's deadline", func(r *round) {
			r.report(report, "10-20 10:00", record.Accepted, item("A-01", "", "资金管理", "", "10-18"), item("A-02", "", "资金管理", "11-30", ""))
		}, []string{"D04 213001 213001/r.xlsx K5 A-01", "D04 213001 213001/r.xlsx I6 A-02"}},
		{"D04 ok: the list gives this problem longer", func(r *round) {
			r.list(list, "10-01 10:00", item("A-01", "P-1", "资金管理", "11-30", ""))
			r.report(report, "11-20 10:00", record.Accepted, item("A-01", "p－1", "其他", "11-30", "11-18"))
		}, nil},
		{"D04 bad: the list gives it less", func(r *round) {
			r.list(list, "10-01 10:00", item("A-01", "P-1", "资金管理", "09-30", ""), item("A-01", "P-2", "绩效目标", "11-30", ""))
			r.report(report, "10-13 10:00", record.Accepted, item("A-01", "", "资金管理", "", "10-09"), item("A-01", "", "绩效目标", "", "10-09"))
		}, []string{"D04 213001 213001/r.xlsx K5 A-01"}},
		{"D04 ok: the list names no day, and the campaign's is kept", func(r *round) {
			r.list(list, "10-01 10:00", item("A-01", "P-1", "资金管理", "", ""))
			r.report(report, "10-13 10:00", record.Accepted, item("A-01", "P-1", "资金管理", "", "10-09"))
		}, nil},
		{"D04 bad: an id that is not listed falls back on the campaign's", func(r *round) {
			r.list(list, "10-01 10:00", item("A-01", "P-1", "资金管理", "11-30", ""))
			r.report(report, "10-20 10:00", record.Accepted, item("A-01", "P-9", "资金管理", "", "10-18"))
		}, []string{"D04 213001 213001/r.xlsx K5 A-01"}},
		{"D04 ok: an extension is later word than the list", func(r *round) {
			facts := *r.c.Facts
			facts.Extensions = map[register.Extended]value.Date{{Department: "213001", Form: rectification}: {Year: 2023, Month: 11, Day: 30}}
			r.c.Facts = register.New(facts)
			r.list(list, "10-01 10:00", item("A-01", "P-1", "资金管理", "10-15", ""))
			r.report(report, "11-20 10:00", record.Accepted, item("A-01", "P-1", "资金管理", "10-15", "11-18"))
		}, nil},
		{"D04 ok: a list that was returned counts for nothing", func(r *round) {
			f := r.file(list, "10-01 10:00")
			s := r.submission(problemList)
			s.Tables = map[string]form.Table{problemTable: {Rows: []form.TableRow{item("A-01", "P-1", "资金管理", "09-30", "")}}}
			r.version(f, "", s, record.Returned)
			r.report(report, "10-13 10:00", record.Accepted, item("A-01", "P-1", "资金管理", "", "10-09"))
		}, nil},
		{"D04 bad: told of the newest report alone, and of each row once", func(r *round) {
			r.report("213001/old.xlsx", "10-18 10:00", record.Accepted, item("A-01", "", "资金管理", "", "10-17"))
			r.report(report, "10-20 10:00", record.Accepted, item("A-01", "", "资金管理", "", "10-18"), item("A-02", "", "资金管理", "", "10-18"), item("A-77", "", "资金管理", "", "10-19"))
		}, []string{"D04 213001 213001/r.xlsx K5 A-01", "D04 213001 213001/r.xlsx K6 A-02", "D04 213001 213001/r.xlsx K7 A-77"}},
		{"D09 bad: after the day that the row itself names", func(r *round) {
			r.list(list, "10-01 10:00", item("A-01", "P-1", "资金管理", "11-30", ""))
			r.report(report, "11-20 10:00", record.Accepted, item("A-01", "P-1", "资金管理", "10-31", "11-18"))
		}, []string{"D09 213001 213001/r.xlsx K5 A-01"}},
		{"D09 ok: late by the list as well is told once", func(r *round) {
			r.list(list, "10-01 10:00", item("A-01", "P-1", "资金管理", "10-15", ""))
			r.report(report, "10-20 10:00", record.Accepted, item("A-01", "P-1", "资金管理", "10-15", "10-18"))
		}, nil},
	})
}
