package rules

import (
	"cmp"
	"maps"
	"slices"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// mostTries is how many mistakes are tried in one sheet. Each checks the sheet
// once more, and a list may have a mistake in every row.
const mostTries = 20

// causesByTurn are the codes from which others may come.
func causesByTurn() []origin {
	causes := slices.DeleteFunc(slices.Clone(origins), func(o origin) bool { return o.cause.turn == 0 })
	slices.SortFunc(causes, func(a, b origin) int { return cmp.Compare(a.cause.turn, b.cause.turn) })
	return causes
}

// dropEffects tries what would be found if one mistake were put right. Findings
// that vanish with it came of it, and are dropped.
func (e *Engine) dropEffects(s *form.Submission, in Input, fs []finding.Finding) []finding.Finding {
	if len(fs) < 2 {
		return fs
	}
	before, tries := keysOf(fs), 0
	for _, o := range e.causes {
		for _, mistake := range e.errorsOf(fs, o.code()) {
			if tries == mostTries || !anyOf(fs, o.cause.effects) {
				break
			}
			changed := o.cause.change(s, mistake, in)
			if changed == nil {
				continue
			}
			tries++
			if left := e.find(changed, in); e.borneOut(o.cause.effects, mistake, before, left) {
				fs = dropGone(fs, o.cause.effects, keysOf(left))
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

func anyOf(fs []finding.Finding, codes []finding.Code) bool {
	return slices.ContainsFunc(fs, func(f finding.Finding) bool { return slices.Contains(codes, f.Code) })
}

// borneOut compares what was found with what is left when the mistake is put
// right. A change that leaves it, or brings a new one elsewhere, proves nothing.
// At the mistake's own cell a new one means that it was carried on to the parts.
func (e *Engine) borneOut(effects []finding.Code, mistake finding.Finding, before map[key]bool, left []finding.Finding) bool {
	for _, f := range left {
		carried := f.Place == mistake.Place && slices.Contains(effects, f.Code)
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
	return e.entries[f.Code].info.severityOf(f.Variant)
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
	changed := *s
	changed.Fields = maps.Clone(s.Fields)
	changed.Fields[id] = v
	return &changed
}

func withRowValue(s *form.Submission, table string, row int, code form.Value) *form.Submission {
	changed := *s
	changed.Tables = maps.Clone(s.Tables)
	t := s.Tables[table]
	t.Rows = slices.Clone(t.Rows)
	t.Rows[row].Values = slices.Clone(t.Rows[row].Values)
	t.Rows[row].Values.Set(form.ProjectField, code)
	changed.Tables[table] = t
	return &changed
}
