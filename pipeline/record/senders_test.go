package record

import "testing"

// TestSenders go by the folder; in no folder, by the one unit that a file is for.
func TestSenders(t *testing.T) {
	version := func(file int64, unit string) Version {
		return Version{File: &File{ID: file}, Duty: Duty{Department: unit}}
	}
	s := Snapshot{
		Files:    []File{{ID: 1, Department: "101001"}, {ID: 2}, {ID: 3}, {ID: 4}},
		Past:     []File{{ID: 5}},
		Versions: []Version{version(1, "102001"), version(2, "102001"), version(2, "102001"), version(3, "101001"), version(3, "102001"), version(3, "101001"), version(5, "103001")},
	}
	got := s.Senders()
	for file, want := range map[int64]string{1: "101001", 2: "102001", 3: "", 4: "", 5: "103001"} {
		if got[file] != want {
			t.Errorf("file %d: sent by %q, want %q", file, got[file], want)
		}
	}
}
