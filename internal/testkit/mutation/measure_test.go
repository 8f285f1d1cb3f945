package mutation

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the table in docs/judging.md")

// floor is what the judge comes to; it may only rise. Shares are parts in ten
// thousand, rounds are hundredths, the others are counted in a hundred sheets.
var floor = struct {
	recall, precision, rounds, literal, late, toAndFro, harmed int
	pairRecall, pairTooMany, pairLate                          int
}{
	recall: 9900, precision: 9900, rounds: 101, literal: 9500, late: 1, toAndFro: 0, harmed: 0,
	pairRecall: 9800, pairTooMany: 2, pairLate: 1,
}

// full says that every kind is sown into every sheet (MUTATION=full), not into
// some.
func full() bool { return os.Getenv("MUTATION") == "full" }

// TestMistakesAreTold sows every kind of mistake, each by itself.
func TestMistakesAreTold(t *testing.T) {
	o := Options{Sheets: 5, Seed: 1}
	if full() {
		o.Sheets = 0
	}
	trials, err := Measure(Originals(t), o)
	if err != nil {
		t.Fatal(err)
	}
	f := FiguresOf(trials)
	t.Logf("%d sheets: %s\n%s", f.Tried, f.Summary(), Table(trials))
	keep(t, "single.txt", describe(trials))
	if f.Recall() < floor.recall || f.Precision() < floor.precision || f.MeanRounds() > floor.rounds || f.Literal() < floor.literal {
		t.Errorf("worse than %+v: %s", floor, f.Summary())
	}
	if f.Late*100 > floor.late*f.Tried || f.ToAndFro*100 > floor.toAndFro*f.Tried || f.Harmed*100 > floor.harmed*f.Tried {
		t.Errorf("worse than %+v: of %d sheets %d had late findings, %d went to and fro, %d were harmed", floor, f.Tried, f.Late, f.ToAndFro, f.Harmed)
	}
	if !full() {
		compareTable(t, trials)
	}
}

// TestTwoMistakesAreTold sows two that have nothing to do with each other.
func TestTwoMistakesAreTold(t *testing.T) {
	o := Options{Sheets: 400, Seed: 2}
	if full() {
		o.Sheets = 2000
	}
	pairs, err := MeasurePairs(Originals(t), o)
	if err != nil {
		t.Fatal(err)
	}
	f := PairFigures(pairs)
	t.Logf("%d sheets with two mistakes: %s%% told, %d findings too many of %d, %s rounds, late in %d",
		f.Tried, Hundredths(f.Recall()), f.TooMany, f.Counted, Hundredths(f.MeanRounds()), f.Late)
	var b strings.Builder
	for _, p := range pairs {
		fmt.Fprintf(&b, "== %s | %s | found=%v many=%d rounds=%d\n    %s\n", strings.Join(p.Kinds[:], " + "), p.Sheet, p.Found, p.TooMany, p.Rounds, strings.Join(append(p.Told, p.Late...), "\n    "))
	}
	keep(t, "pairs.txt", b.String())
	if f.Recall() < floor.pairRecall || f.TooMany*100 > floor.pairTooMany*f.Tried || f.Late*100 > floor.pairLate*f.Tried {
		t.Errorf("worse than %+v: %s%% told, %d too many and %d times late in %d sheets", floor, Hundredths(f.Recall()), f.TooMany, f.Late, f.Tried)
	}
}

// page is where the table of kinds stands.
const page = "../../../docs/judging.md"

// tableBegins is the heading below which the page is rewritten, to its end.
const tableBegins = "## The kinds\n"

// compareTable keeps the page what is measured.
func compareTable(t *testing.T, trials []*Trial) {
	t.Helper()
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	before, old, ok := strings.Cut(string(data), tableBegins)
	if !ok {
		t.Fatalf("%s has no place for the table", page)
	}
	f := FiguresOf(trials)
	now := fmt.Sprintf("\n%d 种差错，%d 张表：%s。\n\n%s\n", len(Kinds()), f.Tried, f.Summary(), Table(trials))
	now = strings.TrimRight(now, "\n") + "\n"
	if *update {
		if err := os.WriteFile(page, []byte(before+tableBegins+now), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(old, now); diff != "" {
		t.Errorf("the table in %s is not what is measured: go test ./internal/testkit/mutation -update (-page +measured)\n%s", page, diff)
	}
}

// keep leaves what was tried in the folder that MUTATION_LOG names.
func keep(t *testing.T, name, text string) {
	t.Helper()
	dir := os.Getenv("MUTATION_LOG")
	if dir == "" {
		return
	}
	if err := os.WriteFile(dir+"/"+name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func describe(trials []*Trial) string {
	var b strings.Builder
	for _, x := range trials {
		fmt.Fprintf(&b, "== %s | %s | found=%v right=%v many=%d rounds=%d mended=%v literal=%+v\n",
			x.Kind, x.Sheet, x.Found, x.Right, x.TooMany, x.Rounds, x.Mended, x.Literal)
		for _, line := range x.Told {
			fmt.Fprintf(&b, "    %s\n", line)
		}
		for _, line := range x.Late {
			fmt.Fprintf(&b, "    late: %s\n", line)
		}
	}
	return b.String()
}

// TestKindsHaveAPlace: a kind that fits no sheet measures nothing.
func TestKindsHaveAPlace(t *testing.T) {
	originals := Originals(t)
	kinds := Kinds()
	if len(kinds) < 60 {
		t.Errorf("%d kinds, want 60", len(kinds))
	}
	seen := map[string]bool{}
	for _, k := range kinds {
		if seen[k.Name] {
			t.Errorf("%s stands twice", k.Name)
		}
		seen[k.Name] = true
		for _, form := range k.Forms {
			fits := func(o *Original) bool {
				_, ok := sow(o, 1, k)
				return ok && o.Said.Form == form
			}
			if !slices.ContainsFunc(originals, fits) {
				t.Errorf("%s fits no %s", k.Name, form)
			}
		}
	}
}
