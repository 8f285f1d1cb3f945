// Package text reads tables that are kept as text: comma, semicolon or tab
// separated (.csv, .tsv, .txt), in UTF-8, UTF-16 or GB18030.
//
// It owns finding out how such a text is written. It refuses to guess what a
// value means: only a plain number is one, and a code with leading zeros, a
// date or a percentage stays the text that it is. A text that is no table is
// refused.
package text
