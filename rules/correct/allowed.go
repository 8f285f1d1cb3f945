package correct

import (
	"slices"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// allowance is one kind of cell that may be mended, and how. A type of field that
// no allowance names is never touched.
type allowance struct {
	types []form.Type
	field string       // only that field; "" is any
	code  finding.Code // what is told of such a cell
	// variants are the wordings of it that speak of form alone; none lets the
	// value say by itself whether there is anything to mend.
	variants []string
	mend     func(spot) (Correction, bool)
	why      finding.Text
}

// allowed is all that counts as form. What is not here is a conclusion or might
// be one: grades and other entries of a list (V03 choice) decide what is counted
// where, 元 for 万元 (V02 yuan), a rate without its percent sign (V11) and a tail
// that calculating left (V05) would be another number, a name with other figures
// or another project's (C02, C03, C04) may be a mistake in the code.
var allowed = []allowance{
	// The reader took the same number; SUM does not until it is one.
	{types: []form.Type{form.TypeScore, form.TypeWeight, form.TypeAmount, form.TypeRate, form.TypeNumber, form.TypeCount},
		code: "V03", mend: number,
		why: finding.Text{ZH: "数字是文本，或带有单位、空格、全角字符，改为同样大小的数值", EN: "a number kept as text, or with a unit, blanks or full-width characters: now the same number"}},
	// Year, month and day are written out; only how is changed.
	{types: []form.Type{form.TypeDate}, code: "V03", variants: []string{""}, mend: day,
		why: finding.Text{ZH: "日期是文本或没有日期格式，改为同一天的日期", EN: "a date kept as text or without its format: now a date of the same day"}},
	// The register has exactly one code that is spelled so.
	{types: []form.Type{form.TypeCode}, code: "V03", mend: code,
		why: finding.Text{ZH: "项目编号按项目明细表的写法", EN: "the code as the register spells it"}},
	// Code and name are one unit's, as the unit list writes it.
	{types: []form.Type{form.TypeUnit}, code: "V03", mend: unit,
		why: finding.Text{ZH: "单位按单位名录的写法", EN: "the unit as the unit list writes it"}},
	// A slip in the name of a project whose code and unit are right.
	{types: []form.Type{form.TypeText}, field: form.ProjectNameField, code: "C02", variants: []string{"near"}, mend: name,
		why: finding.Text{ZH: "项目编号和单位无误，名称按项目明细表改正错别字", EN: "code and unit are right: the name as the register spells it"}},
}

// allowanceFor finds what may be done with a field; nil is nothing.
func allowanceFor(f *form.Field) *allowance {
	if f.Ordinal {
		return nil
	}
	for i := range allowed {
		if a := &allowed[i]; slices.Contains(a.types, f.Type) && (a.field == "" || a.field == f.ID) {
			return a
		}
	}
	return nil
}
