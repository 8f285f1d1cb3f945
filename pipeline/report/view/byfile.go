package view

import "jixiao/pipeline/record"

// byFile is what there is of each file.
type byFile struct {
	gave   map[int64][]*record.Version
	found  map[int64][]record.Issue
	newest map[string]int64
}

func (v *View) sortByFile() *byFile {
	out := &byFile{map[int64][]*record.Version{}, map[int64][]record.Issue{}, map[string]int64{}}
	for i := range v.Snapshot.Versions {
		n := &v.Snapshot.Versions[i]
		out.gave[n.File.ID] = append(out.gave[n.File.ID], n)
	}
	for _, i := range v.Snapshot.Issues {
		if i.FileID != 0 {
			out.found[i.FileID] = append(out.found[i.FileID], i)
		}
	}
	for _, files := range [][]record.File{v.Snapshot.Files, v.Snapshot.Past} {
		for i := range files {
			if f := &files[i]; f.Verdict != record.Duplicate {
				out.newest[f.Path] = max(out.newest[f.Path], f.ID)
			}
		}
	}
	return out
}

// GivenBy are the versions that a file gives.
func (all *Departments) GivenBy(file int64) []*record.Version { return all.byFile().gave[file] }

// FoundIn are the findings in a file, those too that its sender may not know.
func (all *Departments) FoundIn(file int64) []record.Issue { return all.byFile().found[file] }

// NewestAt is the newest file by its path, of those that say something new.
func (all *Departments) NewestAt(path string) int64 { return all.byFile().newest[path] }
