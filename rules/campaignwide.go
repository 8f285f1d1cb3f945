package rules

import (
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// campaignWide are kinds that need to know what others handed in.
type campaignWide interface{ CampaignWide() }

// ChecksWide reports whether CheckWide may find anything in submissions of a form.
func (e *Engine) ChecksWide(form string) bool { return len(e.wide[form]) > 0 }

// CheckWide is what the rules find in one submission that need to know what
// others handed in: each mistake once, still without wording. Check leaves these
// out.
func (e *Engine) CheckWide(s *form.Submission, in Input) []finding.Finding {
	if s.Wrong {
		return nil
	}
	in = asTold(in)
	var fs []finding.Finding
	for _, r := range e.wide[s.Form] {
		fs = append(fs, once(r(s, in))...)
	}
	fs = dropFollowers(fs)
	finding.Sort(fs)
	return fs
}
