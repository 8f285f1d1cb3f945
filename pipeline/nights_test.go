package pipeline_test

import (
	"database/sql"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/mailserver"
	"jixiao/internal/testkit/samples"
	"jixiao/pipeline"
	"jixiao/pipeline/record"
)

// night is what a run leaves behind in which no day may be counted: the
// departments' folders by path, and the findings of ledger and findings.json by
// code, department and form.
type night struct{ units, ledger, told map[string]string }

// TestANightWithoutNewsChangesNothing for departments and programs: from before
// the first reminder until after the deadline a night changes the findings that
// begin and end in it, and the folders of whom they concern.
func TestANightWithoutNewsChangesNothing(t *testing.T) {
	t.Parallel()
	o := later(fixture(t), -3*24) // D03 begins on the 12th, and D02 follows on the 16th
	o.Campaign.Settings.Blanks = true
	samples.Evenings(t)[0].CopyTo(t, o.Inbox)
	mustRun(t, o)
	before := leftBy(t, o)
	var news []int
	for range 8 {
		o = later(o, 24)
		mustRun(t, o)
		after := leftBy(t, o)
		found := slices.Sorted(slices.Values(differing(before.ledger, after.ledger)))
		if len(found) > 0 {
			news = append(news, o.AsOf.In(o.Campaign.Zone).Day())
		}
		if diff := cmp.Diff(found, slices.Sorted(slices.Values(differing(before.told, after.told)))); diff != "" {
			t.Errorf("%s: findings.json changes otherwise (-ledger +json):\n%s", o.AsOf, diff)
		}
		concerned := map[string]bool{}
		for _, name := range found {
			of := strings.Fields(name)
			concerned[of[1]] = true
			if of[0] != "D02" && of[0] != "D03" {
				t.Errorf("%s: %s is not what it was", o.AsOf, name)
			}
		}
		for _, path := range differing(before.units, after.units) {
			folder, err := filepath.Rel(o.Units, path)
			if must(t, err); !concerned[folder[:len("213001")]] {
				t.Errorf("%s: %s changes, though nothing begins or ends there", o.AsOf, path)
			}
		}
		before = after
	}
	if want := []int{12, 16}; !slices.Equal(news, want) {
		t.Errorf("findings begin or end on %v, want %v", news, want)
	}
}

func leftBy(t *testing.T, o pipeline.Options) night {
	t.Helper()
	n := night{contents(t, o.Units), map[string]string{}, map[string]string{}}
	db, err := sql.Open("sqlite", string(o.Place))
	must(t, err)
	defer func() { _ = db.Close() }()
	rows, err := db.Query(`SELECT code || ' ' || department || ' ' || coalesce(json_extract(body, '$.form'), ''),
		json_array(whole, file, severity, sheet, cell, project, field, first_run, body) FROM findings ORDER BY id`)
	must(t, err)
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var name, row string
		must(t, rows.Scan(&name, &row))
		n.ledger[name] += row
	}
	must(t, rows.Err())
	data, err := os.ReadFile(filepath.Join(o.Outbox, "findings.json"))
	must(t, err)
	var told struct{ Findings []map[string]any }
	must(t, json.Unmarshal(data, &told))
	for _, f := range told.Findings {
		delete(f, "state") // new is what this very run found
		text, err := json.Marshal(f)
		must(t, err)
		name := ""
		for _, word := range []string{"code", "department", "form"} {
			s, _ := f[word].(string)
			name += " " + s
		}
		n.told[name[1:]] += string(text)
	}
	return n
}

// TestAnObjectionMeetsWhatIsMissingTheNextNight: what has not come is the same
// finding for as long as it has not.
func TestAnObjectionMeetsWhatIsMissingTheNextNight(t *testing.T) {
	t.Parallel()
	o := later(fixture(t), 4*24)
	put(t, o.Inbox, sheetA01, sample(t, cityManagement, "评分表_A-01.xlsx"))
	mustRun(t, o)
	put(t, o.Inbox, answered, responded(t, reported(t, o), "审核意见", "异议", "D02", "项目已经调整到其他单位"))
	for range 3 {
		o = later(o, 24)
		if got := outcomesOf(mustRun(t, o).Snapshot); !slices.Equal(got, []record.Outcome{record.Waiting}) {
			t.Errorf("%s: the objection is %v", o.AsOf, got)
		}
	}
}

// TestAnEarlierVersionsWordsAreReplacedInSilence: a ledger in which what has not
// come counted its days gets the new words with the next run, since when it holds
// stays, and nobody is written to again.
func TestAnEarlierVersionsWordsAreReplacedInSilence(t *testing.T) {
	t.Parallel()
	s := mailserver.Start(t)
	o := later(telling(t, s), 4*24)
	want := firstRunsOf(mustRun(t, o).Snapshot, "D02")
	told := toUnits(t, s)
	poison(t, o, `UPDATE findings SET body = json_set(body, '$.args.days', json('{"zh":"2","en":"2"}'), '$.message.zh', '时限是 2023-10-15，已逾期 2 天') WHERE code = 'D02'`)
	out := mustRun(t, later(o, 24))
	if got := firstRunsOf(out.Snapshot, "D02"); !slices.Equal(got, want) || len(got) == 0 {
		t.Errorf("found first in runs %v, want %v", got, want)
	}
	for _, i := range out.Snapshot.Issues {
		if i.Code == "D02" && (i.Args["days"].ZH != "" || strings.Contains(i.Message.ZH, "天")) {
			t.Errorf("still counts days: %s", i.Message.ZH)
		}
	}
	if diff := cmp.Diff(told, toUnits(t, s)); diff != "" || len(told) == 0 {
		t.Errorf("letters to units (-want +got):\n%s", diff)
	}
}

func toUnits(t *testing.T, s *mailserver.Server) []string {
	t.Helper()
	return slices.DeleteFunc(subjects(letters(t, s)), func(l string) bool { return strings.Contains(l, "审核日报") })
}

func firstRunsOf(s *record.Snapshot, code string) []int64 {
	var out []int64
	for _, i := range s.Issues {
		if string(i.Code) == code {
			out = append(out, i.FirstRun)
		}
	}
	return out
}
