package view

// How is in what way a marked copy is not what it should be; "" is in none.
type How string

// Ways in which a copy is not what it should be.
const (
	PlainCopy  How = "plain"  // written anew, without the looks of the original
	LargeCopy  How = "large"  // there is none: it would take too much memory
	SlowCopy   How = "slow"   // there is none: it would take too long
	FailedCopy How = "failed" // there is none yet: something went wrong
	IdleCopy   How = "idle"   // there is no corrected one: nothing could be mended without changing a figure
)

// Copy is a file's marked copy: its name, and what came of it.
type Copy struct {
	Name string
	How  How
	// Corrected is the name of the copy in which the form is mended; "" is none.
	Corrected string
}

// CorrectedLabel is what people call a corrected copy.
const CorrectedLabel = "建议改正件"

// Mended is what its sender has to know of the corrected copy; "" is nothing.
func (c Copy) Mended() string {
	if c.Corrected == "" {
		return ""
	}
	return c.Corrected + "：已替您改好格式，数字和结论没有动；还有须修改、须说明的，要您自己改好再报送"
}

// Lies reports whether there is such a copy.
func (c Copy) Lies() bool { return c.Name != "" && (c.How == "" || c.How == PlainCopy) }

// Told is what its sender has to know of it; "" is nothing.
func (c Copy) Told() string {
	switch c.How {
	case PlainCopy:
		return "原文件中的格式太多或内部有损坏，批注副本按内容重新生成，没有保留原来的字体、颜色和版式；请对照副本，在自己的原文件上改正。"
	case LargeCopy:
		return "文件太大或内部太复杂，没有生成批注副本；请按“最新审核意见.xlsx”中写明的工作表和单元格逐处改正。"
	case SlowCopy:
		return "文件太复杂，限定时间内没有生成批注副本；请按“最新审核意见.xlsx”中写明的工作表和单元格逐处改正。"
	case FailedCopy:
		return "批注副本这一次没有生成，下一次审核时再生成；请先按“最新审核意见.xlsx”中写明的工作表和单元格改正。"
	}
	return ""
}

// Unmade is a result that could not be made, or not as it should be.
type Unmade struct {
	Page       string // its place in the outbox
	How        How
	File       string // that it is made of; "" where it is made of many
	Department string
}
