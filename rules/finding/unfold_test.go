package finding

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// chained are findings a, b, c … of which each follows from the one that is
// named, "" for none.
func chained(because ...string) []*Finding {
	all := make([]*Finding, len(because))
	for n := range because {
		all[n] = &Finding{Code: Code("T0" + string(rune('1'+n))), Severity: Error, Audience: Everyone, Value: string(rune('a' + n))}
	}
	for n, name := range because {
		switch {
		case name == "":
		case int(name[0]-'a') < len(all):
			all[n].Because = KeyOf(*all[name[0]-'a']).String()
		default:
			all[n].Because = "T99-0123456789-012345"
		}
	}
	return all
}

// told says under which finding each is told, "" where it is told by itself.
func told(all []*Finding) string {
	name := map[string]string{"": "-"}
	for _, f := range all {
		name[KeyOf(*f).String()] = f.Value
	}
	var out []string
	for _, f := range all {
		out = append(out, name[f.Because])
	}
	return strings.Join(out, " ")
}

func TestUnfold(t *testing.T) {
	for name, tc := range map[string]struct {
		because []string
		change  func(all []*Finding)
		settled string
		want    string
	}{
		"nothing follows":              {[]string{"", ""}, nil, "", "- -"},
		"one follows":                  {[]string{"", "a"}, nil, "", "- a"},
		"before its cause":             {[]string{"b", ""}, nil, "", "b -"},
		"a cause that is missing":      {[]string{"", "z"}, nil, "", "- -"},
		"a settled cause":              {[]string{"", "a", "a"}, nil, "a", "- - -"},
		"a settled follower":           {[]string{"", "a", "a"}, nil, "b", "- a a"},
		"a waived cause":               {[]string{"", "a"}, func(all []*Finding) { all[0].Waived = &Waiver{} }, "", "- -"},
		"a chain":                      {[]string{"", "a", "b"}, nil, "", "- a a"},
		"a chain, settled on top":      {[]string{"", "a", "b"}, nil, "a", "- - b"},
		"a chain, settled between":     {[]string{"", "a", "b"}, nil, "b", "- a a"},
		"a chain, both settled":        {[]string{"", "a", "b"}, nil, "ab", "- - -"},
		"itself":                       {[]string{"a"}, nil, "", "-"},
		"two of each other":            {[]string{"b", "a"}, nil, "", "b -"},
		"three in a circle":            {[]string{"c", "a", "b"}, func(all []*Finding) { all[0].Audience, all[1].Audience = Section, Section }, "", "c - -"},
		"two of each other, settled":   {[]string{"b", "a"}, nil, "ab", "- -"},
		"a cause for the section":      {[]string{"", "a"}, func(all []*Finding) { all[0].Audience = Section }, "", "- -"},
		"both for the section":         {[]string{"", "a"}, func(all []*Finding) { all[0].Audience, all[1].Audience = Section, Section }, "", "- a"},
		"a follower for the section":   {[]string{"", "a"}, func(all []*Finding) { all[1].Audience = Section }, "", "- a"},
		"under one for the section, b": {[]string{"", "a", "b"}, func(all []*Finding) { all[0].Audience, all[1].Audience = Section, Section }, "", "- a -"},
	} {
		all := chained(tc.because...)
		if tc.change != nil {
			tc.change(all)
		}
		Unfold(all, func(n int) bool { return strings.Contains(tc.settled, all[n].Value) })
		if got := told(all); got != tc.want {
			t.Errorf("%s: %s, want %s", name, got, tc.want)
		}
	}
}

// Whatever follows from what, whoever is not told has a cause that is told and
// counts, and doing it once more changes nothing.
func TestUnfoldLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfN(rapid.SampledFrom([]string{"", "a", "b", "c", "d", "e", "z"}), 1, 6).Draw(t, "because")
		all := chained(names...)
		out := make([]bool, len(all))
		for n, f := range all {
			out[n] = rapid.Bool().Draw(t, "settled")
			if rapid.IntRange(0, 3).Draw(t, "waived") == 0 {
				f.Waived = &Waiver{}
			}
			f.Audience = rapid.SampledFrom([]Audience{Everyone, Everyone, Section}).Draw(t, "audience")
		}
		settled := func(n int) bool { return out[n] }
		Unfold(all, settled)
		once := told(all)
		for _, f := range all {
			if f.Because == "" {
				continue
			}
			cause := -1
			for n, c := range all {
				if KeyOf(*c).String() == f.Because {
					cause = n
				}
			}
			if cause < 0 {
				t.Fatalf("%s follows from nothing that is there", f.Value)
			}
			if c := all[cause]; c.Weight() == 0 || out[cause] || c.Audience == Section && f.Audience != Section {
				t.Fatalf("%s is told under %s, which does not count: %s", f.Value, c.Value, once)
			}
		}
		if Unfold(all, settled); told(all) != once {
			t.Fatalf("once more: %s, then %s", once, told(all))
		}
	})
}
