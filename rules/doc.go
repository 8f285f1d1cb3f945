// Package rules judges submissions: rules in, findings out.
//
// It owns the rule catalogue (codes, severities, texts), what the section
// changes of it, the engine, and what makes one mistake one finding. codes.go
// says of every code which file judges it: the kinds of rules stand in kind, one
// a file, what they are built of in check, what they know of the campaign in
// register. It refuses state, files, clocks and the ledger: a rule sees one
// submission and the facts of its campaign.
package rules
