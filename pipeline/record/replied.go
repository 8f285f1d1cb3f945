package record

import "jixiao/rules/finding"

// Replied says of the files that hold answers how these are called. A reply is no
// form and is not judged, but it was read, and whoever wrote it wants to know.
type Replied map[int64]finding.Text

// RepliedIn looks into all answers.
func RepliedIn(answers []Answer) Replied {
	explains, objects := map[int64]bool{}, map[int64]bool{}
	for _, a := range answers {
		explains[a.FileID] = explains[a.FileID] || a.Explanation != ""
		objects[a.FileID] = objects[a.FileID] || a.Objection != ""
	}
	out := Replied{}
	for id := range explains {
		switch {
		case explains[id] && objects[id]:
			out[id] = finding.Text{ZH: "已收到情况说明和异议", EN: "explanations and objections received"}
		case objects[id]:
			out[id] = finding.Text{ZH: "已收到异议", EN: "objections received"}
		case explains[id]:
			out[id] = finding.Text{ZH: "已收到情况说明", EN: "explanations received"}
		}
	}
	return out
}

// Label is a file's verdict as people read it, or that it was read as a reply.
func (r Replied) Label(f File) finding.Text {
	if said, ok := r[f.ID]; ok && f.Verdict == Ignored {
		return said
	}
	return f.Verdict.Label()
}
