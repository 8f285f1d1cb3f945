package formula

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
)

var scores = cells{
	"A1": "10", "A2": "9.5", "A3": "20.36", "A4": "", "A5": "'12", "A6": "'甲", "A7": "TRUE",
	"B1": "=A1+A2", "B2": "=SUM(A1:A3)", "B3": "=AVERAGE(A1:A3)|13.29", "B4": "=AVERAGE(A1:A3)", "B5": "=B2*2|1",
	"B6": "=IF(A1>5,\"\",\"\")|'", "B7": "=A6", "C1": "#N/A", "C2": "=1/0|#DIV/0!", "C3": "'９", "C4": "'97%", "C5": "'",
	"D1": "=D2", "D2": "=D1+1", "D3": "=D3|5", "D4": "=SUM(D1:D5)", "AA10": "7",
}

func TestEval(t *testing.T) {
	for formula, want := range map[string]string{
		"=1+2*3":                  "7",
		"(1+2)*3":                 "9",
		"=2-3-4":                  "-5",
		"=24/4/2":                 "3",
		"= 1 +\n2":                "3",
		"=-2*-3":                  "6",
		"=5--3":                   "8",
		"=+A1":                    "10",
		"=--A1":                   "10",
		"=-(A1+A2)":               "-19.5",
		"=50%":                    "0.5",
		"=-5%":                    "-0.05",
		"=200%%":                  "0.02",
		"=A1*(1+10%)":             "11",
		"=.5+5.+1E1+1e-1":         "15.6",
		"=0.1+0.2":                "0.3",
		"=A1+A2+A3":               "39.86",
		"=$A$1+A$2+$A3":           "39.86",
		"=a1+aa10":                "17",
		"=A1+A4":                  "10",
		"=A1+A5":                  "22",
		"=A1+C4":                  "10.97",
		"=A1+A7":                  "11",
		"=A4":                     "0",
		"=SUM(A1:A7)":             "39.86",
		"=SUM(A7:A1)":             "39.86",
		"=sum(a1:a3)":             "39.86",
		"=SUM(A5)":                "0",
		"=SUM((A5))":              "0",
		"=SUM(A5+0)":              "12",
		"=SUM(A1,A2:A3,5,SUM(1))": "45.86",
		"=SUM(A1:A3)-A1":          "29.86",
		"=SUM( A1 : A3 )":         "39.86",
		"=ROUND(2.675,2)":         "2.68",
		"=ROUND(-2.675,2)":        "-2.68",
		"=ROUND(1234.5,-2)":       "1200",
		"=ROUND(A3/A1,1.9)":       "2",
		"=ROUND(7,99999)":         "7",
		"=ROUND(7,-99999)":        "0",
		"=ROUND(SUM(A1:A3)/3,2)":  "13.29",
		"=B1":                     "19.5",
		"=B1+B2":                  "59.36",
		"=SUM(B1:B2)":             "59.36",
		"=B3*2":                   "26.58",
		"=B5":                     "79.72",
		"=SUM(B6:B7)":             "0",
		"=1E308*1E-308":           "1",
		"=1E-300*1E-300":          "0",
	} {
		t.Run(formula, func(t *testing.T) {
			if got := mustEval(t, formula, scores); got != want {
				t.Errorf("Eval = %s, want %s", got, want)
			}
		})
	}
}

func TestEvalCannotTell(t *testing.T) {
	for formula, want := range map[string]error{
		"": ErrUnsupported, "=": ErrUnsupported, "=1+": ErrUnsupported, "=(1": ErrUnsupported, "=1)": ErrUnsupported, "=1 2": ErrUnsupported,
		"=()": ErrUnsupported, "=SUM()": ErrUnsupported, "=SUM(1": ErrUnsupported, "=SUM(1,)": ErrUnsupported, "=SUM (1)": ErrUnsupported,
		"=ROUND(1)": ErrUnsupported, "=ROUND(1,2,3)": ErrUnsupported, "=AVERAGE(A1:A3)": ErrUnsupported, "=IF(A1>5,1,2)": ErrUnsupported,
		"=_xlfn.CONCAT(A1)": ErrUnsupported, "=SUMIF(A1:A3,1)": ErrUnsupported, "=2^3": ErrUnsupported, "=A1&A2": ErrUnsupported,
		"=A1=A2": ErrUnsupported, "=A1<A2": ErrUnsupported, `="5"`: ErrUnsupported, "=合计": ErrUnsupported, "=TRUE": ErrUnsupported,
		"=Sheet2!A1": ErrUnsupported, "='评分 表'!A1": ErrUnsupported, "=[1]评分表!A1": ErrUnsupported, "=#REF!": ErrUnsupported,
		"=A1:A3": ErrUnsupported, "=A1:A3+1": ErrUnsupported, "=SUM(A1:A3:B5)": ErrUnsupported, "=SUM(A:A)": ErrUnsupported,
		"=SUM(1:3)": ErrUnsupported, "=SUM((A1,A2))": ErrUnsupported, "=SUM(A1:A3 A2:A4)": ErrUnsupported, "{=SUM(A1:A3)}": ErrUnsupported,
		"=$$A1": ErrUnsupported, "=A1$": ErrUnsupported, "=A$$1": ErrUnsupported, "=A0": ErrUnsupported, "=XFE1": ErrUnsupported, "=A1B": ErrUnsupported,
		"=1,5": ErrUnsupported, "=1.2.3": ErrUnsupported, "=5A": ErrUnsupported, "=１+２": ErrUnsupported, "=1\x002": ErrUnsupported, "=1E": ErrUnsupported,
		"=R1C1": ErrUnsupported, "=A6": ErrUnsupported, "=A7": ErrUnsupported, "=B4": ErrUnsupported, "=SUM(B4)": ErrUnsupported, "=C3+1": ErrUnsupported,
		"=1/0": ErrDivision, "=A1/A4": ErrDivision, "=C2": ErrDivision, "=SUM(A1:A3)/(A1-10)": ErrDivision,
		"=A6+1": ErrValue, "=C1": ErrValue, "=SUM(C1:C1)": ErrValue, "=C5+1": ErrValue, "=-A6": ErrValue, "=B7*2": ErrValue,
		"=D1": ErrCycle, "=D2+A1": ErrCycle, "=D3": ErrCycle, "=D4": ErrCycle,
		"=1E308*10": ErrRange, "=1E999": ErrRange, "=-1E308/0.01": ErrRange,
		"=SUM(A1:XFD1048576)": ErrLimit, "=SUM(A1:A100001)": ErrLimit,
		"=" + strings.Repeat("1+", maxLength) + "1":                        ErrUnsupported,
		"=" + strings.Repeat("(", 100) + "1" + strings.Repeat(")", 100):    ErrUnsupported,
		"=" + strings.Repeat("SUM(", 100) + "1" + strings.Repeat(")", 100): ErrUnsupported,
	} {
		if got, err := Eval(formula, scores.lookup); !errors.Is(err, want) {
			t.Errorf("Eval(%.60q) = %s, %v; want %v", formula, got, err, want)
		}
	}
}

func TestLongFormulasWithinBounds(t *testing.T) {
	for formula, want := range map[string]string{
		"=" + strings.Repeat("1+", 4000) + "1":                          "4001",
		"=" + strings.Repeat("-", 8000) + "1":                           "1",
		"=1" + strings.Repeat("%", 8000):                                "0",
		"=" + strings.Repeat("(", 60) + "1" + strings.Repeat(")*2", 60): "1152921504606846976",
		"=1" + strings.Repeat("/3", 3) + "*27":                          "1",
	} {
		got, err := Eval(formula, cells{}.lookup)
		if err != nil {
			t.Errorf("Eval(%.30q): %v", formula, err)
			continue
		}
		if !Agrees(got, decimal.Must(want)) {
			t.Errorf("Eval(%.30q) = %s, want %s", formula, got, want)
		}
	}
}

func TestDivisionKeepsItsDigits(t *testing.T) {
	for formula, want := range map[string]string{
		"=1/3":               "0.3333333333333333333333",
		"=13662.92/13997.53": "0.97609506820131837545",
		"=1E-20/3":           "0.000000000000000000003333333333333333333333",
		"=1E30/7":            "142857142857142857142857142857.1",
	} {
		got := mustEval(t, formula, cells{})
		if !strings.HasPrefix(got, want) {
			t.Errorf("%s = %s, want %s…", formula, got, want)
		}
	}
}

// running is a column in which every cell adds one to the cell above.
func running(rows int) cells {
	sheet := cells{"A1": "1"}
	for row := 2; row <= rows; row++ {
		sheet[fmt.Sprintf("A%d", row)] = fmt.Sprintf("=A%d+1", row-1)
	}
	return sheet
}

func TestRunningTotal(t *testing.T) {
	if got := mustEval(t, "=A400", running(400)); got != "400" {
		t.Errorf("A400 = %s", got)
	}
	if _, err := Eval("=A5000", running(5000).lookup); !errors.Is(err, ErrLimit) {
		t.Errorf("5000 formulas behind one another: %v, want ErrLimit", err)
	}
	// From the top, each cell finds the one above it done.
	sheet := running(5000)
	c := New(sheet.lookup)
	for row := 2; row <= 5000; row++ {
		ref := finding.Ref{Row: row, Col: 1}
		if got, err := c.Eval("=" + ref.String()); err != nil || !got.Equal(decimal.New(int64(row))) {
			t.Fatalf("%s = %s, %v", ref, got, err)
		}
	}
}

func TestSharedCellsAreDoneOnce(t *testing.T) {
	sheet := cells{"A1": "1"}
	for row := 2; row <= 60; row++ {
		sheet[fmt.Sprintf("A%d", row)] = fmt.Sprintf("=A%d+A%d", row-1, row-1)
	}
	if got := mustEval(t, "=A60", sheet); got != "576460752303423488" {
		t.Errorf("A60 = %s", got)
	}
}

func TestHostileSheetRunsIntoTheLimit(t *testing.T) {
	sheet := cells{}
	c := New(sheet.lookup)
	var err error
	for i := 0; i < 1000 && err == nil; i++ {
		_, err = c.Eval("=SUM(A1:A100000)")
	}
	if !errors.Is(err, ErrLimit) {
		t.Errorf("a thousand sums of 100,000 cells: %v, want ErrLimit", err)
	}
}

func TestErrorNamesTheFormula(t *testing.T) {
	_, err := Eval("=A1/0", scores.lookup)
	if err == nil || !strings.Contains(err.Error(), `"=A1/0"`) {
		t.Errorf("error = %v", err)
	}
	_, err = Eval("="+strings.Repeat("甲", 5000), scores.lookup)
	if err == nil || len(err.Error()) > 1000 {
		t.Errorf("error of a long formula has %d characters", len(err.Error()))
	}
}

func FuzzEval(f *testing.F) {
	for _, seed := range []string{"", "=SUM(A1:B5)/ROUND(A3,2)%", "=-(+A1--2)*1E-5", "=D1", "=ROUND(1E308,400)", "=((((", "=1E999999999", "=$A$1:B2", "=1/1E308/1E308", "=合计!A1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, formula string) {
		d, err := Eval(formula, scores.lookup)
		if err != nil {
			for _, known := range []error{ErrUnsupported, ErrDivision, ErrValue, ErrRange, ErrCycle, ErrLimit} {
				if errors.Is(err, known) {
					return
				}
			}
			t.Fatalf("Eval(%q): %v is no error of ours", formula, err)
		}
		if n := len(d.String()); n > 400 {
			t.Fatalf("Eval(%q) has %d characters", formula, n)
		}
		again, err := Eval("=("+strings.TrimPrefix(strings.TrimSpace(formula), "=")+")", scores.lookup)
		if err == nil && !again.Equal(d) {
			t.Fatalf("Eval(%q) = %s, in brackets %s", formula, d, again)
		}
	})
}

// FuzzSheet recalculates formulas that refer to one another.
func FuzzSheet(f *testing.F) {
	f.Add("A2+1", "A3*2", "5")
	f.Add("SUM(A1:A3)", "A1", "ROUND(A2,A1)")
	f.Fuzz(func(t *testing.T, a1, a2, a3 string) {
		sheet := func(ref finding.Ref) Operand {
			switch ref {
			case finding.Ref{Row: 1, Col: 1}:
				return Operand{Formula: a1}
			case finding.Ref{Row: 2, Col: 1}:
				return Operand{Formula: a2, Kind: Number, Number: decimal.One}
			case finding.Ref{Row: 3, Col: 1}:
				return Operand{Formula: a3}
			}
			return Operand{}
		}
		shared := New(sheet)
		for _, formula := range []string{a1, a2, a3, "A1", "SUM(A1:A3)"} {
			d, err := Eval(formula, sheet)
			if shared, errShared := shared.Eval(formula); err == nil && errShared == nil && !d.Equal(shared) {
				t.Fatalf("Eval(%q) = %s alone, %s among others", formula, d, shared)
			}
		}
	})
}

func BenchmarkEval(b *testing.B) {
	for name, formula := range map[string]string{"sum": "=SUM(A1:A20)", "rate": "=ROUND(A3/A1,4)"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Eval(formula, scores.lookup); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
