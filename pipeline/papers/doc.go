// Package papers makes the bureau's papers – notices, reminders, reports – from the
// section's own templates of Word and from what the ledger holds.
//
// It owns what placeholders in templates may be called, what they stand for, how
// figures and days are written, and whom each paper is for: everything in a paper
// for one unit is that unit's. It refuses to judge, to keep figures of its own, and
// to send anything: whoever calls it says where the papers go. It knows no form:
// lists and columns are called as the campaign's forms and master call them.
package papers
