package ooxml

import (
	"bytes"
	"compress/flate"
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
)

// unpack inflates through a window of the given size, sliding it as a
// tokenizer does.
func unpack(src []byte, window int) ([]byte, error) {
	f := new(inflater)
	f.reset(src)
	buf := make([]byte, window)
	var out []byte
	end := 0
	for {
		before := end
		n, err := f.fill(buf, end)
		out = append(out, buf[before:n]...)
		end = n
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return out, err
		}
		if keep := min(end, history); end > keep {
			copy(buf, buf[end-keep:end])
			end = keep
		}
	}
}

func deflated(t testing.TB, data []byte, level int) []byte {
	t.Helper()
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, level)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return packed.Bytes()
}

func TestInflate(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	noise := make([]byte, 200_000)
	for i := range noise {
		noise[i] = byte(r.Uint32())
	}
	few := make([]byte, 200_000)
	for i := range few {
		few[i] = byte(r.ExpFloat64() * 12)
	}
	for name, data := range map[string][]byte{
		"nothing": nil,
		"a byte":  []byte("a"),
		"runs":    bytes.Repeat([]byte("a"), 300_000),
		"noise":   noise,
		"skewed":  few,
		"markup":  []byte(strings.Repeat(`<c r="A1" s="3" t="s"><v>17</v></c>`, 20_000)),
		"far":     append(append(bytes.Clone(noise[:32768]), noise[:32768]...), noise[:100]...),
	} {
		for _, level := range []int{flate.HuffmanOnly, flate.NoCompression, flate.BestSpeed, flate.BestCompression} {
			for _, window := range []int{history + 1000, 1 << 20} {
				got, err := unpack(deflated(t, data, level), window)
				if err != nil || !bytes.Equal(got, data) {
					t.Errorf("%s, level %d, window %d: %d bytes of %d, %v", name, level, window, len(got), len(data), err)
				}
			}
		}
	}
}

func TestInflateCut(t *testing.T) {
	packed := deflated(t, []byte(strings.Repeat("绩效评价 0123456789", 50)), flate.BestCompression)
	for n := range packed {
		if _, err := unpack(packed[:n], 1<<16); !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("cut to %d of %d bytes: %v", n, len(packed), err)
		}
	}
}

// FuzzInflate holds that we unpack what the standard library unpacks, and
// nothing else.
func FuzzInflate(f *testing.F) {
	text := []byte(strings.Repeat(`<c r="A1" t="s"><v>1</v></c>`, 40) + "绩效")
	for _, level := range []int{flate.HuffmanOnly, flate.NoCompression, flate.BestSpeed, flate.BestCompression} {
		f.Add(deflated(f, text, level))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		const most = 1 << 22
		want, wantErr := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(src)), most))
		if len(want) == most {
			return
		}
		got, err := unpack(src, history+700)
		if (err == nil) != (wantErr == nil) {
			t.Fatalf("error %v, want %v", err, wantErr)
		}
		if err == nil && !bytes.Equal(got, want) {
			t.Fatalf("%d bytes differ from the %d wanted", len(got), len(want))
		}
	})
}

func BenchmarkInflate(b *testing.B) {
	var data []byte
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 50_000 {
		data = append(data, `<c r="AB`...)
		data = append(data, byte('0'+i/1000%10), byte('0'+i/100%10), byte('0'+i/10%10), byte('0'+i%10))
		data = append(data, `" s="3"><v>`...)
		for range 5 {
			data = append(data, byte('0'+r.IntN(10)))
		}
		data = append(data, `</v></c>`...)
	}
	packed := deflated(b, data, flate.DefaultCompression)
	b.Run("ours", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		f, buf := new(inflater), make([]byte, 128<<10)
		for b.Loop() {
			f.reset(packed)
			for end := 0; ; {
				n, err := f.fill(buf, end)
				if err != nil {
					break
				}
				copy(buf, buf[n-history:n])
				end = history
			}
		}
	})
	b.Run("compress/flate", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		fr := flate.NewReader(bytes.NewReader(packed))
		for b.Loop() {
			fr.(flate.Resetter).Reset(bytes.NewReader(packed), nil)
			io.Copy(io.Discard, fr)
		}
	})
}
