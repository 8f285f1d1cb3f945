package record

import (
	"cmp"
	"slices"
	"time"
)

// OnDuties are the decisions on duties that are in force, in their order.
func OnDuties(all []Decision) []Decision {
	var out []Decision
	for key, d := range inForce(all) {
		if key.kind.On() == OnDuty {
			out = append(out, *d)
		}
	}
	slices.SortFunc(out, func(a, b Decision) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// LastOn is the last word on what a decision settles, an undoing too; nil where
// there is none.
func LastOn(all []Decision, d Decision) *Decision {
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].decides() == d.decides() {
			return &all[i]
		}
	}
	return nil
}

// Unrecorded are the acts of the settings, as they are now, that are other than
// what was last recorded of them, and the undoing of what they no longer say.
// What a later decision of the section settled otherwise stays so until the
// settings say another day.
func Unrecorded(all, acts []Decision) []Decision {
	var out []Decision
	written, holds := lastWritten(all), inForce(all)
	for _, act := range acts {
		key := act.decides()
		before, now := written[key], holds[key]
		delete(written, key)
		switch {
		case before == nil || before.Undo || !before.At.Equal(act.At):
		case now == nil || now.Origin != FromSettings || now.By == act.By && now.Why == act.Why:
			continue
		}
		out = append(out, act)
	}
	for _, before := range sorted(written) {
		if now := holds[before.decides()]; now != nil && now.Origin == FromSettings {
			before.Undo, before.At = true, time.Time{}
			out = append(out, before)
		}
	}
	return out
}

// lastWritten is what was last recorded of the settings, an undoing too.
func lastWritten(all []Decision) map[decided]*Decision {
	out := map[decided]*Decision{}
	for i := range all {
		if all[i].Origin == FromSettings {
			out[all[i].decides()] = &all[i]
		}
	}
	return out
}

func sorted(decisions map[decided]*Decision) []Decision {
	var out []Decision
	for _, d := range decisions {
		out = append(out, *d)
	}
	slices.SortFunc(out, func(a, b Decision) int { return cmp.Compare(a.ID, b.ID) })
	return out
}
