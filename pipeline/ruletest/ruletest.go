// Package ruletest tries the section's own rules on the examples beside them:
// values or files are given, and what comes of a rule is held against what must.
//
// It owns how an example becomes a sheet, and why it came out otherwise. It refuses
// the ledger and what was handed in, to record anything, and a second way of reading
// cells or judging them: an example means what a department's sheet means.
package ruletest

import (
	"context"
	"errors"
	"io/fs"
	"slices"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/judge"
	"jixiao/rules"
	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/kind"
	"jixiao/rules/value"
)

// Options are what examples are tried with.
type Options struct {
	Campaign *campaign.Campaign
	Configs  fs.FS      // the settings folder, which files of examples lie in
	Today    value.Date // on which sheets count as received, within a rule's own days
	// Codes are the rules whose examples are tried; none is all.
	Codes []finding.Code
}

// Result is one example with what came of it.
type Result struct {
	campaign.RuleExample
	AsExpected bool
	// Came is the outcome, and None says that there is none: the rule is at fault,
	// the example is, or its file has no such form.
	Came check.Outcome
	None bool
	// Why says which values led there; it is zero where all is as expected.
	Why finding.Text
}

// Report is what came of all examples, in their order.
type Report struct {
	Results []Result
	// Faults are those of the rules and the examples that were asked for. Faults of
	// examples whose rule is not known belong to all.
	Faults []campaign.RuleFault
	// Without are the rules that have no example, LeftOut those of a form that the
	// campaign does not have, whose examples are not tried.
	Without, LeftOut []finding.Code
}

// Good reports whether all is as expected.
func (r Report) Good() bool {
	return len(r.Faults) == 0 && !slices.ContainsFunc(r.Results, func(one Result) bool { return !one.AsExpected })
}

// Run tries examples. The error is that of a context that has ended, or of a
// campaign whose forms cannot be prepared.
func Run(ctx context.Context, o Options) (Report, error) {
	j, err := judge.New(o.Campaign.On(o.Today))
	if err != nil {
		return Report{}, err
	}
	reader, err := judge.Reader(o.Campaign)
	if err != nil {
		return Report{}, err
	}
	t := tester{Options: o, judge: j, reader: reader, rules: map[finding.Code]*rule{}, files: map[string][]*form.Submission{}}
	var out Report
	for _, e := range o.Campaign.Examples.List {
		switch {
		case !o.wants(e.Code):
			continue
		case o.leftOut(e.Code):
			if !slices.Contains(out.LeftOut, e.Code) {
				out.LeftOut = append(out.LeftOut, e.Code)
			}
			continue
		}
		one, err := t.try(ctx, e)
		if err != nil {
			return out, err
		}
		out.Results = append(out.Results, one)
	}
	out.Faults, out.Without = o.faults(), o.without(out)
	return out, nil
}

func (o Options) wants(code finding.Code) bool {
	return len(o.Codes) == 0 || slices.Contains(o.Codes, code)
}

// leftOut reports whether a rule is not in the campaign, and nothing wrong with it.
func (o Options) leftOut(code finding.Code) bool {
	return !slices.ContainsFunc(o.Campaign.Specs, func(s rules.Spec) bool { return s.Code == code }) &&
		!slices.ContainsFunc(o.Campaign.RuleFaults, func(f campaign.RuleFault) bool { return f.Code == code })
}

// faults are those of rules that were asked for, and of all examples.
func (o Options) faults() []campaign.RuleFault {
	var all []campaign.RuleFault
	for _, f := range o.Campaign.RuleFaults {
		if o.wants(f.Code) {
			all = append(all, f)
		}
	}
	return append(all, o.Campaign.Examples.Faults...)
}

// without are the rules that were asked for and have no example.
func (o Options) without(r Report) []finding.Code {
	var codes []finding.Code
	for _, code := range o.Campaign.LocalCodes() {
		if o.wants(code) && !slices.Contains(r.LeftOut, code) && !slices.ContainsFunc(r.Results, func(one Result) bool { return one.Code == code }) {
			codes = append(codes, code)
		}
	}
	return codes
}

// rule is one of the section's own, ready to be tried.
type rule struct {
	explainer kind.Explainer
	form      *form.Definition
}

// tester tries one example after the other.
type tester struct {
	Options
	judge  *judge.Judge
	reader *form.Reader
	rules  map[finding.Code]*rule
	files  map[string][]*form.Submission // by name: what stands in it
}

// rule finds a rule in any state, a switched-off one too; nil where it is at fault.
func (t *tester) rule(code finding.Code) *rule {
	if r, known := t.rules[code]; known {
		return r
	}
	t.rules[code] = nil
	for _, s := range t.Campaign.Specs {
		if s.Code != code || len(s.Checks) == 0 {
			continue
		}
		holds, is := s.Checks[0].Params.(kind.Holds)
		def := t.Campaign.Form(s.Checks[0].Form)
		if !is || def == nil {
			return nil
		}
		setup := check.Setup{Code: code, Kind: s.Checks[0].Kind, Form: def, Forms: t.Campaign.Forms, Wordings: func(string) bool { return true }}
		if explainer, faults := holds.Explainer(setup); len(faults) == 0 {
			t.rules[code] = &rule{explainer, def}
		}
	}
	return t.rules[code]
}

// try tries one example.
func (t *tester) try(ctx context.Context, e campaign.RuleExample) (Result, error) {
	r := t.rule(e.Code)
	if r == nil {
		return failed(e, say("规则写错了，没有采用", "the rule is at fault, and left out")), ctx.Err()
	}
	if e.File != "" {
		return t.tryFile(ctx, e, r)
	}
	g, fault := t.given(e, r)
	if !fault.IsZero() {
		return failed(e, fault), ctx.Err()
	}
	return resultOf(e, r.explainer.ExplainGiven(g)), ctx.Err()
}

// tryFile holds the rule against all sheets of its form in a file.
func (t *tester) tryFile(ctx context.Context, e campaign.RuleExample, r *rule) (Result, error) {
	sheets, err := t.read(ctx, e.File)
	if refused, is := errors.AsType[*unreadError](err); is {
		return failed(e, refused.says), nil
	}
	if err != nil {
		return Result{}, err
	}
	var all []kind.Explained
	found := false
	for _, s := range sheets {
		if s.Form == r.form.ID {
			found = true
			all = append(all, r.explainer.Explain(s, check.Input{Facts: t.Campaign.Facts, Received: t.received(r)})...)
		}
	}
	if !found {
		return failed(e, say("文件里没有认出“%[1]s”", "there is no %[2]s in the file", r.form.Name.ZH, r.form.Name.EN)), nil
	}
	return resultOf(e, all), nil
}

// received is today, or the nearest of the days on which the rule applies: its
// examples stay right when they are over.
func (t *tester) received(r *rule) value.Date {
	from, until := r.explainer.Term()
	switch {
	case t.Today.Before(from):
		return from
	case !until.IsZero() && t.Today.After(until):
		return until
	}
	return t.Today
}
