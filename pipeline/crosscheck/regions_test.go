package crosscheck

import (
	"os"
	"testing"

	"jixiao/configs"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/record"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

const regionSummary = "region-summary"

// regions is a campaign that takes in the summaries of regions.
func (r *round) regions() {
	dir := r.t.(*testing.T).TempDir()
	for _, files := range []error{os.CopyFS(dir, configs.Files()), os.CopyFS(dir, configs.Region())} {
		if files != nil {
			r.t.Fatal(files)
		}
	}
	c, err := load.Campaign(os.DirFS(dir))
	if err != nil {
		r.t.Fatal(err)
	}
	c.Owed, r.c = nil, c
}

// summary receives the summary of a unit: of which run, and about which regions.
func (r *round) summary(path, arrival, unit, run string, regions ...string) int {
	rows := make([]string, len(regions))
	for i, code := range regions {
		rows[i] = "region=" + code
	}
	r.own(path, arrival, regionSummary, record.Duty{Department: unit, Subject: finding.SubjectOf(form.AboutUnit, unit)}, "regions", rows...)
	n := len(r.a.Versions) - 1
	v := &r.a.Versions[n]
	v.Submission().Fields["run"] = form.Value{State: form.Valid, Text: run, Number: decimal.Must(run), Cell: finding.Ref{Row: 3, Col: 2}}
	v.Figures = record.Figures(v.Submission(), v.Duty)
	return n
}

// TestRegions: a summary that is older than the one before, and a region that two
// have in theirs.
func TestRegions(t *testing.T) {
	checked(t, []between{
		{"U02 bad: the summary of an earlier run comes later", func(r *round) {
			r.regions()
			r.summary("213001/a.xlsx", "10-13 10:00", management, "9", "370117")
			r.summary("213001/b.xlsx", "10-14 10:00", management, "7", "370117")
		}, []string{"U02 213001 213001/b.xlsx B3 -"}},
		{"U02 bad: there is a third one between, which was returned", func(r *round) {
			r.regions()
			r.summary("213001/a.xlsx", "10-13 10:00", management, "9", "370117")
			r.a.Versions[r.summary("213001/b.xlsx", "10-14 10:00", management, "10", "370117")].Verdict = record.Returned
			r.summary("213001/c.xlsx", "10-15 10:00", management, "8", "370117")
		}, []string{"U02 213001 213001/c.xlsx B3 -"}},
		{"U02 ok: a changed number of a returned one says nothing", func(r *round) {
			r.regions()
			r.a.Versions[r.summary("213001/a.xlsx", "10-13 10:00", management, "99", "370117")].Verdict = record.Returned
			r.summary("213001/b.xlsx", "10-14 10:00", management, "7", "370117")
		}, nil},
		{"U02 ok: the section has withdrawn the one before", func(r *round) {
			r.regions()
			n := r.summary("213001/a.xlsx", "10-13 10:00", management, "9", "370117")
			r.a.Decisions = []record.Decision{{ID: 1, Kind: record.Withdraw, Target: r.a.Versions[n].Target(), By: "王科长", Why: "台账重建"}}
			r.summary("213001/b.xlsx", "10-14 10:00", management, "1", "370117")
		}, nil},
		{"U02 ok: of another unit", func(r *round) {
			r.regions()
			r.summary("213001/a.xlsx", "10-13 10:00", management, "9", "370117")
			r.summary("208001/b.xlsx", "10-14 10:00", "208001", "7", "370116")
		}, nil},
		{"U03 bad: two name one region", func(r *round) {
			r.regions()
			r.summary("213001/a.xlsx", "10-13 10:00", management, "9", "370116", "370117")
			r.summary("208001/b.xlsx", "10-14 10:00", "208001", "7", "370117", "370118")
		}, []string{"U03 208001 208001/b.xlsx A5 -"}},
	})
}
