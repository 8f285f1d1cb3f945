package master

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/value"
)

// published writes a master behind another one, and says whether rows were taken
// from that.
func published(t *testing.T, c *campaign.Campaign, s *record.Snapshot, version string, was []byte, remembered string) (data []byte, now string, taken bool) {
	t.Helper()
	v := view.New(c, s)
	b := Of(func() *view.View { return v }, version)
	if was != nil {
		b.Earlier(remembered, func() []byte { return was })
	}
	var buf bytes.Buffer
	if err := b.Write(&buf); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes(), b.Remembered(), b.taken
}

func whole(t *testing.T, c *campaign.Campaign, s *record.Snapshot) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := Write(&buf, c, s); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// later is the snapshot of a later run in which nothing came.
func later(s *record.Snapshot, by time.Duration) *record.Snapshot {
	out := *s
	out.Run.ID++
	out.Run.AsOf = s.Run.AsOf.Add(by)
	out.Issues = nil
	for _, i := range s.Issues {
		if i.State == record.New {
			i.State = record.Open
		}
		out.Issues = append(out.Issues, i)
	}
	return &out
}

// TestANightWithoutNewsTakesWhatLies over many nights, each behind the last: byte for
// byte what would have been made anew.
func TestANightWithoutNewsTakesWhatLies(t *testing.T) {
	for name, s := range map[string]*record.Snapshot{"first": reporttest.FirstEvening(), "complete": reporttest.Complete(),
		"answered": &reporttest.AnsweredSheet(3, "说明 <b>").Snapshot} {
		c := reporttest.Campaign2023()
		was, remembered, _ := published(t, c, s, "1", nil, "")
		if !bytes.Equal(was, whole(t, c, s)) {
			t.Fatalf("%s: what is published is other than what is written", name)
		}
		times := 0
		for night := 1; night <= 12; night++ {
			s = later(s, 24*time.Hour+time.Minute)
			var taken bool
			was, remembered, taken = published(t, c, s, "1", was, remembered)
			if taken {
				times++
			}
			if !bytes.Equal(was, whole(t, c, s)) {
				t.Fatalf("%s, night %d: other than made anew", name, night)
			}
		}
		if times < 8 {
			t.Errorf("%s: only %d of 12 nights took what lay there", name, times)
		}
	}
}

// TestWhatChangedIsMadeAnew whatever it is that changed.
func TestWhatChangedIsMadeAnew(t *testing.T) {
	before, c := reporttest.FirstEvening(), reporttest.Campaign2023()
	was, remembered, _ := published(t, c, before, "1", nil, "")
	damaged := bytes.Clone(was)
	damaged = damaged[:len(damaged)/2]
	renamed := reporttest.Campaign2023()
	renamed.Name += "（修订）"
	extended := reporttest.Campaign2023()
	facts := *extended.Facts
	facts.Projects = append(facts.Projects[:0:0], facts.Projects...)
	facts.Projects[0].Name = "改名的项目"
	extended.Facts = &facts
	due := reporttest.Campaign2023()
	due.Owed = append(due.Owed[:0:0], due.Owed...)
	due.Owed[0].Deadline = value.Date{Year: 2023, Month: 12, Day: 31}
	returned := later(before, time.Hour)
	returned.Versions = append(returned.Versions[:0:0], returned.Versions...)
	returned.Versions[0].Verdict = record.Returned
	found := later(before, time.Hour)
	found.Issues = found.Issues[1:]
	for name, x := range map[string]struct {
		c          *campaign.Campaign
		s          *record.Snapshot
		version    string
		was        []byte
		remembered string
	}{
		"nothing lies there":    {c, later(before, time.Hour), "1", nil, ""},
		"other program":         {c, later(before, time.Hour), "2", was, remembered},
		"damaged":               {c, later(before, time.Hour), "1", damaged, remembered},
		"nothing is remembered": {c, later(before, time.Hour), "1", was, ""},
		"trace of other bytes":  {c, later(before, time.Hour), "1", was, strings.Replace(remembered, `"First":`, `"First":1`, 3)},
		"other name":            {renamed, later(before, time.Hour), "1", was, remembered},
		"project":               {extended, later(before, time.Hour), "1", was, remembered},
		"deadline":              {due, later(before, time.Hour), "1", was, remembered},
		"version":               {c, returned, "1", was, remembered},
		"finding":               {c, found, "1", was, remembered},
	} {
		t.Run(name, func(t *testing.T) {
			got, _, taken := published(t, x.c, x.s, x.version, x.was, x.remembered)
			if taken {
				t.Error("rows were taken from what lay there")
			}
			if !bytes.Equal(got, whole(t, x.c, x.s)) {
				t.Error("other than made anew")
			}
		})
	}
}
