package ruletest

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/pipeline/campaign"
	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/kind"
)

// say words one thing in both languages.
func say(zh, en string, args ...any) finding.Text {
	if len(args) == 0 {
		return finding.Text{ZH: zh, EN: en}
	}
	return finding.Text{ZH: fmt.Sprintf(zh, args...), EN: fmt.Sprintf(en, args...)}
}

// failed is an example of which nothing came.
func failed(e campaign.RuleExample, why finding.Text) Result {
	return Result{RuleExample: e, None: true, Why: why}
}

// weightiest are the outcomes in the order in which one speaks for all records of a
// sheet: one row that fails lets it fail.
var weightiest = []check.Outcome{check.Erred, check.Failed, check.Passed, check.Unjudged, check.NotApplicable}

// resultOf holds what came of all records against what must.
func resultOf(e campaign.RuleExample, all []kind.Explained) Result {
	for _, o := range weightiest {
		i := slices.IndexFunc(all, func(x kind.Explained) bool { return x.Outcome == o })
		if i < 0 {
			continue
		}
		r := Result{RuleExample: e, Came: o, AsExpected: o == e.Want}
		switch {
		case !r.AsExpected:
			r.Why = whyOf(all, i)
		case !e.Cell.IsZero():
			r.AsExpected, r.Why = toldAt(e.Cell, all)
		}
		return r
	}
	return failed(e, say("一行也没有，无从审核", "there is no row to judge"))
}

// mostCells is how many cells are told at which a rule fails.
const mostCells = 6

// toldAt reports whether the rule fails at a cell; else it says at which it does.
func toldAt(at finding.Ref, all []kind.Explained) (bool, finding.Text) {
	var cells []string
	for _, x := range all {
		if x.Outcome == check.Failed {
			cells = append(cells, x.Cell.String())
		}
	}
	if slices.Contains(cells, at.String()) {
		return true, finding.Text{}
	}
	zh, en := "", ""
	if len(cells) > mostCells {
		cells, zh, en = cells[:mostCells], " 等处", " and others"
	}
	return false, say("应当标在 %[1]s，标在了 %[2]s"+zh, "it must be told at %[1]s, and is told at %[3]s"+en, at, strings.Join(cells, "、"), strings.Join(cells, ", "))
}

// whyOf says of all records what their outcome comes from: of that which fails, or
// how many came to what where none does.
func whyOf(all []kind.Explained, i int) finding.Text {
	x := all[i]
	said := why(x)
	if !x.Cell.IsZero() && x.Outcome == check.Failed {
		said = say("%[1]s，%[2]s", "%[1]s, %[3]s", x.Cell, said.ZH, said.EN)
	}
	if len(all) == 1 || x.Outcome == check.Failed || x.Outcome == check.Erred {
		return said
	}
	var t check.Tally
	for _, x := range all {
		t[x.Outcome]++
	}
	return say("%[1]d 行里，合格 %[2]d、不审 %[3]d、不适用 %[4]d", "of %[1]d rows %[2]d pass, %[3]d are not judged, to %[4]d it does not apply",
		len(all), t[check.Passed], t[check.Unjudged], t[check.NotApplicable])
}

// why says of one record what its outcome comes from.
func why(x kind.Explained) finding.Text {
	said := valuesOf(x.Values())
	switch {
	case x.Outcome == check.Erred:
		return say("这条规则算不出来：数太大，或者要算的太多。%[1]s", "the rule cannot be worked out: numbers or rows beyond bounds. %[2]s", said.ZH, said.EN)
	case x.Outcome != check.Unjudged:
		return said
	}
	name := x.Lacking()
	if name == "" {
		return say("除数是 0。%[1]s", "something is divided by zero. %[2]s", said.ZH, said.EN)
	}
	return say("“%[1]s”空着，或者取不出要用的值。%[2]s", "%[1]q is blank, or has no value to use. %[3]s", name, said.ZH, said.EN)
}

// valuesOf lists the values that the rule speaks of.
func valuesOf(values []kind.Spoken) finding.Text {
	var zh, en []string
	for _, v := range values {
		switch {
		case v.Blank:
			zh, en = append(zh, v.Name+" 空着"), append(en, v.Name+" is blank")
		case v.Unread:
			zh, en = append(zh, v.Name+" 读不出来"), append(en, v.Name+" cannot be read")
		default:
			said := v.Name + "=" + v.Value
			zh, en = append(zh, said), append(en, said)
		}
	}
	return finding.Text{ZH: strings.Join(zh, "；"), EN: strings.Join(en, "; ")}
}
