package campaign

import (
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// Publishing is how what a run makes for the departments reaches them
// (发布方式). It bears on no judgement.
type Publishing string

// The ways of publishing.
const (
	Direct Publishing = "direct" // 直接发布: with every run
	Review Publishing = "review" // 先审后发: unit by unit, when the section releases it
	Trial  Publishing = "trial"  // 试运行: not at all
)

// Label is the way as people call it.
func (p Publishing) Label() finding.Text { return publishingLabels[p] }

var publishingLabels = map[Publishing]finding.Text{
	Direct: {ZH: "直接发布", EN: "direct"},
	Review: {ZH: "先审后发", EN: "review first"},
	Trial:  {ZH: "试运行", EN: "trial"},
}

const publishingWay = "way"

var publishingLayout = layout{
	sheet:   "发布方式",
	columns: []column{{publishingWay, "发布方式", []string{"方式"}, filled}},
}

// publishing reads 发布方式, which older workbooks do not have.
func (l *loader) publishing() Publishing {
	if _, there := l.book.sheet(publishingLayout.sheet); !there {
		return Direct
	}
	way := Direct
	for i, r := range l.book.read(publishingLayout).rows {
		if i > 0 {
			r.fault(publishingWay, say("只能填一行", "only one row is wanted"))
			break
		}
		way = publishingOf(r)
	}
	return way
}

func publishingOf(r row) Publishing {
	text := r.text(publishingWay)
	var names []string
	for _, p := range []Publishing{Trial, Review, Direct} {
		if k := value.Fold(text); k == value.Fold(p.Label().ZH) || k == value.Fold(string(p)) {
			return p
		}
		names = append(names, p.Label().ZH)
	}
	if text != "" { // a blank one was told already
		r.fault(publishingWay, say("发布方式应填 %[2]s 之一，现为“%[1]s”", "want one of %[2]s, got %[1]q", text, strings.Join(names, "、")))
	}
	return Direct
}
