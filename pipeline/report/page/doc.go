// Package page writes self-contained HTML pages: one file with its style and
// drawings inside, which opens without a network, needs no script, prints on
// A4 and follows the reader's light or dark setting.
//
// It owns what a page of ours looks like and that every text in it is text. It
// refuses to know what a page is about: reports fill in its parts.
package page
