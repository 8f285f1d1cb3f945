package wordtest

import (
	"archive/zip"
	"bytes"
	"testing"
)

// Template is a file of Word whose body is one paragraph, with a text as markup.
func Template(t testing.TB, says string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	w, err := z.Create("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(`<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>` + says + `</w:t></w:r></w:p></w:body></w:document>`)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
