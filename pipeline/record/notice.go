package record

import (
	"cmp"
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// Notice is what the section writes down of the notice by which a department was
// told the results, each where it is known.
type Notice struct {
	Doc      string     // 文号
	How      string     // 送达方式
	SignedBy string     // 签收人
	SignedOn value.Date // 签收日期
}

// over is the notice with what another one says that it leaves open itself.
func (n Notice) over(before Notice) Notice {
	n.Doc, n.How, n.SignedBy = cmp.Or(n.Doc, before.Doc), cmp.Or(n.How, before.How), cmp.Or(n.SignedBy, before.SignedBy)
	n.SignedOn = cmp.Or(n.SignedOn, before.SignedOn)
	return n
}

// Text is the notice in a sentence: 钢财绩函〔2023〕6号，当面送达，张三 2023-10-10 签收.
func (n Notice) Text() finding.Text {
	zh, en := []string{n.Doc, n.How}, []string{n.Doc, n.How}
	if signed := strings.TrimSpace(n.SignedBy + " " + n.SignedOn.String()); signed != "" {
		zh, en = append(zh, signed+" 签收"), append(en, "signed for: "+signed)
	}
	return finding.Text{ZH: joined(zh, "，"), EN: joined(en, ", ")}
}

// joined are the parts that say something.
func joined(parts []string, by string) string {
	var said []string
	for _, p := range parts {
		if p != "" {
			said = append(said, p)
		}
	}
	return strings.Join(said, by)
}

// Reason is why a decision was taken, with the notice that it records before.
func (d Decision) Reason() finding.Text {
	notice := d.Notice.Text()
	return finding.Text{ZH: joined([]string{notice.ZH, d.Why}, "；"), EN: joined([]string{notice.EN, d.Why}, "; ")}
}

// Completed is a decision with what was written down before of the same notice, and
// not again: who adds a signature need not repeat the rest.
func (a Account) Completed(d Decision) Decision {
	if holds := inForce(a.Decisions)[d.decides()]; holds != nil && !d.Undo {
		d.Notice = d.Notice.over(holds.Notice)
	}
	return d
}
