package ooxml

import (
	"archive/zip"
	"bytes"
	"io"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/klauspost/compress/flate"
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
			for portion := range bytes.SplitAfterSeq(text[from:cut], []byte(`1"/>`)) {
				mustWrite(t, p, portion)
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

// TestAListIsPackedAlike whether it is packed beside whoever writes it or not.
func TestAListIsPackedAlike(t *testing.T) {
	list, alone := List(), Piece{}
	alone.begin(0, hurried)
	room := make([]byte, 3*long)
	for n := range 9 {
		portion := room[:n*long/3]
		for i := range portion {
			portion[i] = "<c r=\"A1\"/>"[(i*n+i/7)%11]
		}
		mustWrite(t, &list, portion)
		mustWrite(t, &alone, portion)
	}
	var got, want bytes.Buffer
	for to, p := range map[*bytes.Buffer]*Piece{&got: &list, &want: &alone} {
		if _, err := p.WriteTo(to); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(got.Bytes(), want.Bytes()) || list.crc != alone.crc || list.size != alone.size {
		t.Errorf("%d bytes of %d became %d, want %d", list.size, alone.size, got.Len(), want.Len())
	}
}

// TestAPanicInPackingReachesTheWriter with the next portion, or at the end.
func TestAPanicInPackingReachesTheWriter(t *testing.T) {
	for name, next := range map[string]func(*Piece) error{
		"portion": func(p *Piece) error { _, err := p.Write([]byte("x")); return err },
		"end":     (*Piece).end,
	} {
		p := List()
		p.flater = new(flate.Writer) // was not made by New
		mustWrite(t, &p, make([]byte, long))
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: the writer is told nothing", name)
				}
			}()
			t.Error(name, next(&p))
		}()
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
