package write

import (
	"errors"
	"io"
	"testing"

	"jixiao/rules/finding"
)

func TestTheDigestOfALongList(t *testing.T) {
	first, again, other := long("头").Digest(), long("头").Digest(), long("尾").Digest()
	if first != again {
		t.Error("the same list has another digest")
	}
	if first == other {
		t.Error("another list has the same digest")
	}
}

// TestTheDigestSeesEverything that can be set, each by itself.
func TestTheDigestSeesEverything(t *testing.T) {
	seen := map[string]string{}
	for name, change := range map[string]func(*Book, *Sheet){
		"nothing":  func(*Book, *Sheet) {},
		"hidden":   func(_ *Book, s *Sheet) { s.Hide() },
		"locked":   func(_ *Book, s *Sheet) { s.Protect() },
		"check":    func(_ *Book, s *Sheet) { s.Check(Check{Kind: AnyDay, First: "1", Last: "2"}) },
		"flag":     func(_ *Book, s *Sheet) { s.Flag(Flag{Formula: "A1=1"}) },
		"repeated": func(_ *Book, s *Sheet) { s.Repeat(1, 1) },
		"heads":    func(_ *Book, s *Sheet) { s.Heads(1, 1) },
		"filter":   func(_ *Book, s *Sheet) { s.Filter(1, 1) },
		"chart": func(_ *Book, s *Sheet) {
			s.Add(Chart{Title: "图", At: finding.Ref{Row: 1, Col: 4}, Width: 1, Height: 1})
		},
		"moved": func(_ *Book, s *Sheet) {
			s.Add(Chart{Title: "图", At: finding.Ref{Row: 1, Col: 5}, Width: 1, Height: 1})
		},
		"row":     func(_ *Book, s *Sheet) { s.Row(Text("y")) },
		"look":    func(_ *Book, s *Sheet) { s.Row(Text("y").Toned(Red)) },
		"link":    func(_ *Book, s *Sheet) { s.Row(Text("y").To("z", "t", finding.Ref{Row: 1, Col: 1})) },
		"target":  func(_ *Book, s *Sheet) { s.Row(Text("y").To("z", "t", finding.Ref{Row: 1, Col: 2})) },
		"name":    func(b *Book, _ *Sheet) { b.Constant("n", "1") },
		"wider":   func(_ *Book, s *Sheet) { s.layout.Columns[0].Width++ },
		"unseen":  func(_ *Book, s *Sheet) { s.layout.Columns[0].Hidden = true },
		"column":  func(_ *Book, s *Sheet) { s.layout.Columns = s.layout.Columns[:1] },
		"bare":    func(_ *Book, s *Sheet) { s.layout.Bare = true },
		"upright": func(_ *Book, s *Sheet) { s.layout.Upright = true },
		"frozen":  func(_ *Book, s *Sheet) { s.layout.Frozen++ },
		"header":  func(_ *Book, s *Sheet) { s.header = "头" },
		"author":  func(b *Book, _ *Sheet) { b.info.Author = "别人" },
		"title":   func(b *Book, _ *Sheet) { b.info.Title = "别的" },
		"merged":  func(_ *Book, s *Sheet) { s.Merge(finding.Ref{Row: 1, Col: 1}, finding.Ref{Row: 2, Col: 1}) },
		"open":    func(_ *Book, s *Sheet) { s.Row(Text("y").Input()) },
		"wrapped": func(_ *Book, s *Sheet) { s.Row(Text("y").As(Note).Wrapped()) },
		"note":    func(_ *Book, s *Sheet) { s.Row(Text("y").As(Note)) },
		"sheet":   func(b *Book, _ *Sheet) { b.Sheet("另", twoColumns()) },
	} {
		b := newBook()
		s := b.Sheet("表", twoColumns())
		s.Row(Text("x"))
		change(b, s)
		digest := b.Digest()
		if other := seen[digest]; other != "" {
			t.Errorf("%s and %s have the same digest", name, other)
		}
		seen[digest] = name
	}
	later := New(Info{Title: "总表", Author: "测试", At: moment.AddDate(1, 0, 0)})
	later.Sheet("表", twoColumns()).Row(Text("x"))
	if seen[later.Digest()] != "nothing" {
		t.Error("the digest changes with the time of creation")
	}
}

// A book gives its room back: what is asked of it afterwards must not look as
// if it were all there.
func TestASpentBookIsNotWritten(t *testing.T) {
	for name, spend := range map[string]func(*Book){
		"digest":  func(b *Book) { b.Digest() },
		"written": func(b *Book) { mustWrite(t, b) },
	} {
		b := newBook()
		b.Sheet("表", twoColumns()).Row(Text("x"))
		spend(b)
		if err := b.Write(io.Discard); !errors.Is(err, errSpent) {
			t.Errorf("%s: error is %v, want that the book is spent", name, err)
		}
	}
}
