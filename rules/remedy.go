package rules

import (
	"maps"
	"slices"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// remedy tries what would be found if one mistake were put right. Findings
// that vanish with it came of it, and are not told beside it.
type remedy struct {
	of     finding.Code   // the mistake
	came   []finding.Code // what may come of it
	mended func(s *form.Submission, mistake finding.Finding, in Input) *form.Submission
}

// remedies in the order in which they are tried.
var remedies = []remedy{
	{"C08", []finding.Code{"T06", "T07", "T11"}, withExpected},
	{"C05", []finding.Code{"T06", "T07", "T11"}, withExpected},
	{"T05", []finding.Code{"G01", "G03", "G04"}, withExpected},
	{"C02", []finding.Code{"C03", "C05", "C07", "C08"}, withCodeOfName},
}

// mostTries is how many remedies are tried in one sheet. Each checks the sheet
// once more, and a list may have a mistake in every row.
const mostTries = 20

// trace drops findings that came of another one's mistake.
func (e *Engine) trace(s *form.Submission, in Input, fs []finding.Finding) []finding.Finding {
	if len(fs) < 2 {
		return fs
	}
	before, tries := keysOf(fs), 0
	for _, r := range remedies {
		for _, mistake := range e.errorsOf(fs, r.of) {
			if tries == mostTries || !mayCome(fs, r.came) {
				break
			}
			mended := r.mended(s, mistake, in)
			if mended == nil {
				continue
			}
			tries++
			if left := e.find(mended, in); e.borneOut(r, mistake, before, left) {
				fs = dropGone(fs, r.came, keysOf(left))
			}
		}
	}
	return fs
}

func (e *Engine) errorsOf(fs []finding.Finding, code finding.Code) []finding.Finding {
	var mistakes []finding.Finding
	for _, f := range fs {
		if f.Code == code && e.weight(f) == finding.Error {
			mistakes = append(mistakes, f)
		}
	}
	return mistakes
}

func mayCome(fs []finding.Finding, codes []finding.Code) bool {
	return slices.ContainsFunc(fs, func(f finding.Finding) bool { return slices.Contains(codes, f.Code) })
}

// borneOut compares what was found with what is left after the remedy. One that
// leaves the mistake, or brings a new one elsewhere, was none. At the mistake's
// own cell a new one means that the mistake was carried on to the parts.
func (e *Engine) borneOut(r remedy, mistake finding.Finding, before map[key]bool, left []finding.Finding) bool {
	for _, f := range left {
		carried := f.Place == mistake.Place && slices.Contains(r.came, f.Code)
		isNew := e.weight(f) > finding.Info && !before[keyOf(f)]
		if keyOf(f) == keyOf(mistake) || isNew && !carried {
			return false
		}
	}
	return true
}

// dropGone drops the findings of some codes that are not left.
func dropGone(fs []finding.Finding, codes []finding.Code, left map[key]bool) []finding.Finding {
	return slices.DeleteFunc(fs, func(f finding.Finding) bool {
		return slices.Contains(codes, f.Code) && !left[keyOf(f)]
	})
}

// weight is a finding's severity by the settings.
func (e *Engine) weight(f finding.Finding) finding.Severity {
	return e.entries[f.Code].severity(f.Variant)
}

// key tells findings apart that are not the same mistake found again.
type key struct {
	code  finding.Code
	place finding.Place
	field string
}

func keyOf(f finding.Finding) key { return key{f.Code, f.Place, f.Field} }

func keysOf(fs []finding.Finding) map[key]bool {
	keys := make(map[key]bool, len(fs))
	for _, f := range fs {
		keys[keyOf(f)] = true
	}
	return keys
}

// once leaves out what was found at the same cell before.
func once(fs []finding.Finding) []finding.Finding {
	if len(fs) < 2 {
		return fs
	}
	seen := make(map[key]bool, len(fs))
	return slices.DeleteFunc(fs, func(f finding.Finding) bool {
		k := keyOf(f)
		again := seen[k]
		seen[k] = true
		return again
	})
}

// withExpected is the sheet with the number that the finding expects.
func withExpected(s *form.Submission, f finding.Finding, _ Input) *form.Submission {
	v, ok := s.Fields[f.Field]
	d, err := decimal.Parse(f.Expected)
	if !ok || err != nil {
		return nil
	}
	v.Number, v.Shown = d, int32(d.Decimals())
	return withField(s, f.Field, v)
}

// withCodeOfName is the sheet, or the row, with the code of the project that
// its name means.
func withCodeOfName(s *form.Submission, f finding.Finding, in Input) *form.Submission {
	if code, ok := s.Fields[form.ProjectField]; ok {
		if !means(&code, s.Fields[form.ProjectNameField], in) {
			return nil
		}
		return withField(s, form.ProjectField, code)
	}
	for id, table := range s.Tables {
		i := slices.IndexFunc(table.Rows, func(r form.TableRow) bool { return r.Line == f.Place.Cell.Row })
		if i < 0 {
			continue
		}
		code := table.Rows[i].Value(form.ProjectField)
		if !means(&code, table.Rows[i].Value(form.ProjectNameField), in) {
			return nil
		}
		return withRowValue(s, id, i, code)
	}
	return nil
}

// means changes a code to that of the project which a name means, if it is
// another one.
func means(code *form.Value, name form.Value, in Input) bool {
	p, ok := in.Facts.ProjectByName(name.Text)
	if !name.OK() || !code.OK() || !ok || p.Code == code.Text {
		return false
	}
	code.Text = p.Code
	return true
}

func withField(s *form.Submission, id string, v form.Value) *form.Submission {
	mended := *s
	mended.Fields = maps.Clone(s.Fields)
	mended.Fields[id] = v
	return &mended
}

func withRowValue(s *form.Submission, table string, row int, code form.Value) *form.Submission {
	mended := *s
	mended.Tables = maps.Clone(s.Tables)
	t := s.Tables[table]
	t.Rows = slices.Clone(t.Rows)
	t.Rows[row].Values = slices.Clone(t.Rows[row].Values)
	t.Rows[row].Values.Set(form.ProjectField, code)
	mended.Tables[table] = t
	return &mended
}
