package main

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/pipeline/campaign"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// mostNamed is how many of what exists a message names.
const mostNamed = 20

// unknown says what was asked for and what there is instead.
func (c commandLine) unknown(flag, given, why string, there []string) error {
	if len(there) == 0 {
		return usageError{fmt.Errorf(c.say("%s %s：%s", "%s %s: %s"), flag, given, why)}
	}
	list := strings.Join(there[:min(len(there), mostNamed)], c.say("、", ", "))
	if len(there) > mostNamed {
		list += "…"
	}
	return usageError{fmt.Errorf(c.say("%s %s：%s；现有：%s", "%s %s: %s; there are: %s"), flag, given, why, list)}
}

// formCalled is the form of an id or a Chinese name, nil where there is none.
func formCalled(camp *campaign.Campaign, name string) *form.Definition {
	for _, d := range camp.Forms {
		if d.ID == name || d.Name.ZH == name {
			return d
		}
	}
	return nil
}

// formList are the forms there are, as they can be given.
func formList(c console, camp *campaign.Campaign) []string {
	var names []string
	for _, d := range camp.Forms {
		names = append(names, c.say(d.Name.ZH, d.ID))
	}
	return names
}

// projectCalled is the project of a code, however it is spelled.
func projectCalled(camp *campaign.Campaign, code string) (register.Project, bool) {
	if p, ok := camp.Facts.Project(value.Fold(code)); ok {
		return p, true
	}
	return camp.Facts.ProjectSpelled(code)
}

// projectCodes are the projects of a unit, or of all.
func projectCodes(camp *campaign.Campaign, unit string) []string {
	var codes []string
	for _, p := range camp.Facts.Projects {
		if unit == "" || p.Unit == unit || p.Parent == unit {
			codes = append(codes, p.Code)
		}
	}
	return codes
}

func unitsWithProjects(camp *campaign.Campaign) []string {
	var codes []string
	for _, u := range camp.Facts.Units {
		if len(projectCodes(camp, u.Code)) > 0 {
			codes = append(codes, u.Code+u.Name)
		}
	}
	return codes
}

// unitNamed finds a department by code or name.
func (c commandLine) unitNamed(units []register.Unit, text string) (register.Unit, error) {
	for _, u := range units {
		if u.Code == text || u.Name == text || slices.Contains(u.Aliases, text) {
			return u, nil
		}
	}
	return register.Unit{}, usageError{fmt.Errorf(c.say("没有单位 %q：代码见单位名录", "no department %q"), text)}
}
