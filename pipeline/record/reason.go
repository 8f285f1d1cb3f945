package record

import "jixiao/rules/finding"

// Reason says in words why the version stands or does not, and what the section
// decided on it.
func (v Version) Reason() finding.Text {
	said := v.remark()
	for _, k := range decisionKinds {
		if k.of == nil || *k.of(&v) == nil {
			continue
		}
		why := (*k.of(&v)).said()
		said = join(said, finding.Text{ZH: k.remark.ZH + why.ZH, EN: k.remark.EN + why.EN})
	}
	// Of one that a newer one replaced, mostly in its own place, it explains nothing.
	if v.File.Gone && v.State != Replaced && v.State != Corrected {
		said = join(said, finding.Text{ZH: "文件已不在收件箱", EN: "its file has left the inbox"})
	}
	return said
}

// said is who decided, and why.
func (d *Decision) said() finding.Text { return finding.Same(d.By + "：" + d.Why) }

// Because says who set the arrival, and why; nothing where nobody did.
func (f File) Because() finding.Text {
	if f.Decided == nil {
		return finding.Text{}
	}
	return f.Decided.said()
}

func join(a, b finding.Text) finding.Text {
	if a.IsZero() {
		return b
	}
	return finding.Text{ZH: a.ZH + "；" + b.ZH, EN: a.EN + "; " + b.EN}
}
