package crosscheck

import (
	"cmp"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
)

// sender is the department that sent a file. "" is for files of the section and
// of evaluators, and for those that may be anybody's.
func (l *checker) sender(f *record.File) string {
	if l.issuer(f) != campaign.NoOffice {
		return ""
	}
	return l.senders.Of(f)
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
	same := l.sender(other) == l.sender(reader) && l.issuer(other) == l.issuer(reader)
	if !same || l.sender(other) == "" && l.issuer(other) == campaign.NoOffice {
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
		cmp.Compare(a.Rows.First, b.Rows.First),
		cmp.Compare(a.ID, b.ID),
	)
}
