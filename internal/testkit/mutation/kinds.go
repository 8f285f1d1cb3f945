package mutation

import (
	"slices"

	"jixiao/rules/finding"
)

// Kinds is the table of mistakes.
func Kinds() []Kind {
	return slices.Concat(totalKinds(), scoreKinds(), columnKinds(), gradeKinds(), fundKinds(), rateKinds(),
		projectKinds(), unitKinds(), dateKinds(), tableKinds(), rowKinds(), groupKinds(), itemKinds(), listKinds(), formulaKinds(), clearKinds())
}

type (
	forms = []string
	codes = []finding.Code
)
