package preview

import (
	"strings"

	"jixiao/rules/finding"
)

var partWords = map[Part]finding.Text{
	Severity:   {ZH: "级别", EN: "severity"},
	Audience:   {ZH: "可见范围", EN: "who sees it"},
	Standing:   {ZH: "办理情况", EN: "state"},
	Because:    {ZH: "主次", EN: "cause"},
	Department: {ZH: "单位", EN: "department"},
	File:       {ZH: "文件", EN: "file"},
	Cell:       {ZH: "单元格", EN: "cell"},
	Value:      {ZH: "现填或应为", EN: "value"},
	Message:    {ZH: "意见", EN: "message"},
	Fix:        {ZH: "修改办法", EN: "advice"},
}

var turnWords = map[Turn]finding.Text{
	SentBack:  {ZH: "新退回", EN: "newly returned"},
	ToExplain: {ZH: "新要说明", EN: "newly to explain"},
	Gentler:   {ZH: "不再退回", EN: "no longer returned"},
	Explained: {ZH: "不用再说明", EN: "no longer to explain"},
	Otherwise: {ZH: "其他变化", EN: "otherwise"},
}

// Label is the part as people read it.
func (p Part) Label() finding.Text { return partWords[p] }

// Label is what the change means as people read it.
func (t Turn) Label() finding.Text { return turnWords[t] }

// Label says what becomes of the finding, and in what it would be otherwise.
func (c Change) Label() finding.Text {
	switch {
	case c.Before == nil:
		return finding.Text{ZH: "新增", EN: "comes"}
	case c.After == nil:
		return finding.Text{ZH: "不再提", EN: "goes"}
	}
	return finding.Text{ZH: "改变：" + list(c.Differs, finding.ZH), EN: "changes: " + list(c.Differs, finding.EN)}
}

// Note is what there is to say of a rule besides its counts.
func (r RuleChange) Note() finding.Text {
	var zh, en []string
	if r.Unseen {
		zh, en = append(zh, "只告诉绩效科"), append(en, "the section alone is told")
	}
	if r.Held {
		zh = append(zh, "不符合的太多，先不告诉单位，等绩效科放行")
		en = append(en, "too many fail it: held back until the section releases it")
	}
	if len(r.Differs) > 0 {
		zh = append(zh, "改变的是"+list(r.Differs, finding.ZH))
		en = append(en, "changed: "+list(r.Differs, finding.EN))
	}
	return finding.Text{ZH: strings.Join(zh, "；"), EN: strings.Join(en, "; ")}
}

func list(parts []Part, lang finding.Lang) string {
	var words []string
	for _, p := range parts {
		words = append(words, p.Label().In(lang))
	}
	return strings.Join(words, finding.Text{ZH: "、", EN: ", "}.In(lang))
}
