// Package daily writes the section's report of a day (审核日报), as a workbook
// and as a page, the letter that tells of it, and on trial what the section
// compares: the sheet 试运行对照 and the page 成效.
//
// It owns the panels, one a file, of which workbook and page are two renderings,
// so that they cannot say different things; and the list of what is to be done
// today. It refuses paths and clocks, and names no run but the one that first
// saw a finding.
package daily
