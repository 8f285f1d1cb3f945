// Command papers writes the templates of papers that are shipped, as .docx files
// after GB/T 9704.
//
//	go run ./scripts/papers configs/公文
//
// It owns how these papers look and what they say. It refuses to fill them in.
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: papers FOLDER")
		os.Exit(2)
	}
	if err := writeAll(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "papers:", err)
		os.Exit(3)
	}
}

func writeAll(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, p := range shipped {
		data, err := p.file()
		if err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
		if err := os.WriteFile(filepath.Join(dir, p.name+".docx"), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}
