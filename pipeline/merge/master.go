package merge

import (
	"cmp"
	"slices"
	"sync"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/record"
	"jixiao/rules"
	"jixiao/rules/form"
)

// Master is what stands of a campaign, by the sheets of its master workbook.
type Master struct {
	// Sheets in their order, and apart from them those that hold no rows yet: they
	// stand in no workbook.
	Sheets   []*Sheet
	Empty    []*Sheet
	Campaign *campaign.Campaign
	versions *versions
	names    *names
	owed     map[string][]record.Duty // by form
	listings map[string]*listing      // by form
}

// New merges what stands in a snapshot.
func New(c *campaign.Campaign, s *record.Snapshot) *Master {
	m := &Master{Campaign: c, names: newNames(c), owed: map[string][]record.Duty{}, listings: map[string]*listing{}}
	for _, o := range crosscheck.Obligations(c) {
		m.owed[o.Form] = append(m.owed[o.Form], o.Duty)
	}
	m.versions = indexVersions(s.Versions, m.names, aboutOf(c.Forms))
	for _, def := range ordered(c) {
		for i := range def.Master {
			if o := &def.Master[i]; !o.Joins {
				m.add(def, o)
			}
		}
	}
	m.versions, m.owed, m.listings = nil, nil, nil // the rows have what they need of it
	return m
}

func (m *Master) add(def *form.Definition, o *form.Output) {
	s := &Sheet{Output: o, Form: def, master: m, block: def.Table(o.Rows)}
	s.bySubject = sync.OnceValue(s.firstRows)
	for _, joining := range ordered(m.Campaign) {
		s.join(joining)
	}
	s.list()
	s.listColumns()
	if len(s.Rows) == 0 {
		m.Empty = append(m.Empty, s)
		return
	}
	s.sort()
	m.Sheets = append(m.Sheets, s)
}

// Sheet finds a sheet with rows by its name, nil where there is none.
func (m *Master) Sheet(name string) *Sheet {
	for _, s := range m.Sheets {
		if s.Output.Sheet == name {
			return s
		}
	}
	return nil
}

// ordered are the forms as the section lists them in 报送时限, the others behind
// them by their ids.
func ordered(c *campaign.Campaign) []*form.Definition {
	at := map[string]int{}
	for i, o := range c.Owed {
		at[o.Form] = i - len(c.Owed)
	}
	out := slices.Clone(c.Forms)
	slices.SortStableFunc(out, func(a, b *form.Definition) int {
		return cmp.Or(cmp.Compare(at[a.ID], at[b.ID]), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// outliers are the amounts of a version that count nowhere until the section
// confirms them.
func (m *Master) outliers(v *record.Version) []rules.Outlier {
	return crosscheck.Outliers(m.Campaign, v)
}
