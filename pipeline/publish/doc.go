// Package publish makes the outbox of what the ledger holds: the section's
// pages, those of the departments, their marked copies and receipts.
//
// It owns which pages there are, where each lies, and which need not be made
// again; what people changed in the master it puts aside first. It refuses to
// judge and to say how a page looks, and goes by the ledger alone.
package publish
