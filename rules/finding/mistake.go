package finding

// Mistake tells findings apart that are not the same mistake found again: a rule
// that looks once more, at the same place of a changed sheet, may word it
// otherwise and expect something else.
type Mistake struct {
	Code  Code
	Place Place
	Field string
}

// Mistake is the one that a finding tells.
func (f *Finding) Mistake() Mistake { return Mistake{f.Code, f.Place, f.Field} }

// MistakesOf are those that findings tell.
func MistakesOf(fs []Finding) map[Mistake]bool {
	told := make(map[Mistake]bool, len(fs))
	for i := range fs {
		told[fs[i].Mistake()] = true
	}
	return told
}
