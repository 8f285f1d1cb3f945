package view

import (
	"jixiao/pipeline/record"
	"jixiao/rules/form"
)

// Score is a project's final score and grade.
func (v *View) Score(project string) (score, grade Figure) {
	list := v.Merged(ScoreList, "")
	if list != nil {
		for _, row := range list.Submission.Tables["scores"].Rows {
			if code := row.Value(form.ProjectField); code.OK() && code.Text == project {
				return scoreFigures(list, row.Value("final_score"), row.Value("grade"))
			}
		}
	}
	if n := v.Merged(ScoreSheet, project); n != nil {
		return scoreFigures(n, n.Submission.Fields["final_score"], n.Submission.Fields["grade"])
	}
	return Figure{}, Figure{}
}

func scoreFigures(n *record.Version, score, grade form.Value) (Figure, Figure) {
	return ValueFigure(n, score, "财政综合评分", form.TypeScore), ValueFigure(n, grade, "财政综合评价等级", form.TypeChoice)
}
