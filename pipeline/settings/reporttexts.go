package settings

func (c Contents) reportTexts() sheet {
	return sheet{
		name: "报告文字", title: "报告里自己写的话", hint: "一段一行，上下的先后就是印出来的先后；数、年份和名称写成 {{项目数}}、{{评价年度}}、{{区}}，印的时候填上",
		columns: []column{
			{header: "章节", width: 14, prompt: "模板照这个名称来取，如 下一步工作"},
			{header: "小标题", width: 34, prompt: "不填，就接在上面的小标题下"},
			{header: "问题类别", width: 12, prompt: "填了的，只在评价发现这一类问题时才印"},
			{header: "段落", width: 110},
		},
		rows: c.Texts, spare: 20, prose: true,
	}
}
