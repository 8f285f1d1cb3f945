// Package word fills templates of Word: texts with {{placeholders}} in the body, in
// tables, headers, footers, text boxes, footnotes and endnotes.
//
// It owns finding placeholders, however many runs Word has torn them into, repeating
// the rows and paragraphs that speak of a list, and telling what is wrong with a
// template where it stands. It refuses to know what a placeholder stands for, which
// its caller says, and changes nothing else: every other part of the package, and all
// markup around what it fills, stays byte for byte as it was. What is filled in is
// text, whatever it looks like.
package word
