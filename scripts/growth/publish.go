package main

import (
	"errors"
	"os"
	"path/filepath"

	"jixiao/internal/testkit/cost"
)

// publish prints the table, and puts it and the picture into the documents
// where one asks for that.
func publish(docs string, r report) error {
	table := r.table()
	if _, err := os.Stdout.WriteString(table); err != nil || docs == "" {
		return err
	}
	return errors.Join(cost.Put(filepath.Join(docs, "performance.md"), "growth", table),
		os.WriteFile(filepath.Join(docs, "pictures", "growth.svg"), []byte(r.plot()), 0o644))
}
