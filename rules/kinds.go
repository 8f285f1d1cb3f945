package rules

// kinds are the ways to check, by the name that the catalogue calls them. Each
// stands in a file of its own.
var kinds = map[string]func(*compiler) Rule{
	"at_most":         newAtMost,         // T01, T11
	"full_mark":       newFullMark,       // T02
	"total":           newTotal,          // T03
	"subtotal":        newSubtotal,       // T04
	"equal":           newEqual,          // T05
	"parts":           newParts,          // T06
	"quotient":        newQuotient,       // T07, R04
	"row_count":       newRowCount,       // T08
	"list_total":      newListTotal,      // T08 of a list of figures
	"reason":          newReason,         // T09
	"fund_score":      newFundScore,      // T10
	"profile":         newProfile,        // T12
	"grade":           newGrade,          // G01
	"grade_of_sum":    newGradeOfSum,     // G02
	"grade_shown":     newGradeShown,     // G03
	"grade_near":      newGradeNear,      // G04
	"registered":      newRegistered,     // C01
	"register_name":   newRegisterName,   // C02
	"register_unit":   newRegisterUnit,   // C03
	"reporting_unit":  newReportingUnit,  // C03 of a report about several projects
	"unit_pair":       newUnitPair,       // C04
	"register_amount": newRegisterAmount, // C05
	"amount_in_yuan":  newAmountInYuan,   // C08
	"folder":          newFolder,         // C06
	"division":        newDivision,       // C07
	"owner":           newOwner,          // X04
	"item_deadline":   newItemDeadline,   // D04
	"received":        newReceived,       // D05
	"period":          newPeriod,         // D06
	"needs":           newNeeds,          // R01, R02, R03
	"measure":         newMeasure,        // R05
	"forbids":         newForbids,        // R06
}
