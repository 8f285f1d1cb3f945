// Package formguess drafts the definition of a form from samples of it, filled
// in or blank.
//
// It owns what can be seen in cells alone: title and year, labels with their
// values, headers in one or two levels, rows that close a table and what they
// add up, what kind of value each place holds; and how a definition is written
// down as YAML. Whatever it is unsure of is a Doubt, said in both languages.
// It refuses to decide: a draft is read by a person before it judges anybody.
// It knows no file, no folder and no campaign but what Known says of one.
package formguess
