package department

import (
	"strings"

	"jixiao/internal/office/write"
	"jixiao/pipeline/campaign"
	"jixiao/rules"
	"jixiao/rules/finding"
)

type helpLine struct {
	role write.Role
	tone write.Tone
	text string
}

// helpLines tell a clerk how to go on from the report.
var helpLines = []helpLine{
	{write.Heading, write.NoTone, "一、三种审核意见"},
	{write.Body, write.Red, "须修改：填报有误，该表已退回。改正后重新报送，才能纳入总表。"},
	{write.Body, write.Amber, "须说明：填报内容需要解释。写明原因即可，不必改数；确属填错的，请改正后重新报送。"},
	{write.Body, write.Blue, "提示：供参考，不影响审核。"},
	{write.Body, write.Grey, "“级别”写“连带”的：是上面那一条引起的，改好上面那一条，它多半就对了，不用单独改；还不对的，下一次审核再提出。"},
	{write.Heading, write.NoTone, "二、怎样修改"},
	{write.Body, write.NoTone, "1. 把本文件旁边的“原文件名_审核”复制到自己的电脑上：它就是原来报送的文件，有问题的单元格标了颜色、写了批注，照着改正。没有这份副本的，在原来报送的文件里改。"},
	{write.Body, write.NoTone, "2. 把改好的文件放回本单位的文件夹，文件名可以不变。同一{subject}以最后收到的为准；新的一版没通过时，先前通过的一版继续有效。"},
	{write.Body, write.NoTone, "3. 本单位文件夹里的文件不会被改动或删除，请不要在那里直接打开编辑，以免传输不完整。"},
	{write.Heading, write.NoTone, "三、怎样说明"},
	{write.Body, write.NoTone, "1. 在“审核意见”表“情况说明”一栏逐条写明原因，存盘后把本文件放进本单位的报送文件夹，文件名可以改。程序会自动读取；写在批注副本的“审核意见清单”里，或在自己的文件里加一张叫“情况说明”的表（至少有“规则代码”“单元格”“情况说明”几栏），也可以。"},
	{write.Body, write.NoTone, "2. 采纳的，下一次审核后“级别”变为“已说明”，“办理情况”写明收到日期，不用再写。没有采纳的，“办理情况”和回执里写明原因，请补充后再放一次。"},
	{write.Body, write.NoTone, "3. 空着，只写“核实无误”“属实”“已核实”一类的话，或者几条意见写同样的话，不予采纳。"},
	{write.Body, write.NoTone, "4. 说明过的数据后来又改了，原来的说明不再算数，要重新说明。"},
	{write.Body, write.NoTone, "5. 认为审核意见不对的，写在“异议”一栏，由绩效科处理；处理以前这一条仍然有效。"},
}

// sectionLines are what the section reads in their place: nobody answers its
// findings but it itself.
var sectionLines = []helpLine{
	{write.Heading, write.NoTone, "一、三种审核意见"},
	{write.Body, write.Red, "须修改：填报有误，这张表不采用，先前通过的一版继续有效。改正后重新放进报送文件夹。"},
	{write.Body, write.Amber, "须说明：请核对。无误的不用处理；确属填错的，改正后重新放进报送文件夹。"},
	{write.Body, write.Blue, "提示：供参考，不影响审核。"},
	{write.Heading, write.NoTone, "二、怎样修改"},
	{write.Body, write.NoTone, "1. 本文件旁边的“原文件名_审核”就是报送的那份文件，有问题的单元格标了颜色、写了批注。复制到自己的电脑上照着改正；没有这份副本的，在原来报送的文件里改。"},
	{write.Body, write.NoTone, "2. 绩效科的文件改好放回报送文件夹“绩效科”，评价机构的放回评价机构的文件夹，文件名可以不变，以最后收到的为准。"},
	{write.Body, write.NoTone, "3. 评价机构没有单独的发件文件夹：它报送的文件有意见的，请绩效科把批注副本转给它。"},
}

// help writes 填报说明, and what the rules named in the report are about.
func (d *department) help(name string) {
	l := write.Layout{Header: name, Bare: true, Columns: []write.Column{
		{Width: 10, Align: write.Center}, {Width: 30, Wrap: true}, {Width: 82, Wrap: true}}}
	s := d.book.Sheet("填报说明", l)
	s.Row(write.Text(d.Campaign.Say(campaign.ReportHelp)).As(write.Title).Aligned(write.Center).Over(3))
	lines, rules := helpLines, "四、本次意见涉及的审核规则"
	if d.code == Section {
		lines, rules = sectionLines, "三、本次意见涉及的审核规则"
	}
	for _, line := range lines {
		text := strings.ReplaceAll(line.text, "{subject}", d.SubjectHead())
		s.Row(write.Text(text).As(line.role).Toned(line.tone).Aligned(write.Left).Wrapped().Over(3))
	}
	infos := d.infos()
	if len(infos) == 0 {
		return
	}
	s.Row(write.Text(rules).As(write.Heading).Over(3))
	s.Row(write.Text("规则代码").As(write.Head), write.Text("名称").As(write.Head), write.Text("为什么审这一条").As(write.Head))
	for _, i := range infos {
		s.Row(write.Text(string(i.Code)), write.Text(i.Title.In(finding.ZH)), write.Text(i.Why.In(finding.ZH)))
	}
}

// infos are the catalogue's entries of the rules that the report names.
func (d *department) infos() []rules.Info {
	named := map[finding.Code]bool{}
	for _, i := range d.issues {
		named[i.Code] = true
	}
	var out []rules.Info
	for i := range d.Catalogue() {
		if named[i.Code] {
			out = append(out, i)
		}
	}
	return out
}
