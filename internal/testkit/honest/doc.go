// Package honest draws sheets that honest clerks hand in: right in every fact,
// and laid out and written in as many ways as people have (styles). Whatever
// the program says against one of them, beyond an information, is a false
// alarm.
//
// It owns the facts of the sheets, which agree with a campaign's register and
// with each other, the styles, and writers of workbooks that know nothing of
// our own. It refuses to judge, and a style refuses to change a fact.
package honest
