package mutation

import (
	"fmt"
	"strings"
)

// Figures are what trials come to, as counts: nothing is rounded before it is
// written down.
type Figures struct {
	// Tried are the sheets, Wanted those of which something had to be told.
	Tried, Wanted, Found, Right int
	Counted, TooMany            int
	// Mended are those that were told something; Rounds are theirs together.
	Told, Mended, Rounds int
	Late                 int
	// Of those that were told: how they end for somebody who goes by the letter.
	Original, Harmed, ToAndFro int
}

// Add counts one trial.
func (f *Figures) Add(t *Trial) {
	f.Tried++
	f.Counted += t.Counted
	f.TooMany += t.TooMany
	if !t.Silent {
		f.Wanted++
		f.Found += one(t.Found)
		f.Right += one(t.Right)
	}
	f.Late += one(len(t.Late) > 0)
	f.Harmed += one(len(t.Literal.Harmed) > 0)
	f.ToAndFro += one(len(t.Literal.ToAndFro) > 0)
	if t.Counted == 0 {
		return
	}
	f.Told++
	f.Mended += one(t.Mended)
	f.Rounds += t.Rounds
	f.Original += one(t.Literal.Accepted && t.Literal.Original)
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// Recall is how many of ten thousand mistakes are told.
func (f *Figures) Recall() int { return share(f.Found, f.Wanted) }

// Precision is how many of ten thousand findings that cost work are about a
// mistake.
func (f *Figures) Precision() int { return share(f.Counted-f.TooMany, f.Counted) }

// MeanRounds is the mean of the rounds, in hundredths.
func (f *Figures) MeanRounds() int { return share(f.Rounds, f.Told) / 100 }

// Literal is how many of ten thousand sheets that were told something end with
// the clean original when they are mended by the letter.
func (f *Figures) Literal() int { return share(f.Original, f.Told) }

// share is a part in ten thousand, rounded down; of nothing it is all.
func share(part, whole int) int {
	if whole == 0 {
		return 10_000
	}
	return part * 10_000 / whole
}

// FiguresOf adds trials up.
func FiguresOf(trials []*Trial) *Figures {
	f := &Figures{}
	for _, t := range trials {
		f.Add(t)
	}
	return f
}

// Table is the outcome by kind, in Markdown.
func Table(trials []*Trial) string {
	by := map[string]*Figures{}
	for _, t := range trials {
		if by[t.Kind] == nil {
			by[t.Kind] = &Figures{}
		}
		by[t.Kind].Add(t)
	}
	var b strings.Builder
	b.WriteString("| 差错 | 应报 | 表数 | 指出 | 多余的意见 | 改几次 | 照字面改 |\n|---|---|---|---|---|---|---|\n")
	for _, k := range Kinds() {
		if f := by[k.Name]; f != nil {
			fmt.Fprintf(&b, "| %s | %s | %d | %s | %s | %s | %s |\n", k.Name, wanted(k), f.Tried, f.foundShare(), none(f.TooMany), f.roundsShown(), f.outcome())
		}
	}
	return b.String()
}

func wanted(k Kind) string {
	var names []string
	for _, c := range k.Codes {
		names = append(names, string(c))
	}
	text := strings.Join(names, "、")
	switch {
	case k.Note && text == "":
		return "不报"
	case k.Note:
		return text + "（提示）"
	}
	return text
}

func (f *Figures) foundShare() string {
	switch {
	case f.Wanted == 0:
		return "—"
	case f.Found == f.Wanted:
		return "全部"
	}
	return fmt.Sprintf("%d/%d", f.Found, f.Wanted)
}

func none(n int) string {
	if n == 0 {
		return "—"
	}
	return fmt.Sprint(n)
}

func (f *Figures) roundsShown() string {
	switch {
	case f.Told == 0:
		return "—"
	case f.Mended < f.Told:
		return fmt.Sprintf("%s，%d 张改不好", Hundredths(f.MeanRounds()), f.Told-f.Mended)
	}
	return Hundredths(f.MeanRounds())
}

// outcome is what becomes of sheets mended by the letter.
func (f *Figures) outcome() string {
	if f.Told == 0 {
		return "—"
	}
	var words []string
	if f.Original == f.Told {
		words = append(words, "原样")
	} else {
		words = append(words, fmt.Sprintf("原样 %d/%d", f.Original, f.Told))
	}
	if f.Harmed > 0 {
		words = append(words, fmt.Sprintf("改错 %d", f.Harmed))
	}
	if f.ToAndFro > 0 {
		words = append(words, fmt.Sprintf("来回 %d", f.ToAndFro))
	}
	return strings.Join(words, "，")
}

// Hundredths writes a number of hundredths: 101 is 1.01, and of a share in ten
// thousand it is a percentage.
func Hundredths(n int) string { return fmt.Sprintf("%d.%02d", n/100, n%100) }

// Summary is the figures in a sentence.
func (f *Figures) Summary() string {
	return fmt.Sprintf("指出 %s%%，意见不多余 %s%%（%d 条中多余 %d 条），平均改 %s 次，照字面改回原样 %s%%；改过一次才报的 %d 张，来回改的 %d 张，没有说另一种可能就改错的 %d 张",
		Hundredths(f.Recall()), Hundredths(f.Precision()), f.Counted, f.TooMany, Hundredths(f.MeanRounds()), Hundredths(f.Literal()),
		f.Late, f.ToAndFro, f.Harmed)
}
