// Package annotate gives a sender's own workbook back with every mistake
// marked: a colour on the cell, a comment that says what is wrong and how to
// mend it, and a list of all findings in front.
//
// It owns patching a package: what needs no change stays byte for byte the
// same, and no value of a cell is ever written again, but for those that Correct
// is told to mend: a corrected copy differs in these cells alone, and in what
// says so (comments, a list at the end). It knows its own marks,
// so that the copy of a mended copy carries none that no longer holds. It
// refuses to judge, and to know disks, clocks and ledgers: bytes and findings
// go in, bytes come out. A file that is no .xlsx becomes one by Convert first.
package annotate
