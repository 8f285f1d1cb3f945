package main

import (
	"fmt"
	"strings"

	"jixiao/pipeline/ruletest"
	"jixiao/rules/check"
	"jixiao/rules/finding"
)

// outcomes are what comes of a rule, as people call it.
var outcomes = map[check.Outcome]finding.Text{
	check.Passed: {ZH: "合格", EN: "passes"}, check.Failed: {ZH: "不合格", EN: "fails"}, check.Unjudged: {ZH: "不审", EN: "is not judged"},
	check.NotApplicable: {ZH: "不适用", EN: "does not apply"}, check.Erred: {ZH: "算不出来", EN: "cannot be worked out"},
}

func (c rulesCommand) printTested(r ruletest.Report) error {
	if len(r.Results)+len(r.Faults)+len(r.LeftOut) == 0 {
		_, err := fmt.Fprintln(c.Stdout, c.say("没有例子：写在设置工作簿的“本级规则例子”表里。", "no example: they stand in the sheet 本级规则例子 of the settings workbook."))
		return err
	}
	var b strings.Builder
	for _, f := range r.Faults {
		fmt.Fprintf(&b, "✗ %s%s%s\n", f.Where, c.say("：", ": "), f.Message.In(c.lang))
	}
	wrong := 0
	for _, one := range r.Results {
		if !one.AsExpected {
			wrong++
			fmt.Fprintf(&b, "✗ %s\n", c.testedLine(one))
		}
	}
	if len(r.Faults)+wrong > 0 {
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, c.say("%d 个例子，%d 个与应当的一样", "%d examples, %d as expected"), len(r.Results), len(r.Results)-wrong)
	if wrong > 0 {
		fmt.Fprintf(&b, c.say("，%d 个不一样", ", %d otherwise"), wrong)
	}
	if len(r.Faults) > 0 {
		fmt.Fprintf(&b, c.say("；写错 %d 处", "; %d faults"), len(r.Faults))
	}
	b.WriteByte('\n')
	if len(r.Without) > 0 {
		fmt.Fprintf(&b, c.say("没有例子的：%s\n", "without an example: %s\n"), joined(r.Without, c.say("、", ", ")))
	}
	if len(r.LeftOut) > 0 {
		fmt.Fprintf(&b, c.say("没有试的：%s（没有它们的表单）\n", "not tried: %s (the campaign has no such form)\n"), joined(r.LeftOut, c.say("、", ", ")))
	}
	_, err := fmt.Fprint(c.Stdout, b.String())
	return err
}

func joined(codes []finding.Code, by string) string {
	var all []string
	for _, code := range codes {
		all = append(all, string(code))
	}
	return strings.Join(all, by)
}

// testedLine says of an example what must come of it, what came, and why.
func (c rulesCommand) testedLine(r ruletest.Result) string {
	line := fmt.Sprintf("%s  %s%s", r.Code, r.Where, c.say("：", ": "))
	if r.Says != "" {
		line += r.Says + c.say("。", ". ")
	}
	switch want := outcomes[r.Want].In(c.lang); {
	case r.None:
		line += fmt.Sprintf(c.say("应当%s，没有结果", "it %s by right, and there is no result"), want)
	case r.Came == r.Want:
		line += fmt.Sprintf(c.say("结果是%s，可是", "it %s, but"), want)
		return line + c.say("", " ") + r.Why.In(c.lang)
	default:
		line += fmt.Sprintf(c.say("应当%s，结果是%s", "it %s by right, and %s"), want, outcomes[r.Came].In(c.lang))
	}
	if why := r.Why.In(c.lang); why != "" {
		line += c.say("：", ": ") + why
	}
	return line
}

// testedJSON is the contract of `rules test --format json`.
type testedJSON struct {
	Examples []exampleJSON   `json:"examples"`
	Faults   []ruleFaultJSON `json:"faults"`
	Without  []finding.Code  `json:"without_examples"`
	LeftOut  []finding.Code  `json:"left_out"` // of forms that the campaign does not have
}

type exampleJSON struct {
	Code       finding.Code `json:"code"`
	Where      string       `json:"where"`
	Title      string       `json:"title"`
	Want       string       `json:"want"`
	Came       *string      `json:"came"` // null: there is no result
	AsExpected bool         `json:"as_expected"`
	Why        *string      `json:"why"`
}

type ruleFaultJSON struct {
	Code    *string `json:"code"`
	Where   string  `json:"where"`
	Message string  `json:"message"`
}

// outcomeNames are what comes of a rule, as `rules coverage` calls it too.
var outcomeNames = map[check.Outcome]string{check.Passed: "passed", check.Failed: "failed", check.Unjudged: "not_judged",
	check.NotApplicable: "not_applicable", check.Erred: "rule_error"}

func (c rulesCommand) printTestedJSON(r ruletest.Report) error {
	out := testedJSON{Examples: []exampleJSON{}, Faults: []ruleFaultJSON{}, Without: append([]finding.Code{}, r.Without...), LeftOut: append([]finding.Code{}, r.LeftOut...)}
	for _, one := range r.Results {
		e := exampleJSON{Code: one.Code, Where: one.Where, Title: one.Says, Want: outcomeNames[one.Want], AsExpected: one.AsExpected, Why: orNull(one.Why.In(c.lang))}
		if !one.None {
			e.Came = orNull(outcomeNames[one.Came])
		}
		out.Examples = append(out.Examples, e)
	}
	for _, f := range r.Faults {
		out.Faults = append(out.Faults, ruleFaultJSON{orNull(string(f.Code)), f.Where, f.Message.In(c.lang)})
	}
	return c.printJSON(out)
}
