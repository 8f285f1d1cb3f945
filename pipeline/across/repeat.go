package across

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

// repeat is a version that says the same as the one which stands.
type repeat struct{ version, standing *record.Version }

// repeats tells of later sheets that say the same as what stands (X07). A
// report that says something new for one of its projects is none.
func (l *look) repeats() {
	versions, repeated := map[sheet]int{}, map[sheet]int{}
	for i := range l.s.Versions {
		versions[sheetOf(&l.s.Versions[i])]++
	}
	var all []repeat
	for _, chain := range l.chains {
		again := repeatsIn(chain)
		for _, r := range again {
			repeated[sheetOf(r.version)]++
		}
		all = append(all, again...)
	}
	for _, r := range all {
		at := sheetOf(r.version)
		if repeated[at] != versions[at] {
			continue
		}
		repeated[at] = 0 // told once
		f := finding.Finding{Code: "X07", Args: finding.Args{"other": finding.Same(l.quoted(&r.standing.File, &r.version.File))}}
		if versions[at] == 1 {
			f.Project = r.version.Duty.Project
		}
		l.tellAt(r.version, finding.Ref{}, f)
	}
}

// repeatsIn lists what came for a duty after the version that stands, and says
// the same.
func repeatsIn(chain []record.Version) []repeat {
	if len(chain) < 2 {
		return nil
	}
	var standing *record.Version
	var again []repeat
	said := ""
	for i := range chain {
		v := &chain[i]
		if !v.Own.Stands() {
			continue
		}
		says := figures(v)
		switch {
		case standing == nil || says != said:
			standing, said, again = v, says, nil
		case v.File.ID != standing.File.ID && !v.File.Gone:
			again = append(again, repeat{v, standing})
		}
	}
	return again
}
