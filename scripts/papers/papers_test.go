package main

import (
	"bytes"
	"io/fs"
	"testing"

	"jixiao/configs"
)

// TestShipped: the templates that are shipped are those that this command writes.
func TestShipped(t *testing.T) {
	for _, p := range shipped {
		want, err := p.file()
		if err != nil {
			t.Fatal(err)
		}
		got, err := fs.ReadFile(configs.Files(), "公文/"+p.name+".docx")
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("configs/公文/%s.docx is not what go run ./scripts/papers configs/公文 writes", p.name)
		}
	}
}
