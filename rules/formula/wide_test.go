package formula

import (
	"errors"
	"testing"
)

// blankForm is a sheet of ours before anybody has computed it.
var blankForm = cells{
	"A1": "3", "A2": "2.5", "A3": "", "A4": "'已完成", "A5": "'整改中", "A6": "'已完成",
	"B1": `=IF(COUNT(A1:A3)=0,"",ROUND(SUM(A1:A3),6))|'`,
	"B2": `=IF(COUNT(A3)=0,"",A3)|'`,
	"B3": `=IF(COUNT(B1,B2)<2,"",IF(B2=0,0,B1/B2))|'`,
	"B4": `=IF(COUNT(B1)=0,"",IF(B1>=90,"优",IF(B1>=5.5,"良","差")))|'`,
	"B5": `=IF(COUNTA(A4:A6)=0,"",COUNTIF(A4:A6,"已完成"))|'`,
}

func TestWideCalculatorKnowsOurForms(t *testing.T) {
	for formula, want := range map[string]Operand{
		"=B1": {Kind: Number, Text: "5.5"}, "=B2": {Kind: Text}, "=B3": {Kind: Text}, "=B4": {Kind: Text, Text: "良"},
		"=B5": {Kind: Number, Text: "2"}, "=MIN(A1,1)": {Kind: Number, Text: "1"}, "=MIN(A2,7,2.25)": {Kind: Number, Text: "2.25"},
		"=COUNT(A1:A6)": {Kind: Number, Text: "2"}, "=COUNTA(A1:A6)": {Kind: Number, Text: "5"}, "=COUNT(B1:B2)": {Kind: Number, Text: "1"},
		`=IF(A1<>A2,"说""甲""","乙")`: {Kind: Text, Text: `说"甲"`}, `=IF(A4="已完成",1,2)`: {Kind: Number, Text: "1"},
		"=IF(A1<=3,(A2>2),9)": {Kind: Number, Text: "1"}, `=IF(A3="",1,2)`: {Kind: Number, Text: "1"}, `="<"`: {Kind: Text, Text: "<"},
		"=IF(A3>1,1/0,4)": {Kind: Number, Text: "4"}, "=SUM(A1:A2)*2": {Kind: Number, Text: "11"},
	} {
		got, err := NewWide(blankForm.lookup).Value(formula)
		text := got.Text
		if got.Kind == Number {
			text = got.Number.String()
		}
		if err != nil || got.Kind != want.Kind || text != want.Text {
			t.Errorf("%s = %v %q, %v; want %v %q", formula, got.Kind, text, err, want.Kind, want.Text)
		}
	}
}

func TestWideCalculatorCannotTell(t *testing.T) {
	for formula, want := range map[string]error{
		`="甲`: ErrUnsupported, "=IF(A1,2)": ErrUnsupported, "=COUNTIF(A1:A3,A1)": ErrUnsupported, "=COUNT(1)": ErrUnsupported,
		"=A4>1": ErrUnsupported, "=AVERAGE(A1:A2)": ErrUnsupported, "=A1>": ErrUnsupported, "=MIN(A1:A2)": ErrUnsupported,
		"=IF(A4,1,2)": ErrValue, "=MIN(A4,1)": ErrValue, "=1/A3": ErrDivision, "=COUNT(A1:XFD1048576)": ErrLimit,
	} {
		if got, err := NewWide(blankForm.lookup).Value(formula); !errors.Is(err, want) {
			t.Errorf("%s = %+v, %v; want %v", formula, got, err, want)
		}
	}
}
