package rules

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
)

// drawnSheet is a score sheet whose figures agree, in hundredths of a point.
type drawnSheet struct {
	submission *form.Submission
	weights    []int
	scores     []int
	groups     []string
}

var dimensions = []string{"决策", "过程", "产出", "效益", "满意度"}

// drawSheet makes a consistent sheet out of a base: other rows, weights that
// sum to 100, scores up to the weight, totals and grade that follow.
func drawSheet(t *rapid.T, base *form.Submission) drawnSheet {
	n := rapid.IntRange(5, 25).Draw(t, "rows")
	d := drawnSheet{weights: drawWeights(t, n)}
	fields := map[string]form.Value{}
	for id, v := range base.Fields {
		fields[id] = v
	}
	var table form.Table
	for i, w := range d.weights {
		d.groups = append(d.groups, dimensions[i*len(dimensions)/n])
		d.scores = append(d.scores, rapid.IntRange(0, w).Draw(t, "score"))
		row := form.TableRow{Line: 9 + i, Group: d.groups[i], Values: form.ValuesOf(map[string]form.Value{
			"dimension": words(d.groups[i]), "indicator": words(fmt.Sprint("指标", i)), "reason": words("进度滞后")})}
		table.Rows = append(table.Rows, row)
	}
	for i := range dimensions {
		table.Subtotals = append(table.Subtotals, form.TableRow{Line: 50 + i, Group: dimensions[i], Values: form.Values{}})
	}
	d.submission = &form.Submission{Form: base.Form, Sheet: base.Sheet, Def: base.Def, Fields: fields,
		Tables: map[string]form.Table{"indicators": table}}
	d.total(testFacts())
	return d
}

// drawWeights splits 100 points into n weights above 0.
func drawWeights(t *rapid.T, n int) []int {
	weights, left := make([]int, n), 100*100
	for i := range n - 1 {
		weights[i] = rapid.IntRange(1, left-(n-1-i)).Draw(t, "weight")
		left -= weights[i]
	}
	weights[n-1] = left
	return weights
}

// total writes rows and all that follows from them.
func (d drawnSheet) total(facts *register.Facts) {
	table, sum := d.submission.Tables["indicators"], 0
	bySubtotal := map[string][2]int{}
	for i := range table.Rows {
		row := &table.Rows[i]
		d.score(i, d.scores[i])
		row.Values.Set("weight", points(d.weights[i], 4, row.Line))
		g := bySubtotal[d.groups[i]]
		bySubtotal[d.groups[i]] = [2]int{g[0] + d.weights[i], g[1] + d.scores[i]}
		sum += d.scores[i]
	}
	for i := range table.Subtotals {
		row := &table.Subtotals[i]
		g := bySubtotal[row.Group]
		row.Values.Set("subtotal_weight", points(g[0], 4, row.Line))
		row.Values.Set("subtotal_score", points(g[1], 5, row.Line))
	}
	d.submission.Fields["total_score"] = points(sum, 5, 60)
	d.submission.Fields["final_score"] = points(sum, 2, 61)
	d.submission.Fields["grade"] = words(facts.Band(hundredths(sum)))
}

func (d drawnSheet) score(i, score int) {
	row := &d.submission.Tables["indicators"].Rows[i]
	row.Values.Set("score", points(score, 5, row.Line))
}

func hundredths(n int) decimal.Decimal { return decimal.New(int64(n)).Div(decimal.Hundred, 2) }

func points(n, col, row int) form.Value {
	d := hundredths(n)
	return form.Value{State: form.Valid, Cell: finding.Ref{Row: row, Col: col}, Stored: d.String(), Text: d.String(),
		Number: d, Shown: form.Decimals(d.Decimals())}
}

func words(s string) form.Value {
	return form.Value{State: form.Valid, Cell: finding.Ref{Row: 70, Col: 1}, Stored: s, Text: s}
}

// blocking writes the findings that are more than a note, in order.
func blocking(fs []finding.Finding) string {
	var heavy []finding.Finding
	for _, f := range fs {
		if f.Severity > finding.Info {
			heavy = append(heavy, f)
		}
	}
	return lines(heavy)
}

// TestConsistentSheet holds that a sheet whose figures agree is never blamed.
func TestConsistentSheet(t *testing.T) {
	forms := loadForms(t)
	e := newTestEngine(t, forms)
	base := loadFixture(t, "testdata/forms/ok_score-sheet.yaml", forms)
	rapid.Check(t, func(t *rapid.T) {
		d := drawSheet(t, base.submission)
		if got := blocking(e.Check(d.submission, base.input)); got != "" {
			t.Errorf("got:\n%s", got)
		}
	})
}

// TestChangedScore holds that one changed score is told once, and among the
// cells that are named is its own.
func TestChangedScore(t *testing.T) {
	forms := loadForms(t)
	e := newTestEngine(t, forms)
	base := loadFixture(t, "testdata/forms/ok_score-sheet.yaml", forms)
	rapid.Check(t, func(t *rapid.T) {
		d := drawSheet(t, base.submission)
		i := rapid.IntRange(0, len(d.scores)-1).Draw(t, "which")
		score := rapid.IntRange(0, d.weights[i]).Draw(t, "to")
		if score == d.scores[i] {
			t.Skip("not a change")
		}
		before := d.scores[i]
		d.score(i, score)
		got := e.Check(d.submission, base.input)
		told := slices.DeleteFunc(slices.Clone(got), func(f finding.Finding) bool { return f.Weight() < finding.Warning })
		at := d.submission.At(form.Slot{Table: "indicators", Row: i, ID: "score"}).Cell
		if len(told) != 1 || !slices.Contains(told[0].Refs(), at) {
			t.Errorf("%s was changed from %d to %d, got:\n%s", at, before, score, causeTexts(told))
		}
	})
}

// TestRoundedParts holds that amounts which were rounded for display are never
// blamed for it, in sums and in rates.
func TestRoundedParts(t *testing.T) {
	forms := loadForms(t)
	e := newTestEngine(t, forms)
	base := loadFixture(t, "testdata/forms/ok_self-evaluation.yaml", forms)
	rapid.Check(t, func(t *rapid.T) {
		s := *base.submission
		s.Fields = map[string]form.Value{}
		for id, v := range base.submission.Fields {
			s.Fields[id] = v
		}
		var whole decimal.Decimal
		for _, part := range []string{"current", "carried", "other"} {
			exact := decimal.New(rapid.Int64Range(100, 1e9).Draw(t, part)).Div(decimal.New(10000), 4)
			whole = whole.Add(exact)
			s.Fields[part+".year_budget"] = rounded(t, exact)
		}
		s.Fields["total.year_budget"] = rounded(t, whole)
		spent := whole.Mul(hundredths(rapid.IntRange(0, 100).Draw(t, "spent")))
		for _, id := range []string{"current.executed", "total.executed"} {
			s.Fields[id] = rounded(t, spent)
		}
		places := rapid.IntRange(4, 8).Draw(t, "places")
		rate := spent.Div(whole, places)
		s.Fields["total.rate"] = form.Value{State: form.Valid, Number: rate, Shown: form.Decimals(places), Stored: rate.String()}
		for _, f := range e.Check(&s, base.input) {
			if f.Code == "T06" || f.Code == "T07" {
				t.Errorf("%s %s: %s", f.Code, f.Field, f.Message.EN)
			}
		}
	})
}

func rounded(t *rapid.T, d decimal.Decimal) form.Value {
	places := rapid.IntRange(0, 4).Draw(t, "decimals")
	n := d.Round(places)
	return form.Value{State: form.Valid, Number: n, Shown: form.Decimals(places), Stored: n.String()}
}
