package rules

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// TestMendedInOneRound holds that whoever puts into every cell that is told what
// is expected there, and else what is right, is told nothing new: no sheet goes
// back for what could have been told before.
func TestMendedInOneRound(t *testing.T) {
	forms := loadForms(t)
	e := newTestEngine(t, forms)
	for _, name := range []string{"ok_score-sheet", "ok_self-evaluation"} {
		base := loadFixture(t, "testdata/forms/"+name+".yaml", forms)
		slots := numericSlots(base.submission)
		rapid.Check(t, func(t *rapid.T) {
			wrong, said := base.submission, ""
			for range 1 {
				at := rapid.SampledFrom(slots).Draw(t, "slot")
				to := slip(t, wrong.At(at).Number)
				said += fmt.Sprintf("%v: %s\n", at, to)
				wrong = wrong.With(map[form.Slot]form.Value{at: wrong.At(at).WithNumber(to)})
			}
			told := blockingOnes(e.Check(wrong, base.input))
			mended := mend(base.submission, wrong, told)
			if left := blockingOnes(e.Check(mended, base.input)); len(left) > 0 {
				t.Errorf("%swas told as\n%sand then\n%s", said, causeTexts(told), causeTexts(left))
			}
		})
	}
}

// slip is a number that somebody may type in place of another one.
func slip(t *rapid.T, d decimal.Decimal) decimal.Decimal {
	switch rapid.IntRange(0, 3).Draw(t, "slip") {
	case 0: // two digits in each other's place
		text := []byte(d.Fixed(2))
		if len(text) > 4 {
			text[0], text[1] = text[1], text[0]
		}
		if swapped, err := decimal.Parse(string(text)); err == nil {
			return swapped
		}
		return d.Add(decimal.One)
	case 1:
		return d.Mul(decimal.New(10))
	case 2:
		return d.Add(decimal.New(int64(rapid.IntRange(1, 3).Draw(t, "more"))))
	}
	return d.Div(decimal.New(2), 2)
}

func numericSlots(s *form.Submission) []form.Slot {
	var slots []form.Slot
	add := func(at form.Slot) {
		if f := s.Def.FieldOf(at); f != nil && f.Type.Numeric() && s.At(at).OK() {
			slots = append(slots, at)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(s.Fields)) {
		add(form.Slot{ID: id})
	}
	for _, table := range slices.Sorted(maps.Keys(s.Tables)) {
		for i, row := range s.Tables[table].Rows {
			for id := range row.Values.All() {
				add(form.Slot{Table: table, Row: i, ID: id})
			}
		}
		for i, row := range s.Tables[table].Subtotals {
			for id := range row.Values.All() {
				add(form.Slot{Table: table, Row: i, Subtotal: true, ID: id})
			}
		}
	}
	return slots
}

// mend puts into the told cells what is expected, else what is right.
func mend(right, wrong *form.Submission, told []finding.Finding) *form.Submission {
	values := map[form.Slot]form.Value{}
	for _, f := range told {
		for _, cell := range f.AllCells() {
			for _, at := range numericAndChoice(right) {
				if right.At(at).Cell != cell.At {
					continue
				}
				values[at] = right.At(at)
				if d, err := decimal.Parse(strings.TrimSuffix(cell.Expected, "%")); err == nil {
					if strings.HasSuffix(cell.Expected, "%") {
						d = d.Div(decimal.Hundred, 12)
					}
					values[at] = right.At(at).WithNumber(d)
				} else if cell.Expected != "" {
					values[at] = right.At(at).WithText(cell.Expected)
				}
			}
		}
	}
	return wrong.With(values)
}

func numericAndChoice(s *form.Submission) []form.Slot {
	slots := numericSlots(s)
	for id := range s.Fields {
		if f := s.Def.Field(id); f != nil && !f.Type.Numeric() {
			slots = append(slots, form.Slot{ID: id})
		}
	}
	for table, t := range s.Tables {
		for i, row := range t.Rows {
			for id := range row.Values.All() {
				if f := s.Def.FieldOf(form.Slot{Table: table, ID: id}); !f.Type.Numeric() {
					slots = append(slots, form.Slot{Table: table, Row: i, ID: id})
				}
			}
		}
	}
	return slots
}

func blockingOnes(fs []finding.Finding) []finding.Finding {
	var grave []finding.Finding
	for _, f := range fs {
		if f.Weight() > finding.Info {
			grave = append(grave, f)
		}
	}
	return grave
}

func causeTexts(fs []finding.Finding) string {
	var b strings.Builder
	for _, f := range fs {
		b.WriteString(causeText(f))
	}
	return b.String()
}
