package body_test

import (
	"encoding/json"
	"maps"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"jixiao/internal/testkit/submissions"
	"jixiao/pipeline/ledger/body"
	"jixiao/rules/form"
)

// readsBack: whatever a submission holds, what was written of it can be read,
// says the same when it is written again, and is the very same where it holds
// nothing that no workbook can.
func readsBack(t *rapid.T) {
	s := submissions.Any().Draw(t, "submission")
	text := body.Append(nil, &s)
	got, err := body.NewReader().Read(string(text))
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	again := body.Append(nil, got)
	if once, err := body.NewReader().Read(string(again)); err != nil || !cmp.Equal(got, once) {
		t.Fatalf("read otherwise the second time: %v\n%s\n%s", err, text, again)
	}
	if submissions.Possible(&s) {
		if diff := cmp.Diff(&s, got, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("%s:\nread otherwise than written (-written +read):\n%s", text, diff)
		}
	}
}

func TestReadsBack(t *testing.T) { rapid.Check(t, readsBack) }

func FuzzReadsBack(f *testing.F) { f.Fuzz(rapid.MakeFuzz(readsBack)) }

// Both ways, encoding/json is what is right.
func TestAgreesWithTheLibrary(t *testing.T) {
	r := body.NewReader()
	rapid.Check(t, func(t *rapid.T) {
		s := submissions.Any().Draw(t, "submission")
		want, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		got := body.Append(nil, &s)
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Fatalf("written otherwise (-library +ours):\n%s", diff)
		}
		agree(t, r, string(got))
	})
}

// agree reads a text both ways.
func agree(t interface{ Fatalf(string, ...any) }, r *body.Reader, text string) {
	var want form.Submission
	wantErr := json.Unmarshal([]byte(text), &want)
	got, err := r.Read(text)
	if (err == nil) != (wantErr == nil) {
		t.Fatalf("%s:\nerror is %v, the library's is %v", text, err, wantErr)
	}
	if diff := cmp.Diff(&want, got); err == nil && diff != "" {
		t.Fatalf("%s:\nread otherwise (-library +ours):\n%s", text, diff)
	}
}

// A body as a run wrote it.
func realBody(t testing.TB) string {
	t.Helper()
	text, err := os.ReadFile("testdata/score-sheet.json")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// What somebody else wrote, or an older version, is read as the library does.
func TestTextsOfAnotherShape(t *testing.T) {
	r := body.NewReader()
	for _, text := range []string{"", "{}", "null", "[]", "{", `{"form":"x"`, `{"form":"x"} `, ` {"form": "x"}`, `{"form":"x",}`,
		`{"form":1}`, `{"year":01}`, `{"year":1.5}`, `{"year":-2023}`, `{"year":99999999999999999999}`, `{"title":{"shown":2147483648}}`, `{"title":{"state":"odd"}}`, `{"nil":"true"}`, `{"nil":false}`,
		`{"form":"x","form":"y"}`, `{"title":{"state":"valid","cell":"A1","text":"x","shown":2,"as_text":true}}`,
		`{"tables":{"t":{"rows":[{"line":9,"values":{"b":{"state":"empty","cell":"B9"},"a":{"state":"valid"}}}]}}}`, `{"sheet":"y","form":"x"}`, `{"title":{"text":"x"},"title":{"format":"y"}}`,
		`{"fields":{"a":{"text":"x"},"a":{"format":"y"}}}`, `{"fields":{"a":{}},"fields":{"b":{}}}`, `{"unknown":[1,{"a":null}],"form":"x"}`, `{"form":"\u8bc4"}`, "{\"form\":\"\xff\"}", "{\"form\":\"\n\"}", `{"FORM":"x"}`,
		`{"title":{"cell":"no cell"}}`, `{"title":{"cell":"$E$32"}}`, `{"title":{"number":"1e999999999"}}`, `{"title":{"number":""}}`,
		`{"title":{"date":"2023-13-01"}}`, `{"title":{"date":""}}`, `{"title":null}`, `{"fields":null,"tables":null}`, `{"fields":{}}`,
		`{"tables":{"t":{"rows":[]}}}`, `{"tables":{"t":{"rows":null}}}`, `{"tables":{"t":{"rows":[{"line":1}}}}`} {
		agree(t, r, text)
	}
}

// A reader must not fall back for what runs write, or nothing is gained.
func TestRealBodiesAreReadTheFastWay(t *testing.T) {
	text, r := realBody(t), body.NewReader()
	if _, err := r.Read(text); err != nil {
		t.Fatal(err)
	}
	// The library makes more than a thousand pieces of it.
	if n := testing.AllocsPerRun(10, func() { _, _ = r.Read(text) }); n > 400 {
		t.Errorf("%v allocations to read a score sheet", n)
	}
}

func TestWordsAreShared(t *testing.T) {
	text, r := realBody(t), body.NewReader()
	first, _ := r.Read(text)
	second, _ := r.Read(text)
	if len(first.Fields) == 0 || !slices.Equal(slices.Sorted(maps.Keys(first.Fields)), slices.Sorted(maps.Keys(second.Fields))) {
		t.Fatal("a body was read otherwise the second time")
	}
	if diff := cmp.Diff(first, second); diff != "" {
		t.Errorf("a body was read otherwise the second time:\n%s", diff)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"form":"x","title":{"state":"valid","cell":"A1","number":"4.50","date":"2023-10-15"},"fields":{"a":{"shown":2}}}`))
	f.Add([]byte(`{"tables":{"t":{"header":"A8","rows":[{"line":9,"group":"决策","values":{"score":{"as_text":true}}}],"subtotals":[]}}}`))
	f.Fuzz(func(t *testing.T, text []byte) { agree(t, body.NewReader(), string(text)) })
}

func BenchmarkRead(b *testing.B) {
	text, r := realBody(b), body.NewReader()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := r.Read(text); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAppend(b *testing.B) {
	s, err := body.NewReader().Read(realBody(b))
	if err != nil {
		b.Fatal(err)
	}
	var text []byte
	b.ReportAllocs()
	for b.Loop() {
		text = body.Append(text[:0], s)
	}
}
