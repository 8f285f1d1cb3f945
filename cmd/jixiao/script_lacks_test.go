package main

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"

	"github.com/rogpeppe/go-internal/testscript"
)

// lacks PATTERN PATH… looks for a pattern in the names and the contents of all
// files, and in the parts of office files. With ! it must be there.
func (engine) lacks(ts *testscript.TestScript, neg bool, args []string) {
	pattern := regexp.MustCompile(args[0])
	found, files := false, 0
	for _, root := range args[1:] {
		ts.Check(filepath.WalkDir(ts.MkAbs(root), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			files++
			text, err := saidIn(path)
			if at := pattern.FindIndex(text); at != nil {
				found = true
				ts.Logf("%s: …%s…", path, text[max(0, at[0]-60):min(len(text), at[1]+60)])
			}
			return err
		}))
	}
	if files == 0 {
		ts.Fatalf("no files in %v", args[1:])
	}
	if found != neg {
		ts.Fatalf("%s: found is %v", args[0], found)
	}
}

// saidIn is a file's name and all that it says.
func saidIn(path string) ([]byte, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	all := append([]byte(filepath.Base(path)+"\n"), data...)
	if !bytes.HasPrefix(data, []byte("PK")) {
		return all, nil
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	for _, part := range z.File {
		r, err := part.Open()
		if err != nil {
			return nil, err
		}
		text, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		all = append(all, text...)
	}
	return all, nil
}
