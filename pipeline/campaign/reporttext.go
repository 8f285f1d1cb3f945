package campaign

// ReportText is a row of 报告文字: a paragraph that the section itself writes for its
// papers, by the chapter that it belongs to. Its texts may ask for figures between
// braces ({{项目数}}), which papers fill in.
type ReportText struct {
	Chapter   string   // 章节, by which a template asks for it
	Heading   CellText // 小标题; blank goes on under the one above
	Category  CellText // 问题类别: it is printed where such a problem was found
	Paragraph CellText
}

// CellText is a text with the cell that it was written in, for faults: 报告文字!C5.
type CellText struct{ Text, Where string }
