package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"jixiao/internal/office/write"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// mostQuoted is how many characters of an answer are quoted within a sentence;
// a cell of its own holds all of it.
const mostQuoted = 200

// quoted is an answer on one line, within a sentence.
func quoted(s string) string {
	r := []rune(finding.OneLine(s))
	if len(r) > mostQuoted {
		r = append(r[:mostQuoted], '…')
	}
	return "“" + string(r) + "”"
}

// answered says what became of what was answered to a finding, and where
// nothing was, that an answer is waited for.
func (v *view) answered(i record.Issue) string {
	var parts []string
	if a := i.Explanation; a != nil {
		parts = append(parts, "说明已采纳（"+v.monthDay(a.File)+"收到），不用再写")
	}
	if a := i.Untaken; a != nil {
		parts = append(parts, "写的是"+quoted(a.Explanation)+"，"+ruled(*a, a.Explained))
	}
	if a := i.Objection; a != nil {
		parts = append(parts, ruled(*a, a.Objected))
	}
	switch {
	case len(parts) > 0:
		return strings.Join(parts, "；")
	case i.Weight() == finding.Warning:
		return "待说明"
	case i.Weight() == finding.Error:
		return "待改正"
	}
	return ""
}

// ruled is an outcome with what the section said.
func ruled(a record.Answer, o record.Outcome) string {
	said := o.Label().ZH
	if d := a.Decision; d != nil && (o == record.Refused || o == record.Upheld || o == record.Rejected) {
		said += "（绩效科：" + quoted(d.Why) + "）"
	}
	return said
}

func (v *view) monthDay(f record.File) string {
	return f.Arrival.In(v.asOf.Location()).Format("1月2日")
}

// explained is what is said of a finding, and how its department explained it.
func explained(i record.Issue) write.Cell {
	said := message(i).String()
	if a := i.Explanation; a != nil {
		said += "（情况说明：" + quoted(a.Explanation) + "）"
	}
	if a := i.Objection; a != nil {
		said += "（异议：" + quoted(a.Objection) + "，" + a.Objected.Label().ZH + "）"
	}
	return write.Text(said)
}

// settled is the word in the place of a severity that no longer counts.
func settled(i record.Issue) record.State {
	switch {
	case i.Waived != nil:
		return record.Waived
	case i.Objection != nil && i.Objection.Objected == record.Upheld:
		return record.Dismissed
	}
	return record.Explained
}

// explanations writes 情况说明: every explanation that is taken, with what it
// explains.
func (m *master) explanations() {
	t := m.table("情况说明", 2, []column{short("序号", 6), text("单位", 22), text("项目", 20), short("表单", 10), short("工作表", 9),
		short("单元格", 8), short("规则代码", 9), text("审核意见", 40), text("现填内容", 14), text("情况说明", 44), short("收到时间", 17), text("文件", 24)})
	var all []record.Issue
	for _, i := range m.s.Issues {
		if i.Explanation != nil {
			all = append(all, i)
		}
	}
	t.begin("情况说明", fmt.Sprintf("共 %d 条    %s", len(all), m.state()))
	for n, i := range all {
		a := i.Explanation
		t.Row(write.Count(n+1), write.Text(m.unit(i.Department)), write.Text(m.projectLabel(i.Project)), write.Text(m.formName(i.Form)),
			write.Text(i.Place.Sheet), write.Text(i.Place.Cell.String()), write.Text(string(i.Code)), message(i), write.Text(i.Value),
			write.Text(a.Explanation), write.Text(m.when(a.File.Arrival)), write.Text(finding.OneLine(a.File.Path)))
	}
	t.end()
}

// answersOf sorts what was answered by the department that answered.
func (v *view) answersOf(owner map[int64]string) map[string][]record.Answer {
	out := map[string][]record.Answer{}
	for _, a := range v.s.Answers {
		unit := cmp.Or(a.File.Department, owner[a.FileID])
		out[unit] = append(out[unit], a)
	}
	return out
}

// mostReplies is how many answers a department's report comes back to.
const mostReplies = 100

// replies writes what became of the department's answers, the newest first.
func (d *department) replies(s *write.Sheet, width int) {
	if len(d.answers) == 0 {
		return
	}
	s.Row(write.Text("对情况说明、异议的处理").As(write.Heading).Over(width))
	s.Row(write.Text("文件、位置").As(write.Head).Over(2), write.Text("写的内容").As(write.Head).Over(2), write.Text("处理结果").As(write.Head).Over(width-4))
	all := slices.Clone(d.answers)
	slices.Reverse(all)
	for _, a := range all[:min(len(all), mostReplies)] {
		where := d.short(finding.OneLine(a.File.Path)) + " " + a.Place.Cell
		d.reply(s, where, a.Explanation, ruled(a, a.Explained), width)
		d.reply(s, where, a.Objection, ruled(a, a.Objected), width)
	}
}

func (d *department) reply(s *write.Sheet, where, said, result string, width int) {
	if said == "" {
		return
	}
	s.Row(write.Text(where).Aligned(write.Left).Wrapped().Over(2), write.Text(said).Aligned(write.Left).Wrapped().Over(2),
		write.Text(result).Aligned(write.Left).Wrapped().Over(width-4))
}

// answerTally says how much was answered in a file, "" where nothing was.
func answerTally(answers []record.Answer) string {
	var explained, taken, objected int
	for _, a := range answers {
		if a.Explained != "" {
			explained++
		}
		if a.Explained == record.Taken {
			taken++
		}
		if a.Objected != "" {
			objected++
		}
	}
	var parts []string
	if explained > 0 {
		parts = append(parts, fmt.Sprintf("读到情况说明 %d 条，采纳 %d 条", explained, taken))
	}
	if objected > 0 {
		parts = append(parts, fmt.Sprintf("异议 %d 条", objected))
	}
	return strings.Join(parts, "，")
}
