package crosscheck

import (
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// afterFinal tells of sheets that came when their stage was final already, or count
// only since (X09), of each once.
func (l *checker) afterFinal() {
	if len(record.Finals(l.s.Decisions)) == 0 {
		return
	}
	versions, told := l.perSheet(), map[record.Part]bool{}
	for i := range l.s.Versions {
		v := &l.s.Versions[i]
		at := v.Part()
		if v.State != record.AfterFinal || told[at] {
			continue
		}
		told[at] = true
		variant := ""
		if v.Settled {
			variant = "settled"
		}
		l.addSheet(v, versions, finding.Finding{Code: "X09", Variant: variant, Args: finding.Args{
			"stage": finding.Same(v.Final.Target.Stage), "doc": finding.Same(v.Final.Final.Doc),
			"day": finding.Same(l.day(v.Final.AsOf).String())}})
	}
}
