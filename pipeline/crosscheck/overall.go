package crosscheck

import (
	"jixiao/rules"
	"jixiao/rules/check"
	"jixiao/rules/finding"
)

// overall tells the section of rules about all sheets of a form together that do not
// hold: at no cell, and of no file.
func (l *checker) overall() {
	if l.only != nil {
		return // a test filing counts nowhere
	}
	for _, o := range l.c.Engine.Overall() {
		if l.sheets.Overall(o, rules.Input{Facts: l.c.Facts, Received: l.today}) != check.Failed {
			continue
		}
		info, _ := l.c.Engine.Info(o.Code)
		l.add("", 0, finding.Finding{Code: o.Code, Form: o.Form, Args: finding.Args{"form_name": l.formName(o.Form), "rule": info.Title}})
	}
}
