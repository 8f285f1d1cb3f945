// Package booktest tells tests whether Excel would take a workbook, as far as
// that can be told without it: Excel opens nothing whose elements stand in
// another order than the schema's, or whose parts do not find each other.
//
// It owns these rules and refuses to know what is in the cells. It unpacks with
// the standard library, so that it shares no slip with what wrote.
package booktest
