package main

import (
	"fmt"
	"slices"
)

// size is how large a campaign is.
type size struct{ files, aUnit int }

// usual is how many files a department hands in where nothing else is asked.
const usual = 5

// spread is the most files over which the number of departments is varied, and
// of a campaign that is watched.
const spread = 20000

func (s size) String() string { return fmt.Sprintf("%d-%d", s.files, s.departments()) }

func (s size) departments() int { return s.files / s.aUnit }

// plan is every number of files with five a department, and of one also the
// same files in few departments and in many.
func plan(files []int) []size {
	var all []size
	for _, n := range files {
		all = append(all, size{n, usual})
	}
	n := watched(files).files
	for _, departments := range []int{10, 400, n / 2} {
		if s := (size{n, n / departments}); s.aUnit > 0 && !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}

// watched is the size of the campaign whose inbox is watched.
func watched(files []int) size {
	n := files[0]
	for _, f := range files {
		if f <= spread {
			n = f
		}
	}
	return size{n, usual}
}
