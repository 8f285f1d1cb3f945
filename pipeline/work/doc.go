// Package work shares the campaigns of a list among any number of worker processes,
// on any number of machines: the list and the queue are tables of one PostgreSQL
// database, and the queue is River's.
//
// It owns when a run is due and whose it is. Once a minute one job, due, whoever asks
// for it first, takes the campaigns whose moment has come and puts a run of each into
// the queue, in one transaction. The clock of a run is fixed then, however late it is made. A run that
// ends says when the next one is due, in the transaction that completes its job. A run
// whose worker died is put into the queue anew by due as well. Letters that are left
// over, the nightly backup and the summary for the level above are jobs of their own.
//
// What is distributed is one run of one campaign, never one file. The package refuses to
// know what a run does, and gives nobody the right to write: that two workers never
// write into one ledger is the ledger's own business. No type of River or of the
// database leaves it.
package work
