package ledger

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// olderBody is a finding as a ledger has it that knows of no causes.
const olderBody = `{"code":"T07","severity":"warning","audience":"everyone","place":{"file":"213001/a","sheet":"评分表","cell":"F6"},` +
	`"form":"score-sheet","project":"A-01","field":"in_place_rate","value":"95.9998705669169%","expected":"96%",` +
	`"args":{"off":{"zh":"差 0.0002","en":"off by 0.0002"}},"message":{"zh":"资金到位率不符","en":"rate is off"},"fix":{"zh":"核对","en":"check"}}`

// TestAnOlderFindingIsWrittenAsItWas: the chain of older ledgers is over bodies,
// and what a finding does not have changes none.
func TestAnOlderFindingIsWrittenAsItWas(t *testing.T) {
	var f finding.Finding
	must(t, decodeFinding([]byte(olderBody), &f))
	if f.Cells != nil || f.Because != "" {
		t.Errorf("read with cells %v because of %q", f.Cells, f.Because)
	}
	row, err := encodeFinding(f)
	must(t, err)
	if diff := cmp.Diff(olderBody, row.body); diff != "" {
		t.Errorf("(-older +newer):\n%s", diff)
	}
}

// rateOf is the older finding as a newer version tells it: worded otherwise, and
// following from the amount.
func rateOf(t *testing.T) (rate, amount finding.Finding) {
	t.Helper()
	must(t, decodeFinding([]byte(olderBody), &rate))
	amount = rate
	amount.Code, amount.Field, amount.Value, amount.Args = "T11", "funds_in_place", "9.6", nil
	amount.Place.Cell = finding.Ref{Row: 6, Col: 2}
	amount.Cells = []finding.Cell{{At: amount.Place.Cell}, {At: finding.Ref{Row: 6, Col: 4}, Expected: "10"}}
	rate.Args = finding.Args{"difference": finding.Same("0.0002")}
	rate.Because = finding.KeyOf(amount).String()
	return rate, amount
}

// TestAnExplanationSurvivesTheUpgrade: a ledger of the first version holds a
// warning. Its department explains it by the key that it was told by; then a
// newer version judges the file again, words it otherwise and puts it under a
// cause. The explanation is kept, and counts when the finding counts again.
func TestAnExplanationSurvivesTheUpgrade(t *testing.T) {
	ofFiles(t)
	ctx := context.Background()
	const moment = `'2023-10-13T14:00:00.000000000Z'`
	path := firstSchema(t, `PRAGMA application_id = 1785297001;
		INSERT INTO runs (id, as_of, started, ended, balance) VALUES (1, `+moment+`, `+moment+`, `+moment+`, '{"Seen":1,"ByVerdict":{"needs_explanation":1}}');
		INSERT INTO looks (id, run, at, seen) VALUES (1, 1, `+moment+`, 1);
		INSERT INTO files (id, path, size, mtime, link, look, arrival, run, department, hash, kind, verdict, judged)
			VALUES (1, '213001/a', 9, `+moment+`, 0, 1, `+moment+`, 1, '213001', 'h', 'xlsx', 'needs_explanation', 'old');
		INSERT INTO submissions (file, position, verdict, body) VALUES (1, 0, 'needs_explanation', '{"form":"score-sheet","sheet":"评分表"}');
		INSERT INTO versions (id, file, position, sheet, department, form, project) VALUES (1, 1, 0, '评分表', '213001', 'score-sheet', 'A-01');
		INSERT INTO findings (whole, file, department, code, severity, sheet, cell, project, field, first_run, body)
			VALUES (0, 1, '', 'T07', 'warning', '评分表', 'F6', 'A-01', 'in_place_rate', 1, '`+olderBody+`');`)
	p := &play{t: t, path: path, l: mustOpen(t, path)}

	var older finding.Finding
	must(t, decodeFinding([]byte(olderBody), &older))
	stood := older.Value
	said := record.Answer{Place: record.Spot{Sheet: "审核意见", Cell: "M3"}, Explanation: "系统四舍五入", About: record.About{
		Key: finding.KeyOf(older).String(), Code: "T07", Project: "A-01 城区环卫", Sheet: "评分表", Cell: "F6", Value: &stood}}
	p.reply(said)
	if s := p.snapshot(); s.Versions[0].Verdict != record.Accepted || s.Answers[0].Explained != record.Taken {
		t.Errorf("before the upgrade: %s, the explanation is %s", s.Versions[0].Verdict, s.Answers[0].Explained)
	}

	rate, amount := rateOf(t)
	alone := rate
	alone.Because = ""
	for name, tc := range map[string]struct {
		found   []finding.Finding
		because string
		want    record.Verdict
	}{
		"worded otherwise": {[]finding.Finding{alone}, "", record.Accepted},
		"under a cause":    {[]finding.Finding{amount, rate}, rate.Because, record.NeedsExplanation},
		"its cause left":   {[]finding.Finding{rate}, "", record.Accepted},
	} {
		p.judgeAgain(1, tc.found...)
		s := p.snapshot()
		told := s.Issues[len(s.Issues)-1] // F6 comes after B6
		if told.Code != "T07" || told.Because != tc.because || told.Explanation == nil || s.Answers[0].Explained != record.Taken || told.FirstRun != 1 {
			t.Errorf("%s: %+v; the answer is %s", name, told, s.Answers[0].Explained)
		}
		if s.Versions[0].Verdict != tc.want {
			t.Errorf("%s: the version is %s, want %s", name, s.Versions[0].Verdict, tc.want)
		}
		p.wantClean()
	}
	p.judgeAgain(1, rate, amount)
	for _, i := range p.snapshot().Issues {
		if diff := cmp.Diff(map[finding.Code][]finding.Cell{"T11": amount.Cells}[i.Code], i.Cells); diff != "" {
			t.Errorf("cells of %s (-judged +read):\n%s", i.Code, diff)
		}
	}
	_, err := p.l.db.ExecContext(ctx, `UPDATE findings SET body = replace(body, '"because":"T11', '"because":"T99')`)
	must(t, err)
	if got := doubts(p.examine()); len(got) != 1 {
		t.Errorf("doubts where a cause was changed: %q", got)
	}
}

// reply receives a report that comes back, in a run of its own.
func (p *play) reply(said record.Answer) {
	p.t.Helper()
	ctx := context.Background()
	run, err := p.l.StartRun(ctx, monday, monday)
	must(p.t, err)
	seen := []record.Sighting{{Path: "213001/a", Size: 9, ModTime: friday}, {Path: "213001/b", Size: 7, ModTime: monday}}
	must(p.t, p.l.RecordLook(ctx, run.ID, record.Look{At: monday, Files: seen}))
	pending, err := p.l.Pending(ctx)
	must(p.t, err)
	if len(pending) != 1 {
		p.t.Fatalf("pending are %+v", pending)
	}
	pending[0].Department, pending[0].Hash = "213001", "r"
	must(p.t, p.l.SaveFiles(ctx, run.ID, []Saved{{pending[0], record.Judgement{Verdict: record.Ignored, Answers: []record.Answer{said}}}}))
	p.close(run)
}

// judgeAgain judges a file by newer rules, in a run of its own.
func (p *play) judgeAgain(file int64, found ...finding.Finding) {
	p.t.Helper()
	ctx := context.Background()
	run, err := p.l.StartRun(ctx, monday, monday)
	must(p.t, err)
	account, err := p.l.Account(ctx)
	must(p.t, err)
	again := record.Judgement{Verdict: record.NeedsExplanation, Kind: "xlsx", Findings: found}
	for _, v := range account.Versions {
		if v.File.ID == file {
			again.Submissions = append(again.Submissions, record.Judged{Submission: *v.Submission(), Verdict: record.NeedsExplanation, Duties: []record.Duty{v.Duty}})
		}
	}
	for _, f := range account.Files {
		if f.ID == file {
			f.Judged = "new"
			must(p.t, p.l.SaveFiles(ctx, run.ID, []Saved{{f, again}}))
		}
	}
	p.close(run)
}

func (p *play) close(run record.Run) {
	p.t.Helper()
	outline, err := p.l.Outline(context.Background())
	must(p.t, err)
	run.Balance, run.Ended = record.Weigh(2, outline.Files), monday
	mustFinish(p.t, p.l, run, nil)
	_, err = p.l.Seal(context.Background(), run.ID)
	must(p.t, err)
}
