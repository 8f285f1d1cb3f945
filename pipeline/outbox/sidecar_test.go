package outbox

import (
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/disk"
)

// refusing is a disk on which a file of a name cannot be replaced.
func refusing(name string) disk.Disk {
	return disk.Disk{Before: func(op disk.Op, path string) error {
		if op == disk.OpRename && filepath.Base(path) == name {
			return syscall.EACCES
		}
		return nil
	}}
}

func (d *desk) check(t *testing.T, step string, want map[string]string) {
	t.Helper()
	if diff := cmp.Diff(want, d.lies(t)); diff != "" {
		t.Errorf("%s: outbox (-want +got):\n%s", step, diff)
	}
}

func TestAPageInUseLiesBesideItsPlace(t *testing.T) {
	const owner = "~$总表.xlsx"
	for name, open := range map[string]func(*desk){
		"refused by the system": func(d *desk) { d.Disk = refusing("总表.xlsx") },
		"Excel's owner file":    func(d *desk) { d.put(t, owner, "") },
		"LibreOffice's":         func(d *desk) { d.put(t, ".~lock.总表.xlsx#", "") },
		"WPS's":                 func(d *desk) { d.put(t, ".~总表.xlsx", "") },
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			d.publish(t, d.page("总表.xlsx", "1", "one"))
			open(d)
			r := d.publish(t, d.page("总表.xlsx", "2", "two"))
			if len(r.Sidecars) != 1 || r.Written != 1 {
				t.Fatalf("result = %+v, want one stand-in", r)
			}
			lies := d.lies(t)
			if lies["总表.xlsx"] != "one" || lies["总表（10月13日22时00分）.xlsx"] != "two" {
				t.Errorf("while open: %v", lies)
			}
			if again := d.publish(t, d.page("总表.xlsx", "2", "two")); again.Written != 0 || len(again.Sidecars) != 1 {
				t.Errorf("the same once more: %+v", again)
			}
		})
	}
}

func TestTheNextRunPutsItRight(t *testing.T) {
	d := newDesk(t)
	d.publish(t, d.page("总表.xlsx", "1", "one"))
	d.Disk = refusing("总表.xlsx")
	d.publish(t, d.page("总表.xlsx", "2", "two"))
	d.At = d.At.Add(24 * time.Hour)
	d.publish(t, d.page("总表.xlsx", "3", "three"))
	d.check(t, "still open a day later", map[string]string{"总表.xlsx": "one", "总表（10月14日22时00分）.xlsx": "three"})
	d.Disk = disk.Disk{}
	d.At = d.At.Add(24 * time.Hour)
	if r := d.publish(t, d.page("总表.xlsx", "4", "four")); len(r.Sidecars) != 0 {
		t.Errorf("result = %+v", r)
	}
	d.check(t, "closed", map[string]string{"总表.xlsx": "four"})
}

// TestAStandInThatSomebodyChangedStays, and so does what only looks like one.
func TestAStandInThatSomebodyChangedStays(t *testing.T) {
	d := newDesk(t)
	d.publish(t, d.page("总表.xlsx", "1", "one"))
	d.Disk = refusing("总表.xlsx")
	d.publish(t, d.page("总表.xlsx", "2", "two"))
	const ours, theirs = "总表（10月13日22时00分）.xlsx", "总表（10月12日22时00分）.xlsx"
	d.put(t, ours, "two and a note")
	d.put(t, theirs, "a copy")
	d.Disk = disk.Disk{}
	d.At = d.At.Add(time.Hour)
	r := d.publish(t, d.page("总表.xlsx", "3", "three"))
	if len(r.Left) != 1 || filepath.Base(r.Left[0]) != ours {
		t.Errorf("left = %v, want %s told", r.Left, ours)
	}
	d.check(t, "closed", map[string]string{"总表.xlsx": "three", ours: "two and a note", theirs: "a copy"})
}

// TestYesterdaysReportFindsItsPlace though nobody publishes it any more.
func TestYesterdaysReportFindsItsPlace(t *testing.T) {
	d := newDesk(t)
	d.publish(t, d.page("日报_13.xlsx", "", "noon"))
	d.Disk = refusing("日报_13.xlsx")
	d.publish(t, d.page("日报_13.xlsx", "", "night"))
	d.publish(t, d.page("日报_14.xlsx", "", "next day"))
	d.check(t, "still open", map[string]string{"日报_13.xlsx": "noon", "日报_13（10月13日22时00分）.xlsx": "night", "日报_14.xlsx": "next day"})
	d.Disk = disk.Disk{}
	d.publish(t, d.page("日报_14.xlsx", "", "next day"))
	d.check(t, "closed", map[string]string{"日报_13.xlsx": "night", "日报_14.xlsx": "next day"})
}

// TestAForgottenOwnerFile of a program that broke down stops nobody for ever.
func TestAForgottenOwnerFile(t *testing.T) {
	d := newDesk(t)
	d.publish(t, d.page("总表.xlsx", "1", "one"))
	d.put(t, "~$总表.xlsx", "")
	old := time.Now().Add(-staleOwner - time.Minute)
	chtimes(t, filepath.Join(d.dir, "~$总表.xlsx"), old)
	if r := d.publish(t, d.page("总表.xlsx", "2", "two")); len(r.Sidecars) != 0 {
		t.Errorf("result = %+v", r)
	}
	d.check(t, "after two days", map[string]string{"总表.xlsx": "two", "~$总表.xlsx": ""})
}
