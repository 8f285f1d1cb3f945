package form_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// said is all that a reading says, but for where it stands.
func said(got form.Reading) string {
	var b strings.Builder
	for _, s := range got.Submissions {
		fmt.Fprintln(&b, s.Form, s.Year, s.Nil, s.Title.Text)
		for _, id := range sortedKeys(s.Fields) {
			fmt.Fprintln(&b, id, s.Fields[id].State, s.Fields[id].Text)
		}
		for _, id := range sortedKeys(s.Tables) {
			for _, row := range append(slices.Clone(s.Tables[id].Rows), s.Tables[id].Subtotals...) {
				fmt.Fprint(&b, id, " ", row.Group)
				for column, v := range row.Values.All() {
					fmt.Fprint(&b, " ", column, "=", v.Text)
				}
				fmt.Fprintln(&b)
			}
		}
	}
	var found []string
	for _, f := range got.Findings {
		found = append(found, fmt.Sprintln(f.Code, f.Variant, f.Field, f.Project, f.Value, f.Expected))
	}
	slices.Sort(found)
	return b.String() + strings.Join(found, "")
}

func sortedKeys[V any](m map[string]V) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	return slices.Sorted(slices.Values(keys))
}

// moved puts a sheet's cells elsewhere.
func moved(s form.Sheet, to func(finding.Ref) finding.Ref) form.Sheet {
	out := form.Sheet{Name: s.Name, Hidden: s.Hidden}
	for _, row := range s.Rows {
		n := form.Row{Index: to(finding.Ref{Row: row.Index, Col: 1}).Row, Hidden: row.Hidden}
		for _, c := range row.Cells {
			c.Ref = to(c.Ref)
			n.Cells = append(n.Cells, c)
		}
		slices.SortFunc(n.Cells, func(a, b form.Cell) int { return a.Ref.Col - b.Ref.Col })
		out.Rows = append(out.Rows, n)
	}
	for _, m := range s.Merges {
		out.Merges = append(out.Merges, form.Range{From: to(m.From), To: to(m.To)})
	}
	return out
}

// formsToMove say something about every kind of finding.
func formsToMove(t *testing.T) map[string]form.Sheet {
	faults := strings.NewReplacer("| 1074.76", "| 1,074.76", "| 48.5 |", "| x |", "| d:2023-09-23", "|", "填报人 | 李四", "项目编号 | A-05",
		"合计 ||| 100 | 96.5", "合计 ||| 100 | 99999").Replace(scoreSheet)
	return map[string]form.Sheet{
		"score sheet":     sheetOf(t, "表", scoreSheet, scoreSheetMerges...),
		"faulty":          sheetOf(t, "表", faults, scoreSheetMerges...),
		"rectification":   sheetOf(t, "表", rectification, rectificationMerges...),
		"self-evaluation": sheetOf(t, "表", selfEvaluation, selfEvaluationMerges...),
	}
}

func TestWhereAFormStandsChangesNothing(t *testing.T) {
	r := reader(t)
	for name, sheet := range formsToMove(t) {
		want := said(readBook(t, r, &form.Workbook{Sheets: []form.Sheet{sheet}}))
		rapid.Check(t, func(t *rapid.T) {
			down, right := rapid.IntRange(0, 3000).Draw(t, "rows above"), rapid.IntRange(0, 200).Draw(t, "columns before")
			s := moved(sheet, func(c finding.Ref) finding.Ref { return finding.Ref{Row: c.Row + down, Col: c.Col + right} })
			if rapid.Bool().Draw(t, "a letterhead above") && down > 0 {
				head := form.Cell{Ref: finding.Ref{Row: 1, Col: 1}, Kind: form.Text, Text: "钢财绩〔2023〕7号"}
				s.Rows = append([]form.Row{{Index: 1, Cells: []form.Cell{head}}}, s.Rows...)
			}
			if got := said(readBook(t, r, &form.Workbook{Sheets: []form.Sheet{s}})); got != want {
				t.Fatalf("%s read\n%s\nwant\n%s", name, got, want)
			}
		})
	}
}

func TestOrderOfColumnsChangesNothing(t *testing.T) {
	r := reader(t)
	plain := sheetOf(t, "表", scoreSheet)
	want := said(readBook(t, r, &form.Workbook{Sheets: []form.Sheet{plain}}))
	rapid.Check(t, func(t *rapid.T) {
		order := rapid.Permutation([]int{1, 2, 3, 4, 5, 6, 7, 8}).Draw(t, "columns")
		s := moved(plain, func(c finding.Ref) finding.Ref {
			if 8 <= c.Row && c.Row <= 15 && c.Col <= len(order) {
				c.Col = order[c.Col-1]
			}
			return c
		})
		if got := said(readBook(t, r, &form.Workbook{Sheets: []form.Sheet{s}})); got != want {
			t.Fatalf("read\n%s\nwant\n%s", got, want)
		}
	})
}

// Sheets thrown together from the words of the forms come near every branch.
func TestAnySheetIsReadTheSameTwice(t *testing.T) {
	r := reader(t)
	words := strings.FieldsFunc(scoreSheet+rectification+selfEvaluation, func(c rune) bool { return c == '|' || c == '\n' })
	words = append(words, "", "", "", "#N/A", "=A1+B2 > 3", "=B9", "=SUM(A1:C9) > #REF!", "'—", "无", "小计", "注：", "2022年度", "100%")
	rapid.Check(t, func(t *rapid.T) {
		var lines []string
		for range rapid.IntRange(1, 14).Draw(t, "rows") {
			switch source := rapid.SampledFrom([]string{"", scoreSheet, rectification, selfEvaluation}).Draw(t, "source"); source {
			case "":
				lines = append(lines, strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 12).Draw(t, "cells"), "|"))
			default:
				lines = append(lines, rapid.SampledFrom(strings.Split(source, "\n")).Draw(t, "line"))
			}
		}
		s := sheetOf(t, "表", strings.Join(lines, "\n"))
		s.Merges = mergesOf(rapid.Uint64().Draw(t, "merges"))
		wb := &form.Workbook{Sheets: []form.Sheet{s}, Date1904: rapid.Bool().Draw(t, "1904")}
		first := readBook(t, r, wb)
		if second := readBook(t, r, wb); said(first) != said(second) {
			t.Fatalf("read\n%s\nthen\n%s", said(first), said(second))
		}
		if len(first.Submissions) == 0 && len(first.Findings) == 0 {
			t.Fatal("nothing read and nothing told")
		}
	})
}
