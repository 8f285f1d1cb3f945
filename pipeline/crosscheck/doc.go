// Package crosscheck finds what can only be told by looking over the whole
// campaign: what is late or missing (D01–D03, D07), what does not fit together
// between submissions (X01–X03, X05–X08), items against the problem list (D04,
// D09), evidence against attachments (R08), and files that are gone (F12).
//
// It owns who owes what by when, and whom such a finding is told to: nobody is
// shown the name of a file that somebody else sent. It refuses the disk, the
// ledger and a clock of its own: snapshot, campaign and moment come in,
// findings go out, the same ones for the same input.
package crosscheck
