// Package markdown reads the Markdown texts that come with the program, for
// pages that lie beside it.
//
// It owns how such a text becomes markup: headings that can be led to under the
// names that they have on the web, tables, and links that lead where its caller
// says. It refuses markup inside a text, and to know what a page looks like or
// where it lies.
package markdown
