package merge

import (
	"slices"
	"strings"
	"time"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// ofSubject is what the campaign knows of the row's subject. A project that it
// does not know has the name that the file gives it.
func (o *Opened) ofSubject(what string) Value {
	n := o.sheet.master.names
	k := n.of(o.Subject)
	switch what {
	case "code":
		return text(o.Subject.ID())
	case "name":
		if k.name == "" && o.entry != nil {
			return text(o.entry.Value(form.ProjectNameField).Text)
		}
		return text(k.name)
	case "unit":
		return text(n.unit(k.unit))
	case "division":
		return text(k.division)
	case "parent":
		return text(n.unit(k.parent))
	}
	if !k.budgeted {
		return Value{}
	}
	return number(k.budget, form.TypeAmount)
}

// ofUnit is what the campaign knows of a department; none is the section, unless
// departments hand the form in.
func (s *Sheet) ofUnit(department, what string) Value {
	n := s.master.names
	switch {
	case department == "" && slices.Contains(s.Form.HandedInBy, "department"):
		return Value{}
	case what == "parent":
		return text(n.unit(n.parents[department]))
	case department == "" && what != "code":
		return text("绩效科")
	case what == "text":
		return text(n.unit(department))
	case what == "name" && n.units[department] != "":
		return text(n.units[department])
	}
	return text(department)
}

func (s *Sheet) ofRow(o *Opened, what string) Value {
	r := o.Row
	switch {
	case what == "ordinal":
		return number(decimal.New(int64(r.ordinal)), form.TypeCount)
	case what == "status":
		return text(r.Status.Text())
	case r.Version == nil:
		return Value{}
	case what == "file":
		return text(finding.OneLine(r.Version.File.Path))
	case what == "place":
		return text(o.Place())
	case what == "version":
		return text(versionName(r.Version))
	}
	zone := s.master.Campaign.Zone
	if zone == nil {
		zone = time.UTC
	}
	return text(r.Version.File.Arrival.In(zone).Format("2006-01-02 15:04"))
}

// Place is where a row came from: 表一!A5:AG5.
func (o *Opened) Place() string {
	return strings.TrimSuffix(sheetName(o.Version, o.submission())+"!"+o.Extent().String(), "!")
}
