package view

import (
	"bytes"
	"encoding/json"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestAListingIsWhatAnEncoderWrites in one.
func TestAListingIsWhatAnEncoderWrites(t *testing.T) {
	type item struct {
		Text string   `json:"text"`
		None *string  `json:"none"`
		Many []string `json:"many"`
	}
	rapid.Check(t, func(t *rapid.T) {
		var whole struct {
			As    string `json:"as"`
			Items []item `json:"items"`
			More  []item `json:"more"`
		}
		words := rapid.SliceOfN(rapid.String(), 0, 3)
		items := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) item {
			return item{Text: "<" + rapid.String().Draw(t, "text"), Many: words.Draw(t, "many")}
		}), 0, 3)
		whole.As, whole.Items, whole.More = "甲", append([]item{}, items.Draw(t, "items")...), append([]item{}, items.Draw(t, "more")...)
		var want, got bytes.Buffer
		enc := json.NewEncoder(&want)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", " ")
		if err := enc.Encode(whole); err != nil {
			t.Fatal(err)
		}
		l := newListing(&got)
		l.put("{\n \"as\": ")
		l.value(whole.As)
		l.begin("items")
		for _, i := range whole.Items {
			l.item(i)
		}
		l.end()
		l.begin("more")
		for _, i := range whole.More {
			l.item(i)
		}
		l.end()
		l.put("\n}\n")
		if err := l.close(); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want.String(), got.String()); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestAListingTellsOfAFullDisk(t *testing.T) {
	full := errors.New("disk full")
	l := newListing(failing{full})
	l.begin("items")
	for range 1000 {
		l.item("甲")
	}
	if err := l.close(); !errors.Is(err, full) {
		t.Errorf("it tells %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }
