package judge

import (
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// waive marks what a special case on record excuses, in place: findings of one
// sheet and, where there is none, of the file as a whole. One that names no
// project is about that of the duties, where it is a single one. What came in
// time stays excused: the day is that of receipt.
func (j *Judge) waive(fs []finding.Finding, sheet string, in Received, duties []record.Duty) {
	if in.Loose && len(duties) == 0 {
		return // nobody's, so nobody's special case
	}
	project, department := only(duties), in.Department
	if department == "" && len(duties) > 0 {
		department = duties[0].Department
	}
	for i := range fs {
		if bearsOn(&fs[i], sheet) {
			j.campaign.Waive(&fs[i], department, project, in.Day)
		}
	}
}

// unfold has what follows from a finding that is waived count again, in place.
func unfold(found []finding.Finding) {
	all := make([]*finding.Finding, len(found))
	for i := range found {
		all[i] = &found[i]
	}
	finding.Unfold(all, func(int) bool { return false })
}

// bearsOn reports whether a finding bears on the verdict of a sheet.
func bearsOn(f *finding.Finding, sheet string) bool {
	return f.Place.Sheet == sheet || f.Place.Sheet == ""
}

// onlyOne is what all of the duties are about, "" where they are about several
// things.
func onlyOne(duties []record.Duty) finding.Subject {
	if len(duties) == 0 {
		return ""
	}
	about := duties[0].Subject
	for _, d := range duties {
		if d.Subject != about {
			return ""
		}
	}
	return about
}

// only is the project that all of the duties are for, "" where there are more.
func only(duties []record.Duty) string { return onlyOne(duties).Project() }
