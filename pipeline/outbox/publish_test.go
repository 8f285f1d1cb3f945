package outbox

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/disk"
)

func TestAPageIsMadeOnlyWhenItMustBe(t *testing.T) {
	t.Run("nobody looked", func(t *testing.T) { madeOnlyWhenItMustBe(t, false) })
	t.Run("looked over before", func(t *testing.T) { madeOnlyWhenItMustBe(t, true) })
}

func madeOnlyWhenItMustBe(t *testing.T, look bool) {
	d := newDesk(t)
	for _, step := range []struct {
		name, key, text string
		before          func()
		made, written   int
		want            string
	}{
		{"first", "1", "one", nil, 1, 1, "one"},
		{"same key", "1", "one", nil, 0, 0, "one"},
		{"another key, same bytes", "2", "one", nil, 1, 0, "one"},
		{"another key", "3", "two", nil, 1, 1, "two"},
		{"removed", "3", "two", func() { d.remove(t, "a") }, 1, 1, "two"},
		{"changed by hand", "3", "two", func() { d.put(t, "a", "TWO!") }, 1, 1, "two"},
		{"changed by hand, same size", "3", "two", func() { d.put(t, "a", "TWO") }, 1, 1, "two"},
		{"touched", "3", "two", func() { touch(t, filepath.Join(d.dir, "a")) }, 0, 0, "two"},
		{"memory lost", "3", "two", func() { os.RemoveAll(d.Memory) }, 1, 0, "two"},
		{"no key", "", "two", nil, 1, 0, "two"},
	} {
		if step.before != nil {
			step.before()
		}
		d.made["a"] = 0
		if look {
			d.lookOver()
		}
		r := d.publish(t, d.page("a", step.key, step.text))
		if d.made["a"] != step.made || r.Written != step.written {
			t.Errorf("%s: made %d, written %d; want %d and %d", step.name, d.made["a"], r.Written, step.made, step.written)
		}
		if diff := cmp.Diff(map[string]string{"a": step.want}, d.lies(t)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", step.name, diff)
		}
	}
}

func touch(t *testing.T, path string) {
	t.Helper()
	chtimes(t, path, time.Now().Add(-time.Hour))
}

func chtimes(t *testing.T, path string, at time.Time) {
	t.Helper()
	if err := os.Chtimes(path, at, at); err != nil {
		t.Fatal(err)
	}
}

func TestADamagedMemoryIsBegunAnew(t *testing.T) {
	d := newDesk(t)
	d.publish(t, d.page("a", "1", "one"))
	for n, damaged := range []string{notebook, "jixiao", `{"pages":[`} {
		if err := os.WriteFile(filepath.Join(d.Memory, notebookName), []byte(damaged), 0o666); err != nil {
			t.Fatal(err)
		}
		if r := d.publish(t, d.page("a", "1", "one")); r.Written != 0 || d.made["a"] != 2+n {
			t.Errorf("%q: written %d, made %d; want 0 and %d", damaged, r.Written, d.made["a"], 2+n)
		}
	}
	watched := d.page("w", "1", "one")
	watched.Watched = true
	d.publish(t, d.page("a", "1", "one"), watched)
	if err := os.WriteFile(filepath.Join(d.Memory, "outbox.json"), []byte(`{"pages":[`), 0o666); err != nil {
		t.Fatal(err)
	}
	if d.publish(t, d.page("a", "1", "one"), watched); d.made["w"] != 2 || d.made["a"] != 4 {
		t.Errorf("made %v", d.made)
	}
}

// TestOneFailureKeepsNoneBack and is told with its reason.
func TestOneFailureKeepsNoneBack(t *testing.T) {
	d := newDesk(t)
	d.Disk = disk.Disk{Before: func(op disk.Op, path string) error {
		if op == disk.OpRename && filepath.Base(path) == "a" {
			return syscall.ENOSPC
		}
		return nil
	}}
	r, err := d.Publish(context.Background(), slices.Values([]Page{d.page("a", "1", "one"), {Name: "b", Path: filepath.Join(d.dir, "b"),
		Write: d.page("b", "", "two").Write}}))
	if err != nil || len(r.Failures) != 1 || !errors.Is(r.Failures[0].Err, syscall.ENOSPC) || r.Written != 1 {
		t.Errorf("result %+v, error %v", r, err)
	}
	if diff := cmp.Diff(map[string]string{"b": "two"}, d.lies(t)); diff != "" {
		t.Errorf("outbox (-want +got):\n%s", diff)
	}
}

// TestAPageThatBreaks: one that panics fails alone, one that is refused is not
// asked for again until it is to show something else, and what lay in its place
// leaves; further pages hear of both.
func TestAPageThatBreaks(t *testing.T) {
	d := newDesk(t)
	breaking := d.page("breaking", "1", "")
	breaking.Write = func(io.Writer) error { panic("what a file says") }
	asked := 0
	refused := func(key string) Page {
		p := d.page("refused", key, "")
		p.Transient = true
		p.Write = func(io.Writer) error { asked++; return &Refused{Why: "large"} }
		return p
	}
	before := d.page("refused", "0", "as it was")
	before.Transient = true
	d.publish(t, before)
	for i, p := range []Page{refused("1"), refused("1"), refused("2")} {
		var heard Result
		r, err := d.Publish(context.Background(), slices.Values([]Page{breaking, p, d.page("good", "1", "good")}), func(r Result) (Pages, error) {
			heard = r
			return slices.Values([]Page{d.page("further", "1", "further")}), nil
		})
		if err != nil || len(r.Failures) != 1 || strings.Contains(r.Failures[0].Err.Error(), "what a file says") {
			t.Fatalf("failures %v, error %v", r.Failures, err)
		}
		if r.Refused["refused"] != "large" || len(heard.Failures) != 1 || heard.Refused["refused"] != "large" {
			t.Errorf("told %+v, the further pages %+v", r, heard)
		}
		if want := []int{1, 1, 2}[i]; asked != want {
			t.Errorf("asked %d times for a page that cannot be made, want %d", asked, want)
		}
		if lies := d.lies(t); len(lies) != 2 || lies["good"] != "good" || lies["further"] != "further" {
			t.Errorf("there lie %v", lies)
		}
	}
	mended := d.page("refused", "2", "mended")
	if d.publish(t, mended, d.page("good", "1", "good")); d.lies(t)["refused"] == "mended" {
		t.Error("a page that cannot be made was asked for again")
	}
	mended.Key = "3"
	if d.publish(t, mended); d.lies(t)["refused"] != "mended" {
		t.Error("a page that is to show something else was not made")
	}
}

// TestSlowPagesKeepNoneWaiting but the last, which hears what became of them.
func TestSlowPagesKeepNoneWaiting(t *testing.T) {
	d := newDesk(t)
	met := make(chan struct{})
	slow := d.page("slow", "1", "")
	slow.Write = func(io.Writer) error {
		<-met
		return &Refused{Why: "large"}
	}
	var second, last Result
	r, err := d.Publish(context.Background(), slices.Values([]Page{slow}),
		func(Result) (Pages, error) { return slices.Values([]Page{d.page("one", "1", "one")}), nil },
		func(r Result) (Pages, error) {
			second = r
			close(met)
			return slices.Values([]Page{d.page("two", "1", "two")}), nil
		},
		func(r Result) (Pages, error) {
			last = r
			return slices.Values([]Page{d.page("three", "1", "three")}), nil
		})
	if err != nil || r.Total != 4 || r.Written != 3 {
		t.Fatalf("result %+v, error %v", r, err)
	}
	if second.Total != 1 || last.Total != 3 || last.Refused["slow"] != "large" {
		t.Errorf("the second pages heard %+v, the last %+v", second, last)
	}
}

// TestAPageLargerThanAllThatMayWait: it waits until it is alone.
func TestAPageLargerThanAllThatMayWait(t *testing.T) {
	d := newDesk(t)
	large := strings.Repeat("大", waitingBytes/len("大")+1)
	d.publish(t, d.page("小", "1", "小"), d.page("大", "1", large), d.page("又小", "1", "小"))
	if lies := d.lies(t); lies["大"] != large || lies["小"] != "小" || lies["又小"] != "小" {
		t.Errorf("%d pages lie there, not all of them whole", len(lies))
	}
}

// TestWhatIsOtherEveryNightIsNotedApart: the notes of ordinary pages stay as they are.
func TestWhatIsOtherEveryNightIsNotedApart(t *testing.T) {
	d := newDesk(t)
	d.publish(t, d.page("a", "1", "one"), d.page("day 1", "", "one"))
	touch(t, filepath.Join(d.Memory, notebookName))
	before, err := os.Stat(filepath.Join(d.Memory, notebookName))
	if err != nil {
		t.Fatal(err)
	}
	d.publish(t, d.page("a", "1", "one"), d.page("day 2", "", "two"))
	after, err := os.Stat(filepath.Join(d.Memory, notebookName))
	if err != nil || !after.ModTime().Equal(before.ModTime()) {
		t.Errorf("the notes were written again: %v", err)
	}
}
