package record

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// accounts draws an account without decisions.
func accounts(t *rapid.T) Account {
	a := Account{Versions: versions(t)}
	seen := map[int64]bool{}
	for _, v := range a.Versions {
		if !seen[v.File.ID] {
			seen[v.File.ID] = true
			a.Files = append(a.Files, *v.File)
		}
	}
	return a
}

// decisions draws what the section may say about an account.
func decisions(t *rapid.T, a Account) []Decision {
	var out []Decision
	if len(a.Versions) == 0 {
		return nil
	}
	ofVersions := slices.DeleteFunc(slices.Clone(decisionKinds[:]), func(k decisionTraits) bool { return k.on > OnFile })
	for range rapid.IntRange(0, 6).Draw(t, "decisions") {
		v := a.Versions[rapid.IntRange(0, len(a.Versions)-1).Draw(t, "on")]
		kind := rapid.SampledFrom(ofVersions).Draw(t, "kind").kind
		d := Decision{Kind: kind, Target: kind.Target(v), By: "绩效科", Why: "核实"}
		if kind.Dated() {
			d.At = evening.Add(time.Duration(rapid.IntRange(-5, 5).Draw(t, "at")) * time.Hour)
		}
		out = append(out, d)
	}
	return out
}

// TestUndoneIsUndone: whatever was decided and taken back again leaves no
// trace but in the list of decisions.
func TestUndoneIsUndone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := accounts(t)
		b := a
		made := decisions(t, a)
		for _, d := range made {
			b = b.Decide(d)
		}
		for _, d := range made {
			d.Undo, d.At = true, time.Time{}
			if !b.Redundant(d) {
				b = b.Decide(d)
			}
		}
		if diff := cmp.Diff(a.Snapshot(), b.Snapshot(), cmpopts.IgnoreFields(Snapshot{}, "Decisions")); diff != "" {
			t.Fatalf("(-never +undone):\n%s", diff)
		}
		if n := len(inForce(b.Decisions)); n > 0 {
			t.Fatalf("%d decisions are still in force", n)
		}
	})
}

// TestDecisionsAreRemembered: every kind of decision has a word of its own, and
// one on a version shows in what is said of the version.
func TestDecisionsAreRemembered(t *testing.T) {
	a := Account{Versions: received(came{1, "a", Accepted, 0})}
	a.Files = []File{*a.Versions[0].File}
	words := map[string]DecisionKind{}
	for _, k := range decisionKinds {
		if other, taken := words[k.label.ZH]; taken || k.label.ZH == "" || k.label.EN == "" {
			t.Errorf("%s is called %+v, as is %q", k.kind, k.label, other)
		}
		words[k.label.ZH] = k.kind
		if k.on != OnVersion {
			continue
		}
		s := a.Decide(Decision{Kind: k.kind, Target: a.Versions[0].Target(), By: "王科长", Why: "核实无误"}).Snapshot()
		if said := s.Versions[0].Reason(); !strings.HasSuffix(said.ZH, "王科长：核实无误") {
			t.Errorf("%s: %+v", k.kind, said)
		}
	}
}

// TestDecidedHolds: what is withdrawn never stands; a file that was decided
// arrives when it was decided; nothing depends on the order of the ledger.
func TestDecidedHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := accounts(t)
		for _, d := range decisions(t, a) {
			a = a.Decide(d)
		}
		s := a.Snapshot()
		for _, v := range s.Versions {
			if (v.Withdrawal != nil) != (v.State == Withdrawn) || v.State == Withdrawn && v.Verdict != Superseded {
				t.Fatalf("%+v", v)
			}
			if d := v.File.Decided; d != nil && (!v.File.Arrival.Equal(d.At) || v.File.Seen.IsZero()) {
				t.Fatalf("arrived %s, decided %s", v.File.Arrival, d.At)
			}
		}
		for _, chain := range Chains(s.Versions) {
			checkChain(t, chain)
		}
		b := a
		b.Versions = shuffled(t, a.Versions)
		if diff := cmp.Diff(s, b.Snapshot()); diff != "" {
			t.Fatalf("the order of the ledger matters:\n%s", diff)
		}
	})
}

func TestTheLastWordCounts(t *testing.T) {
	a := Account{Versions: received(came{1, "a", Accepted, 0}, came{1, "b", Accepted, 0})}
	for _, v := range a.Versions {
		a.Files = append(a.Files, *v.File)
	}
	say := func(version int, undo bool) {
		v := a.Versions[version-1]
		a = a.Decide(Decision{Kind: Choose, Target: v.Target(), Undo: undo})
	}
	want := func(step string, lines ...string) {
		t.Helper()
		if diff := cmp.Diff(lines, told(a.Snapshot().Versions)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", step, diff)
		}
	}
	say(1, false)
	want("the first is named", "1 accepted standing 0", "2 superseded passed_over 1")
	say(2, false)
	want("then the second", "1 superseded passed_over 2", "2 accepted standing 0")
	say(2, true)
	want("and no longer", "1 accepted standing 0", "2 superseded passed_over 1")
	say(1, true)
	want("none is", "1 needs_explanation contested 2", "2 needs_explanation contested 1")
}

func TestUnknownNumbersSuggest(t *testing.T) {
	s := &Snapshot{Versions: ResolveVersions(received(make([]came, 9)...))}
	_, err := s.Version(8)
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Version(20)
	unknown, ok := err.(*UnknownVersion)
	if !ok || len(unknown.Near) != nearest || unknown.Near[0].ID != 5 || unknown.Near[4].ID != 9 {
		t.Errorf("%v", err)
	}
}
