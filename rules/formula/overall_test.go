package formula

import (
	"errors"
	"iter"
	"testing"

	"jixiao/rules/decimal"
	"jixiao/rules/value"
)

// endless is as many values as are asked for.
type endless struct{ most int }

func (endless) Value(Name) Operand { return Operand{Kind: Missing} }
func (endless) Today() value.Date  { return value.Date{} }

func (e endless) Column(Name) iter.Seq2[int, Operand] {
	return func(yield func(int, Operand) bool) {
		for i := 0; (e.most == 0 || i < e.most) && yield(i, Operand{Kind: Number, Number: decimal.One}); i++ {
		}
	}
}

// TestOverallJudgingEnds at a bound that all sheets of a large district are below of.
func TestOverallJudgingEnds(t *testing.T) {
	rule, faults := Compile("SUM(得分)>=0", NewVocabulary([]Name{{Text: "得分", Kind: Number, Rows: true}}))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if holds, err := NewOverallJudging().Holds(rule, endless{18 * 20_000}); err != nil || !holds {
		t.Errorf("20,000 sheets: %v, %v", holds, err)
	}
	if _, err := NewOverallJudging().Holds(rule, endless{}); !errors.Is(err, ErrLimit) {
		t.Errorf("without end: %v", err)
	}
}

// TestWhatIsMissingIsNotJudged: it is neither blank nor filled in.
func TestWhatIsMissingIsNotJudged(t *testing.T) {
	names := NewVocabulary([]Name{{Text: "他", Kind: Text}})
	for _, text := range []string{`他=""`, `他<>""`, "ISBLANK(他)", `他="甲"`, "COUNTA(他)>0", `NOT(ISBLANK(他))`} {
		rule, faults := Compile(text, names)
		if len(faults) > 0 {
			t.Fatal(text, faults)
		}
		if _, err := NewJudging().Holds(rule, endless{}); !IsUnjudged(err) {
			t.Errorf("%s: %v", text, err)
		}
	}
}
