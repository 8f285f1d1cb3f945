package outcome

import (
	"slices"
	"sync"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/merge"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// What the columns are called that say how much of a budget was spent, and how
// content those were for whom that was done: the first that there is counts.
var (
	executionWords    = []string{campaign.FigureExecution, "执行率", "资金执行率"}
	satisfactionWords = []string{campaign.FigureSatisfaction, "满意度得分", "服务对象满意度", "群众满意度", "公众满意度"}
)

// known is a figure, with the column of the master that says it; one of the
// workbook itself has none.
type known struct {
	campaign.Figure
	at merge.Found
	// summed is what is added up from lists, which are opened for it once.
	summed func() map[finding.Subject]form.Value
}

// own reports whether the figure is a column of 结果应用.
func (k *known) own() bool { return k.Sheet == "" && k.Form == "" }

// known looks up where figures stand. Of a form that is no part of the campaign there
// is none.
func (o *Outcome) known() []known {
	figures := campaign.Figures(o.Campaign.Forms, o.Campaign.Facts.Bands)
	all := make([]known, len(figures))
	sheets := map[string]*merge.Sheet{}
	for _, s := range slices.Concat(o.Merged().Empty, o.Merged().Sheets) {
		if len(s.Rows) > 0 {
			sheets[s.Output.Sheet] = s
		}
	}
	for i, f := range figures {
		all[i].Figure = f
		if s := sheets[f.Sheet]; s != nil {
			if at, there := s.Column(f.Column); there {
				all[i].at = merge.Found{Sheet: s, Column: at}
				if s.At(at).IsSpread() {
					all[i].summed = sync.OnceValue(all[i].at.All)
				}
			}
		}
	}
	return all
}

// called is the figure of a type that has the first of some names, nil where there is
// none.
func (o *Outcome) called(t form.Type, names []string) *known {
	for _, name := range names {
		for i := range o.figures {
			k := &o.figures[i]
			if value.Fold(k.Name) == value.Fold(name) && o.there(k) && k.Type.Numeric() && (t == "" || k.Type == t) {
				return k
			}
		}
	}
	return nil
}

// there reports whether anything can stand for a figure of a form.
func (o *Outcome) there(k *known) bool {
	if k.at.Sheet != nil {
		return true
	}
	return k.Form != "" && slices.ContainsFunc(o.Campaign.Owed, func(w campaign.Owed) bool { return w.Form == k.Form })
}

// of is what a figure of a form is of a project.
func (o *Outcome) of(k *known, s finding.Subject) form.Value {
	switch {
	case k == nil:
	case k.summed != nil:
		return k.summed()[s]
	case k.at.Sheet != nil:
		if v := k.at.Of(s); !v.Held {
			return v.Value
		}
	case k.Form != "":
		if v := o.standing()[stated{k.Form, s}]; v != nil {
			said, _ := v.Says.Field(k.Field)
			return said
		}
	}
	return form.Value{}
}

// stated is which form says something of what.
type stated struct {
	form    string
	subject finding.Subject
}

// standingVersions are the newest that count, by what they are about.
func (o *Outcome) standingVersions() map[stated]*record.Version {
	out := map[stated]*record.Version{}
	for i := range o.Snapshot.Versions {
		v := &o.Snapshot.Versions[i]
		at := stated{v.Duty.Form, v.Duty.Subject}
		if old := out[at]; v.Standing() && v.Says != nil && v.Duty.Subject != "" && (old == nil || old.File.Arrival.Before(v.File.Arrival)) {
			out[at] = v
		}
	}
	return out
}
