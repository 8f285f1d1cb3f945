package ledger

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// Texts that a finding may quote, and bytes that are no text.
var (
	unicodeTexts = rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", "\x00", "\u2028", "<&>\"\\", "\ufffd", strings.Repeat("长", 5000)}))
	anyTexts     = rapid.OneOf(unicodeTexts, rapid.Just("\xff\xfe"))
)

// drawnFinding is a finding with anything that one can hold.
func drawnFinding(t *rapid.T, texts *rapid.Generator[string]) finding.Finding {
	text := func(label string) string { return texts.Draw(t, label) }
	edge := func(last int, label string) int {
		return rapid.OneOf(rapid.IntRange(1, last), rapid.IntRange(-1, 2), rapid.IntRange(last-1, last+2)).Draw(t, label)
	}
	f := finding.Finding{Code: finding.Code("T" + text("code")), Variant: text("variant"), Severity: finding.Severity(rapid.IntRange(0, 3).Draw(t, "severity")),
		Audience: finding.Audience(text("audience")), Form: text("form"), Project: text("project"), Field: text("field"),
		Value: text("value"), Expected: text("expected"), Message: finding.Text{ZH: text("zh"), EN: text("en")}, Fix: finding.Same(text("fix")),
		Place: finding.Place{File: text("file"), Sheet: text("sheet"), Cell: finding.Ref{Row: edge(finding.MaxRow, "row"), Col: edge(finding.MaxCol, "col")}}}
	if rapid.Bool().Draw(t, "args") {
		f.Args = finding.Args{text("name"): {ZH: text("arg"), EN: text("arg")}}
	}
	if rapid.Bool().Draw(t, "wide") {
		f.Cells = []finding.Cell{{At: finding.Ref{Row: 5, Col: 5}, Expected: text("first")}, {At: finding.Ref{Row: 6, Col: 5}}}
	}
	if rapid.Bool().Draw(t, "follows") {
		f.Because = text("because")
	}
	if rapid.Bool().Draw(t, "waived") {
		f.Waived = &finding.Waiver{Approver: text("approver"), Reason: text("reason"), Until: text("until")}
	}
	return f
}

// findingReadsBack: finding → row → finding, whatever it holds.
func findingReadsBack(t *rapid.T) {
	texts, exact := anyTexts, rapid.Bool().Draw(t, "exact")
	if exact {
		texts = unicodeTexts
	}
	f := drawnFinding(t, texts)
	row, err := encodeFinding(f)
	if err != nil {
		t.Fatal(err)
	}
	var got finding.Finding
	if err := decodeFinding([]byte(row.body), &got); err != nil {
		t.Fatalf("%s: %v", row.body, err)
	}
	f.Place.Cell = finding.At(f.Place.Cell.Row, f.Place.Cell.Col)
	if diff := cmp.Diff(f, got); exact && diff != "" {
		t.Fatalf("read otherwise than written (-written +read):\n%s", diff)
	}
}

func TestFindingReadsBack(t *testing.T) { rapid.Check(t, findingReadsBack) }

func FuzzFindingReadsBack(f *testing.F) { f.Fuzz(rapid.MakeFuzz(findingReadsBack)) }

// TestAnyFindingMayBeSaved: what encoding allows the database keeps, and a file
// that is judged again keeps since when it is told.
func TestAnyFindingMayBeSaved(t *testing.T) {
	p := newPlay(t)
	p.run(friday, inbox{"213001/a.xlsx": "A-01:returned"})
	f := p.snapshot().Files[0]
	ctx := context.Background()
	for seed := range 20 {
		found := rapid.Custom(func(t *rapid.T) finding.Finding { return drawnFinding(t, anyTexts) }).Example(seed)
		for range 2 {
			must(t, p.l.SaveFiles(ctx, 1, []Saved{{File: f, Judgement: record.Judgement{Verdict: record.Returned, Findings: []finding.Finding{found}}}}))
		}
		account, err := p.l.Account(ctx)
		must(t, err)
		if len(account.Damaged) > 0 || !slices.ContainsFunc(account.Issues, func(i record.Issue) bool { return i.FileID == f.ID }) {
			t.Errorf("seed %d: %+v is lost: %+v", seed, found, account.Damaged)
		}
	}
}

// TestEveryRowIsRead: each kind of damage is named with its row, and the other
// checks go on.
func TestEveryRowIsRead(t *testing.T) {
	for name, tt := range map[string]struct {
		harm string
		want record.Damage // without the reason
		kind DoubtKind
	}{
		"submission":     {`UPDATE submissions SET body = '{"form":' WHERE file = 1`, record.Damage{Table: "submissions", Row: "0", File: 1, Path: "213001/a.xlsx"}, DoubtRow},
		"finding":        {`UPDATE findings SET body = 'null' WHERE file = 1`, record.Damage{Table: "findings", Row: "1", File: 1, Path: "213001/a.xlsx"}, DoubtRow},
		"finding of all": {`INSERT INTO findings SELECT 99, 1, NULL, '', 'D01', 'error', '', '', '', '', 1, '[]', NULL, NULL`, record.Damage{Table: "findings", Row: "99"}, DoubtRow},
		"answer":         {`INSERT INTO answers VALUES (7, 1, '表', 'A1', '"')`, record.Damage{Table: "answers", Row: "7", File: 1, Path: "213001/a.xlsx"}, DoubtRow},
		"arrival":        {`UPDATE files SET arrival = 'soon' WHERE id = 1`, record.Damage{Table: "files", Row: "213001/a.xlsx"}, DoubtDatabase},
		"look":           {`UPDATE looks SET at = '' WHERE id = 1`, record.Damage{Table: "looks", Row: "1"}, DoubtDatabase},
		"run":            {`UPDATE runs SET started = '2023' WHERE id = 1`, record.Damage{Table: "runs", Row: "1"}, DoubtDatabase},
		"balance":        {`UPDATE runs SET balance = '{' WHERE id = 1`, record.Damage{Table: "runs", Row: "1"}, DoubtBalance},
		"telling":        {`INSERT INTO tellings VALUES (3, 'mail', 'daily', '', 'a@b', 'k', 1, 'sent', 0, NULL, '', 'x', NULL)`, record.Damage{Table: "tellings", Row: "3"}, DoubtDatabase},
		"release":        {`INSERT INTO releases VALUES ('T03', 'score-sheet', 'x', 'me')`, record.Damage{Table: "releases", Row: "T03 score-sheet"}, DoubtDatabase},
		"page":           {`INSERT INTO pages VALUES ('总表.xlsx', '', 'x', '')`, record.Damage{Table: "pages", Row: "总表.xlsx"}, DoubtDatabase},
		"decision":       {`INSERT INTO decisions (id, kind, undo, file, sheet, form, project, at, as_of, made, by, why) VALUES (5, 'withdraw', 0, 1, '', '', '', NULL, 'x', 'y', '', '')`, record.Damage{Table: "decisions", Row: "5"}, DoubtDatabase},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlay(t)
			p.run(friday, inbox{"213001/a.xlsx": "A-01:returned", "213001/b.xlsx": "A-02:accepted"})
			_, err := p.l.db.Exec(tt.harm)
			must(t, err)
			damaged, err := p.l.Damaged(context.Background())
			must(t, err)
			if len(damaged) == 0 {
				t.Fatal("nothing was found")
			}
			if damaged[0].Why == "" {
				t.Error("no reason is given")
			}
			damaged[0].Why = ""
			if damaged[0] != tt.want {
				t.Errorf("found %+v, want %+v", damaged[0], tt.want)
			}
			e, err := p.l.Examine(context.Background())
			must(t, err)
			if !slices.ContainsFunc(e.Doubts, func(d Doubt) bool { return d.Kind == tt.kind && d.Path == tt.want.Path }) {
				t.Errorf("doubts: %+v", e.Doubts)
			}
		})
	}
}

// TestALedgerIsReadAroundDamage: the file counts as unreadable, and nothing of
// it is there; the others are.
func TestALedgerIsReadAroundDamage(t *testing.T) {
	p := newPlay(t)
	p.run(friday, inbox{"213001/a.xlsx": "A-01:returned A-03:accepted", "213001/b.xlsx": "A-02:returned"})
	_, err := p.l.db.Exec(`UPDATE submissions SET body = '' WHERE file = 1 AND position = 1`)
	must(t, err)
	_, err = p.l.db.Exec(`UPDATE runs SET balance = '{'`)
	must(t, err)
	account, err := p.l.Account(context.Background())
	must(t, err)
	if len(account.Versions) != 1 || len(account.Issues) != 1 || len(account.Damaged) != 2 || account.Run.ID != 1 {
		t.Errorf("versions %v, issues %v, damaged %v", account.Versions, account.Issues, account.Damaged)
	}
	if account.Files[0].Verdict != record.Unreadable || account.Files[1].Verdict != record.Returned {
		t.Errorf("files: %+v", account.Files)
	}
}
