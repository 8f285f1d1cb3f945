package fonts

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"unicode/utf16"
)

// name is an entry of a table of names.
type name struct {
	platform, id int
	text         string
}

// face is a font with nothing but its names, as it stands at a place of a file.
func face(at int, all ...name) []byte {
	var entries, texts []byte
	put := func(b []byte, n int) []byte { return binary.BigEndian.AppendUint16(b, uint16(n)) }
	for _, n := range all {
		text := []byte(n.text)
		if n.platform != 1 {
			text = nil
			for _, u := range utf16.Encode([]rune(n.text)) {
				text = put(text, int(u))
			}
		}
		for _, v := range []int{n.platform, 1, 0x804, n.id, len(text), len(texts)} {
			entries = put(entries, v)
		}
		texts = append(texts, text...)
	}
	table := append(append(put(put(put(nil, 0), len(all)), 6+len(entries)), entries...), texts...)
	out := append([]byte{0, 1, 0, 0}, 0, 1, 0, 0, 0, 0, 0, 0)
	out = append(append(out, "name\x00\x00\x00\x00"...), 0, 0, 0, 0, 0, 0, 0, 0)
	binary.BigEndian.PutUint32(out[20:], uint32(at+len(out)))
	binary.BigEndian.PutUint32(out[24:], uint32(len(table)))
	return append(out, table...)
}

// collection is a file of several fonts.
func collection(first, second []name) []byte {
	head := []byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x02")
	a := face(20, first...)
	head = binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(head, 20), uint32(20+len(a)))
	return append(append(head, a...), face(20+len(a), second...)...)
}

func TestNames(t *testing.T) {
	song := []name{{3, 1, "仿宋_GB2312"}, {1, 1, "FangSong_GB2312"}, {3, 2, "Regular"}, {3, 4, "仿宋_GB2312 常规"}}
	for what, tt := range map[string]struct {
		file []byte
		want []string
	}{
		"one":          {face(0, song...), []string{"仿宋_GB2312", "FangSong_GB2312", "仿宋_GB2312 常规"}},
		"a collection": {collection(song[:1], []name{{0, 16, "宋体"}}), []string{"仿宋_GB2312", "宋体"}},
		"cut short":    {face(0, song...)[:30], nil},
		"no font":      {[]byte("PK\x03\x04"), nil},
		"hostile":      {append([]byte("ttcf\x00\x01\x00\x00"), bytes.Repeat([]byte{0xff}, 400)...), nil},
	} {
		if got := names(bytes.NewReader(tt.file)); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", what, got, tt.want)
		}
	}
}

func TestIn(t *testing.T) {
	dir := t.TempDir()
	for path, data := range map[string][]byte{"a/SIMFANG.TTF": face(0, name{3, 1, "FangSong"}), "b.ttf": []byte("no font"), "c.txt": face(0, name{3, 1, "Text"})} {
		path = filepath.Join(dir, path)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	all := In(dir, filepath.Join(dir, "none"))
	if !all.Has(" fangsong") || all.Has("Text") || len(all) != 1 {
		t.Errorf("%v", all)
	}
}

// FuzzNames: whatever a file looks like, reading it ends.
func FuzzNames(f *testing.F) {
	f.Add(face(0, name{3, 1, "宋体"}))
	f.Add(collection([]name{{3, 1, "宋体"}}, nil))
	f.Fuzz(func(_ *testing.T, data []byte) { names(bytes.NewReader(data)) })
}
