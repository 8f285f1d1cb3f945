// Package outcome writes what the section decides on when an evaluation is over:
// 结果应用_YYYY.xlsx with the sheets 结果应用, 公开表, 通报, 考核情况 and 逾期明细, and
// the page of the projects that are made public.
//
// It owns which facts stand on these sheets, how they are counted, and what the
// section's own policy proposes of them. It refuses to judge: what is to be decided
// is left blank. Nothing on them counts days from today.
package outcome
