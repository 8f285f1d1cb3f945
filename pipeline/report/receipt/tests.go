package receipt

import (
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
)

// title and foot are what stands above and below. Nobody may take what is told of a
// test filing for the proof of having handed in.
func (r Receipt) title() string {
	if r.all.Tests {
		return "试报结果"
	}
	return r.say(campaign.ReceiptTitle)
}

func (r Receipt) foot() string {
	if r.all.Tests {
		return "这一页由程序自动生成，不是报送的凭证；文件从“试报”里拿走以后，这一页随之撤下。"
	}
	return r.say(campaign.ReceiptFoot)
}

// tested says what a test filing would come to, were it handed in.
func (r Receipt) tested() string { return r.wouldBe() + view.TestsNote }

func (r Receipt) wouldBe() string {
	switch r.file.Verdict {
	case record.Accepted:
		return "照这样报送，能通过审核。"
	case record.NeedsExplanation:
		return "照这样报送，下面须说明的要写明原因；确属填错的，请先改正。"
	case record.Returned:
		return "照这样报送会被退回，请按审核意见改正。"
	case record.Unreadable:
		return "文件读不出内容。请用 Excel 或 WPS 打开，另存为 .xlsx（不要设打开密码）。"
	case record.Attachment:
		return "附件不作审核。"
	}
	return "这不是报送表。“试报”里的情况说明、异议和处理意见都不读取。"
}
