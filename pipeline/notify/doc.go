// Package notify derives from a snapshot which letters are due, and carries them
// by mail and to the webhooks of group robots.
//
// It owns what is told when: new findings once to the department that they are
// about, a reminder once to those who owe before a deadline, the day's summary
// once to the section; and how each channel wants it. It refuses to remember:
// what was told comes in and what became of a letter goes out, the ledger keeps
// it. It never shows a password or a key, and puts no department's data into
// another's letter.
package notify
