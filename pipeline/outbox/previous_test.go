package outbox

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/disk"
	"jixiao/internal/testkit/sheettest"
)

// TestWhatIsReplacedIsKept under the moment at which it was replaced, once,
// and no more of it than is to stay.
func TestWhatIsReplacedIsKept(t *testing.T) {
	d := newDesk(t)
	d.Keep = 3
	past := filepath.Join(d.dir, "历次")
	page := func(text string) Page {
		p := d.page("意见.xlsx", text, text)
		p.Previous = past
		return p
	}
	d.publish(t, page("one"))
	d.publish(t, page("two"))
	want := map[string]string{"意见.xlsx": "two", "意见_2023-10-13_2200换下.xlsx": "one"}
	if diff := cmp.Diff(want, d.lies(t)); diff != "" {
		t.Fatalf("replaced (-want +got):\n%s", diff)
	}
	// A run that was killed after keeping the old page repeats it later.
	d.At = d.At.Add(time.Hour)
	d.put(t, "意见.xlsx", "one")
	d.publish(t, page("two"))
	if diff := cmp.Diff(want, d.lies(t)); diff != "" {
		t.Fatalf("kept twice (-want +got):\n%s", diff)
	}
	d.publish(t, page("three"))
	d.publish(t, page("four"))
	if err := os.WriteFile(filepath.Join(past, "手记.txt"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	want = map[string]string{"意见.xlsx": "four", "手记.txt": "", "意见_2023-10-13_2200换下.xlsx": "one",
		"意见_2023-10-13_2300换下.xlsx": "two", "意见_2023-10-13_2300换下（2）.xlsx": "three"}
	if diff := cmp.Diff(want, d.lies(t)); diff != "" {
		t.Fatalf("of one moment (-want +got):\n%s", diff)
	}
	d.At = d.At.Add(time.Hour)
	d.publish(t, page("five"))
	delete(want, "意见_2023-10-13_2200换下.xlsx")
	want["意见.xlsx"], want["意见_2023-10-14_0000换下.xlsx"] = "five", "four"
	if diff := cmp.Diff(want, d.lies(t)); diff != "" {
		t.Fatalf("thinned out (-want +got):\n%s", diff)
	}
}

// TestWhatAnotherProgramMadeIsNotKept as long as it says the same, and as nobody changed
// it: an update of the program fills no department's folder.
func TestWhatAnotherProgramMadeIsNotKept(t *testing.T) {
	d := newDesk(t)
	d.Keep = 3
	publish := func(key, text string) {
		p := d.page("回执.html", key, text)
		p.Previous = filepath.Join(d.dir, "历次")
		d.publish(t, p)
		d.At = d.At.Add(time.Hour)
	}
	publish("says since 1", "one")
	publish("says since 2", "one in other letters")
	want := map[string]string{"回执.html": "one in other letters"}
	if diff := cmp.Diff(want, d.lies(t)); diff != "" {
		t.Fatalf("made by another program (-want +got):\n%s", diff)
	}
	d.put(t, "回执.html", "changed by hand")
	publish("says since 3", "one")
	publish("other since 3", "two")
	want = map[string]string{"回执.html": "two", "回执_2023-10-14_0000换下.html": "changed by hand", "回执_2023-10-14_0100换下.html": "one"}
	if diff := cmp.Diff(want, d.lies(t)); diff != "" {
		t.Fatalf("changed, and other (-want +got):\n%s", diff)
	}
}

// TestWhatCannotBeKeptIsNotReplaced: the old page stays until it can be kept.
func TestWhatCannotBeKeptIsNotReplaced(t *testing.T) {
	d := newDesk(t)
	d.Keep = 3
	page := func(text string) Page {
		p := d.page("意见.xlsx", text, text)
		p.Previous = filepath.Join(d.dir, "历次")
		return p
	}
	d.publish(t, page("one"))
	full := d.Writer
	full.Disk = disk.Disk{Before: func(op disk.Op, path string) error {
		if op == disk.OpCreate && filepath.Base(filepath.Dir(path)) == "历次" {
			return syscall.ENOSPC
		}
		return nil
	}}
	r, err := full.Publish(context.Background(), slices.Values([]Page{page("two")}))
	if err != nil || len(r.Failures) != 1 || !errors.Is(r.Failures[0].Err, syscall.ENOSPC) {
		t.Errorf("result %+v, error %v", r, err)
	}
	if diff := cmp.Diff(map[string]string{"意见.xlsx": "one"}, d.lies(t)); diff != "" {
		t.Errorf("the disk is full (-want +got):\n%s", diff)
	}
	d.publish(t, page("two"))
	if diff := cmp.Diff(map[string]string{"意见.xlsx": "two", "意见_2023-10-13_2200换下.xlsx": "one"}, d.lies(t)); diff != "" {
		t.Errorf("there is room again (-want +got):\n%s", diff)
	}
}

// TestAPassingPageGoesToThePast when it leaves.
func TestAPassingPageGoesToThePast(t *testing.T) {
	for keep, want := range map[int]map[string]string{0: {}, 1: {"a_2023-10-13_2200换下.xlsx": "one"}} {
		t.Run(fmt.Sprint(keep), func(t *testing.T) {
			d := newDesk(t)
			d.Keep = keep
			p := d.page("a.xlsx", "1", "one")
			p.Transient, p.Previous = true, filepath.Join(d.dir, "历次")
			d.publish(t, p)
			d.publish(t)
			if diff := cmp.Diff(want, d.lies(t)); diff != "" {
				t.Errorf("left (-want +got):\n%s", diff)
			}
		})
	}
}

// TestWhatIsOnlyDrawnOtherwiseIsNotKept: another program writes the same cells
// in other bytes.
func TestWhatIsOnlyDrawnOtherwiseIsNotKept(t *testing.T) {
	d := newDesk(t)
	d.Keep = 3
	book := func(cell, comment string) string {
		data := sheettest.Build(t, sheettest.Sheet{Name: "表", CSV: cell + "\n"})
		return string(sheettest.With(t, data, map[string]string{"docProps/app.xml": "<Properties><!--" + comment + "--></Properties>"}))
	}
	page := func(drawn, text string) Page {
		p := d.page("意见.xlsx", text, text)
		p.Drawn, p.Previous = drawn, filepath.Join(d.dir, "历次")
		return p
	}
	d.publish(t, page("older", book("一", "older")))
	d.publish(t, page("newer", book("一", "newer")))
	want := map[string]string{"意见.xlsx": book("一", "newer")}
	if diff := cmp.Diff(want, d.lies(t)); diff != "" {
		t.Errorf("drawn otherwise (-want +got):\n%s", diff)
	}
	d.publish(t, page("newest", book("二", "newest")))
	want["意见_2023-10-13_2200换下.xlsx"], want["意见.xlsx"] = want["意见.xlsx"], book("二", "newest")
	if diff := cmp.Diff(want, d.lies(t)); diff != "" {
		t.Errorf("says something else (-want +got):\n%s", diff)
	}
}
