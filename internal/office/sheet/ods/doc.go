// Package ods reads the workbooks of LibreOffice and other programs of the
// OpenDocument family (.ods).
//
// It owns the parts of such a package: cells with their repetitions, covered
// cells, values by type, number styles as far as they say what a number is,
// formulas written the way Excel writes them. Repeated empty rows cost
// nothing. It refuses what needs a password, document type definitions, and
// markup nested without end; it runs no script and follows no link.
package ods
