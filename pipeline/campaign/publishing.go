package campaign

import (
	"jixiao/rules/finding"
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
