// Package strangers plays campaigns of bureaus that this project has never seen:
// other forms, another year, no project register. Each is a set of forms and
// settings as text, of files as people write them, and of the master that must
// come of them, cell by cell.
//
// It owns files that are honest and look it: no title, headers that are numbers,
// merged cells, dates as text, notes below, workbooks of other programs. It
// refuses the five forms that are shipped, and to compute what is expected with
// the code under test.
package strangers
