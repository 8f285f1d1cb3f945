package ledger

import (
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// words are texts that many rows have in common, each kept once: what a hundred
// thousand files were judged by is the same hundred bytes.
type words map[string]string

func (w words) one(text string) string {
	known, there := w[text]
	if !there {
		known = text
		w[text] = text
	}
	return known
}

func (w words) file(f *record.File) {
	f.Department, f.Judged, f.Kind = w.one(f.Department), w.one(f.Judged), w.one(f.Kind)
	f.Verdict, f.Basis = record.Verdict(w.one(string(f.Verdict))), record.Basis(w.one(string(f.Basis)))
}

func (w words) version(v *record.Version) {
	v.Sheet, v.Verdict = w.one(v.Sheet), record.Verdict(w.one(string(v.Verdict)))
	v.Duty.Department, v.Duty.Form = w.one(v.Duty.Department), w.one(v.Duty.Form)
}

// issue keeps but the message and the values of a finding to itself.
func (w words) issue(i *record.Issue) {
	i.Department, i.Form, i.Field, i.Place.Sheet = w.one(i.Department), w.one(i.Form), w.one(i.Field), w.one(i.Place.Sheet)
	i.Code = finding.Code(w.one(string(i.Code)))
	i.Fix = finding.Text{ZH: w.one(i.Fix.ZH), EN: w.one(i.Fix.EN)}
	for name, text := range i.Args {
		i.Args[name] = finding.Text{ZH: w.one(text.ZH), EN: w.one(text.EN)}
	}
}
