package ooxml

import (
	"archive/zip"
	"bytes"
	"io"
	"math/rand/v2"
	"strconv"
	"testing"
)

// TestPiecesMakeOnePart however a text is cut, by the standard library's word.
func TestPiecesMakeOnePart(t *testing.T) {
	var text []byte
	random := rand.New(rand.NewPCG(1, 2))
	for len(text) < 300_000 {
		text = append(text, `<c r="`+strconv.Itoa(random.IntN(1000))+`"/>`...)
	}
	for _, cuts := range [][]int{{}, {0}, {len(text)}, {1}, {70_000, 70_000, 200_000}, {10, 100_000}} {
		pieces, from := []*Piece{}, 0
		for _, cut := range append(cuts, len(text)) {
			p := new(Piece)
			for stroke := range bytes.SplitAfterSeq(text[from:cut], []byte(`1"/>`)) {
				mustWrite(t, p, stroke)
			}
			pieces, from = append(pieces, p), cut
		}
		if got := mustJoin(t, pieces...); !bytes.Equal(got, text) {
			t.Errorf("cut at %v, %d bytes became %d others", cuts, len(text), len(got))
		}
	}
}

// TestAPieceGoesOn after somebody looked at what was packed of it.
func TestAPieceGoesOn(t *testing.T) {
	p := new(Piece)
	mustWrite(t, p, []byte("绩效"))
	if _, err := p.WriteTo(io.Discard); err != nil {
		t.Fatal(err)
	}
	mustWrite(t, p, []byte("绩效评价"))
	if got := string(mustJoin(t, p)); got != "绩效绩效评价" {
		t.Errorf("the piece became %q", got)
	}
}

func mustWrite(t *testing.T, p *Piece, content []byte) {
	t.Helper()
	if _, err := p.Write(content); err != nil {
		t.Fatal(err)
	}
}

// mustJoin makes a part of pieces and reads it; reading checks the checksum.
func mustJoin(t *testing.T, pieces ...*Piece) []byte {
	t.Helper()
	var out bytes.Buffer
	w := NewWriter(&out)
	if err := w.Join("a.xml", pieces...); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	r, err := z.Open("a.xml")
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return got
}
