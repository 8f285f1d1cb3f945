package load

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"jixiao/pipeline/campaign"
	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// The columns of 本级规则例子.
const (
	exampleCode  = "code"
	exampleSays  = "title"
	exampleGiven = "given"
	exampleFile  = "file"
	exampleCell  = "cell"
	exampleWant  = "want"
)

var localExamplesLayout = layout{
	columns: []column{
		{exampleCode, "编号", []string{"规则编号", "代码"}, filled},
		{exampleSays, "说明", []string{"例子说明", "名称"}, optional},
		{exampleGiven, "填的内容", []string{"填写内容", "所填内容", "内容", "取值"}, optional},
		{exampleFile, "文件", []string{"样表", "表"}, optional},
		{exampleCell, "单元格", []string{"标在哪格"}, optional},
		{exampleWant, "应当", []string{"应该", "应为", "预期", "结果应当"}, filled},
	},
}

// localExamplesSheets are how the sheet may be called.
var localExamplesSheets = []string{"本级规则例子", "本级规则例", "例子", "例"}

// expectations are what is written under 应当.
var expectations = map[string]check.Outcome{
	"合格": check.Passed, "通过": check.Passed,
	"不合格": check.Failed, "不通过": check.Failed,
	"不审": check.Unjudged, "没有审": check.Unjudged,
	"不适用": check.NotApplicable,
}

// mostExamples bounds what trying them all may cost.
const mostExamples = 1000

// localExamples reads 本级规则例子, which may be missing. One that is at fault is left
// out, and told: no run depends on any of them.
func (l *loader) localExamples(rules []campaign.LocalRule) (all campaign.RuleExamples) {
	lay := localExamplesLayout
	i := slices.IndexFunc(localExamplesSheets, func(name string) bool { _, there := l.book.sheet(name); return there })
	if i < 0 {
		return all
	}
	lay.sheet = localExamplesSheets[i]
	known := (&campaign.Campaign{Local: rules}).LocalCodes()
	for _, r := range l.book.read(lay).rows {
		var written campaign.LocalRule
		for _, c := range lay.columns {
			text := plain(r.at(c.id))
			if c.id == exampleGiven {
				text = givenText(r)
			}
			written = append(written, text)
		}
		all.Rows = append(all.Rows, written)
		if e, ok := l.localExample(r, known); ok && len(all.List) < mostExamples {
			all.List = append(all.List, e)
		} else if ok {
			r.fault(exampleCode, say("例子太多：最多 %d 个", "too many examples: %d at most", mostExamples))
		}
	}
	for _, f := range l.faults.take(lay.sheet) {
		all.Faults = append(all.Faults, campaign.RuleFault{Where: f.Where(), Message: f.Message})
	}
	return all
}

// localExample reads one row.
func (l *loader) localExample(r row, known []finding.Code) (campaign.RuleExample, bool) {
	before := len(l.faults.list)
	e := campaign.RuleExample{Code: finding.Code(value.Fold(r.text(exampleCode))), Says: finding.OneLine(r.text(exampleSays)),
		Given: givenText(r), File: l.specimen(r), Cell: exampleAt(r), Want: expectation(r)}
	if e.Code != "" && !slices.Contains(known, e.Code) {
		r.fault(exampleCode, say("“本级规则”里没有 %s", "there is no rule %s", e.Code))
	}
	e.Where = Fault{File: l.book.file, Sheet: r.table.layout.sheet, Cell: r.cell(givenIn(r, e))}.Where()
	return e, len(l.faults.list) == before
}

// givenText is what is given, with the lines in which it was written.
func givenText(r row) string {
	if c := r.at(exampleGiven); c.Kind == form.Text {
		return strings.TrimSpace(c.Text)
	}
	return plain(r.at(exampleGiven))
}

// givenIn is the column in which something is given: values or a file, and a cell
// only where a file must fail.
func givenIn(r row, e campaign.RuleExample) string {
	filed := r.text(exampleFile) != ""
	switch {
	case filed && e.Given != "":
		r.fault(exampleFile, say("填了内容的，不要再写文件", "values are given already: leave the file out"))
	case !filed && e.Given == "":
		r.fault(exampleGiven, finding.Text{ZH: "要写填的内容，如 预算执行率=65%；财政综合评分=92，或者写一个文件", EN: "want values such as 预算执行率=65%；财政综合评分=92, or a file"})
	case !e.Cell.IsZero() && (!filed || e.Want != check.Failed):
		r.fault(exampleCell, say("写了文件、应当不合格的才填单元格", "a cell is for files that must fail"))
	}
	if filed {
		return exampleFile
	}
	return exampleGiven
}

// expectation reads 应当.
func expectation(r row) check.Outcome {
	text := r.text(exampleWant)
	want, ok := expectations[value.Fold(text)]
	if text != "" && !ok {
		r.fault(exampleWant, say("应当填 合格、不合格、不审 或 不适用，现为“%s”", "want 合格, 不合格, 不审 or 不适用, got %q", text))
	}
	return want
}

// specimen is a file in the settings folder.
func (l *loader) specimen(r row) string {
	text := r.text(exampleFile)
	if text == "" {
		return ""
	}
	name := path.Clean(strings.ReplaceAll(text, `\`, "/"))
	if !fs.ValidPath(name) || strings.Contains(name, ":") {
		r.fault(exampleFile, say("要写设置文件夹里的文件，如 例子/评分表.xlsx，现为“%s”", "want a file inside the settings folder, got %q", text))
		return ""
	}
	if info, err := fs.Stat(l.fsys, name); err != nil || info.IsDir() {
		r.fault(exampleFile, say("设置文件夹里没有文件“%s”", "there is no file %q in the settings folder", name))
		return ""
	}
	return name
}

// exampleAt reads 单元格.
func exampleAt(r row) finding.Ref {
	text := r.text(exampleCell)
	ref, err := finding.ParseRef(value.Fold(text))
	if err != nil {
		r.fault(exampleCell, say("单元格应写成 E32 的样子，现为“%s”", "want a cell such as E32, got %q", text))
	}
	return ref
}
