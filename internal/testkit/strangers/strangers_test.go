package strangers

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

var sets = []struct {
	name string
	make func(testing.TB) Set
	// told are the findings of the last evening that somebody has to answer:
	// code, department, file.
	told []string
	// stands is how many versions stand of a form about a kind of subjects.
	stands map[string]int
}{
	{"ledger", Ledger, []string{"D01 606001 606001临海市机关事务中心/问题整改台账.xlsx", "D02 607001"}, map[string]int{"asset-problems unit": 8}},
	{"inspection", Inspection, nil, map[string]int{"market-inspection 点位名录": 60}},
	{"budget", Budget, nil, map[string]int{"budget-change": 6}},
	{"two forms", TwoForms, nil, map[string]int{"stocktaking": 3, "disposal": 3}},
	{"records", Records, nil, map[string]int{"vehicle-card 车辆名录": 9}},
}

// TestStrangers plays each set and holds the master against it, cell by cell.
func TestStrangers(t *testing.T) {
	for _, s := range sets {
		t.Run(s.name, func(t *testing.T) {
			set := s.make(t)
			b := Open(t, set.Campaign)
			verdicts := map[string]record.Verdict{}
			var out *pipeline.Outcome
			for _, e := range set.Evenings {
				out = b.Receive(t, e)
				if !out.Run.Balance.Adds() {
					t.Errorf("balance %+v does not add up", out.Run.Balance)
				}
				checkVerdicts(t, verdicts, e, out.Snapshot)
				checkMerged(t, set, b, out.Snapshot)
			}
			if diff := cmp.Diff(s.told, told(out.Snapshot)); diff != "" {
				t.Errorf("told (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(s.stands, standing(out.Snapshot)); diff != "" {
				t.Errorf("versions that stand (-want +got):\n%s", diff)
			}
			for sheet, want := range set.Master {
				if diff := cmp.Diff(want, b.Master(t, sheet, want[0][0])); diff != "" {
					t.Errorf("%s (-want +got):\n%s", sheet, diff)
				}
			}
			checkAgain(t, b, set)
		})
	}
}

// checkVerdicts wants every file that has come by an evening to be told what is
// written down.
func checkVerdicts(t *testing.T, want map[string]record.Verdict, e Evening, s *record.Snapshot) {
	t.Helper()
	for _, f := range e.Files {
		want[f.Path] = f.Verdict
	}
	got := map[string]record.Verdict{}
	for _, f := range s.Files {
		got[f.Path] = f.Verdict
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("verdicts (-want +got):\n%s", diff)
	}
}

// told are the findings that are more than a hint.
func told(s *record.Snapshot) []string {
	var all []string
	for _, i := range s.Issues {
		if i.Severity >= finding.Warning {
			all = append(all, strings.Join(strings.Fields(string(i.Code)+" "+i.Department+" "+i.Place.File), " "))
		}
	}
	slices.Sort(all)
	return all
}

// standing counts the versions that stand by form and kind of subject.
func standing(s *record.Snapshot) map[string]int {
	counts := map[string]int{}
	for _, v := range s.Versions {
		if v.Standing() {
			counts[strings.TrimSpace(v.Duty.Form+" "+v.Duty.Subject.Kind())]++
		}
	}
	return counts
}

// checkMerged wants a file to be in the master exactly when it is told that it
// was accepted, and to be a version then.
func checkMerged(t *testing.T, set Set, b *Bureau, s *record.Snapshot) {
	t.Helper()
	versions, merged := map[string]int{}, map[string]bool{}
	for _, v := range s.Versions {
		if v.Standing() {
			versions[v.File.Path]++
		}
	}
	for sheet, want := range set.Master {
		for _, row := range b.Master(t, sheet, want[0][0]) {
			for _, text := range row {
				merged[text] = true
			}
		}
	}
	for _, f := range s.Files {
		if stands := f.Verdict.Stands(); stands != (versions[f.Path] > 0) || stands != merged[f.Path] {
			t.Errorf("%s is told %s: it has %d standing versions, and is in the master: %v", f.Path, f.Verdict, versions[f.Path], merged[f.Path])
		}
	}
}

// checkAgain runs once more: nothing new comes of the same files.
func checkAgain(t *testing.T, b *Bureau, set Set) {
	t.Helper()
	before := b.MasterFile(t)
	last := set.Evenings[len(set.Evenings)-1]
	out := b.Receive(t, Evening{AsOf: last.AsOf})
	if out.Received != 0 {
		t.Errorf("a second run received %d files", out.Received)
	}
	if !slices.Equal(before, b.MasterFile(t)) {
		t.Error("a second run made another master of the same files")
	}
}
