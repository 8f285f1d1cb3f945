package crosscheck

// The shipped forms that the tests hand in, with their tables and fields.
const (
	scoreSheet    = "score-sheet"
	scoreList     = "score-list"
	rectification = "rectification"
	problemList   = "problem-list"

	indicatorTable = "indicators" // of the score sheet
	scoreTable     = "scores"     // of the score list
	problemTable   = "problems"   // of problem list and rectification report

	finalScore     = "final_score"
	gradeField     = "grade"
	indicatorField = "indicator"
	scoreField     = "score"
	problemID      = "problem_id"
	problemField   = "problem"
	categoryField  = "category"
	measureField   = "measure"
	dueField       = "due"
	evidenceField  = "evidence"
)
