package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// years are runs over an inbox in which anything happens: files come, are judged
// again, go and come back, runs are cut off, findings go and are back. All of it
// follows from a number.
type years struct {
	t     testing.TB
	l     *Ledger
	dice  *rand.Rand
	inbox inbox
	runs  int
	whole bool // no run is cut off
}

func newYears(t testing.TB, l *Ledger, seed uint64) *years {
	return &years{t, l, rand.New(rand.NewPCG(seed, 22)), inbox{}, 0, false}
}

func (y *years) oneIn(n int) bool { return y.dice.IntN(n) == 0 }

// pick is one of some texts.
func (y *years) pick(texts ...string) string { return texts[y.dice.IntN(len(texts))] }

func (y *years) judgement() record.Judgement {
	verdict := func() record.Verdict {
		return record.Verdict(y.pick("accepted", "returned", "needs_explanation", "unsettled", "ignored"))
	}
	j := record.Judgement{Verdict: verdict(), Kind: y.pick("", "xlsx")}
	for range y.dice.IntN(4) {
		one := record.Judged{Verdict: verdict(), Submission: form.Submission{Form: "card", Sheet: y.pick("", "表1", "表2", "\xb9\xab")}}
		if y.oneIn(3) {
			one.FirstRow, one.LastRow = y.dice.IntN(3), 2+y.dice.IntN(9)
		}
		for range y.dice.IntN(4) {
			one.Duties = append(one.Duties, record.Duty{Department: "213001", Form: y.pick("card", "score-sheet"), Subject: finding.Subject(y.pick("A-01", "A-02", "A-03"))})
		}
		j.Submissions = append(j.Submissions, one)
	}
	for range y.dice.IntN(5) {
		j.Findings = append(j.Findings, y.finding())
	}
	for i := range 6 {
		if y.oneIn(9) {
			j.Answers = append(j.Answers, record.Answer{Place: record.Spot{Sheet: y.pick("", "表"), Cell: fmt.Sprint("A", i/2)}, Explanation: y.pick("a", "b")})
		}
	}
	return j
}

func (y *years) finding() finding.Finding {
	f := finding.Finding{Code: finding.Code(y.pick("T03", "F01", "G02")), Form: y.pick("", "card"), Project: y.pick("", "A-01"),
		Severity: finding.Error, Field: y.pick("", "budget"), Value: y.pick("", "1", "\xff"), Message: finding.Same(y.pick("m", "n"))}
	if y.oneIn(2) {
		f.Place = finding.Place{Sheet: "表1", Cell: finding.Ref{Row: 1 + y.dice.IntN(2), Col: 1}}
	}
	return f
}

// change changes what lies in the inbox, and says in what a look cannot see.
func (y *years) change() record.Look {
	look := record.Look{At: friday.Add(time.Duration(y.runs) * 24 * time.Hour), Device: y.pick("", "7")}
	for i := range 24 {
		path := fmt.Sprintf("213001/%s%02d.xlsx", y.pick("", "", "试报/"), i)
		switch y.dice.IntN(5) {
		case 0:
			delete(y.inbox, path)
		case 1, 2:
			y.inbox[path] = y.pick("a", "bb", "ccc")
		}
	}
	look.Files = y.inbox.sightings()
	for i := range look.Files {
		if y.oneIn(3) {
			look.Files[i].ChangeTime = look.At.Add(-time.Duration(y.dice.IntN(40)) * time.Hour)
		}
	}
	for _, folder := range []string{"213001/x", "213001/y"} {
		if y.oneIn(4) {
			look.Unknown = append(look.Unknown, record.Unknown{Path: folder})
		}
	}
	return look
}

// save saves files, as many at once as by says, unless the run is cut off.
func (y *years) save(run int64, files []record.File, by func() int) bool {
	for len(files) > 0 {
		n := min(by(), len(files))
		var batch []Saved
		for _, f := range files[:n] {
			f.Department, f.Hash, f.Judged = "213001", y.pick("", "h1", "h2", "h3"), fmt.Sprint("rules-", run/2)
			batch = append(batch, Saved{f, y.judgement()})
		}
		must(y.t, y.l.SaveFiles(context.Background(), run, batch))
		if files = files[n:]; !y.whole && y.oneIn(15) {
			return false
		}
	}
	return true
}

func (y *years) issues(files []record.File) []record.Issue {
	var out []record.Issue
	for range y.dice.IntN(6) {
		i := record.Issue{Finding: y.finding(), Department: y.pick("", "213001"), CampaignWide: true}
		if len(files) > 0 && y.oneIn(2) {
			i.FileID = files[y.dice.IntN(len(files))].ID
		}
		out = append(out, i)
	}
	return out
}

// run is one run; files are saved as many at once as by says.
func (y *years) run(by func() int) {
	ctx := context.Background()
	at := friday.Add(time.Duration(y.runs) * 24 * time.Hour)
	y.runs++
	run, err := y.l.StartRun(ctx, at, at.Add(time.Hour))
	must(y.t, err)
	must(y.t, y.l.RecordLook(ctx, run.ID, y.change()))
	pending, err := y.l.Pending(ctx)
	must(y.t, err)
	if len(pending) > 1 && y.oneIn(3) {
		y.rejoin(&pending)
	}
	again, err := y.l.files(ctx, "list files", `verdict NOT IN ('', 'unsettled')`)
	must(y.t, err)
	y.dice.Shuffle(len(again), func(i, k int) { again[i], again[k] = again[k], again[i] })
	if !y.save(run.ID, pending, by) || !y.save(run.ID, again[:y.dice.IntN(len(again)+1)], by) {
		return
	}
	run.Ended = at.Add(2 * time.Hour)
	mustFinish(y.t, y.l, run, y.issues(again))
	y.plan(run.ID, at)
}

// rejoin finds that a file is an earlier one.
func (y *years) rejoin(pending *[]record.File) {
	files := *pending
	last := files[len(files)-1]
	earlier, err := y.l.files(context.Background(), "list files", `gone IS NOT NULL AND verdict NOT IN ('', 'unsettled') AND path = ?`, last.Path)
	must(y.t, err)
	if len(earlier) > 0 && last.Verdict == "" {
		must(y.t, y.l.Rejoin(context.Background(), last.ID, earlier[0].ID))
		*pending = files[:len(files)-1]
	}
}

// plan plans pages and letters, and sends some of these.
func (y *years) plan(run int64, at time.Time) {
	ctx := context.Background()
	known, err := y.l.Pages(ctx)
	must(y.t, err)
	other := map[string]Page{y.pick("a", "b"): {Digest: y.pick("1", "2")}, y.pick("c", "d"): {Digest: y.pick("1", "2"), Basis: "x"}}
	gone := slices.DeleteFunc(slices.Sorted(maps.Keys(known)), func(string) bool { return !y.oneIn(4) })
	_, err = y.l.PlanPages(ctx, known, other, gone, at, func(string, Page) bool { return false })
	must(y.t, err)
	var wanted []record.Notification
	for range y.dice.IntN(5) {
		wanted = append(wanted, record.Notification{Channel: y.pick("mail", "hook"), Kind: "findings", Unit: "213001",
			To: y.pick("x", "y"), Key: y.pick("k1", "k2", "k3"), Run: run, Items: []string{y.pick("i", "j"), "k", "k"}})
	}
	letters, err := y.l.PlanNotifications(ctx, wanted, at)
	must(y.t, err)
	for i := range letters {
		letters[i].State = record.NotificationState(y.pick("due", "sending", "sent", "failed"))
		letters[i].Tries, letters[i].Error = letters[i].Tries+1, y.pick("", "550")
		if y.oneIn(2) {
			letters[i].Next = at.Add(time.Hour)
		}
	}
	must(y.t, y.l.RecordNotifications(ctx, at, letters...))
}

// tableColumns are what a ledger holds, wherever it lies. What is packed is made from
// bodies: only that it is there.
var tableColumns = map[string]string{
	"runs":          "id, as_of, started, ended, balance, sealed, previous, hash",
	"looks":         "id, run, at, seen, device",
	"unknown":       "look, path",
	"files":         "id, path, size, mtime, link, look, gone, arrival, run, department, hash, kind, verdict, judged, ctime, basis, waiting",
	"submissions":   "file, position, verdict, body",
	"packed":        "file, position",
	"versions":      "id, file, position, sheet, department, form, project, figures, first_row, last_row",
	"answers":       "id, file, sheet, cell, body",
	"findings":      "id, whole, file, department, code, severity, sheet, cell, project, field, first_run, body, opened, earlier",
	"past_findings": "key, first_run, opened, earlier, run",
	"entries":       "id, run, kind, file, body",
	"pages":         "name, digest, at, basis",
	"tellings":      "id, channel, kind, unit, recipient, key, run, state, tries, next, error, made, ended",
	"told":          "channel, item, telling",
}

// tables are the digests of all that a ledger holds, by table.
func tables(t testing.TB, l *Ledger) map[string]string {
	t.Helper()
	out := map[string]string{}
	must(t, l.read(context.Background(), "digest", func(tx *sql.Tx) error {
		for name, columns := range tableColumns {
			c := newCanon()
			if err := c.query(context.Background(), tx, `SELECT `+columns+` FROM `+name+` ORDER BY 1, 2`); err != nil {
				return err
			}
			out[name] = c.hex()[:16]
		}
		return nil
	}))
	return out
}

// TestRowsAreWhatTheyEverWere: numbers, entries and seals do not depend on how rows
// are written. The digests are of the ledger that was written row by row.
func TestRowsAreWhatTheyEverWere(t *testing.T) {
	t.Parallel()
	l := mustOpen(t, ledgerPath(t))
	y := newYears(t, l, 1)
	for range 40 {
		y.run(func() int { return 1 + y.dice.IntN(12) })
	}
	want := map[string]string{
		"answers": "900dbe1f1bfad6be", "entries": "a3e6b57474b20ef1", "files": "01c4c076f7916f79", "findings": "cd3ae6c78cc5cd99",
		"looks": "2d8485f109c50cd4", "packed": "b757986c0d6c59e6", "pages": "cc6f30d92a12a978", "past_findings": "de9bb49960d1c6eb",
		"runs": "2267a2fe1e269133", "submissions": "99ca89bde518db10", "tellings": "df5b2095b24c0862", "told": "e0441e25ea7be70d",
		"unknown": "9e61d0247521031f", "versions": "58dff4aaa97d3657",
	}
	if diff := cmp.Diff(want, tables(t, l)); diff != "" {
		t.Errorf("tables (-want +got):\n%s", diff)
	}
	e, err := l.Examine(context.Background())
	must(t, err)
	if len(e.Doubts) > 0 {
		t.Errorf("doubts of an honest ledger: %+v", e.Doubts)
	}
}
