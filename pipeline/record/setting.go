package record

import (
	"slices"
	"time"
)

// Setting is one thing by which a run judges, in the section's words: such as what
// L01 demands, or the last day for a form.
type Setting struct{ Of, Part, Says string }

// SettingChange is a setting that a run judged by otherwise than the run before.
// Was or Now is "" where there was none, or is none.
type SettingChange struct {
	Of, Part, Was, Now string
	Run                int64
	AsOf               time.Time // the run's clock
}

// ChangedSettings are those that are otherwise, or gone, in their order.
func ChangedSettings(was, now []Setting) []SettingChange {
	type key struct{ of, part string }
	before := map[key]string{}
	for _, s := range was {
		before[key{s.Of, s.Part}] = s.Says
	}
	var changes []SettingChange
	here := map[key]bool{}
	for _, s := range now {
		k := key{s.Of, s.Part}
		here[k] = true
		if said := before[k]; said != s.Says {
			changes = append(changes, SettingChange{Of: s.Of, Part: s.Part, Was: said, Now: s.Says})
		}
	}
	for _, s := range was {
		if !here[key{s.Of, s.Part}] {
			changes = append(changes, SettingChange{Of: s.Of, Part: s.Part, Was: s.Says})
		}
	}
	return changes
}

// ChangesTogether are what several changes come to: of each setting what it was at
// first and is at last, and nothing of those that are as they were.
func ChangesTogether(all []SettingChange) []SettingChange {
	var out []SettingChange
	for _, c := range all {
		i := slices.IndexFunc(out, func(o SettingChange) bool { return o.Of == c.Of && o.Part == c.Part })
		if i < 0 {
			out = append(out, c)
			continue
		}
		c.Was = out[i].Was
		out[i] = c
	}
	return slices.DeleteFunc(out, func(c SettingChange) bool { return c.Was == c.Now })
}
