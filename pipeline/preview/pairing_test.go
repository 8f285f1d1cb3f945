package preview

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// found is a finding written in short: CODE FILE CELL SEVERITY, and further words:
// "for CODE" is its department, "after KEY" that it follows, "section" its audience.
func found(t *testing.T, short string) record.Issue {
	t.Helper()
	words := strings.Fields(short)
	ref, err := finding.ParseRef(words[2])
	if err != nil {
		t.Fatal(err)
	}
	severity, err := finding.ParseSeverity(words[3])
	if err != nil {
		t.Fatal(err)
	}
	i := record.Issue{FileID: int64(words[1][0]), Finding: finding.Finding{Code: finding.Code(words[0]), Severity: severity,
		Audience: finding.Everyone, Place: finding.Place{File: words[1], Sheet: "表", Cell: ref}}}
	for n := 4; n < len(words); n++ {
		switch words[n] {
		case "for":
			i.Department = words[n+1]
		case "after":
			i.Because = words[n+1]
		case "section":
			i.Audience = finding.Section
		}
	}
	return i
}

// TestFindingsArePairedOff: what is the same finding, found again, is told as one that
// changes, and never as two where it can be told apart.
func TestFindingsArePairedOff(t *testing.T) {
	for _, tt := range []struct {
		name          string
		before, after []string
		want          []string
	}{
		{"nothing", []string{"T03 a E1 error"}, []string{"T03 a E1 error"}, nil},
		{"comes and goes", []string{"T03 a E1 error"}, []string{"T04 a E1 error"}, []string{"T03 - []", "T04 + []"}},
		{"weighs otherwise", []string{"L01 a E1 info section"}, []string{"L01 a E1 error"}, []string{"L01 = [severity audience]"}},
		{"is told elsewhere on the sheet", []string{"L01 a E1 error"}, []string{"L01 a E2 error"}, []string{"L01 = [cell]"}},
		{"is told of other rows: nobody knows which is which", []string{"L01 a E1 error", "L01 a E2 error"}, []string{"L01 a E3 error", "L01 a E4 error"},
			[]string{"L01 - []", "L01 - []", "L01 + []", "L01 + []"}},
		{"one row more", []string{"L01 a E1 error"}, []string{"L01 a E1 error", "L01 a E2 error"}, []string{"L01 + []"}},
		{"in another version of the duty", []string{"L01 a E1 error for 1"}, []string{"L01 b E1 error for 1"}, []string{"L01 = [file]"}},
		{"of another department's file", []string{"L01 a E1 error for 1"}, []string{"L01 b E1 error for 2"}, []string{"L01 - []", "L01 + []"}},
		{"is another department's", []string{"F11 a E1 info for 1"}, []string{"F11 a E1 info for 2"}, []string{"F11 = [department]"}},
		{"the same twice, and once less", []string{"T03 a E1 error", "T03 a E1 error"}, []string{"T03 a E1 error"}, []string{"T03 - []"}},
		{"the one that stays is no change, whichever comes first", []string{"T03 a E1 error", "T03 a E1 info"}, []string{"T03 a E1 info", "T03 a E1 warning"},
			[]string{"T03 = [severity]"}},
		{"follows from another now", []string{"T05 a E1 error"}, []string{"T05 a E1 error after T03-1-2"}, []string{"T05 = [because]"}},
		{"a follower comes", nil, []string{"T05 a E1 error after T03-1-2"}, nil},
		{"a follower follows from something else", []string{"T05 a E1 error after T03-1-2"}, []string{"T05 a E1 error after T04-1-2"}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var before, after []record.Issue
			for _, short := range tt.before {
				before = append(before, found(t, short))
			}
			for _, short := range tt.after {
				after = append(after, found(t, short))
			}
			var got []string
			for _, c := range changes(before, after) {
				sign := map[[2]bool]string{{true, true}: "=", {true, false}: "-", {false, true}: "+"}[[2]bool{c.Before != nil, c.After != nil}]
				got = append(got, fmt.Sprint(c.Of().Code, " ", sign, " ", c.Differs))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestWhatAVerdictTurnsTo: of each pair of verdicts it is said once what it means.
func TestWhatAVerdictTurnsTo(t *testing.T) {
	for _, tt := range []struct {
		before, after record.Verdict
		want          Turn
	}{
		{record.Accepted, record.Returned, SentBack},
		{record.NeedsExplanation, record.Returned, SentBack},
		{"", record.Returned, SentBack},
		{record.Accepted, record.NeedsExplanation, ToExplain},
		{record.Returned, record.NeedsExplanation, Gentler},
		{record.Returned, record.Accepted, Gentler},
		{record.NeedsExplanation, record.Accepted, Explained},
		{record.Unreadable, record.Accepted, Otherwise},
		{record.Returned, "", Otherwise},
	} {
		if got := (VerdictChange{Before: tt.before, After: tt.after}).Turn(); got != tt.want {
			t.Errorf("%q to %q is %s, want %s", tt.before, tt.after, got, tt.want)
		}
	}
	for _, turn := range Turns {
		if turn.Label().IsZero() {
			t.Errorf("%s has no label", turn)
		}
	}
	for _, p := range Parts {
		if p.Label().IsZero() {
			t.Errorf("%s has no label", p)
		}
	}
}
