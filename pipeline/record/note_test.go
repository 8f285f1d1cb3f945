package record

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jixiao/rules/finding"
)

// TestHeard: what a row that came back says newly.
func TestHeard(t *testing.T) {
	told := Note{Key: "对照-0123456789ab", Unit: "某局", Said: "合计不对", Words: "是的", Mark: "一致"}
	missed := Note{Key: "漏查-0123456789ab", Unit: "某局", Place: "C9", Words: "缺盖章", Mark: "漏查"}
	with := func(n Note, change func(*Note)) Note { change(&n); return n }
	tagged := func(n Note) Note { n.Key = n.Tag(); return n }
	for name, tc := range map[string]struct {
		row Note
		ok  bool
		is  func(Note) bool
	}{
		"nothing noted":                  {with(told, func(n *Note) { n.Words, n.Mark = "", "" }), false, nil},
		"noted":                          {told, true, func(n Note) bool { return n == told }},
		"words alone":                    {with(told, func(n *Note) { n.Mark = "" }), true, func(n Note) bool { return n.Comparison() == "" && n.Slip().IsZero() }},
		"as it was shown":                {tagged(told), false, nil},
		"as it was shown, saved anew":    {with(tagged(told), func(n *Note) { n.Words = "是\r\n的 " }), false, nil},
		"another word for the same":      {with(tagged(with(told, func(n *Note) { n.Mark = "误退" })), func(n *Note) { n.Mark = "误判" }), false, nil},
		"changed":                        {with(tagged(told), func(n *Note) { n.Mark = "误判" }), true, func(n Note) bool { return n.Key == told.Key && n.Comparison() == Falsely }},
		"emptied":                        {with(tagged(told), func(n *Note) { n.Words, n.Mark = "", "" }), true, func(n Note) bool { return n.Withdrawn && n.Key == told.Key }},
		"only the words emptied":         {with(tagged(told), func(n *Note) { n.Words = "" }), true, func(n Note) bool { return !n.Withdrawn && n.Comparison() == Same }},
		"room":                           {Note{Key: missed.Key, Mark: "漏查"}, false, nil},
		"room without its word":          {Note{Key: missed.Key}, false, nil},
		"missed":                         {missed, true, func(n Note) bool { return n.Comparison() == Missed }},
		"missed, and no word for it":     {with(missed, func(n *Note) { n.Mark = "" }), true, func(n Note) bool { return n.Comparison() == Missed }},
		"missed, without key":            {with(missed, func(n *Note) { n.Key, n.Mark = "", "" }), true, func(n Note) bool { return n.OfMissed() && n.Comparison() == Missed }},
		"missed, as shown":               {tagged(missed), false, nil},
		"missed, elsewhere":              {with(tagged(missed), func(n *Note) { n.Place = "C10" }), true, func(n Note) bool { return n.Key == missed.Key && n.Place == "C10" }},
		"missed, as shown without words": {tagged(with(missed, func(n *Note) { n.Words = "" })), false, nil},
		"missed, emptied":                {with(tagged(missed), func(n *Note) { n.Words = "" }), true, func(n Note) bool { return n.Withdrawn }},
		"missed, without saying what":    {with(missed, func(n *Note) { n.Words = "" }), true, func(n Note) bool { return n.Comparison() == "" && !n.Slip().IsZero() }},
		"a heading":                      {Note{Unit: "程序没有查出的，写在下面"}, false, nil},
		"a finding that lost its key":    {with(told, func(n *Note) { n.Key = "" }), true, func(n Note) bool { return n.Comparison() == "" && strings.Contains(n.Slip().ZH, "对照编号") }},
		"a word that means nothing": {with(told, func(n *Note) { n.Mark = "差不多" }), true, func(n Note) bool {
			return n.Comparison() == "" && strings.Contains(n.Slip().ZH, "看不懂") && n.Shown() == "差不多"
		}},
		"missed, of what was told":     {with(told, func(n *Note) { n.Mark = "漏查" }), true, func(n Note) bool { return n.Comparison() == "" && !n.Slip().IsZero() }},
		"the same, of what was missed": {with(missed, func(n *Note) { n.Mark = "一致" }), true, func(n Note) bool { return n.Comparison() == "" && !n.Slip().IsZero() }},
	} {
		got, ok := tc.row.Heard()
		if ok != tc.ok || ok && !tc.is(got) {
			t.Errorf("%s: %+v, %v", name, got, ok)
		}
	}
}

// TestLastNoteCounts by when its file arrived, once however often it comes, and
// not where it was taken back.
func TestLastNoteCounts(t *testing.T) {
	morning := time.Date(2023, 10, 13, 9, 0, 0, 0, time.UTC)
	var a Account
	note := func(hour int, n Note) {
		id := int64(len(a.Files) + 1)
		a.Files = append(a.Files, File{ID: id, Path: "绩效科/日报.xlsx", Arrival: morning.Add(time.Duration(hour) * time.Hour), Verdict: Ignored})
		a.Answers = append(a.Answers, Answer{ID: id, FileID: id, Place: Spot{"试运行对照", "H8"}, Note: &n})
	}
	note(5, Note{Key: "对照-a", Mark: "误判"})
	note(0, Note{Key: "对照-a", Mark: "一致"})
	note(1, Note{Key: "漏查-b", Words: "缺盖章"})
	note(2, Note{Key: "漏查-b", Words: "缺盖章和签字"})
	note(3, Note{Key: "对照-c", Mark: "一致"})
	note(4, Note{Key: "对照-c", Withdrawn: true})
	want := []string{"对照-a 误判 ", "漏查-b  缺盖章和签字"}
	for range 2 {
		var got []string
		for _, n := range a.Snapshot().Notes {
			got = append(got, n.Key+" "+n.Mark+" "+n.Words)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("notes (-want +got):\n%s", diff)
		}
		slices.Reverse(a.Answers)
	}
	if s := a.Snapshot(); len(s.Answers) > 0 {
		t.Errorf("a note is taken for an answer: %+v", s.Answers)
	}
}

// TestToldKey: the same finding of the same project wherever its file lies, and
// another one for another unit, value or file.
func TestToldKey(t *testing.T) {
	base := Issue{Department: "213001", FileID: 1, Finding: finding.Finding{Code: "T03", Form: "score-sheet", Project: "A-01", Field: "total_score", Value: "95.5",
		Place: finding.Place{File: "a.xlsx", Sheet: "评分表", Cell: finding.Ref{Row: 32, Col: 5}}}}
	with := func(change func(*Issue)) Issue { i := base; change(&i); return i }
	for name, tc := range map[string]struct {
		other Issue
		same  bool
	}{
		"another file":    {with(func(i *Issue) { i.Place.File, i.FileID = "b.xlsx", 2 }), true},
		"another wording": {with(func(i *Issue) { i.Message = finding.Text{ZH: "不对"} }), true},
		"another unit":    {with(func(i *Issue) { i.Department = "207001" }), false},
		"another value":   {with(func(i *Issue) { i.Value = "96" }), false},
		"another cell":    {with(func(i *Issue) { i.Place.Cell.Row = 33 }), false},
		"another rule":    {with(func(i *Issue) { i.Code = "T04" }), false},
	} {
		if got := ToldKey(tc.other) == ToldKey(base); got != tc.same {
			t.Errorf("%s: the same %v", name, got)
		}
	}
	late := with(func(i *Issue) { i.CampaignWide, i.Value = true, "1 天" })
	if ToldKey(late) != ToldKey(with(func(i *Issue) { i.CampaignWide, i.Value = true, "2 天" })) {
		t.Error("a day more is another finding")
	}
	broken := with(func(i *Issue) { i.Project = "" })
	if ToldKey(broken) == ToldKey(with(func(i *Issue) { i.Project, i.Place.File = "", "b.xlsx" })) {
		t.Error("two files about no project are one finding")
	}
}
