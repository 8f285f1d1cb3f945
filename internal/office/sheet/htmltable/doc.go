// Package htmltable reads the tables of web pages, which many systems export
// under the name of a workbook (.xls).
//
// It owns how tables become sheets: spans, line breaks, entities, and what
// Excel adds to a page about its values. It refuses tables nested without end
// and pages that break off within a table; it runs and fetches nothing, and
// what stands outside of tables is no value.
package htmltable
