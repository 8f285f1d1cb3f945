// Package receipt writes the receipts (报送回执): one sheet of paper for every
// file that ever came.
//
// It owns what a receipt says of a file, what came of it and what is to be done.
// It refuses to show more than its sheet holds; the department's report has it
// all.
package receipt
