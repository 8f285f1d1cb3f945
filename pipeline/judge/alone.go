package judge

import (
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/register"
)

// Alone adds to the judgement of a file what a run finds with all that was
// handed in. Here that is this file alone, or together with the listed problems;
// nil is that no problem list is known.
func (j *Judge) Alone(in Received, out record.Judgement, listed *register.Listed) record.Judgement {
	input := j.input(in)
	input.Listed = listed
	var all []finding.Finding
	for i := range out.Submissions {
		s := &out.Submissions[i]
		if !mayHandIn(s.Def, in) {
			continue
		}
		found := j.campaign.Engine.Complete(j.campaign.Engine.CheckWide(&s.Submission, input), input)
		j.waive(found, s.Sheet, in, s.Duties)
		placeAll(found, &s.Submission)
		nameSubjects(found, &s.Submission, onlyOne(s.Duties))
		s.Verdict = record.Worse(s.Verdict, verdict(found))
		all = append(all, found...)
	}
	if len(all) == 0 {
		return out
	}
	out.Findings = append(out.Findings, placed(all, in.Name)...)
	finding.Sort(out.Findings)
	out.Verdict = record.Worse(out.Verdict, verdict(all))
	return out
}
