package view

import (
	"cmp"
	"fmt"
	"io"
	"time"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// given is nil for what is not there.
func given(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// issueJSON is a finding with whose it is and since when.
type issueJSON struct {
	File       *string `json:"file"`
	Department *string `json:"department"`
	Form       *string `json:"form"`
	finding.JSON
	Audience     finding.Audience `json:"audience"`
	State        record.State     `json:"state"`
	FirstSeenRun int64            `json:"first_seen_run"`
	// Since when it has been open without a break, and of one that is back again when
	// it was told first: days.
	OpenedOn    *string `json:"opened_on"`
	FirstToldOn string  `json:"first_told_on,omitempty"`
	// What the department answered; left out where it did not.
	Explanation *answerJSON `json:"explanation,omitempty"`
	Objection   *answerJSON `json:"objection,omitempty"`
}

// answerJSON is an explanation or an objection, and what became of it.
type answerJSON struct {
	ID      int64          `json:"id"`
	Text    string         `json:"text"`
	File    string         `json:"file"`
	Cell    string         `json:"cell"`
	Outcome record.Outcome `json:"outcome"`
}

func jsonExplanation(i record.Issue) *answerJSON {
	a := cmp.Or(i.Explanation, i.Untaken)
	if a == nil {
		return nil
	}
	return &answerJSON{a.ID, a.Explanation, a.File.Path, a.Place.Cell, a.Explained}
}

func jsonObjection(i record.Issue) *answerJSON {
	a := i.Objection
	if a == nil {
		return nil
	}
	return &answerJSON{a.ID, a.Objection, a.File.Path, a.Place.Cell, a.Objected}
}

// Findings writes findings.json: every finding that holds, for other programs, and
// what came of the section's own rules.
func Findings(w io.Writer, c *campaign.Campaign, s *record.Snapshot, lang finding.Lang, counts ...RuleCount) error {
	zone := cmp.Or(c.Zone, time.UTC)
	out := newListing(w)
	out.put("{\n \"as_of\": ")
	out.value(s.Run.AsOf.In(zone).Format(time.RFC3339))
	out.begin("findings")
	for n := range s.Issues {
		i := &s.Issues[n]
		out.item(issueJSON{
			File: given(i.Place.File), Department: given(i.Department), Form: given(i.Form),
			JSON:     finding.ToJSON(i.Finding, lang),
			Audience: i.Audience, State: i.State, FirstSeenRun: i.FirstRun,
			OpenedOn: given(OpenedOn(*i, zone)), FirstToldOn: FirstToldOn(*i, zone),
			Explanation: jsonExplanation(*i), Objection: jsonObjection(*i)})
	}
	out.end()
	if tests := jsonTests(s, lang); len(tests) > 0 {
		out.begin("test_filings")
		for _, t := range tests {
			out.item(t)
		}
		out.end()
	}
	if len(counts) > 0 {
		out.begin("local_rules")
		for _, r := range counts {
			out.item(jsonRuleCount(r, lang))
		}
		out.end()
	}
	out.put("\n}\n")
	if err := out.close(); err != nil {
		return fmt.Errorf("writing findings: %w", err)
	}
	return nil
}
