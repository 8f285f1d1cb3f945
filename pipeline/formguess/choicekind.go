package formguess

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"jixiao/rules/form"
	"jixiao/rules/value"
)

// What makes a list of few words of a column: so many different ones at most,
// each so long, and each so often on the average.
const (
	mostChoices   = 8
	longestChoice = 8
	oftenEnough   = 3
	oftenNamed    = 2 // where the header is that of a list
)

// listEnds are how headers of lists end.
var listEnds = []string{"类别", "类型", "种类", "状态", "等级", "级别", "性质", "是否", "结论", "结果", "评价", "情况", "方式", "性别"}

// neverLists are headers of names, which may be few by chance.
var neverLists = []string{"人", "领导", "姓名", "名称", "单位", "部门", "科室", "电话", "编号", "代码", "说明", "备注", "措施", "问题", "地址", "地点", "内容", "日期", "时间", "指标", "目标", "原因", "值", "材料", "附件", "村", "乡镇", "职务", "依据", "项目", "科目"}

// usualGrades are the grades of evaluations, from the best one down.
var usualGrades = []string{"优", "良", "中", "差"}

// wholeList is a list that is known as a whole by any of its words: grades, yes or
// no.
func (g *guesser) wholeList(e *entry) (kind, bool) {
	grades := g.known.Grades
	if len(grades) == 0 {
		grades = usualGrades
	}
	for _, words := range [][]string{grades, {"是", "否"}} {
		if all(e, func(f *found) bool { return slices.Contains(words, f.text) }) {
			k := kind{Type: form.TypeChoice}
			for _, word := range words {
				k.choices = append(k.choices, form.Choice{Is: word})
			}
			return k, true
		}
	}
	return kind{}, false
}

// choiceKind is a list to choose from, if few short words stand in many rows;
// else text.
func (g *guesser) choiceKind(e *entry) kind {
	text := kind{Type: form.TypeText}
	key := value.Bare(e.label)
	named := ends(key, listEnds) || strings.HasPrefix(key, "是否")
	if e.carry || !named && ends(key, neverLists) {
		return text
	}
	counts, order := map[string]int{}, []string{}
	for i := range e.values {
		word := e.values[i].text
		if utf8.RuneCountInString(word) > longestChoice || value.IsNone(word) || strings.ContainsAny(word, "，。；、□☑√") {
			return text
		}
		if counts[value.Fold(word)]++; counts[value.Fold(word)] == 1 {
			order = append(order, word)
		}
	}
	often := oftenEnough
	if named {
		often = oftenNamed
	}
	if len(order) > mostChoices || len(order) < 2 || len(e.values) < often*len(order) {
		return text
	}
	slices.SortStableFunc(order, func(a, b string) int { return cmp.Compare(counts[value.Fold(b)], counts[value.Fold(a)]) })
	k := kind{Type: form.TypeChoice}
	for _, word := range order {
		k.choices = append(k.choices, form.Choice{Is: word})
	}
	g.doubts.about(e, e.place, "“%s”只见到这 %d 种写法：还有别的请补上，不限写法的改为 type: text", "only these %[2]d words were seen in %[1]q: add what is missing, or make it type: text", e.label, len(order))
	return k
}
