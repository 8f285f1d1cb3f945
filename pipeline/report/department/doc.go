// Package department writes what one department gets: its report (最新审核意见)
// and the letters that tell of it; and the same report for the section, on what
// it and evaluators handed in.
//
// It owns what a department reads of its findings, duties and files, and how it
// is told to go on. It never shows what another one sent, and refuses to decide
// whether anything goes out.
package department
