package main

import (
	"time"

	"jixiao/pipeline"
	"jixiao/pipeline/preview"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// previewJSON is the contract of `rules preview --format json`.
type previewJSON struct {
	Changed     bool                `json:"changed"`
	Run         int64               `json:"run"` // that is compared with
	AsOf        string              `json:"as_of"`
	Files       int                 `json:"files"`
	Rejudged    int                 `json:"rejudged"`
	Waiting     int                 `json:"waiting"`
	Sheets      int                 `json:"sheets"`
	Rules       []changedRuleJSON   `json:"rules"`
	Departments []changedUnitJSON   `json:"departments"`
	Verdicts    []verdictJSON       `json:"verdicts"`
	Findings    []changedJSON       `json:"findings"`
	LocalRules  []coverageJSON      `json:"local_rules"`
	RuleFaults  []previewFaultsJSON `json:"rule_faults"`
}

type countJSON struct {
	Come    int `json:"come"`
	Gone    int `json:"gone"`
	Changed int `json:"changed"`
}

type changedRuleJSON struct {
	Code  string `json:"code"`
	Title string `json:"title"`
	countJSON
	Departments int            `json:"departments"`
	Differs     []preview.Part `json:"differs"`
	SectionOnly bool           `json:"section_only"`
	Held        bool           `json:"held"`
}

type changedUnitJSON struct {
	Department *string `json:"department"` // null for the section
	countJSON
	Verdicts map[preview.Turn]int `json:"verdicts"`
}

type verdictJSON struct {
	Department *string              `json:"department"`
	Form       *string              `json:"form"`
	Subject    *finding.SubjectJSON `json:"subject"`
	File       string               `json:"file"`
	Before     *string              `json:"before"`
	After      *string              `json:"after"`
	Turn       preview.Turn         `json:"turn"`
}

type changedJSON struct {
	Differs []preview.Part `json:"differs"`
	Before  *toldJSON      `json:"before"` // null where it comes
	After   *toldJSON      `json:"after"`  // null where it goes
}

// toldJSON is a finding with whose it is.
type toldJSON struct {
	File       *string `json:"file"`
	Department *string `json:"department"`
	Form       *string `json:"form"`
	finding.JSON
	Audience finding.Audience `json:"audience"`
	State    record.State     `json:"state"`
}

type previewFaultsJSON struct {
	Where   string `json:"where"`
	Message string `json:"message"`
}

func (c previewCommand) printJSONPreview(o pipeline.Options, _ previewFlags, r *preview.Result) error {
	out := previewJSON{Changed: r.Changes(), Run: r.Last.ID, AsOf: r.AsOf.In(o.Campaign.Zone).Format(time.RFC3339),
		Files: r.Files, Rejudged: r.Rejudged, Waiting: r.Waiting, Sheets: r.Sheets, Rules: []changedRuleJSON{}, Departments: []changedUnitJSON{},
		Verdicts: []verdictJSON{}, Findings: []changedJSON{}, LocalRules: rulesCommand(c).coverageOf(o.Campaign, r.Local), RuleFaults: []previewFaultsJSON{}}
	for _, x := range r.Rules {
		out.Rules = append(out.Rules, changedRuleJSON{string(x.Code), x.Title.In(c.lang), countJSON(x.Count), x.Departments, parts(x.Differs), x.Unseen, x.Held})
	}
	for _, d := range r.Departments {
		verdicts := map[preview.Turn]int{}
		for _, turn := range preview.Turns {
			verdicts[turn] = d.Verdicts[turn]
		}
		out.Departments = append(out.Departments, changedUnitJSON{orNull(d.Department), countJSON(d.Count), verdicts})
	}
	for _, v := range r.Verdicts {
		out.Verdicts = append(out.Verdicts, verdictJSON{orNull(v.Department), orNull(v.Duty.Form), finding.SubjectToJSON(v.Duty.Subject), v.File,
			orNull(string(v.Before)), orNull(string(v.After)), v.Turn()})
	}
	for _, f := range r.Findings {
		out.Findings = append(out.Findings, changedJSON{parts(f.Differs), c.told(f.Before), c.told(f.After)})
	}
	for _, f := range o.Campaign.RuleFaults {
		out.RuleFaults = append(out.RuleFaults, previewFaultsJSON{f.Where, f.Message.In(c.lang)})
	}
	return c.printJSON(out)
}

// parts are never null.
func parts(all []preview.Part) []preview.Part { return append([]preview.Part{}, all...) }

func (c previewCommand) told(i *record.Issue) *toldJSON {
	if i == nil {
		return nil
	}
	return &toldJSON{orNull(i.Place.File), orNull(i.Department), orNull(i.Form), finding.ToJSON(i.Finding, c.lang), i.Audience, i.State}
}
