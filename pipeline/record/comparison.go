package record

import (
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// Comparison is how the program's finding and the section's compare (对照).
type Comparison string

// The comparisons. "" is none: nothing was said, or nothing that can be
// understood.
const (
	Same    Comparison = "same"    // 一致
	Falsely Comparison = "falsely" // 误判: told, and not so
	Missed  Comparison = "missed"  // 漏查: so, and not told
)

// Label is the comparison as people choose it.
func (c Comparison) Label() finding.Text { return comparisonLabels[c] }

var comparisonLabels = map[Comparison]finding.Text{
	Same:    {ZH: "一致", EN: "same"},
	Falsely: {ZH: "误判", EN: "falsely told"},
	Missed:  {ZH: "漏查", EN: "missed"},
}

func comparisonOf(text string) Comparison {
	switch value.Fold(text) {
	case "一致", "相同", "SAME":
		return Same
	case "误判", "误退", "误报", "FALSELYTOLD":
		return Falsely
	case "漏查", "漏判", "漏报", "MISSED":
		return Missed
	}
	return ""
}

// Comparison is what the note says, "" where a slip keeps it from counting.
func (n Note) Comparison() Comparison {
	switch c := comparisonOf(n.Mark); {
	case !n.Slip().IsZero():
		return ""
	case n.OfMissed():
		return Missed
	default:
		return c
	}
}

// Slip says why the note does not count, and what to write; nothing where it
// does, or where nothing is compared yet.
func (n Note) Slip() finding.Text {
	c := comparisonOf(n.Mark)
	switch {
	case n.Mark != "" && c == "":
		return finding.Text{ZH: "看不懂，应填 一致、误判 或 漏查", EN: "want 一致, 误判 or 漏查"}
	case n.OfMissed() && n.Said != "":
		return finding.Text{ZH: "这一行没有了“对照编号”，不知道是哪一条意见，请在新的日报里再填", EN: "the row has lost its key: note it again in the newest report"}
	case n.OfMissed() && n.Words == "":
		return finding.Text{ZH: "没有写“绩效科的意见”，写了才算漏查", EN: "say in 绩效科的意见 what was missed"}
	case n.OfMissed() && c != "" && c != Missed:
		return finding.Text{ZH: "这一行没有程序的意见，只能填 漏查", EN: "the program found nothing here: want 漏查"}
	case !n.OfMissed() && c == Missed:
		return finding.Text{ZH: "这一行是程序提出的意见，应填 一致 或 误判；漏查的写在下面的空行里", EN: "the program told this: want 一致 or 误判; what it missed goes below"}
	}
	return finding.Text{}
}
