package write

import (
	"bytes"
	"io"
	"sync"
	"testing"

	"jixiao/rules/finding"
)

// TestManyAtOnce share their shells and what packs them.
func TestManyAtOnce(t *testing.T) {
	want, wantLong := mustWrite(t, asked(NewShells())), mustWrite(t, long("头"))
	shells := NewShells()
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 10 {
				for b, want := range map[*Book][]byte{asked(shells): want, longOf(shells, "头"): wantLong} {
					var got bytes.Buffer
					if err := b.Write(&got); err != nil || !bytes.Equal(got.Bytes(), want) {
						t.Errorf("a workbook written beside others differs, %v", err)
					}
				}
			}
		})
	}
	all.Wait()
	if len(shells.drawn) != 2 {
		t.Errorf("two shapes have %d shells", len(shells.drawn))
	}
}

// TestWhatVariesNeedsNoOtherShell: reports of departments differ in all of this.
func TestWhatVariesNeedsNoOtherShell(t *testing.T) {
	shells := NewShells()
	for i, name := range []string{"甲", "乙<&>"} {
		b := shells.New(Info{Title: name, At: moment.AddDate(0, 0, i)})
		s := b.Sheet("表", Layout{Columns: twoColumns().Columns, Header: name})
		for range 2 + i {
			s.Row(Text(name).To(name, "表", finding.Ref{Row: 1, Col: 1}).Over(2 + i))
		}
		s.Filter(1, 2+i)
		s.Check(Check{From: finding.Ref{Row: 1, Col: 1}, To: finding.Ref{Row: 1, Col: 1}, Kind: ByFormula, First: `A1<>"` + name + `"`})
		b.Constant("_mark", name)
		mustWrite(t, b)
	}
	if len(shells.drawn) != 1 {
		t.Errorf("%d shells", len(shells.drawn))
	}
}

func TestShellsAreBounded(t *testing.T) {
	shells := NewShells()
	for i := range mostShells + 2 {
		b := shells.New(Info{})
		b.Sheet("表", Layout{Columns: []Column{{Width: i + 1}}}).Row(Text("x"))
		if err := b.Write(io.Discard); err != nil {
			t.Fatal(err)
		}
	}
	if len(shells.drawn) != mostShells {
		t.Errorf("%d shells are kept, want %d", len(shells.drawn), mostShells)
	}
}

// TestLooksKeepTheirNumbers though excelize makes equal styles one: Write
// reports a style that is drawn under another number.
func TestLooksKeepTheirNumbers(t *testing.T) {
	b := newBook()
	s := b.Sheet("表", twoColumns())
	for role := Body; role <= Label; role++ {
		for tone := NoTone; tone <= Grey; tone++ {
			plain := Count(1).As(role).Toned(tone)
			s.Row(plain, plain.Aligned(Right), plain.Wrapped(), plain.Input(), plain.Formatted(CountFormat), plain.Formatted(RateFormat),
				plain.Formatted("0.00"), plain.AsText().Input(), plain.To("a", "b", finding.Ref{Row: 1, Col: 1}))
		}
	}
	mustWrite(t, b)
}
