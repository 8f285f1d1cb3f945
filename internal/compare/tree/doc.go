// Package tree compares what two builds left in two folders, file by file, each
// kind of file in its own way: drawn workbooks by their meaning, ledgers by
// their facts, everything else by its bytes.
//
// It owns which file is of which kind, and the masks of what two runs of one
// build say otherwise (masks.go). It refuses to judge what differs.
package tree
