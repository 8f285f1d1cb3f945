// Package celltext is what a text must be like to stand in a cell of a
// workbook, and how much room it takes there.
//
// It owns characters that markup cannot hold, escapes, the most that a cell
// takes, and the width of Chinese text. It refuses to know workbooks: who
// writes them asks here.
package celltext
