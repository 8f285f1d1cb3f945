package packed_test

import (
	"encoding/json"
	"errors"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"jixiao/internal/testkit/submissions"
	"jixiao/rules/form"
	"jixiao/rules/form/packed"
)

// desk holds what it held before.
var desk packed.Desk

// asText is what the ledger's text says of a submission, which is JSON.
func asText(t *rapid.T, s *form.Submission) *form.Submission {
	text, err := json.Marshal(s)
	out := &form.Submission{}
	if err := errors.Join(err, json.Unmarshal(text, out)); err != nil {
		t.Fatal(err)
	}
	return out
}

// scoreSheet is a sheet as a run kept it.
func scoreSheet(t testing.TB) *form.Submission {
	t.Helper()
	text, err := os.ReadFile("testdata/score-sheet.json")
	s := &form.Submission{}
	if err := errors.Join(err, json.Unmarshal(text, s)); err != nil {
		t.Fatal(err)
	}
	return s
}

// saysTheSame: what was packed says, once it is opened, what the ledger's text
// says.
func saysTheSame(t *rapid.T) {
	s := submissions.Any().Draw(t, "submission")
	want := asText(t, &s)
	both := map[string]*form.Submission{"as read": want}
	if submissions.Possible(&s) {
		both["as judged"] = &s
	}
	for name, from := range both {
		p, err := packed.NewRoom().Submission(packed.Append(nil, from))
		if err != nil {
			t.Fatal(err)
		}
		if p.Nil() != want.Nil {
			t.Fatalf("%s: nil is %t, want %t", name, p.Nil(), want.Nil)
		}
		for range 2 { // once where another was before
			if diff := cmp.Diff(want, p.On(&desk)); diff != "" {
				t.Fatalf("%s, on a desk (-text +packed):\n%s", name, diff)
			}
		}
		p.UseHead(func(s *form.Submission) {
			if !cmp.Equal(want.Fields, s.Fields) {
				t.Fatalf("%s: head on a desk is %+v", name, s.Fields)
			}
		})
		p.UseTables(func(s *form.Submission) {
			if !cmp.Equal(want.Tables, s.Tables) || s.Form != want.Form {
				t.Fatalf("%s: tables on a desk are %+v", name, s.Tables)
			}
		})
		for id, v := range want.Fields {
			if got, there := p.Field(id); !there || !cmp.Equal(v, got) {
				t.Fatalf("%s: field %q is %+v, want %+v", name, id, got, v)
			}
		}
		if v, there := p.Field("no such field, ever"); there {
			t.Fatalf("%s: found %+v", name, v)
		}
		if diff := cmp.Diff(want, p.Open()); diff != "" {
			t.Fatalf("%s (-text +packed):\n%s", name, diff)
		}
	}
}

func TestPackedSaysTheSame(t *testing.T) { rapid.Check(t, saysTheSame) }

func FuzzPackedSaysTheSame(f *testing.F) { f.Fuzz(rapid.MakeFuzz(saysTheSame)) }

// TestDamagedBytesAreNotRead changes every byte, and cuts the bytes off anywhere.
func TestDamagedBytesAreNotRead(t *testing.T) {
	s := scoreSheet(t)
	data, room := packed.Append(nil, s), packed.NewRoom()
	for i := range data {
		data[i] ^= 0x10
		if _, err := room.Submission(data); err == nil {
			t.Errorf("byte %d was changed, and nobody noticed", i)
		}
		data[i] ^= 0x10
		if _, err := room.Submission(data[:i]); err == nil {
			t.Errorf("cut off at %d, and nobody noticed", i)
		}
	}
}

func BenchmarkPackedOpen(b *testing.B) {
	s := scoreSheet(b)
	data := packed.Append(nil, s)
	room := packed.NewRoom()
	b.ReportAllocs()
	for b.Loop() {
		p, err := room.Submission(data)
		if err != nil {
			b.Fatal(err)
		}
		p.Open()
	}
	b.ReportMetric(float64(len(data)), "bytes")
}

func BenchmarkPack(b *testing.B) {
	s := scoreSheet(b)
	var data []byte
	b.ReportAllocs()
	for b.Loop() {
		data = packed.Append(data[:0], s)
	}
}
