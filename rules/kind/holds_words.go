package kind

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/formula"
	"jixiao/rules/register"
)

// faultWords say what can be wrong with a formula; %s is the word at which it is.
var faultWords = map[formula.Wrong]finding.Text{
	formula.UnknownName:     {ZH: "没有“%s”", EN: "there is no %q"},
	formula.UnknownFunction: {ZH: "没有“%s”这个函数", EN: "there is no function %q"},
	formula.Unfinished:      {ZH: "“%s”的前面少了一个数、一栏或一句话", EN: "a value is missing before %q"},
	formula.Unexpected:      {ZH: "“%s”不能接在这里：前面是不是少了运算符号或逗号", EN: "%q cannot follow here: is an operator or a comma missing"},
	formula.Unclosed:        {ZH: "“%s”没有另一半", EN: "%q is never closed"},
	formula.Arguments:       {ZH: "“%s”括号里的项数不对", EN: "%q takes another number of arguments"},
	formula.NoTruth:         {ZH: "“%s”连起来的要是能成立或不成立的话，如 财政综合评分<=89", EN: "%q joins conditions, and this is a value"},
	formula.Mixed:           {ZH: "“%s”两边或括号里不是同一类：文字要和文字比，数要和数比；文字里的数用 VALUE() 取出", EN: "%q cannot take values of these kinds: VALUE() makes a number of a text"},
	formula.ManyRows:        {ZH: "“%s”一栏有许多行：要用 SUM、COUNT、MAX 等合起来，或者把范围改为每一行", EN: "%q has many rows: use SUM, COUNT, MAX and the like, or look at each row"},
	formula.NoEntry:         {ZH: "“%s”不是这一栏的选项，永远不会相等", EN: "%q is no entry of this list"},
	formula.OneValue:        {ZH: "“%s”括号里的第一项应是表格的一栏", EN: "the first argument of %q must be a column"},
	formula.OtherRows:       {ZH: "“%s”括号里的两栏不在同一张表格里，行与行对不上", EN: "the columns of %q are not of one table: their rows do not go together"},
	formula.NoCondition:     {ZH: "这只是一个值，要写成可以成立或不成立的话，如 财政综合评分<=89%.0s", EN: "this is a value, not a condition%.0s"},
	formula.TooLarge:        {ZH: "太长，或者括号套得太多%.0s", EN: "too long, or too many brackets%.0s"},
}

// atTheEnd says of a formula that stops short what it lacks.
var atTheEnd = finding.Text{ZH: "没有写完：末尾少了一个数、一栏或一句话", EN: "a value is missing at the end"}

// FaultText says at which character what is wrong with a formula that is no rule's,
// and what was probably meant.
func FaultText(f formula.Fault, names *formula.Vocabulary) finding.Text {
	said := inWords(f, &check.Vocabulary{Vocabulary: names})
	return finding.Text{ZH: fmt.Sprintf("第 %d 个字：%s", f.At, said.ZH), EN: fmt.Sprintf("character %d: %s", f.At, said.EN)}
}

// inWords says what is wrong with a formula, and what was probably meant.
func inWords(f formula.Fault, of *check.Vocabulary) finding.Text {
	names, words := of.Vocabulary, faultWords[f.Wrong]
	if f.Wrong == formula.ManyRows && of.Overall {
		words = manySheets
	}
	if f.Wrong == formula.Unfinished && f.Word == "" {
		return atTheEnd
	}
	said := finding.Text{ZH: fmt.Sprintf(words.ZH, f.Word), EN: fmt.Sprintf(words.EN, f.Word)}
	var hint finding.Text
	switch f.Wrong {
	case formula.UnknownName:
		hint = near(f.Word, names)
		if strings.HasPrefix(f.Word, check.LastYearPrefix) && !hasLastYear(names) {
			hint = noLastYear
		}
	case formula.UnknownFunction:
		hint = meant(f.Word, formula.Functions())
	}
	return finding.Text{ZH: said.ZH + hint.ZH, EN: said.EN + hint.EN}
}

// manySheets says of a name in a rule about all sheets that it has many values.
var manySheets = finding.Text{ZH: "范围是全部报送的，“%s”有许多个值：要用 SUM、AVERAGE、COUNTIF、MAX 等合起来",
	EN: "over all that is handed in %q has many values: use SUM, AVERAGE, COUNTIF, MAX and the like"}

// noLastYear says why nothing of the year before is known.
var noLastYear = finding.Text{ZH: "：没有上年的数据，请管理员在 campaign.yaml 的 previous_year 里写明上年的总表或项目明细",
	EN: ": nothing is known of the year before; previous_year in campaign.yaml names last year's master or list of projects"}

func hasLastYear(names *formula.Vocabulary) bool {
	return slices.ContainsFunc(names.Names(), func(n formula.Name) bool { return strings.HasPrefix(n.Text, check.LastYearPrefix) })
}

// near is the name that was probably meant, as a question.
func near(word string, names *formula.Vocabulary) finding.Text {
	var all []string
	for _, n := range names.Names() {
		all = append(all, n.Text)
	}
	return meant(word, all)
}

func meant(word string, names []string) finding.Text {
	name, ok := register.NearWord(word, names)
	if !ok {
		return finding.Text{}
	}
	return finding.Text{ZH: "，是不是“" + name + "”？", EN: fmt.Sprintf(", perhaps %q", name)}
}
