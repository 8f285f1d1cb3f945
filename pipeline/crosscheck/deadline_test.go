package crosscheck

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/register"
	"jixiao/rules/value"
	"jixiao/rules/workdays"
)

const (
	management = "213001" // owes
	culture    = "101001" // owes A-10
)

func TestLate(t *testing.T) {
	for _, tt := range []struct {
		name string
		in   func(r *round)
		want []string
	}{
		{"ok: the last minute of the day", func(r *round) { r.score("101001/a.xlsx", "10-15 23:59", "A-10", "93", record.Accepted) }, nil},
		{"bad: the first minute after it", func(r *round) { r.score("101001/a.xlsx", "10-16 00:00", "A-10", "93", record.Accepted) },
			[]string{"D01 101001 101001/a.xlsx - A-10"}},
		{"ok: a correction of what came in time", func(r *round) {
			r.score("101001/a.xlsx", "10-15 10:00", "A-10", "93", record.Returned)
			r.score("101001/b.xlsx", "10-17 10:00", "A-10", "94", record.Accepted)
		}, nil},
		{"bad: it stays late when it is corrected", func(r *round) {
			r.score("101001/a.xlsx", "10-16 10:00", "A-10", "93", record.Returned)
			r.score("101001/b.xlsx", "10-17 10:00", "A-10", "94", record.Accepted)
		}, []string{"D01 101001 101001/a.xlsx - A-10"}},
		{"ok: an extension", func(r *round) {
			r.c.Facts.Extensions[register.Extended{Department: culture, Form: scoreSheet}] = value.Date{Year: 2023, Month: 10, Day: 20}
			r.score("101001/a.xlsx", "10-20 23:59", "A-10", "93", record.Accepted)
		}, nil},
		{"bad: what is owed as a whole is told once", func(r *round) {
			r.report("213001/r.xlsx", "10-16 10:00", record.Accepted, row("A-01", "", "资金管理", ""), row("A-02", "", "资金管理", ""))
		}, []string{"D01 213001 213001/r.xlsx - -"}},
		{"ok: the first report was in time", func(r *round) {
			r.report("213001/r.xlsx", "10-14 10:00", record.Accepted, row("A-01", "", "资金管理", ""))
			r.report("213001/s.xlsx", "10-16 10:00", record.Accepted, row("A-02", "", "资金管理", ""))
		}, nil},
		{"bad: a form a project is told a project", func(r *round) {
			r.score("213001/a.xlsx", "10-16 10:00", "A-01", "91", record.Accepted)
			r.score("213001/b.xlsx", "10-17 10:00", "A-02", "94", record.Accepted)
		}, []string{"D01 213001 213001/a.xlsx - A-01", "D01 213001 213001/b.xlsx - A-02"}},
		{"bad: what the section entered for a department names no file", func(r *round) {
			r.score("绩效科/a.xlsx", "10-16 10:00", "A-10", "93", record.Accepted)
		}, []string{"D01 101001 - - A-10"}},
		{"ok: nobody is late with what need not come", func(r *round) {
			r.c.Owed = []campaign.Owed{{Form: scoreSheet, About: "project", Each: true, Optional: true, Deadline: value.Date{Year: 2023, Month: 10, Day: 15}}}
			r.score("101001/a.xlsx", "10-16 10:00", "A-10", "93", record.Accepted)
		}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := newRound(t)
			tt.in(r)
			same(t, tt.want, r.told("10-18 22:00", "D01"))
		})
	}
}

func TestLateSaysHowLate(t *testing.T) {
	r := newRound(t)
	r.score("101001/a.xlsx", "10-23 08:00", "A-10", "93", record.Accepted)
	found := Check(r.c, r.a.Snapshot(), at("10-23 22:00"))
	i := slices.IndexFunc(found.Issues, func(i record.Issue) bool { return i.Code == "D01" })
	const want = "A-10“老电影员放映补贴”：“评分表”的报送时限是 2023-10-15，第一次收到是 2023-10-23，逾期 8 天（6 个工作日）"
	if got := found.Issues[i].Message.ZH; got != want || !found.Issues[i].CampaignWide {
		t.Errorf("got %q, want %q", got, want)
	}
	r.c.Calendar = nil
	found = Check(r.c, r.a.Snapshot(), at("10-23 22:00"))
	if got := found.Issues[i].Message.ZH; strings.Contains(got, "工作日") || !slices.Equal(found.UnknownYears, []int{2023}) {
		t.Errorf("without a calendar: %q, unknown %v; want no working days, 2023", got, found.UnknownYears)
	}
}

// all hands in what every unit owes.
func all(r *round) {
	for _, p := range r.c.Facts.Projects {
		r.score(p.Unit+"/"+p.Code+".xlsx", "10-10 10:00", p.Code, "93", record.Returned)
		if p.Code != "A-02" { // its report on A-01 is the unit's
			r.report(p.Unit+"/r.xlsx", "10-10 10:00", record.Accepted, row(p.Code, "", "资金管理", ""))
		}
	}
}

// without hands in all but one form of a project.
func without(r *round, form, project string) {
	all(r)
	r.a.Versions = slices.DeleteFunc(r.a.Versions, func(v record.Version) bool { return v.Duty.Form == form && v.Duty.Project() == project })
}

func TestMissing(t *testing.T) {
	for _, tt := range []struct {
		name, asOf string
		in         func(r *round)
		want       []string
	}{
		{"ok: everything came, if only to be returned", "10-16 00:00", all, nil},
		{"bad: D02 after the day", "10-16 00:00", func(r *round) { without(r, scoreSheet, "A-10") }, []string{"D02 101001 - - A-10"}},
		{"bad: D03 on the day", "10-15 23:59", func(r *round) { without(r, scoreSheet, "A-10") }, []string{"D03 101001 - - A-10"}},
		{"bad: D03 three days ahead", "10-12 00:00", func(r *round) { without(r, scoreSheet, "A-10") }, []string{"D03 101001 - - A-10"}},
		{"ok: four days ahead", "10-11 23:59", func(r *round) { without(r, scoreSheet, "A-10") }, nil},
		{"bad: a report is owed once", "10-16 00:00", func(r *round) { without(r, rectification, "A-01") }, []string{"D02 213001 - - -"}},
		{"bad: D02 for the only one, withdrawn", "10-16 00:00", func(r *round) { all(r); r.withdraw("A-10") }, []string{"D02 101001 - - A-10"}},
		{"bad: D03 for the only one, withdrawn", "10-13 00:00", func(r *round) { all(r); r.withdraw("A-10") }, []string{"D03 101001 - - A-10"}},
		{"ok: another one came since", "10-16 00:00", func(r *round) {
			all(r)
			r.withdraw("A-10")
			r.score("101001/neu.xlsx", "10-16 10:00", "A-10", "94", record.Returned)
		}, nil},
		{"ok: nothing to report, on no project", "10-16 00:00", func(r *round) {
			without(r, rectification, "A-01")
			s := r.submission(rectification)
			s.Nil = true
			r.version(r.file("213001/零报告.xlsx", "10-14 10:00"), management, s, record.Accepted)
		}, nil},
		{"ok: an extension", "10-16 00:00", func(r *round) {
			without(r, scoreSheet, "A-10")
			r.c.Facts.Extensions[register.Extended{Department: culture, Form: scoreSheet}] = value.Date{Year: 2023, Month: 10, Day: 31}
		}, nil},
		{"bad: the section owes its list once", "10-16 00:00", func(r *round) {
			all(r)
			r.c.Owed = append(slices.Clone(r.c.Owed[:2]), campaign.Owed{Form: scoreList, Section: true, Deadline: value.Date{Year: 2023, Month: 10, Day: 15}})
		}, []string{"D02 - - - -"}},
		{"ok: no reminder is asked for", "10-15 12:00", func(r *round) {
			without(r, scoreSheet, "A-10")
			r.c.Owed = slices.Clone(r.c.Owed)
			r.c.Owed[0].ReminderDays = 0
		}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := newRound(t)
			tt.in(r)
			same(t, tt.want, r.told(tt.asOf, "D02", "D03"))
		})
	}
}

// TestWhatIsMissingCountsNoDays: as long as it is told it is told in the same words,
// also on the last day.
func TestWhatIsMissingCountsNoDays(t *testing.T) {
	r := newRound(t)
	without(r, scoreSheet, "A-10")
	r.c.Owed = slices.Clone(r.c.Owed[:1])
	for _, days := range [][]string{{"10-12 00:00", "10-14 22:00", "10-15 23:59"}, {"10-16 00:00", "10-17 22:00", "12-31 22:00"}} {
		first := Check(r.c, r.a.Snapshot(), at(days[0])).Issues
		for _, day := range days {
			if diff := cmp.Diff(first, Check(r.c, r.a.Snapshot(), at(day)).Issues); diff != "" || len(first) != 1 {
				t.Errorf("%s (-%s +%[1]s):\n%s", day, days[0], diff)
			}
		}
	}
}

// TestWithdrawnIsNotLate: what came in time and was taken back is asked for
// again, without a day of lateness, before and after it comes.
func TestWithdrawnIsNotLate(t *testing.T) {
	r := newRound(t)
	r.c.Owed = slices.Clone(r.c.Owed[:1])
	for _, p := range r.c.Facts.Projects {
		r.score(p.Unit+"/"+p.Code+".xlsx", "10-10 10:00", p.Code, "93", record.Accepted)
	}
	r.withdraw("A-10")
	for _, day := range []string{"10-15 22:00", "10-20 22:00"} {
		for _, i := range Check(r.c, r.a.Snapshot(), at(day)).Issues {
			if i.Variant != "withdrawn" || !strings.Contains(i.Message.ZH, "已经作废，还没有收到重新报送的，时限是 2023-10-15") {
				t.Errorf("%s: %s", day, i.Message.ZH)
			}
		}
	}
	r.score("101001/neu.xlsx", "10-21 10:00", "A-10", "94", record.Accepted)
	same(t, nil, r.told("10-22 22:00", "D01", "D02", "D07"))
}

// TestTheDayCountsWhole: late is who came after midnight of the deadline day
// in the campaign's zone, whatever zone the moment is written in, and whatever
// the sender's clock said.
func TestTheDayCountsWhole(t *testing.T) {
	midnight := at("10-16 00:00")
	rapid.Check(t, func(rt *rapid.T) {
		seconds := rapid.IntRange(-3*24*3600, 3*24*3600).Draw(rt, "seconds from midnight")
		if rapid.Bool().Draw(rt, "close") {
			seconds %= 120
		}
		zone := time.FixedZone("", rapid.IntRange(-12, 14).Draw(rt, "zone")*3600)
		r := newRound(t)
		arrival := midnight.Add(time.Duration(seconds) * time.Second).In(zone)
		f := r.fileAt("101001/a.xlsx", arrival)
		r.a.Files[0].ModTime = midnight.Add(time.Duration(rapid.Int64Range(-1e17, 1e17).Draw(rt, "sender's clock")))
		r.version(f, "A-10", r.scoreSheet("A-10", "93"), record.Accepted)
		asOf := arrival.Add(time.Duration(rapid.IntRange(0, 1e6).Draw(rt, "until the run")) * time.Second)
		if late := len(r.toldAt(asOf, "D01")) == 1; late != (seconds >= 0) {
			rt.Fatalf("%s: late is %v", arrival, late)
		}
	})
}

func TestCorrections(t *testing.T) {
	for _, tt := range []struct {
		name string
		in   func(r *round)
		want []string
	}{
		// Returned on Friday 13, three working days: until Wednesday 18.
		{"ok: within the period", func(r *round) {
			r.score("101001/a.xlsx", "10-13 10:00", "A-10", "93", record.Returned)
			r.score("101001/b.xlsx", "10-18 23:59", "A-10", "94", record.Accepted)
		}, nil},
		{"bad: a day after it", func(r *round) {
			r.score("101001/a.xlsx", "10-13 10:00", "A-10", "93", record.Returned)
			r.score("101001/b.xlsx", "10-19 00:00", "A-10", "94", record.Accepted)
		}, []string{"D07 101001 101001/b.xlsx - A-10"}},
		{"ok: before the deadline, however long", func(r *round) {
			r.score("101001/a.xlsx", "10-08 10:00", "A-10", "93", record.Returned)
			r.score("101001/b.xlsx", "10-15 23:59", "A-10", "94", record.Accepted)
		}, nil},
		{"ok: a new version of what stood", func(r *round) {
			r.score("101001/a.xlsx", "10-13 10:00", "A-10", "93", record.Accepted)
			r.score("101001/b.xlsx", "10-30 10:00", "A-10", "94", record.Accepted)
		}, nil},
		{"bad: every period counts for itself", func(r *round) {
			r.score("101001/a.xlsx", "10-13 10:00", "A-10", "93", record.Returned)
			r.score("101001/b.xlsx", "10-18 10:00", "A-10", "94", record.Returned)
			r.score("101001/c.xlsx", "10-24 10:00", "A-10", "95", record.Accepted) // until Monday 23
		}, []string{"D07 101001 101001/c.xlsx - A-10"}},
		{"bad: one report on two projects", func(r *round) {
			r.report("213001/r.xlsx", "10-13 10:00", record.Returned, row("A-01", "", "资金管理", "一"), row("A-02", "", "资金管理", "二"))
			r.report("213001/s.xlsx", "10-25 10:00", record.Accepted, row("A-01", "", "资金管理", "三"), row("A-02", "", "资金管理", "四"))
		}, []string{"D07 213001 213001/s.xlsx - -"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := newRound(t)
			tt.in(r)
			same(t, tt.want, r.told("10-31 22:00", "D07"))
		})
	}
}

func TestCorrectionsAreNotGuessed(t *testing.T) {
	r := newRound(t)
	calendar, err := (*workdays.Calendar)(nil).With(workdays.Notice{Year: 2022})
	if err != nil {
		t.Fatal(err)
	}
	r.c.Calendar = calendar
	r.score("101001/a.xlsx", "10-13 10:00", "A-10", "93", record.Returned)
	r.score("101001/b.xlsx", "10-31 10:00", "A-10", "94", record.Accepted)
	found := Check(r.c, r.a.Snapshot(), at("10-31 22:00"))
	if !slices.Equal(found.UnknownYears, []int{2023}) || len(r.told("10-31 22:00", "D07")) > 0 {
		t.Errorf("unknown years %v, D07 %v", found.UnknownYears, r.told("10-31 22:00", "D07"))
	}
}

// Whoever is on time, or corrects on the last day of the period, is never told
// of lateness; one working day more always is.
func TestTheCorrectionPeriod(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		r := newRound(t)
		returned := value.Date{Year: 2023, Month: 10, Day: 13}.AddDays(rapid.IntRange(0, 60).Draw(rt, "returned"))
		until, err := r.c.Calendar.Add(returned, r.c.Settings.CorrectionDays)
		if err != nil {
			rt.Fatal(err)
		}
		late := rapid.IntRange(-2, 2).Draw(rt, "days after the period")
		second := time.Duration(rapid.IntRange(0, 24*3600-1).Draw(rt, "second")) * time.Second
		a := r.fileAt("101001/a.xlsx", returned.In(r.c.Zone).Add(second))
		r.version(a, "A-10", r.scoreSheet("A-10", "93"), record.Returned)
		b := r.fileAt("101001/b.xlsx", until.AddDays(late).In(r.c.Zone).Add(second))
		r.version(b, "A-10", r.scoreSheet("A-10", "94"), record.Accepted)
		if got := len(r.told("12-31 22:00", "D07")); (got == 1) != (late > 0) {
			rt.Fatalf("returned on %s, corrected %d days after %s: %d findings", returned, late, until, got)
		}
	})
}

// TestKeysOfFindings: what the ledger tells findings apart by must differ
// between any two findings of one look, or one would take the other's age.
func TestKeysOfFindings(t *testing.T) {
	r := newRound(t)
	day := value.Date{Year: 2023, Month: 10, Day: 15}
	r.c.Owed = append(slices.Clone(r.c.Owed[:2]), campaign.Owed{Form: "self-evaluation", About: "project", Each: true, Deadline: day})
	type key struct {
		file                          int64
		department, form, sheet, cell string
		code                          finding.Code
		project, field, value         string
	}
	seen := map[key]bool{}
	for _, i := range Check(r.c, r.a.Snapshot(), at("10-16 22:00")).Issues {
		k := key{i.FileID, i.Department, i.Form, i.Place.Sheet, i.Place.Cell.String(), i.Code, i.Project, i.Field, i.Value}
		if seen[k] {
			t.Errorf("two findings %+v", k)
		}
		seen[k] = true
	}
	if len(seen) != 32 {
		t.Errorf("%d findings, want 11 score sheets, 10 reports and 11 self-evaluations", len(seen))
	}
}
