// Package rules judges submissions: rules in, findings out.
//
// It owns the rule catalogue (codes, severities, wording), the rule kinds (a
// sum, a band, a look-up, a date …), one a file, and the order of precedence
// that makes one mistake one finding. It refuses state, files, clocks and the
// ledger: a rule sees one submission and the Facts of its campaign.
package rules
