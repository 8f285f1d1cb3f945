package register

// For is the campaign as one unit may be told of it: another's projects are not
// found in it. "" is a reader that nobody knows, who is told of none.
func (f *Facts) For(unit string) *Facts {
	view := *f
	view.index, view.limited, view.reader = f.lookup(), true, f.Successor(unit)
	return &view
}

// Shows reports whether the reader may see a project.
func (f *Facts) Shows(p Project) bool {
	return !f.limited || f.reader != "" && f.MayAnswer(p, f.reader)
}

// Visible leaves out a project that is not the reader's.
func (f *Facts) Visible(p Project, ok bool) (Project, bool) {
	if !ok || !f.Shows(p) {
		return Project{}, false
	}
	return p, true
}

// Related reports whether a unit is the reader, its parent, or one below it.
func (f *Facts) Related(unit string) bool {
	unit = f.Successor(unit)
	if !f.limited || unit == f.reader {
		return true
	}
	u, _ := f.Unit(unit)
	r, _ := f.Unit(f.reader)
	return unit != "" && r.Parent == unit || f.reader != "" && u.Parent == f.reader
}

// ReadersOwn are the projects for which the reader hands in, or may.
func (f *Facts) ReadersOwn() []*Project {
	if f.reader == "" {
		return nil
	}
	return f.lookup().owned[f.reader]
}
