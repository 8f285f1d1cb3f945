package summary

import (
	"slices"

	"jixiao/pipeline/merge"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/form/packed"
	"jixiao/rules/value"
)

// project is one thing that is evaluated, as the master has it: a project of the
// register, or whatever else the scores of the campaign are about.
type project struct {
	code, name, unit string
	budget           entry
	score, grade     merge.Value
}

// projects are all that are evaluated, in the order of their list.
func projects(v *view.View) (all []project) {
	master := v.Merged()
	add := func(d record.Duty, budget entry) {
		p := project{code: d.SubjectCode(), name: v.SubjectName(d), unit: v.UnitNames[d.Department], budget: budget}
		p.score, p.grade = master.Score(d.Subject)
		all = append(all, p)
	}
	for _, p := range v.Campaign.Facts.Projects {
		budget := number(p.Budget)
		if p.NoBudget {
			budget = entry{}
		}
		add(record.Duty{Department: p.Unit, Subject: finding.SubjectOf(finding.AboutProject, p.Code)}, budget)
	}
	scored, there := master.Role(form.RoleScore)
	if len(all) > 0 || !there || scored.Sheet.ListsTable() {
		return all
	}
	amounts, _ := master.Role(form.RoleAmount)
	for _, r := range scored.Sheet.Rows {
		amount := amounts.Of(r.Subject)
		budget := entry{}
		if amount.Counts() {
			budget = number(amount.Number)
		}
		add(record.Duty{Department: r.Department, Subject: r.Subject}, budget)
	}
	return all
}

// own is what a campaign counts of itself, as the row of one region.
func own(v *view.View, all []project) row {
	r := row{}
	countProjects(v, r, all)
	countDuties(v, r)
	countProblems(v, r)
	return r
}

// gradeColumns are the columns in which grades are counted; others have one together.
var gradeColumns = map[string]string{"优": "excellent", "良": "good", "中": "fair", "差": "poor"}

const otherGrade = "other_grade"

func countProjects(v *view.View, r row, all []project) {
	if len(all) == 0 {
		r["units"] = count(len(v.Campaign.Facts.Active()))
		return
	}
	units := map[string]bool{}
	var budget, scores decimal.Decimal
	scored, grades := 0, map[string]int{}
	for _, p := range all {
		units[p.unit] = true
		budget = budget.Add(p.budget.number)
		if p.score.Counts() {
			scored++
			scores = scores.Add(p.score.Number)
		}
		if p.grade.OK() {
			grades[gradeColumn(p.grade.Text)]++
		}
	}
	r["units"], r["projects"], r["budget"] = count(len(units)), count(len(all)), number(budget)
	master := v.Merged()
	if _, there := master.Role(form.RoleScore); there {
		r["scored"], r["score_sum"] = count(scored), number(scores)
		r["average"] = share(scores, decimal.New(int64(scored)))
	}
	if _, there := master.Role(form.RoleGrade); there {
		countGrades(r, grades)
	}
}

func gradeColumn(grade string) string {
	if column, known := gradeColumns[grade]; known {
		return column
	}
	return otherGrade
}

func countGrades(r row, grades map[string]int) {
	all := grades[otherGrade]
	r[otherGrade] = count(all)
	for _, column := range gradeColumns {
		r[column] = count(grades[column])
		all += grades[column]
	}
	r["good_share"] = share(decimal.New(int64(grades["excellent"]+grades["good"])), decimal.New(int64(all)))
}

// countDuties counts what is owed, what came of it, and how late that was.
func countDuties(v *view.View, r row) {
	owed, filed, late, days := 0, 0, 0, 0
	for _, d := range view.Owed(v.Dues()) {
		owed++
		if !d.Missing() {
			filed++
		}
		if d.Late > 0 {
			late++
			days += d.Late
		}
	}
	r["owed"], r["filed"], r["late"], r["days_late"] = count(owed), count(filed), count(late), count(days)
}

// countProblems counts the problems that the master lists, and those of them of which
// nothing is left to do.
func countProblems(v *view.View, r row) {
	found, there := v.Merged().Role(form.RoleState)
	if !there {
		return
	}
	mended := 0
	done := found.Sheet.At(found.Column).Spec.Done
	var desk packed.Desk
	for i := range found.Sheet.Rows {
		state := value.Fold(found.Sheet.OpenOn(&desk, &found.Sheet.Rows[i]).Value(found.Column).Text)
		if slices.ContainsFunc(done, func(word string) bool { return value.Fold(word) == state }) {
			mended++
		}
	}
	r["problems"], r["mended"] = count(len(found.Sheet.Rows)), count(mended)
}
