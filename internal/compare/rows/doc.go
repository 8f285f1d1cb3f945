// Package rows compares what two ledgers say, table by table and row by row.
//
// It owns which columns are no facts: what comes from real time, and what is
// sealed over it. The list stands in masks.go, each with its reason. It never
// writes a ledger, and refuses to know what a row means.
package rows
