package judge

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/office/sheet"
	"jixiao/internal/testkit/samples"
	"jixiao/internal/testkit/sheettest"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// opener stands in for the reader of workbooks.
type opener = func(string, []byte, sheet.Limits) (*form.Workbook, error)

// judgeWith is a judge over the default campaign with another reader, and the
// failures of the program that it tells of.
func judgeWith(t *testing.T, open opener) (*Judge, *[]Panic) {
	t.Helper()
	c, err := load.Campaign(os.DirFS("../../configs"))
	if err != nil {
		t.Fatal(err)
	}
	j, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	failures := new([]Panic)
	j.OnPanic = func(_ Received, p Panic) { *failures = append(*failures, p) }
	if open != nil {
		j.open = open
	}
	return j, failures
}

// told are the codes of a judgement with their variants.
func told(j record.Judgement) []string {
	var out []string
	for _, f := range j.Findings {
		out = append(out, strings.TrimSuffix(string(f.Code)+"/"+f.Variant, "/"))
	}
	return out
}

// TestAPanicIsTheFilesFault: it becomes F01 of that file, and what is
// told of the failure quotes nothing of the file.
func TestAPanicIsTheFilesFault(t *testing.T) {
	secret := "张三 0531-75862908"
	j, failures := judgeWith(t, func(string, []byte, sheet.Limits) (*form.Workbook, error) { panic("cannot read " + secret) })
	got, err := j.File(context.Background(), Received{Name: "213001/张三.xlsx", Data: []byte("x")})
	if err != nil {
		t.Fatal(err)
	}
	if got.Verdict != record.Unreadable || !cmp.Equal(told(got), []string{"F01"}) {
		t.Errorf("verdict %s, findings %v; want unreadable, F01", got.Verdict, told(got))
	}
	if len(*failures) != 1 || (*failures)[0].Message != "string" || strings.Contains((*failures)[0].Stack, "张三") {
		t.Errorf("told: %+v", *failures)
	}
}

func TestAFileThatHangsIsGivenUp(t *testing.T) {
	release := make(chan struct{})
	defer close(release)
	j, _ := judgeWith(t, func(string, []byte, sheet.Limits) (*form.Workbook, error) {
		<-release
		return &form.Workbook{}, nil
	})
	j.limit = 5 * time.Millisecond
	got, err := j.File(context.Background(), Received{Name: "a.xlsx", Data: []byte("x")})
	if err != nil {
		t.Fatal(err)
	}
	if got.Verdict != record.Unreadable || !cmp.Equal(told(got), []string{"F01/slow"}) {
		t.Errorf("verdict %s, findings %v; want unreadable, F01 slow", got.Verdict, told(got))
	}
	// Stopping a run does not wait for it either.
	j.limit = time.Hour
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := j.File(ctx, Received{Name: "a.xlsx", Data: []byte("x")}); !errors.Is(err, context.Canceled) {
		t.Errorf("error = %v, want context.Canceled", err)
	}
}

// TestWhoMayHandInWhat holds the senders of a form against the duties that its
// sheet answers.
func TestWhoMayHandInWhat(t *testing.T) {
	j, _ := judgeWith(t, nil)
	list := samples.Form(t, "评分统计表_样例.xlsx")
	scores := samples.Form(t, "评分表_样例.xlsx")
	wholeCampaign := []record.Duty{{Form: "score-list"}}
	for _, tt := range []struct {
		name string
		in   Received
		form string
		want []record.Duty
		code string
	}{
		{"the section's score list", Received{Data: list}, "score-list", wholeCampaign, ""},
		{"a department's score list counts for nobody", Received{Data: list, Department: "213001"}, "score-list", nil, "C06/form"},
		{"nor does one from nowhere", Received{Data: list, Loose: true}, "score-list", nil, "C06/form"},
		{"a unit's own sheet", Received{Data: scores, Department: unitOf(t, j, scores)}, "score-sheet", duty(t, j, scores), ""},
		{"the section may hand in for a unit", Received{Data: scores}, "score-sheet", duty(t, j, scores), ""},
		{"a sheet from nowhere is for the unit that it names", Received{Data: scores, Loose: true}, "score-sheet", duty(t, j, scores), ""},
		{"a foreign folder answers nothing", Received{Data: scores, Department: "402001"}, "score-sheet", nil, "C06"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.in.Name = "表.xlsx"
			got, err := j.File(context.Background(), tt.in)
			if err != nil {
				t.Fatal(err)
			}
			if len(got.Submissions) != 1 || got.Submissions[0].Form != tt.form {
				t.Fatalf("read %d submissions, want one %s", len(got.Submissions), tt.form)
			}
			if diff := cmp.Diff(tt.want, got.Submissions[0].Duties); diff != "" {
				t.Errorf("duties (-want +got):\n%s", diff)
			}
			codes := strings.Join(told(got), " ") + " "
			if tt.code != "" && !strings.Contains(codes, tt.code+" ") || tt.code == "" && strings.Contains(codes, "C06") {
				t.Errorf("findings %s, want %q", codes, tt.code)
			}
		})
	}
}

// duty is the duty that a score sheet answers by the register.
func duty(t *testing.T, j *Judge, data []byte) []record.Duty {
	t.Helper()
	got, err := j.File(context.Background(), Received{Name: "表.xlsx", Data: data})
	if err != nil {
		t.Fatal(err)
	}
	p, ok := j.campaign.Facts.Project(got.Submissions[0].Fields[form.ProjectField].Text)
	if !ok {
		t.Fatal("the sample names no project of the register")
	}
	return []record.Duty{{Department: p.Unit, Form: "score-sheet", Subject: finding.Subject(p.Code)}}
}

func unitOf(t *testing.T, j *Judge, data []byte) string {
	t.Helper()
	return duty(t, j, data)[0].Department
}

// TestNothingUnrecognisedIsAccepted, not even where the rule that says so is
// switched off.
func TestNothingUnrecognisedIsAccepted(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../configs")); err != nil {
		t.Fatal(err)
	}
	rules := filepath.Join(dir, "rules", "structure.yaml")
	text, err := os.ReadFile(rules)
	if err != nil {
		t.Fatal(err)
	}
	off := strings.Replace(string(text), "- code: S01\n", "- code: S01\n  off: true\n", 1)
	if err := os.WriteFile(rules, []byte(off), 0o644); err != nil {
		t.Fatal(err)
	}
	c, err := load.Campaign(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	j, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	data := sheettest.Build(t, sheettest.Sheet{Name: "通讯录", CSV: "姓名,电话\n"})
	got, err := j.File(context.Background(), Received{Name: "通讯录.xlsx", Data: data})
	if err != nil || got.Verdict != record.Returned || len(got.Findings) > 0 {
		t.Errorf("verdict %s, findings %v, %v; want returned without findings", got.Verdict, told(got), err)
	}
}

func TestMegabytes(t *testing.T) {
	for bytes, want := range map[string]string{"20971520": "20 MB", "20971521": "20.1 MB", "1": "0.1 MB", "0": "0 MB", "many": "many"} {
		if got := megabytes(bytes); got != want {
			t.Errorf("megabytes(%s) = %s, want %s", bytes, got, want)
		}
	}
}
