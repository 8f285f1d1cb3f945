// Package report turns a snapshot of the ledger into what people open: the
// master workbook (总表), a department's report (最新审核意见), the section's
// daily report (审核日报) and findings.json.
//
// It owns what stands in which sheet and who may see it. Each report is one
// function over a campaign and a snapshot that writes to an io.Writer: the
// same snapshot gives the same bytes. It refuses paths, clocks and judgement:
// it decides no verdict, and it names no run but the one that first saw a
// finding. Cells and XML are the business of package book.
package report
