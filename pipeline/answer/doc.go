// Package answer reads what departments answer to findings (情况说明, 异议) from
// the workbooks that they send back, and what the section says in its report of
// the day (放行, 试运行对照).
//
// It owns how such a table is known, wherever it stands and whatever was done
// to it: by its header row alone, so that a report that was renamed, sorted,
// filtered or saved by another program is still read. It also says which
// explanations say nothing.
// It refuses to know which finding is meant and whether it still holds: that
// follows from the ledger, in package record.
package answer
