package formguess

import (
	"slices"
	"strings"

	"jixiao/rules/form"
	"jixiao/rules/value"
)

// longTerm are words that stand in place of a day.
var longTerm = []string{"长期", "长期坚持", "长期执行", "持续", "持续整改", "持续推进", "持续坚持", "常态化", "常态化推进", "立行立改", "即知即改", "立即整改"}

// dayEnds may stand behind a day by which something is due.
var dayEnds = []string{"之前", "以前", "前", "止"}

// dateKind is a date, if the values are days.
func (g *guesser) dateKind(e *entry) (kind, bool) {
	k := kind{Type: form.TypeDate}
	named := usualType(e.label) == form.TypeDate
	isDay := func(f *found) bool {
		switch {
		case f.cell.Kind == form.Number:
			return value.IsDateFormat(f.cell.Format) || named && len(f.text) == len("20231015") && isDateText(f.text)
		case isDateText(f.text):
			return true
		case named && slices.ContainsFunc(dayEnds, func(end string) bool { return strings.HasSuffix(f.text, end) }):
			_, err := value.ParseDeadline(f.text)
			k.behind = dayEnds
			return err == nil
		case named && slices.Contains(longTerm, f.text):
			k.none = longTerm
			return true
		}
		return false
	}
	days := share(e, isDay)
	if days == 100 || named && days >= mostShare && len(e.values) >= fewestKnown {
		g.misfits(e, isDay, "日期", "a date")
		return k, true
	}
	return kind{}, false
}

func isDateText(text string) bool {
	_, err := value.ParseDate(text)
	return err == nil
}
