package crosscheck

import (
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// sheet is one sheet of one file. It may give versions for several projects.
type sheet struct {
	file int64
	name string
}

func sheetOf(v *record.Version) sheet { return sheet{v.File.ID, v.Sheet} }

// repeats tells of later sheets that say the same as what stands (X07), of each
// once.
func (l *checker) repeats() {
	versions, told := map[sheet]int{}, map[sheet]bool{}
	for i := range l.s.Versions {
		versions[sheetOf(&l.s.Versions[i])]++
	}
	for i := range l.s.Versions {
		v := &l.s.Versions[i]
		at := sheetOf(v)
		if v.State != record.Repeated || v.File.Gone || told[at] {
			continue
		}
		told[at] = true
		f := finding.Finding{Code: "X07", Args: finding.Args{"other": finding.Same(l.quoted(&l.versions[v.Other].File, &v.File))}}
		if versions[at] == 1 {
			f.Project = v.Duty.Project
		}
		l.addAt(v, finding.Ref{}, f)
	}
}
