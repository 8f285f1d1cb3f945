package view

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// FindingJSON is a finding as every JSON output of the program shows it. What
// a finding does not have is null.
type FindingJSON struct {
	Code     finding.Code     `json:"code"`
	Severity finding.Severity `json:"severity"`
	Sheet    *string          `json:"sheet"`
	Cell     *string          `json:"cell"`
	Field    *string          `json:"field"`
	Project  *string          `json:"project"`
	Subject  *SubjectJSON     `json:"subject"`
	Value    string           `json:"value"`
	Expected string           `json:"expected"`
	Message  string           `json:"message"`
	Fix      string           `json:"fix"`
	// Key names the finding from one report to the next (意见编号).
	Key string `json:"key"`
	// Cells are all cells that mending it touches, Cell first.
	Cells []string `json:"cells"`
	// Because is the key of the finding that explains this one.
	Because *string `json:"because"`
	// Waiver is the special case on record; left out where there is none.
	Waiver *finding.Waiver `json:"waiver,omitempty"`
}

// JSONFinding puts a finding into its JSON shape, worded in a language.
func JSONFinding(f finding.Finding, lang finding.Lang) FindingJSON {
	cells := []string{}
	for _, c := range f.AllCells() {
		cells = append(cells, c.At.String())
	}
	return FindingJSON{Code: f.Code, Severity: f.Severity,
		Sheet: given(f.Place.Sheet), Cell: given(f.Place.Cell.String()), Field: given(f.Field), Project: given(f.Project), Subject: JSONSubject(f.About()),
		Value: f.Value, Expected: f.Expected, Message: f.Message.In(lang), Fix: f.Fix.In(lang),
		Key: finding.KeyOf(f).String(), Cells: cells, Because: given(f.Because), Waiver: f.Waived}
}

// SubjectJSON is what a finding, a file or a duty is about: a project, a unit, or
// an item of the list that kind names.
type SubjectJSON struct {
	Kind string `json:"kind"`
	ID   string `json:"id"`
}

// JSONSubject puts a subject into its JSON shape, nil for nothing.
func JSONSubject(s finding.Subject) *SubjectJSON {
	if s == "" {
		return nil
	}
	return &SubjectJSON{s.Kind(), s.ID()}
}

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
	FindingJSON
	Audience     finding.Audience `json:"audience"`
	State        record.State     `json:"state"`
	FirstSeenRun int64            `json:"first_seen_run"`
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

// Findings writes findings.json: every finding that holds, for other programs.
func Findings(w io.Writer, c *campaign.Campaign, s *record.Snapshot, lang finding.Lang) error {
	out := struct {
		AsOf     string      `json:"as_of"`
		Findings []issueJSON `json:"findings"`
		Tests    []testJSON  `json:"test_filings,omitempty"`
	}{New(c, s).AsOf.Format(time.RFC3339), []issueJSON{}, jsonTests(s, lang)}
	for _, i := range s.Issues {
		out.Findings = append(out.Findings, issueJSON{
			File: given(i.Place.File), Department: given(i.Department), Form: given(i.Form),
			FindingJSON: JSONFinding(i.Finding, lang),
			Audience:    i.Audience, State: i.State, FirstSeenRun: i.FirstRun,
			Explanation: jsonExplanation(i), Objection: jsonObjection(i)})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(out); err != nil {
		return fmt.Errorf("writing findings: %w", err)
	}
	return nil
}
