package crosscheck

import (
	"iter"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules"
	"jixiao/rules/check"
	"jixiao/rules/form"
)

// Sheets are those that count now, as the section's own rules speak of them: of each
// duty the newest that its own judgement does not send back. What was found over the
// whole campaign is left out of account: it must not depend on itself.
type Sheets struct {
	l *checker
	// newest are by form and subject, or form and department; nil until they are asked
	// for.
	newest map[record.Duty]*record.Version
	// counting are, by form, those that count in a sum; single are those of them that
	// stand for a sheet each, which may be about several.
	counting, single map[string][]*record.Version
	opened           map[string]*openedSheet // by form
}

// SheetsOf are those of a snapshot.
func SheetsOf(c *campaign.Campaign, s *record.Snapshot) *Sheets {
	return sheetsOf(&checker{c: c, s: s, chains: record.Chains(s.Versions)})
}

func sheetsOf(l *checker) *Sheets { return &Sheets{l: l, opened: map[string]*openedSheet{}} }

// gather finds them, once.
func (a *Sheets) gather() {
	if a.newest != nil {
		return
	}
	a.newest = map[record.Duty]*record.Version{}
	a.counting, a.single = map[string][]*record.Version{}, map[string][]*record.Version{}
	seen := map[record.Part]bool{}
	for _, chain := range a.l.chains {
		v := counting(chain)
		if v == nil {
			continue
		}
		key := a.key(v.Duty)
		if other := a.newest[key]; other == nil || earlier(other, v) < 0 {
			a.newest[key] = v
		}
		if v.Exclusion != nil {
			continue
		}
		a.counting[v.Duty.Form] = append(a.counting[v.Duty.Form], v)
		if !seen[v.Part()] {
			seen[v.Part()] = true
			a.single[v.Duty.Form] = append(a.single[v.Duty.Form], v)
		}
	}
}

// counting is the version of a duty that counts, nil where none does.
func counting(chain []record.Version) *record.Version {
	for i := len(chain) - 1; i >= 0; i-- {
		v := &chain[i]
		if v.Says != nil && (v.Valid() || v.State == record.SentBack && v.Own.Stands()) {
			return v
		}
	}
	return nil
}

// key is by what a sheet is found: by its subject, else by whose it is.
func (a *Sheets) key(d record.Duty) record.Duty {
	def := a.l.c.Form(d.Form)
	if d.Subject != "" || def != nil && def.About == form.AboutCampaign {
		d.Department = ""
	}
	return d
}

// Overall holds a rule against all that counts. Where nothing does, there is nothing
// to judge.
func (a *Sheets) Overall(o rules.Overall, in rules.Input) check.Outcome {
	if a.Count(o.Form) == 0 {
		return check.Unjudged
	}
	return o.Judge(a, in)
}

// Count is how many sheets of a form count. What the section keeps out of the master
// for now does not.
func (a *Sheets) Count(formID string) int {
	a.gather()
	return len(a.single[formID])
}

// Heads are what stands once on each sheet of a form.
func (a *Sheets) Heads(formID string) iter.Seq[*form.Submission] {
	return func(yield func(*form.Submission) bool) {
		a.gather()
		for _, v := range a.single[formID] {
			more := true
			v.Says.UseHead(func(s *form.Submission) { more = yield(s) })
			if !more {
				return
			}
		}
	}
}

// Rows are those of a table on all sheets of a form, as far as they count: of a sheet
// about several, a newer one may speak of some.
func (a *Sheets) Rows(formID, table string) iter.Seq[*form.TableRow] {
	a.gather()
	from := a.single[formID]
	if def := a.l.c.Form(formID); def != nil && aboutItsRows(def, table) {
		from = a.counting[formID]
	}
	return func(yield func(*form.TableRow) bool) {
		for _, v := range from {
			more := true
			v.Says.UseTables(func(s *form.Submission) {
				rows := rowsIn(s, v.Duty.Subject, table)
				for i := range rows {
					if more = yield(&rows[i]); !more {
						return
					}
				}
			})
			if !more {
				return
			}
		}
	}
}

// aboutItsRows reports whether what a sheet is about stands in the rows of a table.
func aboutItsRows(def *form.Definition, table string) bool {
	by := def.AboutColumn(table, "")
	return by != nil && by.ID == def.SubjectField()
}
