package form

import (
	"slices"

	"jixiao/rules/finding"
	"jixiao/rules/formula"
	"jixiao/rules/value"
)

// mostUnder is how many cells of one area under a formula are looked at.
const mostUnder = 64

// textsUnder are the cells that a formula uses and that hold a number as text: why
// it has come to nothing.
func (s *session) textsUnder(text string) finding.Args {
	var texts []finding.Ref
	for _, a := range formula.References(text) {
		if (a.To.Row-a.From.Row+1)*(a.To.Col-a.From.Col+1) > mostUnder {
			continue
		}
		for row := a.From.Row; row <= a.To.Row; row++ {
			for col := a.From.Col; col <= a.To.Col; col++ {
				at := finding.Ref{Row: row, Col: col}
				if c, _ := s.page.at(at); c.Kind == Text && value.Clean(c.Text) != "" && !slices.Contains(texts, at) {
					texts = append(texts, at)
				}
			}
		}
	}
	if len(texts) == 0 {
		return nil
	}
	return finding.Args{"cells": {ZH: finding.RunsIn(finding.ZH, texts), EN: finding.RunsIn(finding.EN, texts)}}
}
