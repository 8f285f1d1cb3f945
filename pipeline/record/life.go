package record

import (
	"slices"

	"jixiao/rules/finding"
)

// life says what became of the versions that a file gave. A nil life is that of
// a file that gave none.
type life struct {
	state    state
	worst    Verdict // of the versions that count
	versions []*Version
	// found is the weightiest finding about what still counts, where that is not
	// all of the file.
	found  finding.Severity
	partly bool
}

type state int

const (
	barren state = iota // it gave none
	echo                // it gave some, all of them said already
	spent               // all of them are superseded
	live                // one of them is current or standing
)

func livesOf(settled []Version, issues []Issue) map[int64]*life {
	lives, room := make(map[int64]*life, len(settled)), make([]life, len(settled))
	for i := range settled {
		v := &settled[i]
		l := lives[v.File.ID]
		if l == nil {
			l, room = &room[0], room[1:]
			lives[v.File.ID] = l
		}
		l.versions = append(l.versions, v)
		switch {
		case v.Verdict == Duplicate:
			l.state = max(l.state, echo)
		case v.Verdict == Superseded:
			l.state = max(l.state, spent)
		default:
			l.state, l.worst = live, Worse(v.Verdict, l.worst)
		}
	}
	for _, l := range lives {
		l.partly = l.state == live && slices.ContainsFunc(l.versions, (*Version).superseded)
	}
	for _, i := range issues {
		if l := lives[i.FileID]; l != nil && l.partly && !i.CampaignWide && !l.past(i) {
			l.found = max(l.found, i.Weight())
		}
	}
	return lives
}

// superseded reports whether nobody has to do anything about the version any more.
func (v *Version) superseded() bool { return v.Verdict == Superseded || v.Verdict == Duplicate }

// superseded reports whether nothing of what a finding is about counts any more: the
// versions of its subject on its sheet, or all of that sheet.
func (l *life) past(i Issue) bool {
	var sheet, subject []*Version
	for _, v := range l.versions {
		if i.Place.Sheet == "" || !v.Part().Holds(i) {
			continue
		}
		sheet = append(sheet, v)
		if v.Duty.Subject == i.About() {
			subject = append(subject, v)
		}
	}
	if len(subject) > 0 {
		sheet = subject
	}
	return len(sheet) > 0 && !slices.ContainsFunc(sheet, func(v *Version) bool { return !v.superseded() })
}

// verdict is a file's, by its own judgement and what became of its versions.
func (l *life) verdict(own Verdict) Verdict {
	switch {
	case l == nil:
		return own
	case l.state == echo:
		return Duplicate
	case l.state == spent:
		return Superseded
	case l.partly:
		return Worse(l.worst, VerdictBy(l.found))
	}
	return Worse(own, l.worst)
}

// counts reports whether something of the file still does.
func (l *life) counts() bool { return l != nil && l.state == live }

// holds reports whether what was found in a file is still to be told.
func (l *life) holds(f *File, i Issue) bool {
	if l == nil {
		return !f.Gone
	}
	return l.state == live && !(l.partly && l.past(i))
}
