// Package view is a snapshot of the ledger as reports show it: everything by
// its key, with the names, places and labels that people read.
//
// It owns the duties with what came of them, what there is for which
// department and whether it goes out, and the tables, cells and letters that
// more than one report is made of; and findings.json, which is all of it for
// other programs. The same snapshot gives the same words. It refuses paths,
// clocks and judgement, and knows no report.
package view
