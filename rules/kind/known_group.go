package kind

import (
	"strconv"
	"strings"

	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// KnownGroup finds rows that are put under a group which the form does not know,
// or under another one than the form's blank. What sums up groups would leave
// them out, or count them elsewhere.
type KnownGroup struct {
	check.Rows `yaml:",inline"`
	By         string // the column that names the group
}

func (p KnownGroup) compile(c *check.Compiler) check.Rule {
	r := knownGroup{groups: groupsOf(c, c.Rows(p.Rows), p.By)}
	r.many = strings.TrimPrefix(c.Variant+"_many", "_")
	r.exchangedWording = strings.TrimPrefix(c.Variant+"_exchanged", "_")
	c.Emits(r.many, r.exchangedWording)
	return r.check
}

type knownGroup struct {
	groups
	many             string // the wording for a sheet that has hardly a name right
	exchangedWording string // for two names in each other's place
}

// mostNames is how many names are told one by one: with more the sheet is one
// of another framework altogether.
const mostNames = 2

// mostListed is how many names a message lists.
const mostListed = 6

// check tells each name once, at the first cell that has it.
func (r knownGroup) check(s *form.Submission, in check.Input) []finding.Finding {
	if r.field == nil || len(r.field.Groups) == 0 {
		return nil
	}
	all := r.stretches(s, in)
	fs := r.strange(s, all, in)
	if a, b, ok := r.exchanged(all); ok {
		fs = append(fs, r.swapped(s, a, b, in))
	}
	return fs
}

// strange are the names that the form does not know.
func (r knownGroup) strange(s *form.Submission, all []stretch, in check.Input) []finding.Finding {
	var fs []finding.Finding
	at := map[string]int{}
	for i, x := range all {
		if !x.strange {
			continue
		}
		name, sure := r.meant(all, i)
		n, told := at[x.said]
		if !told {
			n = len(fs)
			at[x.said] = n
			fs = append(fs, r.told(s, x, name, sure, in))
		}
		if !sure {
			name = ""
		}
		fs[n].Cells = append(fs[n].Cells, r.cells(x.rows, name)...)
	}
	if len(fs) > mostNames {
		return r.together(fs)
	}
	for n := range fs {
		if len(fs[n].Cells) == 1 {
			fs[n].Cells = nil
		}
	}
	return fs
}

// told is the finding of one name.
func (r knownGroup) told(s *form.Submission, x stretch, meant string, sure bool, in check.Input) finding.Finding {
	f := r.Finding(check.Record{Sheet: s, Row: x.rows[0].Row}, r.by, in)
	delete(f.Args, "item") // it is about the name, not about one row
	f.Args["groups"] = listed(r.field.GroupNames())
	switch {
	case sure:
		f.Expected = meant
	case meant != "":
		f.Args["like"] = finding.Same(meant)
	}
	return *f
}

// together is the one finding of many names.
func (r knownGroup) together(fs []finding.Finding) []finding.Finding {
	f := fs[0]
	f.Variant, f.Expected = r.many, ""
	delete(f.Args, "like")
	f.Args["count"] = finding.Same(strconv.Itoa(len(fs)))
	var names []string
	for i, one := range fs {
		if i < mostListed {
			names = append(names, finding.Clip(one.Value, finding.MaxQuoted))
		}
		if i > 0 {
			f.Cells = append(f.Cells, one.Cells...)
		}
	}
	if len(fs) > mostListed {
		names = append(names, "…")
	}
	f.Args["names"] = listed(names)
	return []finding.Finding{f}
}

// cells are those in which rows name their group, each once, with what should
// stand there.
func (r knownGroup) cells(rows []check.Record, expected string) []finding.Cell {
	var cells []finding.Cell
	for _, rec := range rows {
		cell := finding.Cell{At: rec.Value(r.by).Cell, Expected: expected}
		if n := len(cells); n == 0 || cells[n-1] != cell {
			cells = append(cells, cell)
		}
	}
	return cells
}
