// Package finalize makes a stage of the campaign final (定稿): the master as it stands,
// with papers that are asked for, is kept among the originals, and the section's
// decision says so in the ledger, with the run, its seal and what was open.
//
// It owns what is made final and in which order that is kept: what the ledger speaks
// of is safe before. It refuses to judge, to send anything, and to make a stage final
// of which something is open, unless it is told to.
package finalize
