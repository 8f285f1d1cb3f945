package formula

import (
	"errors"
	"testing"
)

func TestAverageOfWhatIsNotStored(t *testing.T) {
	sheet := cells{"A1": "90", "A2": "80.5", "A3": "", "A4": "'缺", "A5": "=AVERAGE(A1:A2)", "A6": "=1/A3", "A7": "95"}
	for formula, want := range map[string]string{
		"=AVERAGE(A1:A4)": "85.25", "=ROUND(AVERAGE(A1:A2,A7),2)": "88.5", "=SUM(A1:A4)/COUNT(A1:A4)": "85.25", "=A5": "85.25",
	} {
		if got, err := NewUnstored(sheet.lookup).Eval(formula); err != nil || got.String() != want {
			t.Errorf("%s = %v, %v; want %s", formula, got, err, want)
		}
		if _, err := Eval(formula, sheet.lookup); !errors.Is(err, ErrUnsupported) {
			t.Errorf("%s where something is stored: %v", formula, err)
		}
	}
	for formula, want := range map[string]error{
		"=AVERAGE(A3:A4)": ErrDivision, "=AVERAGE(A6:A7)": ErrDivision, "=AVERAGE(1,2)": ErrUnsupported,
		"=AVERAGE(A1:XFD1048576)": ErrLimit, "=AVERAGEIF(A1:A2,90)": ErrUnsupported, "=IF(A1>1,1,2)": ErrUnsupported,
	} {
		if got, err := NewUnstored(sheet.lookup).Eval(formula); !errors.Is(err, want) {
			t.Errorf("%s = %v, %v; want %v", formula, got, err, want)
		}
	}
}
