package formguess

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// fewestListed is how many samples must differ for a label to name what they are
// about, and longestItem how many characters such a name has.
const (
	fewestListed = 3
	longestItem  = 20
)

// neverItems are labels whose values differ, though nothing is about them.
var neverItems = []string{"人", "员", "领导", "姓名", "电话", "方式", "说明", "备注", "措施", "问题", "内容", "日期", "时间", "原因", "意见", "建议", "情况",
	"依据", "结论", "结果", "签字", "年度", "年份", "月份", "季度", "文号", "身份证号", "手机", "手机号", "邮箱", "地址", "得分", "评分", "目标", "标准", "要求"}

// senders are how labels end that name who hands a form in.
var senders = []string{"单位", "部门", "科室", "机构", "乡镇", "单位名称", "部门名称"}

// listed is the label that names what each sample is about, where one department
// hands in several that nothing else tells apart; -1 is none.
func (g *guesser) listed(d *form.Definition) int {
	if d.About == form.AboutProject || len(g.union.outlines) < fewestListed || !g.several(d) {
		return -1
	}
	return slices.IndexFunc(d.Fields, func(f form.Field) bool {
		return f.Type == form.TypeText && f.Presence == form.Required && g.differs(g.union.fields[fieldAt(d, f.ID)])
	})
}

func fieldAt(d *form.Definition, id string) int {
	return slices.IndexFunc(d.Fields, func(f form.Field) bool { return f.ID == id })
}

// several reports whether two samples have the same sender: they lie in one
// folder, and no label names another unit.
func (g *guesser) several(d *form.Definition) bool {
	names := map[string]string{} // by file, what it says of its sender
	for i := range d.Fields {
		if e := g.union.fields[i]; d.Fields[i].Type == form.TypeUnit || ends(value.Bare(e.label), senders) {
			for k := range e.values {
				names[e.values[k].place.File] += "\n" + value.Fold(e.values[k].text)
			}
		}
	}
	seen := map[string]string{}
	for _, o := range g.union.outlines {
		key := path.Dir(o.file) + names[o.file]
		if other, twice := seen[key]; twice && other != o.file {
			return true
		}
		seen[key] = o.file
	}
	return false
}

// differs reports whether a label has a short value on every sample, and never
// the same.
func (g *guesser) differs(e *entry) bool {
	w, _ := wordFor(e.label)
	if bare := value.Bare(e.label); ends(bare, neverItems) || ends(bare, senders) || strings.HasPrefix(w.id, "project") || len(e.values) != len(g.union.outlines) {
		return false
	}
	seen := map[string]bool{}
	for i := range e.values {
		text := e.values[i].text
		if seen[value.Fold(text)] || utf8.RuneCountInString(text) > longestItem || value.IsNone(text) || strings.ContainsAny(text, "。；，、") {
			return false
		}
		seen[value.Fold(text)] = true
	}
	return true
}

// listEnding is what a list is called beyond what it lists.
const listEnding = "名录"

// aboutList makes the form one about a list that the samples' values begin.
func (g *guesser) aboutList(d *form.Definition, i int) {
	e := g.union.fields[i]
	d.About = sheetName(clean(e.label)) + listEnding
	d.Fields[i].Type = form.TypeItem
	for k := range e.values {
		g.items = append(g.items, itemOf(&e.values[k], k+1))
	}
	slices.SortStableFunc(g.items, func(a, b Item) int { return cmp.Compare(a.Code, b.Code) })
	g.doubts.add("about", e.place, "每张样例的“%s”都不同，同一个单位又有好几张，当作每个%[1]s一份：请在设置工作簿里加一张工作表“%s”，三列：编号、名称、单位（样例里见到的 %d 个列在下面，可以照抄），报送时限的报送主体写“每个%[1]s”；每个单位只有一份的，改成 about: department，这一栏改成 type: text",
		"every sample has another %q, and departments hand in several: taken for one of each. Add a sheet %q to the settings workbook with 编号, 名称, 单位 (the %d that were seen are listed below, to be copied); if there is one of each department, make it about: department and that field type: text",
		clean(e.label), d.About, len(g.items))
}

// codedName is a code with a name behind it: D07 幸福路口.
var codedName = regexp.MustCompile(`^([A-Za-z0-9][A-Za-z0-9._/-]*)[ :：_]*(\p{Han}.*)$`)

// itemOf is what a value names: by its code, by code and name, or by its name
// alone, which then gets a running number.
func itemOf(f *found, n int) Item {
	it := Item{Unit: folderUnit(f.place)}
	parts := codedName.FindStringSubmatch(f.text)
	switch {
	case parts != nil && value.IsCode(value.Fold(parts[1])):
		it.Code, it.Name = value.Fold(parts[1]), parts[2]
	case value.IsCode(value.Fold(f.text)) && strings.ContainsAny(f.text, "0123456789"):
		it.Code = value.Fold(f.text)
	default:
		it.Code, it.Name = strconv.Itoa(n), f.text
	}
	return it
}

// unitFolder is the name of a unit's folder, with or without brackets.
var unitFolder = regexp.MustCompile(`^[\[【（(〔]?([0-9]{6,})[\]】）)〕]?[ _-]*(\p{Han}.*)$`)

// folderUnit is the unit that the folder of a sample is called after, "" if none.
func folderUnit(at finding.Place) string {
	parts := unitFolder.FindStringSubmatch(path.Base(path.Dir(at.File)))
	if parts == nil {
		return ""
	}
	return "[" + parts[1] + "]" + parts[2]
}
