package record

import (
	"cmp"
	"slices"
)

// Senders know of files in no department's folder which unit they are for, so
// that what is found in them is told to it.
type Senders map[int64]string

// SendersOf finds the one unit that the versions of a file are for; of a file
// that is for several it is "".
func SendersOf(versions []Version) Senders {
	out := make(Senders, len(versions))
	for i := range versions {
		file, unit := versions[i].File.ID, versions[i].Duty.Department
		if known, seen := out[file]; seen && known != unit {
			unit = ""
		}
		out[file] = unit
	}
	return out
}

// Of is the department that sent a file: that of its folder, else the unit that
// it is for; "" is none, or nobody knows.
func (s Senders) Of(f *File) string { return cmp.Or(f.Department, s[f.ID]) }

// Senders are the departments that sent the files, by file.
func (s *Snapshot) Senders() map[int64]string {
	senders, out := SendersOf(s.Versions), make(map[int64]string, len(s.Files)+len(s.Past))
	for _, f := range slices.Concat(s.Files, s.Past) {
		out[f.ID] = senders.Of(&f)
	}
	return out
}
