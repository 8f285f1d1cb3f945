// Package crosscheck finds what can only be told by looking over the whole
// campaign: what is late or missing (D01–D03, D07), files at once and over again
// (X01, X07), after their stage was final (X09) or gone (F12), what the catalogue holds against each other (scores,
// lists and their answers, texts, evidence, days of lists), and what the section's
// own rules say of other forms, or of all sheets together.
//
// It owns who owes what by when, and whom such a finding is told to: nobody is
// shown the name of a file that somebody else sent. It refuses the disk, the
// ledger, a clock of its own, and to know any form: snapshot, campaign and moment
// come in, findings go out, the same ones for the same input.
package crosscheck
