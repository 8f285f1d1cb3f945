package crosscheck

import (
	"cmp"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
)

// sendersOf finds which department sent each file that gave versions: that of
// its folder, and for a file in no known folder the one unit that it is for.
// "" is for files of the section and of evaluators, and for those that may be anybody's.
func (l *checker) sendersOf(versions []record.Version) map[int64]string {
	senders := map[int64]string{}
	for i := range versions {
		f, unit := &versions[i].File, versions[i].Duty.Department
		switch known, seen := senders[f.ID]; {
		case f.Department != "":
			senders[f.ID] = f.Department
		case l.issuer(f) != campaign.NoOffice, seen && known != unit:
			senders[f.ID] = ""
		default:
			senders[f.ID] = unit
		}
	}
	return senders
}

// issuer is the office that handed a file in, where no department did.
func (l *checker) issuer(f *record.File) campaign.Office {
	if f.Department != "" {
		return campaign.NoOffice
	}
	return l.c.Office(f.Path)
}

// quoted is the name of a file as the sender of another one may see it: "" for
// a file that somebody else sent.
func (l *checker) quoted(other, reader *record.File) string {
	same := l.senders[other.ID] == l.senders[reader.ID] && l.issuer(other) == l.issuer(reader)
	if !same || l.senders[other.ID] == "" && l.issuer(other) == campaign.NoOffice {
		return ""
	}
	return other.Path
}

// earlier orders versions by arrival as chains do.
func earlier(a, b *record.Version) int {
	return cmp.Or(
		a.File.Arrival.Compare(b.File.Arrival),
		cmp.Compare(a.File.Path, b.File.Path),
		cmp.Compare(a.File.ID, b.File.ID),
		cmp.Compare(a.Sheet, b.Sheet),
		cmp.Compare(a.ID, b.ID),
	)
}
