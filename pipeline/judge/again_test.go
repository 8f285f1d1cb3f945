package judge

import (
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline/record"
)

// recordsOf judges a sheet that holds the form of one post again and again: every
// submission as subject, verdict and first row, and what is told.
func recordsOf(t *testing.T, text string, alone bool) (said, found []string) {
	t.Helper()
	c := ofSubjects(t, text).campaign
	for _, def := range c.Forms {
		def.Records = def.ID == "post"
	}
	j, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	j.open = textSheet(text)
	in := Received{Name: "表.xlsx", Department: region}
	got, err := j.File(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	if alone {
		got = j.Alone(in, got, nil)
	}
	for _, s := range got.Submissions {
		about := "-"
		if len(s.Duties) > 0 {
			about = string(s.Duties[0].Subject)
		}
		said = append(said, s.Form+" "+about+" "+string(s.Verdict))
	}
	for _, f := range got.Findings {
		if f.Code == "V03" {
			continue // a number that stands there as text
		}
		found = append(found, string(f.Code)+" "+f.Variant+" "+f.Place.Cell.String()+" "+string(f.About()))
	}
	slices.Sort(found)
	return said, found
}

// TestSeveralOnOneSheet: each is judged by what is wrong in itself.
func TestSeveralOnOneSheet(t *testing.T) {
	const title, first = "路口点位情况表\n", "点位编号|D02|本月支出金额|5\n"
	d02, d01, returned := "post 点位名录:D02 ", "post 点位名录:D01 ", string(record.Returned)
	for name, c := range map[string]struct {
		text        string
		said, found []string
	}{
		"both right":           {title + first + title + "点位编号|D01|本月支出金额|5\n", []string{d02 + "accepted", d01 + "accepted"}, nil},
		"one of two":           {title + first + title + "点位编号|D01|本月支出金额|\n", []string{d02 + "accepted", d01 + returned}, []string{"V01  D4 点位名录:D01"}},
		"the first of two":     {title + "点位编号|D02|本月支出金额|五\n" + title + "点位编号|D01|本月支出金额|5\n", []string{d02 + returned, d01 + "accepted"}, []string{"V02  D2 点位名录:D02"}},
		"without its label":    {title + first + title + "点位编号|D01\n" + title + "点位编号|D07|本月支出金额|5\n", []string{d02 + "accepted", d01 + returned, "post 点位名录:D07 accepted"}, []string{"S02  A3 点位名录:D01"}},
		"the same thing twice": {title + first + title + first, []string{d02 + "accepted", d02 + "accepted"}, nil},
		"one thing, two sayings": {title + first + title + "点位编号|D02|本月支出金额|6\n" + title + "点位编号|D01|本月支出金额|6\n",
			[]string{d02 + returned, d02 + returned, d01 + "accepted"}, []string{"S09 again A3 点位名录:D02"}},
		"in the third": {title + first + title + first + title + "点位编号|D02|本月支出金额|6\n",
			[]string{d02 + returned, d02 + returned, d02 + returned}, []string{"S09 again A5 点位名录:D02"}},
		"another form": {title + "点位编号|D02|本月支出金额|\n\n乡镇支出月报表\n填报单位|[213002]甲镇人民政府|本月支出金额|5",
			[]string{d02 + returned, "town unit:213002 accepted"}, []string{"V01  D2 点位名录:D02"}},
		"another form that is wrong": {title + first + "\n乡镇支出月报表\n填报单位|[213002]甲镇人民政府|本月支出金额|",
			[]string{d02 + "accepted", "town unit:213002 " + returned}, []string{"V01  D5 unit:213002"}},
	} {
		said, found := recordsOf(t, c.text, false)
		if diff := cmp.Diff(c.said, said); diff != "" {
			t.Errorf("%s: verdicts (-want +got):\n%s", name, diff)
		}
		if diff := cmp.Diff(c.found, found); diff != "" {
			t.Errorf("%s: found (-want +got):\n%s", name, diff)
		}
		said, found = recordsOf(t, c.text, true)
		if diff := cmp.Diff(c.said, said) + cmp.Diff(c.found, found); diff != "" {
			t.Errorf("%s: alone (-want +got):\n%s", name, diff)
		}
	}
}
