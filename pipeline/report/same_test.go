package report

import (
	"bytes"
	"testing"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/daily"
	"jixiao/pipeline/report/department"
	"jixiao/pipeline/report/master"
	"jixiao/pipeline/report/view"
)

func TestSameSnapshotSameBytes(t *testing.T) {
	write := func(change func(*record.Run)) map[string][]byte {
		s, c := reporttest.FirstEvening(), reporttest.Campaign2023()
		change(&s.Run)
		out := map[string][]byte{}
		var a, b, d bytes.Buffer
		if err := master.Write(&a, c, s); err != nil {
			t.Fatal(err)
		}
		if err := daily.New(c, s).Workbook(&b); err != nil {
			t.Fatal(err)
		}
		if err := department.New(view.NewDepartments(c, s)).Write(&d, "213001", s.Run.AsOf); err != nil {
			t.Fatal(err)
		}
		out["master"], out["daily"], out["department"] = a.Bytes(), b.Bytes(), d.Bytes()
		return out
	}
	first := write(func(*record.Run) {})
	again := write(func(r *record.Run) { r.ID, r.Started, r.Ended = 99, r.AsOf.AddDate(0, 1, 0), r.AsOf.AddDate(0, 1, 1) })
	for name := range first {
		if !bytes.Equal(first[name], again[name]) {
			t.Errorf("%s changes when the run is repeated", name)
		}
	}
}
