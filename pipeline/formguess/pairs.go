package formguess

import (
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// pair is a label outside tables with the place of its value.
type pair struct {
	label  string
	at     finding.Ref // the label's cell
	value  form.Cell   // what stands there, a zero cell where nothing does
	below  bool        // the value stands under the label
	inline bool        // label and value share a cell
}

// pairsIn reads the labels of a row outside tables. Texts that stand on several
// samples alike are labels sooner than others.
func (p *page) pairsIn(row int, common map[string]bool) []pair {
	var all []pair
	spots := p.spots(row)
	for i := 0; i < len(spots); i++ {
		s := spots[i]
		if isNote(s.text) {
			continue
		}
		if parts := splitInline(s.text); len(parts) > 0 && s.cell.Kind == form.Text {
			all = append(all, p.inline(s, parts)...)
			if last := &all[len(all)-1]; !last.inline && i+1 < len(spots) && spots[i+1].cell != nil && last.value.Kind != form.Blank {
				i++
			}
			continue
		}
		if labelness(s.cell) == noLabel {
			continue
		}
		next := p.at(finding.At(row, s.area.To.Col+1))
		switch {
		case p.isValue(s, next, common):
			all = append(all, pair{label: s.text, at: s.ref(), value: *next.cell})
			i++
		case !next.filled() && next.ref() != s.ref() && isPlainLabel(s, common) && !p.isHeading(s):
			gap, skipped := p.behindGap(spots, i)
			all = append(all, pair{label: s.text, at: s.ref(), value: gap})
			i += skipped
		}
	}
	return all
}

// inline are the pairs of one cell; the value of the last one may stand in the
// next cell.
func (p *page) inline(s spot, parts [][2]string) []pair {
	var all []pair
	for i, part := range parts {
		one := pair{label: part[0], at: s.ref(), inline: true}
		if part[1] != "" {
			one.value = form.Cell{Ref: s.ref(), Kind: form.Text, Text: part[1]}
		} else if next := p.at(finding.At(s.area.From.Row, s.area.To.Col+1)); i == len(parts)-1 && (next.filled() || next.area.From != next.area.To) {
			one.inline = false
			if next.filled() && len(splitInline(next.text)) == 0 {
				one.value = *next.cell
			}
		}
		all = append(all, one)
	}
	return all
}

// isValue reports whether what stands right of a label is its value, and no
// label itself.
func (p *page) isValue(label, next spot, common map[string]bool) bool {
	if !next.filled() || next.area.From.Row > label.area.From.Row || len(splitInline(next.text)) > 0 {
		return false
	}
	mine, its := labelness(label.cell), labelness(next.cell)
	switch {
	case its == noLabel:
		return mine >= likelyLabel || common[value.Label(label.text)]
	case common != nil && common[value.Label(label.text)] && !common[value.Label(next.text)]:
		return true
	case mine < likelyLabel, its == sureLabel:
		return false
	case its == likelyLabel:
		after := p.at(finding.At(next.area.From.Row, next.area.To.Col+1))
		return mine == sureLabel || labelness(after.cell) >= likelyLabel
	}
	return true
}

// isPlainLabel reports whether a text beside a blank cell is a label.
func isPlainLabel(s spot, common map[string]bool) bool {
	return labelness(s.cell) >= likelyLabel || common[value.Label(s.text)]
}

// isHeading reports whether a text reaches over the sheet up to its edge: the
// name of the part below it.
func (p *page) isHeading(s spot) bool {
	return s.area.To.Col >= p.lastCol && s.area.To.Col > s.area.From.Col || len(p.spots(s.area.From.Row)) == 1 && s.area.To.Col-s.area.From.Col > 1
}

// widestGap is how many blank cells may lie between a label and its value.
const widestGap = 3

// behindGap is the value behind blank single cells, if what stands there is one.
func (p *page) behindGap(spots []spot, i int) (form.Cell, int) {
	label := spots[i]
	if i+1 >= len(spots) {
		return form.Cell{}, 0
	}
	next := spots[i+1]
	blank := p.at(finding.At(label.area.From.Row, label.area.To.Col+1))
	if blank.area.From != blank.area.To || next.area.From.Col-label.area.To.Col > widestGap || labelness(next.cell) != noLabel {
		return form.Cell{}, 0
	}
	return *next.cell, 1
}

// isNote reports whether a text is a caption or says what numbers are: 单位：万元,
// 附件1.
func isNote(text string) bool {
	key := value.Fold(text)
	if money := moneyUnit(key); money != "" {
		return true
	}
	rest, caption := strings.CutPrefix(key, "附件")
	if !caption {
		rest, caption = strings.CutPrefix(key, "附表")
	}
	return caption && strings.Trim(rest, "0123456789:-.一二三四五六七八九十") == ""
}

// moneyUnit is what numbers of a sheet are in, as a text beside the title says:
// 万元 or 元, "" where it says neither.
func moneyUnit(key string) string {
	rest, ok := strings.CutPrefix(strings.Trim(key, "()[]"), "单位:")
	if !ok {
		rest, ok = strings.CutPrefix(strings.Trim(key, "()[]"), "金额单位:")
	}
	switch {
	case ok && strings.Contains(rest, "万元"):
		return "万元"
	case ok && (strings.HasPrefix(rest, "元") || strings.HasSuffix(rest, "元") && !strings.Contains(rest, "亿元") && len([]rune(rest)) <= 4):
		return "元"
	case ok && (rest == "分" || rest == "个" || rest == "人"):
		return rest
	}
	return ""
}

// belows are labels side by side whose values stand under them: a row of labels
// with a single row of values, and then something else.
func (p *page) belows(row int) []pair {
	spots := p.spots(row)
	for len(spots) > 1 && spots[0].area.To.Row > row {
		spots = spots[1:] // a name of the part at the left
	}
	if len(spots) < 2 || len(spots) > fewestHeaders {
		return nil
	}
	var all []pair
	for i, s := range spots {
		under := p.at(finding.At(s.area.To.Row+1, s.area.From.Col))
		if labelness(s.cell) < likelyLabel || under.area.From.Col != s.area.From.Col || under.area.To.Col != s.area.To.Col ||
			labelness(under.cell) == sureLabel || i > 0 && s.area.From.Col != spots[i-1].area.To.Col+1 {
			return nil
		}
		one := pair{label: s.text, at: s.ref(), below: true}
		if under.filled() {
			one.value = *under.cell
		}
		all = append(all, one)
	}
	return all
}
