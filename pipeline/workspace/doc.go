// Package workspace is where every use case works: a campaign, the folders that
// its inbox, outbox, ledger and backups are, and the moment that counts.
//
// It owns what all of them begin with: Place says where the ledger is, State
// what lies beside it, Session who may write, with the ledger open; whether
// there is a history at all, and what the ledger holds after its last run. It
// refuses what a use case does there: it judges, publishes and tells nothing.
package workspace
