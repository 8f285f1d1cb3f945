package view

import "jixiao/pipeline/record"

// FileLabel is a file's verdict as people read it, or that it was read as a reply
// or taken back: then no newer one is in its place. That of a test filing says what
// it is.
func (v *View) FileLabel(f *record.File) string {
	if v.TakenBack(f) {
		return record.Version{State: record.Withdrawn}.Label().ZH
	}
	if v.Tests {
		return testLabel(f.Verdict.Label().ZH)
	}
	return v.replied.Label(*f).ZH
}

// TakenBack says that the section withdrew all that a file gives.
func (v *View) TakenBack(f *record.File) bool { return v.takenBack[f.ID] }
