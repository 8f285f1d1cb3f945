package record

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"jixiao/rules/finding"
	"jixiao/rules/form/packed"
)

// Mend says what its sender put in the place of a returned version; zero is
// nothing.
type Mend struct {
	Version int64     // that says now what is meant
	File    int64     // that came with it
	Alike   bool      // it says the same, but for the project and for what was told
	Final   *Decision // by what the stage of the returned version was final by then
}

// mending looks for returned versions whose sender has mended them so that they
// are no longer of their duty: a project that was named by mistake, a sheet that
// was taken out of its workbook. No newer version of that duty will come.
type mending struct {
	contents map[Content]*content
	asked    map[lane]int64  // where something may be mended, with the look after which it may
	near     map[lane][]sent // what came there, by look
	senders  Senders
	final    finality
	told     map[Part]marked // of parts that were returned
	parts    Parts
	desks    [2]packed.Desk // on which two versions are held against each other
}

// lane is a way on which what mends a returned version may come: to its path,
// from its sender, or as the same bytes.
type lane struct {
	by  byte
	key string
}

const (
	byPath   = 'p'
	bySender = 's'
	byHash   = 'h'
)

// content is what one or more files of a department hold.
type content struct {
	says    []*Version // that are not withdrawn, in order
	lay     []*File    // where it was seen
	present bool       // lies in the inbox
}

// sent is one file with what it holds.
type sent struct {
	*File
	*content
}

// mend marks every returned version that a newer file of its sender has ended,
// with the version in which it goes on. The versions are changed in place.
func (a Account) mend(received []File, versions []Version, senders Senders) {
	chains := map[Duty][]*Version{} // in which one was returned
	for i := range versions {
		if v := &versions[i]; v.Verdict == Returned {
			chains[v.Duty] = nil
		}
	}
	if len(chains) == 0 {
		return
	}
	m := newMending(received, versions, senders, a.finality())
	m.mark(a.Issues)
	for i := range versions {
		v := &versions[i]
		if chain, returned := chains[v.Duty]; returned && v.Withdrawal == nil {
			chains[v.Duty] = append(chain, v)
		}
	}
	var ended []*Version
	for _, chain := range chains {
		ended = append(ended, m.chain(chain)...)
	}
	if len(ended) == 0 {
		return
	}
	slices.SortFunc(ended, func(a, b *Version) int { return laterFirst(b, a) })
	byID := make(map[int64]*Version, len(versions))
	for i := range versions {
		byID[versions[i].ID] = &versions[i]
	}
	for _, v := range ended {
		if by := byID[v.Mend.Version]; v.Mend.Alike && (by.Meant.IsZero() || v.Came().Before(by.Meant)) {
			by.Meant = v.Came()
		}
	}
}

func newMending(received []File, versions []Version, senders Senders, final finality) *mending {
	m := &mending{contents: map[Content]*content{}, asked: map[lane]int64{}, near: map[lane][]sent{}, senders: senders, final: final, told: map[Part]marked{}}
	var returned []*Version
	for i := range versions {
		if v := &versions[i]; v.Verdict == Returned {
			returned = append(returned, v)
			m.told[v.Part()] = marked{}
			m.contents[contentOf(v.File)] = &content{}
		}
	}
	m.parts = partsOf(returned)
	m.place(received)
	m.ask(returned, received)
	for i := range versions {
		if v := &versions[i]; v.Withdrawal == nil {
			if c := m.contents[contentOf(v.File)]; c != nil {
				c.says = append(c.says, v)
			}
		}
	}
	for _, c := range m.contents {
		slices.SortFunc(c.says, compareVersions)
	}
	m.line(m.place(received))
	return m
}

// place notes where every content that matters lies and lay, and returns those
// files by look.
func (m *mending) place(received []File) []*File {
	var files []*File
	for i := range received {
		if c := m.contents[contentOf(&received[i])]; c != nil {
			c.lay, c.present = c.lay[:0], false
			files = append(files, &received[i])
		}
	}
	slices.SortFunc(files, compareSeen)
	for _, f := range files {
		c := m.contents[contentOf(f)]
		c.lay = append(c.lay, f)
		c.present = c.present || !f.Gone
	}
	return files
}

// ask notes the lanes of returned versions, with the first look of each, and what
// was seen on them later: nothing else matters.
func (m *mending) ask(returned []*Version, received []File) {
	for _, v := range returned {
		for _, on := range m.lanes(sent{v.File, m.contents[contentOf(v.File)]}) {
			if first, asked := m.asked[on]; !asked || v.File.Look < first {
				m.asked[on] = v.File.Look
			}
		}
	}
	for i := range received {
		f := &received[i]
		if of := contentOf(f); m.contents[of] == nil && len(m.lanesWith(f)) > 0 {
			m.contents[of] = &content{}
		}
	}
}

// lanesWith are the lanes on which a file may be what mends a returned version.
func (m *mending) lanesWith(f *File) (out []lane) {
	for _, on := range [...]lane{{byPath, f.Path}, {bySender, m.senders.Of(f)}, {byHash, f.Hash}} {
		if first, asked := m.asked[on]; asked && f.Look > first {
			out = append(out, on)
		}
	}
	return out
}

// line notes what came on which lane. Of a file that gave no version nothing goes on.
func (m *mending) line(files []*File) {
	for _, f := range files {
		c := m.contents[contentOf(f)]
		for _, on := range m.lanesWith(f) {
			m.near[on] = append(m.near[on], sent{f, c})
		}
	}
}

// lanes are those on which a file's versions may be mended.
func (m *mending) lanes(old sent) []lane {
	on := []lane{{bySender, m.senders.Of(old.File)}, {byHash, old.Hash}}
	for _, f := range old.lay {
		on = append(on, lane{byPath, f.Path})
	}
	return on
}

// marked are the cells at which something was found; nil notes nothing.
type marked map[finding.Ref]bool

func (m marked) mark(i Issue) {
	if m == nil {
		return
	}
	for _, c := range i.AllCells() {
		m[c.At] = true
	}
}

// mark notes at which cells of the returned sheets something was found.
func (m *mending) mark(issues []Issue) {
	for _, i := range issues {
		if i.CampaignWide {
			continue
		}
		for _, part := range m.parts.Of(i) {
			m.told[part].mark(i)
		}
	}
}

// contentOf is what a file holds; one that was never read is like no other.
func contentOf(f *File) Content {
	c, ok := f.Content()
	if !ok {
		c.Hash = strconv.FormatInt(f.ID, 10)
	}
	return c
}

// compareSeen orders files by the look that first saw them.
func compareSeen(a, b *File) int {
	return cmp.Or(cmp.Compare(a.Look, b.Look), cmp.Compare(a.Path, b.Path), cmp.Compare(a.ID, b.ID))
}

func laterFirst(a, b *Version) int {
	return cmp.Or(compareSeen(b.File, a.File), comparePlaces(b, a), cmp.Compare(b.ID, a.ID))
}

// chain marks what has ended among the versions of one duty. One that a later
// version of the duty replaced before is none of it.
func (m *mending) chain(chain []*Version) (ended []*Version) {
	slices.SortFunc(chain, laterFirst)
	until := int64(math.MaxInt64) // the look of the next version that goes on
	for i := 0; i < len(chain); {
		look, next := chain[i].File.Look, until
		for ; i < len(chain) && chain[i].File.Look == look; i++ {
			v := chain[i]
			if v.Verdict == Returned {
				v.Mend = m.first(v, until)
			}
			if v.Mend != (Mend{}) {
				ended = append(ended, v)
				continue
			}
			next = look
		}
		until = next
	}
	return ended
}

// first is what the first file that ends a returned version, seen before some
// look, put in its place.
func (m *mending) first(v *Version, until int64) (out Mend) {
	old := sent{v.File, m.contents[contentOf(v.File)]}
	var by *File
	for _, on := range m.lanes(old) {
		list := m.near[on]
		from, _ := slices.BinarySearchFunc(list, old.Look+1, func(s sent, look int64) int { return cmp.Compare(s.Look, look) })
		for _, f := range list[from:] {
			if f.Look >= until || by != nil && compareSeen(f.File, by) >= 0 {
				break
			}
			if f.Arrival.Before(old.Arrival) {
				continue
			}
			if mend := m.mendedBy(v, old, f); mend != (Mend{}) {
				out, by = mend, f.File
				break
			}
		}
	}
	if by != nil && v.Final == nil {
		out.Final = m.final.before(by, v.Duty.Form)
	}
	return out
}

// mendedBy is what a newer file put in the place of a returned version; nothing
// where it still names that duty. One that holds what stood before, put back in
// its place, names it and ends the returned version all the same.
func (m *mending) mendedBy(v *Version, old, f sent) Mend {
	for _, w := range f.says {
		if w.Duty != v.Duty {
			continue
		}
		if w.File.Look < v.File.Look && w.Verdict.Stands() && old.replacedBy(f) {
			return Mend{Version: w.ID, File: f.ID}
		}
		return Mend{}
	}
	if w := m.alike(v, f); w != nil {
		return Mend{Version: w.ID, File: f.ID, Alike: true}
	}
	if !old.replacedBy(f) && !old.movedTo(f) {
		return Mend{}
	}
	if w := successor(v, old, f); w != nil {
		return Mend{Version: w.ID, File: f.ID}
	}
	return Mend{}
}

// alike finds the version of the same sender that says the same as a returned
// one, but for the project and for what was told.
func (m *mending) alike(v *Version, f sent) *Version {
	if m.senders.Of(f.File) != m.senders.Of(v.File) {
		return nil
	}
	for _, w := range f.says {
		if w.File.Look > v.File.Look && w.Duty.Form == v.Duty.Form && m.sameBut(v, w) {
			return w
		}
	}
	return nil
}

func (m *mending) sameBut(v, w *Version) bool {
	return v.Says != nil && w.Says != nil && sameBut(v.Says.On(&m.desks[0]), w.Says.On(&m.desks[1]), m.told[v.Part()])
}

// successor is the one among the versions of a newer file in which a returned
// one goes on: one of its form, before others one that its file did not name,
// else any that its file named too: a workbook without one of its sheets.
func successor(v *Version, old, f sent) (out *Version) {
	for _, w := range f.says {
		named := slices.ContainsFunc(old.says, func(o *Version) bool { return o.Duty == w.Duty })
		switch {
		case w.Duty.Form == v.Duty.Form && !named:
			return w
		case out == nil && (w.Duty.Form == v.Duty.Form || named):
			out = w
		}
	}
	return out
}

// replacedBy reports whether a newer file lies where an older one lay, that is
// nowhere in the inbox any more: it came in its place, under the name that it
// had first or one that it was given since.
func (old sent) replacedBy(f sent) bool {
	return !old.present && slices.ContainsFunc(old.lay, func(o *File) bool { return o.Path == f.Path && o.Look < f.Look })
}

// movedTo reports whether a newer file is what an older one was, moved there
// from the folder of another department.
func (old sent) movedTo(f sent) bool {
	return f.Hash != "" && f.Hash == old.Hash && f.Department != old.Department && !old.present
}
