package campaign

import "slices"

// Phrase is the code of something that the program itself says to departments,
// on receipts and in their reports, and that a campaign may put in its own words.
type Phrase string

// What receipts say, and what stands over the parts of both. Headers by which a
// report that comes back is read (情况说明, 单元格, …) are none of these.
const (
	ReceiptTitle      Phrase = "receipt.title"
	ReceiptAccepted   Phrase = "receipt.accepted"
	ReceiptNoted      Phrase = "receipt.accepted_with_notes"
	ReceiptExplain    Phrase = "receipt.needs_explanation"
	ReceiptReturned   Phrase = "receipt.returned"
	ReceiptUnreadable Phrase = "receipt.unreadable"
	ReceiptSuperseded Phrase = "receipt.superseded"
	ReceiptWithdrawn  Phrase = "receipt.withdrawn"
	ReceiptReopened   Phrase = "receipt.reopened"
	ReceiptReplaced   Phrase = "receipt.replaced"
	ReceiptDuplicate  Phrase = "receipt.duplicate"
	ReceiptAttachment Phrase = "receipt.attachment"
	ReceiptIgnored    Phrase = "receipt.ignored"
	ReceiptUnit       Phrase = "receipt.unit"
	ReceiptFile       Phrase = "receipt.file"
	ReceiptArrival    Phrase = "receipt.arrival"
	ReceiptDuties     Phrase = "receipt.duties"
	ReceiptFindings   Phrase = "receipt.findings"
	ReceiptAnswers    Phrase = "receipt.answers"
	ReceiptCopy       Phrase = "receipt.copy"
	ReceiptChecksum   Phrase = "receipt.checksum"
	ReceiptFoot       Phrase = "receipt.foot"
	ReportForm        Phrase = "report.form"
	ReportSeverity    Phrase = "report.severity"
	ReportFinding     Phrase = "report.finding"
	ReportExpected    Phrase = "report.expected"
	ReportFix         Phrase = "report.fix"
	ReportSince       Phrase = "report.since"
	ReportState       Phrase = "report.state"
	ReportDuties      Phrase = "report.duties"
	ReportFiles       Phrase = "report.files"
	ReportHelp        Phrase = "report.help"
	ReportLetter      Phrase = "report.letter"
	ReportReply       Phrase = "report.reply"
	ReportSigned      Phrase = "report.signed"
)

// UsualPhrase is a phrase as the program says it.
type UsualPhrase struct {
	Phrase Phrase
	Where  string // people find it there
	Text   string
}

// A receipt's verdict, label or last line, and a report's headers.
const (
	onReceipt = "回执"
	toDo      = "回执：下一步怎么办"
	reportTop = "最新审核意见：表头"
	reportHas = "最新审核意见：标题"
)

var usualPhrases = [...]UsualPhrase{
	{ReceiptTitle, onReceipt, "报送回执"},
	{ReceiptAccepted, toDo, "审核通过，已纳入总表，不用再做什么。"},
	{ReceiptNoted, toDo, "审核通过，已纳入总表。下面列出的供参考，不影响结果。"},
	{ReceiptExplain, toDo, "请在“最新审核意见.xlsx”的“情况说明”一栏逐条写明原因，存盘后放进报送文件夹；确属填错的，改正后重新报送。"},
	{ReceiptReturned, toDo, "请按审核意见改正，把改好的文件放进报送文件夹，文件名可以不变。"},
	{ReceiptUnreadable, toDo, "文件已留底，但读不出内容。请用 Excel 或 WPS 打开，另存为 .xlsx（不要设打开密码），重新报送。"},
	{ReceiptSuperseded, toDo, "以后来报送的一版为准，这一份不用再管。"},
	{ReceiptWithdrawn, toDo, "绩效科已作废这一份，原因见下面；以别的一版为准，这一份不用再管。"},
	{ReceiptReopened, toDo, "绩效科已作废这一份，原因见下面。这一项要重新报送：把正确的文件放进报送文件夹。"},
	{ReceiptReplaced, toDo, "同一个位置后来又收到了新文件，以后来的为准，这一份不用再管。"},
	{ReceiptDuplicate, toDo, "内容与已收到的一个文件相同，不算新的一版；审核结论见那个文件的回执。"},
	{ReceiptAttachment, toDo, "已作为附件收下、留底，不作审核，不用再做什么。"},
	{ReceiptIgnored, toDo, "这不是报送表，不作审核，已留底。如果本来要报送表，请检查是不是放错了文件。"},
	{ReceiptUnit, onReceipt, "单位"},
	{ReceiptFile, onReceipt, "文件"},
	{ReceiptArrival, onReceipt, "收到时间"},
	{ReceiptDuties, onReceipt, "报送事项"},
	{ReceiptFindings, onReceipt, "审核意见"},
	{ReceiptAnswers, onReceipt, "情况说明和异议"},
	{ReceiptCopy, onReceipt, "批注副本"},
	{ReceiptChecksum, onReceipt, "校验码"},
	{ReceiptFoot, onReceipt, "本回执由程序自动生成，可以打印留存；结论有变化时会更新，原来的一份放进“历次”文件夹。校验码用来核对文件是不是当时收到的那一份（文件内容的 SHA-256 的末 8 位）。"},
	{ReportForm, reportTop, "表单"},
	{ReportSeverity, reportTop, "级别"},
	{ReportFinding, reportTop, "审核意见"},
	{ReportExpected, reportTop, "应为"},
	{ReportFix, reportTop, "修改办法"},
	{ReportSince, reportTop, "首次发现"},
	{ReportState, reportTop, "办理情况"},
	{ReportDuties, reportHas, "报送情况"},
	{ReportFiles, reportHas, "已收到的文件"},
	{ReportHelp, reportHas, "填报说明"},
	{ReportLetter, reportHas, "审核意见书"},
	{ReportReply, reportHas, "怎样回复"},
	{ReportSigned, reportHas, "签收"},
}

// IsHeader reports whether the phrase heads a column of a report.
func (u UsualPhrase) IsHeader() bool { return u.Where == reportTop }

// UsualPhrases are all phrases, in the order in which the workbook lists them.
func UsualPhrases() []UsualPhrase { return slices.Clone(usualPhrases[:]) }

// Say is a phrase in the campaign's words, else in the program's.
func (c *Campaign) Say(p Phrase) string {
	if own, ok := c.Phrases[p]; ok {
		return own
	}
	for _, u := range usualPhrases {
		if u.Phrase == p {
			return u.Text
		}
	}
	return ""
}
