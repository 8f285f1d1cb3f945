package report

import (
	"bytes"
	"testing"
	"time"

	"jixiao/pipeline/record"
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
			s := firstEvening()
			moment := s.Run.AsOf
			before := NewDepartments(campaign2023(), s)
			digests, reports := map[string]string{}, map[string][]byte{}
			for _, x := range facts2023 {
				digests[x.unit], reports[x.unit] = before.Digest(x.unit), written(t, before, x.unit, moment)
			}
			changed := firstEvening()
			change(changed)
			after := NewDepartments(campaign2023(), changed)
			for _, x := range facts2023 {
				same := bytes.Equal(reports[x.unit], written(t, after, x.unit, moment))
				if (digests[x.unit] == after.Digest(x.unit)) != same {
					t.Errorf("%s: the report stays the same: %v; its digest: %v", x.unit, same, !same)
				}
			}
		})
	}
}

func written(t *testing.T, all *Departments, unit string, moment time.Time) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := all.Write(&buf, unit, moment); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}
