// Package report is what people open, made from a snapshot of the ledger. Its
// rooms own one report each, and what stands in it: master (总表), department
// (最新审核意见), daily (审核日报), receipt (报送回执), guide (怎么报送) and
// manifest (目录). They know nothing of each other; what several of them show
// is in view, how a page looks in page.
//
// The package itself holds what is tested over all of them. It refuses code: a
// report belongs into its room.
package report
