package formula

// NewOverallJudging begins a rule that is held once against all sheets of a form. It
// may look at as many values as the formulas of one sheet: five columns of 18 rows on
// 20,000 sheets.
func NewOverallJudging() *Judging { return &Judging{} }
