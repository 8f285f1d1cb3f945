package view

import (
	"slices"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// legible is the snapshot as people may read it: a file's name can hold line
// breaks, and marks that make one kind of file look like another.
func legible(s *record.Snapshot) *record.Snapshot {
	if !slices.ContainsFunc(s.Files, func(f record.File) bool { return odd(f.Path) }) &&
		!slices.ContainsFunc(s.Versions, func(v record.Version) bool { return odd(v.File.Path) }) &&
		!slices.ContainsFunc(s.Issues, func(i record.Issue) bool { return odd(i.Place.File) }) {
		return s
	}
	out := *s
	out.Files, out.Versions, out.Issues = slices.Clone(s.Files), slices.Clone(s.Versions), slices.Clone(s.Issues)
	for i := range out.Files {
		out.Files[i].Path = finding.OneLine(out.Files[i].Path)
	}
	for i := range out.Versions {
		out.Versions[i].File.Path = finding.OneLine(out.Versions[i].File.Path)
	}
	for i := range out.Issues {
		out.Issues[i].Place.File = finding.OneLine(out.Issues[i].Place.File)
	}
	return &out
}

func odd(path string) bool { return finding.OneLine(path) != path }
