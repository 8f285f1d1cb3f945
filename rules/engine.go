package rules

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"slices"

	"jixiao/rules/check"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/kind"
	"jixiao/rules/register"
)

// Engine holds the compiled rules of a campaign. It never changes, so any
// number of goroutines may use it.
type Engine struct {
	entries     map[finding.Code]*entry
	infos       []Info
	checks      map[string][]check.Rule // by form
	wide        map[string][]check.Rule // by form: those of CheckWide
	applied     map[string][]Applied
	crosschecks []Applied                 // those of Crosschecks
	overall     []Overall                 // those of all sheets together
	answers     []kind.Answer             // whether their rules are on or off
	stated      map[string][]check.Stated // by form: what its rules relate
	rows        map[string][]check.RowStated
	leftOut     map[string]int       // by form that the campaign does not have: its checks
	idle        []finding.Code       // rules without a check, which nothing else finds
	counted     map[string][]counted // by form: the checks that count what came of them
	budgets     map[string][]string  // by form: the amounts that are held against the register's, be it on or off
}

// Applied is what one check was set up with: for whoever wants to meet it
// beforehand.
type Applied struct {
	Code finding.Code
	kind.Check
	Severity  finding.Severity
	Tolerance decimal.Decimal
}

// Applied lists the checks of a form that are on, as the settings change them.
func (e *Engine) Applied(form string) []Applied { return e.applied[form] }

// LeftOut counts the checks that are not applied, by the form that they speak of
// and the campaign does not have.
func (e *Engine) LeftOut() map[string]int { return maps.Clone(e.leftOut) }

// NewEngine compiles the catalogue, as the settings change it, for the
// campaign's forms. It tells all faults at once, and returns no engine then.
func NewEngine(specs []Spec, forms []*form.Definition, overrides []Override) (*Engine, []Problem) {
	specs, problems := override(specs, overrides)
	e := &Engine{stated: map[string][]check.Stated{}, rows: map[string][]check.RowStated{}, entries: map[finding.Code]*entry{}, checks: map[string][]check.Rule{}, wide: map[string][]check.Rule{}, applied: map[string][]Applied{}, budgets: map[string][]string{}, counted: map[string][]counted{}, leftOut: map[string]int{}}
	written := checksOf(specs)
	for i := range specs {
		specs[i].Checks = kind.Expand(specs[i].Checks, written, forms)
		problems = append(problems, e.add(&specs[i], forms)...)
	}
	if len(problems) > 0 {
		return nil, blame(problems, overrides)
	}
	slices.SortFunc(e.infos, func(a, b Info) int { return compareCodes(a.Code, b.Code) })
	return e, nil
}

// checksOf are all checks of the catalogue.
func checksOf(specs []Spec) []kind.Check {
	var all []kind.Check
	for i := range specs {
		all = append(all, specs[i].Checks...)
	}
	return all
}

func (e *Engine) add(s *Spec, forms []*form.Definition) []Problem {
	entry, problems := newEntry(s)
	if _, twice := e.entries[s.Code]; twice {
		problems = append(problems, Problem{Code: s.Code, Path: "code",
			Message: finding.Text{ZH: "编码重复", EN: "this code stands twice"}})
	}
	e.entries[s.Code] = entry
	if len(s.Checks) == 0 && foundByKind(s.Code) {
		e.idle = append(e.idle, s.Code)
	}
	e.infos = append(e.infos, entry.info)
	for n := range s.Checks {
		problems = append(problems, e.addCheck(s, n, forms)...)
	}
	return problems
}

// addCheck compiles one check and enters it with its form.
func (e *Engine) addCheck(s *Spec, n int, forms []*form.Definition) []Problem {
	c := s.Checks[n]
	if id, is := c.LeftOut(forms); is {
		e.leftOut[id]++
		return nil
	}
	compiled, faults := c.Compile(check.Setup{Code: s.Code, Wordings: s.has, Tolerance: s.tolerance}, forms)
	if len(faults) > 0 {
		return problemsOf(s.Code, fmt.Sprintf("checks[%d]", n), faults)
	}
	if b, ok := c.Params.(interface{ Budget() string }); ok {
		e.budgets[c.Form] = append(e.budgets[c.Form], b.Budget())
	}
	if compiled.Count != nil && !s.Off {
		e.counted[c.Form] = append(e.counted[c.Form], counted{s.Code, compiled.Count})
	}
	e.answers = kind.WithAnswer(e.answers, c)
	applied := Applied{s.Code, c, s.severityOf(c.Variant), compiled.Tolerance}
	_, crosschecked := c.Params.(kind.Crosschecked)
	switch {
	case s.Off:
	case compiled.Overall != nil:
		e.overall = append(e.overall, Overall{s.Code, c.Form, compiled.Overall})
	case crosschecked:
		e.crosschecks = append(e.crosschecks, applied)
	default:
		rules := e.checks
		if _, wide := c.Params.(campaignWide); wide || compiled.Wide {
			rules = e.wide
		}
		rules[c.Form] = append(rules[c.Form], compiled.Rule)
		e.stated[c.Form] = append(e.stated[c.Form], compiled.Relations...)
		e.rows[c.Form] = append(e.rows[c.Form], compiled.Rows...)
		e.applied[c.Form] = append(e.applied[c.Form], applied)
	}
	return nil
}

func problemsOf(code finding.Code, at string, faults []check.Fault) []Problem {
	var problems []Problem
	for _, f := range faults {
		path := at
		if f.Param != "" {
			path += "." + f.Param
		}
		problems = append(problems, Problem{Code: code, Path: path, Message: f.Message})
	}
	return problems
}

// Check judges one submission by every rule and returns what is wrong, each
// mistake once, complete with wording and in order.
func (e *Engine) Check(s *form.Submission, in Input) []finding.Finding {
	return e.Judge(s, nil, in)
}

// Judge is Check, with what was found in reading the sheet: that belongs to the
// same mistakes.
func (e *Engine) Judge(s *form.Submission, read []finding.Finding, in Input) []finding.Finding {
	if s.Unfilled {
		return e.Complete(read, in) // told in reading it, once
	}
	in = asTold(in)
	found := dropFollowers(append(slices.Clone(read), e.find(s, in)...))
	fs := e.explain(s, read, found, in)
	finding.Sort(fs)
	return fs
}

// find is what the rules of the form find, each by itself. A merged cell is
// read for every row that it covers, and found wrong once.
func (e *Engine) find(s *form.Submission, in Input) []finding.Finding {
	var fs []finding.Finding
	for _, r := range e.checks[s.Form] {
		fs = append(fs, once(r(s, in))...)
	}
	return fs
}

// Complete fills severity, audience and wording of findings, also of those
// that were found outside the rules (files, structure, values), and leaves out
// the ones that are switched off.
func (e *Engine) Complete(fs []finding.Finding, in Input) []finding.Finding {
	in = asTold(in)
	var told []finding.Finding
	for _, f := range fs {
		entry, ok := e.entries[f.Code]
		if !ok {
			// A code without entry is our own mistake, but a finding is never lost.
			f.Severity, f.Audience, f.Message = finding.Error, finding.Everyone, finding.Same(string(f.Code))
			told = append(told, f)
			continue
		}
		if entry.info.Off {
			continue
		}
		w, ok := entry.wordings[f.Variant]
		if !ok {
			w = entry.wordings[""]
		}
		f.Severity, f.Audience = entry.info.severityOf(f.Variant), entry.info.Audience
		f.Message, f.Fix = w.Fill(&f, in.Facts)
		if entry.info.Limit {
			f.Limit, f.Expected = cmp.Or(f.Limit, f.Expected), ""
		}
		told = append(told, f)
	}
	return told
}

// Infos lists the catalogue by code, as the settings change it.
func (e *Engine) Infos() iter.Seq[Info] { return slices.Values(e.infos) }

// Info finds a catalogue entry.
func (e *Engine) Info(code finding.Code) (Info, bool) {
	entry, ok := e.entries[code]
	if !ok {
		return Info{}, false
	}
	return entry.info, true
}

// asTold is the input with what a department may be told of the campaign, where
// the file is a department's.
func asTold(in Input) Input {
	if in.Facts == nil {
		in.Facts = register.New(register.Facts{})
	}
	if in.Department != "" {
		in.Facts = in.Facts.For(in.Department)
	}
	return in
}
