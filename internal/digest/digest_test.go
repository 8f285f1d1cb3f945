package digest_test

import (
	"reflect"
	"testing"
	"time"

	"jixiao/internal/digest"
)

type inner struct{ Words []string }

type held struct {
	N       int
	Text    string
	At      time.Time
	Of      *inner
	Also    *inner
	By      map[string]inner
	Any     any
	Hidden  hidden
	derived int
}

type hidden struct{ n int }

func of(v any) string {
	d := digest.New()
	d.Add(v)
	return d.Sum()
}

// TestWhateverDiffersShows and nothing else does.
func TestWhateverDiffersShows(t *testing.T) {
	whole := func() held {
		one := &inner{[]string{"甲", "乙"}}
		return held{N: 1, Text: "ab", At: time.Date(2023, 10, 13, 0, 0, 0, 1, time.UTC), Of: one, Also: one,
			By: map[string]inner{"x": {}, "y": {[]string{"z"}}}, Any: 7, Hidden: hidden{1}}
	}
	seen := map[string]string{of(whole()): "as it is"}
	for name, change := range map[string]func(*held){
		"number":    func(h *held) { h.N++ },
		"text":      func(h *held) { h.Text = "a" },
		"moment":    func(h *held) { h.At = h.At.Add(1) },
		"deep":      func(h *held) { h.Of.Words[1] = "丙" },
		"cut":       func(h *held) { h.Of.Words = []string{"甲乙"} },
		"not there": func(h *held) { h.Also = nil },
		"another":   func(h *held) { h.Also = &inner{} },
		"entry":     func(h *held) { h.By["x"] = inner{[]string{}} },
		"key":       func(h *held) { delete(h.By, "y") },
		"any":       func(h *held) { h.Any = "7" },
		"hidden":    func(h *held) { h.Hidden.n = 2 },
	} {
		h := whole()
		change(&h)
		if other, met := seen[of(h)]; met {
			t.Errorf("%s is the same as %s", name, other)
		}
		seen[of(h)] = name
	}
	h := whole()
	h.derived, h.At = 1, h.At.In(time.FixedZone("CST", 8*60*60))
	if seen[of(h)] != "as it is" {
		t.Error("what is derived, or the zone of a moment, makes a difference")
	}
}

// TestAtAPointer a value is what it is by itself.
func TestAtAPointer(t *testing.T) {
	one := &inner{[]string{"甲"}}
	h := held{Text: "a", At: time.Unix(1, 2), Of: one, Also: one}
	d := digest.New()
	d.AddAt(&h, one)
	by := digest.New()
	by.Add(h, *one)
	if d.Sum() != by.Sum() {
		t.Error("it is another one")
	}
}

func TestWhatIsLeftOut(t *testing.T) {
	sum := func(h held) string {
		d := digest.New(reflect.TypeFor[inner]())
		d.Add(h)
		return d.Sum()
	}
	if sum(held{Of: &inner{}}) != sum(held{Of: &inner{[]string{"x"}}}) || sum(held{}) == sum(held{Of: &inner{}}) {
		t.Error("of what is left out it counts whether it is there, and no more")
	}
}

// TestAThingMayHoldItself.
func TestAThingMayHoldItself(t *testing.T) {
	type ring struct{ Next *ring }
	r := &ring{}
	r.Next = r
	if of(r) == of(&ring{&ring{}}) {
		t.Error("a ring is a chain")
	}
}
