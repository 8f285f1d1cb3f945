package pipeline_test

import (
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/samples"
	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// waiving is a campaign with special cases on record until the end of October.
func waiving(t *testing.T, waivers ...campaign.Waiver) pipeline.Options {
	t.Helper()
	o := fixture(t)
	for i := range waivers {
		waivers[i].Approver, waivers[i].Reason = "王科长", "系统故障"
		if waivers[i].Until.IsZero() {
			waivers[i].Until = value.Date{Year: 2023, Month: 10, Day: 31}
		}
	}
	o.Campaign.Waivers = waivers
	return o
}

// TestAWaivedFindingIsToldAndCountsForNothing, be it one of the sheet or of the
// campaign as a whole.
func TestAWaivedFindingIsToldAndCountsForNothing(t *testing.T) {
	t.Parallel()
	wrong := sample(t, cityManagement, "评分表_A-02.xlsx") // T03
	for _, tt := range []struct {
		name   string
		waiver campaign.Waiver
		want   record.Verdict
	}{
		{"the department's, on the project", campaign.Waiver{Department: "213001", Project: "A-02", Code: "T03"}, record.Accepted},
		{"the department's, on all", campaign.Waiver{Department: "213001", Code: "T03"}, record.Accepted},
		{"on another project", campaign.Waiver{Department: "213001", Project: "A-01", Code: "T03"}, record.Returned},
		{"another department's", campaign.Waiver{Department: "402001", Code: "T03"}, record.Returned},
		{"another rule", campaign.Waiver{Department: "213001", Code: "T04"}, record.Returned},
		{"until the day of receipt", campaign.Waiver{Department: "213001", Code: "T03", Until: value.Date{Year: 2023, Month: 10, Day: 13}}, record.Accepted},
		{"until the day before", campaign.Waiver{Department: "213001", Code: "T03", Until: value.Date{Year: 2023, Month: 10, Day: 12}}, record.Returned},
	} {
		t.Run(tt.name, func(t *testing.T) {
			o := waiving(t, tt.waiver)
			put(t, o.Inbox, sheetA02, wrong)
			s := mustRun(t, o).Snapshot
			if got := verdicts(s)[sheetA02]; got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
			if got := codesByFile(s)[sheetA02]; got != "T03" {
				t.Errorf("told %q", got)
			}
		})
	}
}

func TestLatenessCanBeWaived(t *testing.T) {
	t.Parallel()
	o := waiving(t, campaign.Waiver{Department: "213001", Project: "A-01", Code: "D01"},
		campaign.Waiver{Department: "402001", Code: "D02", Until: value.Date{Year: 2023, Month: 10, Day: 20}})
	o.AsOf = samples.Evenings(t)[2].AsOf
	put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-01.xlsx"))
	put(t, o.Inbox, sheetA02, edited(t, sample(t, cityManagement, "评分表_A-02.xlsx"), map[string]string{"E32": "94.5", "B33": "94.5"}))
	mustRun(t, o)
	s := mustRun(t, later(o, 24*7)).Snapshot
	want := map[string]record.Verdict{sheetA01: record.Accepted, sheetA02: record.NeedsExplanation}
	if diff := gocmp.Diff(want, verdicts(s)); diff != "" {
		t.Errorf("verdicts (-want +got):\n%s", diff)
	}
	states := map[string]record.State{}
	for _, i := range s.Issues {
		if i.Code == "D01" || i.Department == "402001" && i.Code == "D02" && i.Form == "score-sheet" {
			states[string(i.Code)+" "+i.Project] = i.State
			if w := i.Waived; w != nil && *w != (finding.Waiver{Approver: "王科长", Reason: "系统故障", Until: "2023-10-31"}) {
				t.Errorf("excused by %+v", *w)
			}
		}
	}
	// What is still missing is excused until the day, what came in time for good.
	if diff := gocmp.Diff(map[string]record.State{"D01 A-01": record.Waived, "D01 A-02": record.Open, "D02 A-11": record.Open}, states); diff != "" {
		t.Errorf("states (-want +got):\n%s", diff)
	}
}
