package department

import (
	"fmt"
	"strings"

	"jixiao/internal/office/write"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// formalSheet is what a department prints and signs. It is not read back: its
// table has no column to answer in.
const formalSheet = "审核意见书"

// mostFormal is how many findings, and how many duties, are printed: the sheets
// behind have them all.
const mostFormal = 100

// formalColumns fit on A4 upright without being made smaller.
func formalColumns() []view.Column {
	return []view.Column{view.Short("序号", 5), view.Short("级别", 8), view.Words("文件、事项", 17), view.Short("位置", 12),
		view.Words("意见", 25), view.Words("怎样改", 21)}
}

// formal is the report as a letter: who writes to whom, what is wanted by when,
// the findings, the duties, how to reply, and room to sign.
type formal struct {
	*department
	sheet *write.Sheet
	width int
	parts int
}

func (d *department) formal(name string) {
	columns := formalColumns()
	l := view.Layout(name, 0, columns)
	l.Upright, l.Bare, l.Legible = true, true, true
	f := &formal{department: d, sheet: d.book.Sheet(formalSheet, l), width: len(columns)}
	f.head(name)
	f.opinions(columns)
	f.duties()
	f.reply()
	f.signed()
}

// over writes one text across the page.
func (f *formal) over(text string, role write.Role, align write.Align) {
	f.sheet.Row(write.Text(text).As(role).Aligned(align).Wrapped().Over(f.width))
}

// part begins a part of the letter under its number.
func (f *formal) part(title string) {
	f.over([]string{"一", "二", "三", "四"}[f.parts]+"、"+title, write.Heading, write.Left)
	f.parts++
}

func (f *formal) head(name string) {
	f.over(f.Campaign.Say(campaign.ReportLetter), write.Title, write.Center)
	f.over(f.Campaign.Name, write.Note, write.Center)
	f.over(name+"：", write.Heading, write.Left)
	f.over("报送的材料已经审核，"+f.standing()+"。审核意见如下。", write.Paragraph, write.Left)
}

// opinions are the findings that ask for something; of the others it is said how
// many there are.
func (f *formal) opinions(columns []view.Column) {
	var asking []record.Issue
	quiet := 0
	for _, one := range view.Folded(f.issues) {
		quiet += len(one.After)
		if one.Cause.Weight() >= finding.Warning {
			asking = append(asking, one.Cause)
		} else {
			quiet++
		}
	}
	f.part(f.Campaign.Say(campaign.ReportFinding))
	if len(asking) == 0 {
		f.over("没有须修改、须说明的意见。", write.Paragraph, write.Left)
	} else {
		f.heads(columns)
	}
	for n, i := range asking[:min(len(asking), mostFormal)] {
		f.sheet.Row(write.Count(n+1), view.SeverityCell(i), write.Text(f.about(i)), f.spot(i),
			write.Text(view.MessageCell(i).String()+"（"+string(i.Code)+"）"), write.Text(i.Fix.In(finding.ZH)))
	}
	if rest := len(asking) - mostFormal; rest > 0 {
		f.over(fmt.Sprintf("还有 %d 条，见后面的“审核意见”表。", rest), write.Paragraph, write.Left)
	}
	if quiet > 0 {
		f.over(fmt.Sprintf("另有 %d 条只作提示、已经说明，或改好上面的就会消失，见后面的“审核意见”表。", quiet), write.Paragraph, write.Left)
	}
}

func (f *formal) heads(columns []view.Column) {
	var cells []write.Cell
	for _, c := range columns {
		cells = append(cells, write.Text(c.Head).As(write.Head))
	}
	f.sheet.Row(cells...)
}

// about names the file that a finding is in, else the duty.
func (f *formal) about(i record.Issue) string {
	if i.Place.File != "" {
		return f.short(i.Place.File)
	}
	return strings.TrimSpace(f.subjectFor(i) + " " + f.FormName(i.Form))
}

// spot is sheet and cell as people say them, a link to the marked copy where
// there is one.
func (f *formal) spot(i record.Issue) write.Cell {
	at := i.Where(finding.ZH)
	if i.Place.Sheet != "" && at != "" {
		return f.linked(i, write.Text(i.Place.Sheet+"!"+at))
	}
	return write.Text(i.Place.Sheet + at)
}

// duties are those for which something is left to do.
func (f *formal) duties() {
	f.part(f.Campaign.Say(campaign.ReportDuties))
	f.over(f.DutyTally(f.dues)+"。", write.Paragraph, write.Left)
	n := 0
	for _, x := range f.dues {
		if !x.Outstanding() {
			continue
		}
		if n++; n == 1 {
			f.sheet.Row(write.Text("序号").As(write.Head), write.Text("还要办理的事项").As(write.Head).Over(3),
				write.Text("现在怎样").As(write.Head), write.Text("截止日期").As(write.Head))
		}
		if n > mostFormal {
			continue
		}
		due := ""
		if x.Awaited.Set() {
			due = x.Awaited.Text().ZH
		} else if !x.Deadline.IsZero() {
			due = view.MonthDay(x.Deadline)
		}
		f.sheet.Row(write.Count(n), write.Text(f.DutyName(x.Duty)).Aligned(write.Left).Wrapped().Over(3),
			x.Progress().Aligned(write.Center), write.Text(due).Aligned(write.Center).Wrapped())
	}
	if n > mostFormal {
		f.over(fmt.Sprintf("还有 %d 项，见后面的“报送情况”表。", n-mostFormal), write.Paragraph, write.Left)
	}
}

var (
	replyLines = []string{
		"1. 须修改的：把本文件旁边的“原文件名_审核”复制到自己的电脑上，照批注改正，放回本单位的报送文件夹，文件名可以不变。",
		"2. 须说明的：在后面“审核意见”表的“情况说明”一栏写明原因，存盘后把本文件放进本单位的报送文件夹；认为意见不对的，写在“异议”一栏。",
		"3. 详细做法见后面的“填报说明”表。这一页打印、签字、留存用，写在这一页上的不会被读取。",
	}
	sectionReplyLines = []string{"改好的文件放回原来的报送文件夹，文件名可以不变，以最后收到的为准。须说明的请核对，无误的不用处理。"}
)

func (f *formal) reply() {
	f.part(f.Campaign.Say(campaign.ReportReply))
	lines := replyLines
	if f.code == Section {
		lines = sectionReplyLines
	}
	for _, line := range lines {
		f.over(line, write.Paragraph, write.Left)
	}
}

// signed is room for whoever takes the letter, and who wrote it when.
func (f *formal) signed() {
	if f.code != Section {
		f.part(f.Campaign.Say(campaign.ReportSigned))
		named := func(text string) write.Cell { return write.Text(text).As(write.Label).Aligned(write.Center) }
		room := write.Cell{}.Lines(2)
		f.sheet.Row(named("签收人（签字）").Over(2), room, named("联系电话"), room.Over(2))
		f.sheet.Row(named("单位（盖章）").Over(2), room, named("签收日期"), write.Text("年　　月　　日").Aligned(write.Center).Lines(2).Over(2))
	}
	f.sheet.Skip(1)
	f.over(f.Campaign.Settings.Notify.Sign(), write.Paragraph, write.Right)
	f.over(f.at.In(f.AsOf.Location()).Format("2006年1月2日"), write.Paragraph, write.Right)
}
