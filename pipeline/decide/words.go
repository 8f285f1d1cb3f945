package decide

import (
	"slices"
	"strings"
	"time"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// Words are what a decision on a duty is about as people write it, each by code
// or by name; "" leaves open.
type Words struct {
	Unit, Form, Project, Code, Until string
}

// Read is the target that the words mean, and the last day that they name, by the
// campaign as it stands today. The error is a *Refusal.
func (w Words) Read(c *campaign.Campaign) (t record.Target, until time.Time, err error) {
	if t.Department, err = unitMeant(c, w.Unit); err != nil {
		return t, until, err
	}
	if t.Form, err = formMeant(c, w.Form); err != nil {
		return t, until, err
	}
	if t.Subject, err = subjectMeant(c, t, w.Project); err != nil {
		return t, until, err
	}
	if t.Code, err = codeMeant(c, w.Code); err != nil {
		return t, until, err
	}
	until, err = dayMeant(c, w.Until)
	return t, until, err
}

func unitMeant(c *campaign.Campaign, text string) (string, error) {
	text = strings.TrimSpace(text)
	if text == "" || text == campaign.SectionFolder {
		return "", nil
	}
	if u, ok := c.Facts.Unit(value.Fold(text)); ok {
		return u.Code, nil
	}
	if u, ok := c.Facts.UnitByName(text); ok {
		return u.Code, nil
	}
	if _, u, ok := c.Facts.UnitMeant(text); ok && u.Code != "" {
		if _, known := c.Facts.Unit(u.Code); known {
			return u.Code, nil
		}
	}
	var near []string
	for _, u := range c.Facts.NearUnits(text) {
		near = append(near, u.Code+u.Name)
	}
	for _, u := range c.Facts.Units {
		if len(near) < mostNamed && strings.Contains(u.Name, text) && !slices.Contains(near, u.Code+u.Name) {
			near = append(near, u.Code+u.Name)
		}
	}
	return "", refuse(Unit, "单位名录里没有“%s”", "the unit list has no %q", text).naming(near)
}

func formMeant(c *campaign.Campaign, text string) (string, error) {
	if text = strings.TrimSpace(text); text == "" {
		return "", nil
	}
	var names []string
	for _, d := range c.Forms {
		if k := value.Fold(text); k == value.Fold(d.Name.ZH) || k == value.Fold(d.Name.EN) || k == value.Fold(d.ID) {
			return d.ID, nil
		}
		names = append(names, d.Name.ZH)
	}
	return "", refuse(Form, "没有“%s”这种表", "there is no form %q", text).naming(names)
}

// subjectMeant is a project, or what else the form is about.
func subjectMeant(c *campaign.Campaign, t record.Target, text string) (finding.Subject, error) {
	if text = strings.TrimSpace(text); text == "" {
		return "", nil
	}
	if def := c.Form(t.Form); def != nil && def.Listed() {
		it, ok := c.Facts.ItemMeant(def.About, text)
		if !ok {
			return "", refuse(Project, "%s里没有“%s”", "%s has no %q", def.About, text).naming(c.Facts.NearItems(def.About, text))
		}
		return finding.SubjectOf(def.About, it.Code), nil
	}
	p, ok := projectMeant(c.Facts, text)
	if !ok {
		var there []string // the unit's own, else those that look alike
		for _, p := range c.Facts.Projects {
			if t.Department != "" && c.Facts.Owns(p, t.Department) {
				there = append(there, p.Code)
			}
		}
		if len(there) == 0 {
			there = c.Facts.NearCodes(text)
		}
		return "", refuse(Project, "项目明细表里没有“%s”", "the register has no project %q", text).naming(there)
	}
	return finding.Subject(p.Code), nil
}

func projectMeant(f *register.Facts, text string) (register.Project, bool) {
	if p, ok := f.Project(value.Fold(text)); ok {
		return p, true
	}
	if p, ok := f.ProjectSpelled(text); ok {
		return p, true
	}
	return f.ProjectByName(text)
}

func codeMeant(c *campaign.Campaign, text string) (finding.Code, error) {
	code := finding.Code(strings.ToUpper(value.Fold(strings.TrimSpace(text))))
	if code == "" {
		return "", nil
	}
	if _, known := c.Engine.Info(code); !known {
		return "", refuse(Code, "没有代码是“%s”的审核规则；代码见审核意见的“规则代码”一栏", "there is no rule %q; codes stand beside the findings", text)
	}
	return code, nil
}

func dayMeant(c *campaign.Campaign, text string) (time.Time, error) {
	if text = strings.TrimSpace(text); text == "" {
		return time.Time{}, nil
	}
	day, err := value.ParseDate(text)
	if err != nil {
		return time.Time{}, refuse(Until, "“%s”不是日期，应如 2023-10-20", "%q is no date; write 2023-10-20", text)
	}
	return day.In(c.Zone), nil
}

// isAbout reports whether a form is about single things that a decision may name.
func isAbout(d *form.Definition) bool { return d.About == form.AboutProject || d.Listed() }
