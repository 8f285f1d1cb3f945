package load

import (
	"regexp"
	"strconv"
	"strings"

	"jixiao/pipeline/campaign"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// mostDaysAfter is the longest that a deadline may lie behind the feedback.
const mostDaysAfter = 366

// daysAfter is a number of days with the words before it, folded: 自反馈之日起30日内.
var daysAfter = regexp.MustCompile(`^(?:([^0-9]*)([0-9]+)|(.*?)([一二三四五六七八九十廿卅]+))个?(工作日|工作天|自然日|日历日|日历天|日|天)(?:之内|以内|内)?。?$`)

// afterFeedback reads how many days after the feedback something is owed. What day
// they count from people say in their own words, but they name 反馈 or 通知, or count
// working days, which is nothing else. meant is false for what is likely a day.
func afterFeedback(text string) (after campaign.AfterFeedback, meant bool, fault finding.Text) {
	folded := value.Fold(text)
	if !anyIn(folded, "反馈", "通知", "之日起", "工作日") {
		return after, false, fault
	}
	m := daysAfter.FindStringSubmatch(folded)
	if m == nil || !countsFromFeedback(m[1]+m[3], m[5]) {
		return after, true, say("看不懂“%s”：写哪一天，如 2023-10-15，或者写“反馈之日起30日”“反馈之日起20个工作日”，两样只写一样",
			"cannot read %q: write a day such as 2023-10-15, or 反馈之日起30日 or 反馈之日起20个工作日, not both", text)
	}
	days, err := strconv.Atoi(m[2])
	if han, ok := value.DayNumber(m[4]); ok {
		days, err = han, nil
	}
	if err != nil || days < 1 || days > mostDaysAfter {
		return after, true, say("反馈之日起的天数应是 1 到 %d，现为“%s”", "want 1 to %d days after the feedback, got %q", mostDaysAfter, text)
	}
	return campaign.AfterFeedback{Days: days, Working: strings.HasPrefix(m[5], "工作")}, true, fault
}

// countsFromFeedback reports whether the words before a number of days name the
// feedback, and no day besides.
func countsFromFeedback(words, unit string) bool {
	switch {
	case words == "":
		return strings.HasPrefix(unit, "工作")
	case anyIn(words, "月", "或"):
		return false
	}
	return anyIn(words, "反馈", "通知")
}

func anyIn(text string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}
