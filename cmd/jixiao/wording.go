package main

import (
	"fmt"
	"strings"
	"time"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// wording names for people what the ledger knows by codes and numbers.
type wording struct {
	console
	*campaign.Campaign
}

func (w wording) unit(code string) string {
	if u, ok := w.Facts.Unit(code); ok {
		return code + u.Name
	}
	return firstOf(code, w.say("绩效科", "section"))
}

func (w wording) form(id string) string {
	if def := w.Form(id); def != nil {
		return def.Name.In(w.lang)
	}
	return id
}

func (w wording) minute(t time.Time) string {
	return t.In(w.Zone).Format("2006-01-02 15:04")
}

func (w wording) version(v record.Version) string {
	if v.N == 0 {
		return w.say("重复", "repeat")
	}
	return fmt.Sprintf(w.say("第 %d 版", "version %d"), v.N)
}

// versionLine names a version in one line.
func (w wording) versionLine(v record.Version) string {
	parts := []string{fmt.Sprintf(w.say("编号 %d", "%d"), v.ID), w.unit(v.Duty.Department), w.form(v.Duty.Form)}
	if code := v.Duty.SubjectCode(); code != "" {
		parts = append(parts, code)
	}
	return finding.OneLine(strings.Join(append(parts, w.version(v), v.File.Path), " "))
}
