package campaign

import (
	"slices"

	"jixiao/rules/form"
)

// The stages that follow from what a form fills in the master: what the evaluation
// rests on, and what departments answer with after its results. Definitions of forms
// may name others.
const (
	EvaluationStage    = "评价结果"
	RectificationStage = "整改"
)

// Stage is the stage of the campaign that a form belongs to, as its definition names
// it. One that names none belongs to the evaluation where it fills, or adds to, the
// sheet of the master from which scores and grades are taken, and to the rectification
// where that is the one with the states of problems; else to none.
func (c *Campaign) Stage(def *form.Definition) string {
	if def.Stage != "" {
		return def.Stage
	}
	for _, o := range def.Master {
		switch drawn := c.drawnAs(o); {
		case gives(drawn, form.RoleScore), gives(drawn, form.RoleGrade):
			return EvaluationStage
		case gives(drawn, form.RoleState):
			return RectificationStage
		}
	}
	return ""
}

// drawnAs is the sheet of the master as the form has it that draws it.
func (c *Campaign) drawnAs(o form.Output) form.Output {
	if !o.Joins {
		return o
	}
	for _, def := range c.Forms {
		for _, drawn := range def.Master {
			if drawn.Sheet == o.Sheet && !drawn.Joins {
				return drawn
			}
		}
	}
	return o
}

func gives(o form.Output, role string) bool {
	return slices.ContainsFunc(o.Columns, func(col form.OutputColumn) bool { return col.Role == role })
}

// Stages are all there are, in the order of the forms.
func (c *Campaign) Stages() (all []string) {
	for _, def := range c.Forms {
		if s := c.Stage(def); s != "" && !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}

// FormsOf are the ids of the forms of a stage.
func (c *Campaign) FormsOf(stage string) (all []string) {
	for _, def := range c.Forms {
		if stage != "" && c.Stage(def) == stage {
			all = append(all, def.ID)
		}
	}
	return all
}
