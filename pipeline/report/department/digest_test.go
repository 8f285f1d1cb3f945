package department

import (
	"bytes"
	"testing"
	"time"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// TestTheDigestChangesWithTheReport and only with it: of whatever changes in
// the ledger, every department's report has another digest exactly when it
// would be written differently.
func TestTheDigestChangesWithTheReport(t *testing.T) {
	for name, change := range map[string]func(*record.Snapshot){
		"nothing":           func(*record.Snapshot) {},
		"an hour":           func(s *record.Snapshot) { s.Run.AsOf = s.Run.AsOf.Add(time.Hour) },
		"a day":             func(s *record.Snapshot) { s.Run.AsOf = s.Run.AsOf.Add(24 * time.Hour) },
		"after deadlines":   func(s *record.Snapshot) { s.Run.AsOf = s.Run.AsOf.Add(90 * 24 * time.Hour) },
		"an arrival":        func(s *record.Snapshot) { s.Files[0].Arrival = s.Files[0].Arrival.Add(time.Hour) },
		"a verdict":         func(s *record.Snapshot) { s.Files[1].Verdict = record.Unreadable },
		"a file's path":     func(s *record.Snapshot) { s.Files[0].Path += "x" },
		"a wording":         func(s *record.Snapshot) { s.Issues[0].Message.ZH += "。" },
		"what was expected": func(s *record.Snapshot) { s.Issues[0].Expected = "1" },
		"a severity":        func(s *record.Snapshot) { s.Issues[0].Severity = finding.Info },
		"an audience":       func(s *record.Snapshot) { s.Issues[0].Audience = finding.Section },
		"first seen":        func(s *record.Snapshot) { s.Issues[0].FirstRun = 7 },
		"a version gone":    func(s *record.Snapshot) { s.Versions = s.Versions[1:] },
		"version's verdict": func(s *record.Snapshot) { s.Versions[0].Verdict = record.Returned },
		"an issue gone":     func(s *record.Snapshot) { s.Issues = s.Issues[1:] },
	} {
		t.Run(name, func(t *testing.T) {
			s := reporttest.FirstEvening()
			moment := s.Run.AsOf
			before := New(view.NewDepartments(reporttest.Campaign2023(), s))
			digests, reports := map[string]string{}, map[string][]byte{}
			for _, x := range reporttest.Facts2023 {
				digests[x.Unit], reports[x.Unit] = before.Digest(x.Unit), written(t, before, x.Unit, moment)
			}
			changed := reporttest.FirstEvening()
			change(changed)
			after := New(view.NewDepartments(reporttest.Campaign2023(), changed))
			for _, x := range reporttest.Facts2023 {
				same := bytes.Equal(reports[x.Unit], written(t, after, x.Unit, moment))
				if (digests[x.Unit] == after.Digest(x.Unit)) != same {
					t.Errorf("%s: the report stays the same: %v; its digest: %v", x.Unit, same, !same)
				}
			}
		})
	}
}

// TestTheDayAloneChangesNoReport, before or after its deadlines: what has passed
// is known by what is found.
func TestTheDayAloneChangesNoReport(t *testing.T) {
	s := reporttest.FirstEvening()
	before := New(view.NewDepartments(reporttest.Campaign2023(), s))
	for _, days := range []int{1, 2, 3, 90} {
		later := reporttest.FirstEvening()
		later.Run.AsOf = s.Run.AsOf.AddDate(0, 0, days)
		after := New(view.NewDepartments(reporttest.Campaign2023(), later))
		for _, x := range reporttest.Facts2023 {
			if before.Digest(x.Unit) != after.Digest(x.Unit) {
				t.Errorf("%s: %d days later the report says something else", x.Unit, days)
			}
		}
	}
}

func written(t *testing.T, all Reports, unit string, moment time.Time) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := all.Write(&buf, unit, moment); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}
