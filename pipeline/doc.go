// Package pipeline is one run from end to end: look, receive, read, check,
// record, publish.
//
// It is the only package that knows the order of the stages and what each may
// rely on: a look is recorded before anything is received, a copy is in the
// archive before the ledger speaks of it, and the outbox is made from the
// ledger alone. It refuses the details: how a file is read, what a rule means,
// how a workbook looks are the business of the packages below it.
package pipeline
