package main

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"jixiao/internal/logfile"
	"jixiao/internal/metrics"
	"jixiao/pipeline"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// A window shows once that the inbox goes and once that it is back, and what is
// wrong with the settings; where the log is the screen, nothing is said twice.
func TestAWindowShowsWhatTheLogHides(t *testing.T) {
	for _, hidden := range []bool{true, false} {
		var screen bytes.Buffer
		s := &server{session: newSession("", &screen, &screen), health: metrics.New(time.Now)}
		if hidden {
			s.logFile = &logfile.Lazy{Path: "x"}
		}
		for _, err := range []error{nil, intake.ErrAway, intake.ErrAway, nil, nil} {
			s.Looked(err)
		}
		s.showFailure(&load.Faults{List: []load.Fault{{File: "campaign.yaml", Message: finding.Text{ZH: "缺少这一项"}}}})
		s.showFailure(errors.New("odd"))
		got := screen.String()
		if !hidden {
			if got != "" {
				t.Errorf("beside the log is shown %q", got)
			}
			continue
		}
		for _, once := range []string{"未能完成：读不到收件箱", "收件箱恢复了，接着审核。", "campaign.yaml：缺少这一项", "没有料到"} {
			if strings.Count(got, once) != 1 {
				t.Errorf("%q stands %d times in %q", once, strings.Count(got, once), got)
			}
		}
	}
}

// TestMetricsCountWhatIsTold by itself: what follows from a finding is gone with
// it.
func TestMetricsCountWhatIsTold(t *testing.T) {
	file := folded()
	out := &pipeline.Outcome{Snapshot: &record.Snapshot{}}
	for _, f := range file.Findings {
		out.Snapshot.Issues = append(out.Snapshot.Issues, record.Issue{Finding: f})
	}
	if _, findings, _ := counts(out, 0); len(findings) != 1 || findings["T14"] != 1 {
		t.Errorf("counted %v", findings)
	}
}
