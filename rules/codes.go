package rules

import (
	"jixiao/rules/finding"
)

// origin says of codes where they arise; and where it is of one code alone,
// which others are not told beside it.
type origin struct {
	codes codes
	from  from
	over  []over
	above bool // for whoever takes in the summaries of regions
}

type (
	// from are files of kinds, and packages outside the rules.
	from  []string
	codes []finding.Code
)

// over are codes that one finding makes superfluous, as far as they are as near
// to it as the scope says.
type over struct {
	scope scope
	codes codes
}

// origins are all codes there are, in the order of the catalogue.
var origins = []origin{
	{codes: codes{"F01"}, from: from{"internal/office/sheet", "internal/office/sheet/draft", "internal/office/sheet/limit", "internal/office/sheet/ods", "internal/office/sheet/xlsx", "pipeline/judge", "pipeline/workspace"}},
	{codes: codes{"F02"}, from: from{"internal/office/sheet", "internal/office/sheet/draft", "internal/office/sheet/xlsx"}},
	{codes: codes{"F03"}, from: from{"internal/office/sheet", "internal/office/sheet/htmltable", "internal/office/sheet/text", "internal/office/sheet/xls", "pipeline/judge"}},
	{codes: codes{"F04"}, from: from{"internal/office/sheet/limit", "pipeline/judge", "pipeline/receive"}},
	{codes: codes{"F05", "F06", "F09", "F11"}, from: from{"pipeline/judge"}},
	{codes: codes{"F07", "F08", "F10", "F13", "F16"}, from: from{"pipeline/receive"}},
	{codes: codes{"F14", "F15"}, from: from{"pipeline"}},
	{codes: codes{"F12"}, from: from{"pipeline/crosscheck"}},

	{codes: codes{"S01", "S02", "S03", "S04", "S05", "S06", "S07", "S10"}, from: from{"rules/form"}},
	{codes: codes{"S09"}, from: from{"pipeline/judge", "rules/form"}},
	{codes: codes{"S08"}, from: from{"rules/form"},
		over: []over{{sameLine, codes{"V01", "V02", "V04", "T01", "T09"}}}},
	{codes: codes{"S11"}, from: from{"rules/kind/missing_group.go", "rules/cause"}},
	{codes: codes{"S12"}, from: from{"rules/kind/known_group.go"},
		over: []over{{sameSheet, codes{"T12"}}}},

	{codes: codes{"V03"}, from: from{"rules/form", "rules"}},
	{codes: codes{"V01", "V02", "V04", "V05", "V06", "V07", "V08", "V09", "V10", "V11"}, from: from{"rules/form"}},
	{codes: codes{"V12"}, from: from{"rules/kind/left_empty.go"}},

	{codes: codes{"T01", "T11"}, from: from{"rules/kind/at_most.go"}},
	{codes: codes{"T02"}, from: from{"rules/kind/full_mark.go"}},
	{codes: codes{"T03"}, from: from{"rules/kind/total.go"}},
	{codes: codes{"T04"}, from: from{"rules/kind/subtotal.go"}},
	{codes: codes{"T05"}, from: from{"rules/kind/equal.go"}},
	{codes: codes{"T06"}, from: from{"rules/kind/parts.go"}},
	{codes: codes{"T07"}, from: from{"rules/kind/quotient.go"}},
	{codes: codes{"T08"}, from: from{"rules/kind/row_count.go", "rules/kind/list_total.go", "rules/cause"},
		over: []over{{sameSheet, codes{"R04"}}}},
	{codes: codes{"T09"}, from: from{"rules/kind/reason.go"}},
	{codes: codes{"T10"}, from: from{"rules/kind/fund_score.go"},
		over: []over{{sameCell, codes{"T01"}}}},
	{codes: codes{"T12"}, from: from{"rules/kind/profile.go", "rules/kind/least_share.go"}},
	{codes: codes{"T13", "T14", "T16"}, from: from{"rules/cause"}},
	{codes: codes{"T15"}, from: from{"rules/kind/merged.go", "rules/cause"}},

	{codes: codes{"G01"}, from: from{"rules/kind/grade.go"},
		over: []over{{sameCell, codes{"G02"}}}},
	{codes: codes{"G02"}, from: from{"rules/kind/grade_of_sum.go"}},
	{codes: codes{"G03"}, from: from{"rules/kind/grade_shown.go"}},
	{codes: codes{"G04"}, from: from{"rules/kind/grade_near.go"}},
	{codes: codes{"G05"}, from: from{"rules/kind/full_marks.go"}},

	{codes: codes{"C01"}, from: from{"rules/kind/registered.go"}},
	{codes: codes{"C02"}, from: from{"rules/kind/register_name.go"}},
	{codes: codes{"C03"}, from: from{"rules/kind/register_unit.go", "rules/kind/reporting_unit.go"}},
	{codes: codes{"C04"}, from: from{"rules/kind/unit_pair.go"},
		over: []over{{sameCell, codes{"C03"}}}},
	{codes: codes{"C05"}, from: from{"rules/kind/register_amount.go"}},
	{codes: codes{"C06"}, from: from{"rules/kind/folder.go", "pipeline/judge"},
		over: []over{{sameProject, codes{"C02", "C03", "C05", "C07", "C08"}}}},
	{codes: codes{"C07"}, from: from{"rules/kind/division.go"}},
	{codes: codes{"C08"}, from: from{"rules/kind/amount_in_yuan.go", "rules/cause"},
		over: []over{{sameCell, codes{"C05"}}}},
	{codes: codes{"C09"}, from: from{"pipeline/judge"}},

	{codes: codes{"X01", "X07", "X09"}, from: from{"pipeline/crosscheck"}},
	{codes: codes{"X02"}, from: from{"rules/kind/issued_score.go"}},
	{codes: codes{"X03"}, from: from{"rules/kind/unanswered.go"}},
	{codes: codes{"X05"}, from: from{"rules/kind/alike.go"}},
	{codes: codes{"X06"}, from: from{"rules/kind/same_elsewhere.go"}},
	{codes: codes{"X08"}, from: from{"rules/kind/not_listed.go"}},
	{codes: codes{"X04"}, from: from{"rules/kind/owner.go"},
		over: []over{{sameSheet, codes{"C03"}}, {sameRow, codes{"C02"}}}},

	{codes: codes{"D01", "D02", "D03", "D07"}, from: from{"pipeline/crosscheck"}},
	{codes: codes{"D04"}, from: from{"rules/kind/item_deadline.go"},
		over: []over{{sameCell, codes{"D06", "D09"}}}},
	{codes: codes{"D05"}, from: from{"rules/kind/received.go"},
		over: []over{{sameCell, codes{"D06"}}}},
	{codes: codes{"D06"}, from: from{"rules/kind/period.go"}},
	{codes: codes{"D08"}, from: from{"rules/kind/filled_in.go"},
		over: []over{{sameCell, codes{"D05", "D06"}}}},
	{codes: codes{"D09"}, from: from{"rules/kind/own_due.go"}},

	{codes: codes{"R01", "R02", "R03"}, from: from{"rules/kind/needs.go"}},
	{codes: codes{"R04"}, from: from{"rules/kind/quotient.go"}},
	{codes: codes{"R05"}, from: from{"rules/kind/measure.go"},
		over: []over{{sameCell, codes{"R07", "X06"}}}},
	{codes: codes{"R06"}, from: from{"rules/kind/forbids.go"}},
	{codes: codes{"R07"}, from: from{"rules/kind/same_measure.go"}},
	{codes: codes{"R08"}, from: from{"rules/kind/evidence.go"}},

	{codes: codes{"U01"}, from: from{"rules/kind/sealed.go"}, above: true,
		over: []over{{sameSheet, codes{"T08"}}}},
	{codes: codes{"U02"}, from: from{"rules/kind/outdated.go"}, above: true},
	{codes: codes{"U03"}, from: from{"rules/kind/same_elsewhere.go"}, above: true},

	{codes: codes{"M01"}, from: from{"pipeline/publish"}},

	{codes: codes{"A01", "A02", "A04"}, from: from{"pipeline/decide"}},
	{codes: codes{"A03"}, from: from{"pipeline/judge"}},
}

// code is the only one of a row.
func (o origin) code() finding.Code { return o.codes[0] }
