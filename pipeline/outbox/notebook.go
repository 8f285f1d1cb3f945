package outbox

import (
	"encoding/binary"
	"encoding/hex"
	"io"
	"maps"
	"slices"
	"strings"
	"time"
)

// notebook begins what is written down of ordinary pages: there are tens of
// thousands, and JSON of them takes longer to read than a run that has nothing new.
// Each has its length before it, so that it is read when it is asked for.
const notebook = "jixiao outbox 2\n"

// notebookName is its file, beside what is remembered of everything else.
const notebookName = "pages.notes"

// writeTo writes notes, the same for the same notes.
func (all *pageNotes) writeTo(w io.Writer) error {
	const most = 1 << 16 // all at once would stand in memory twice
	out := binary.AppendUvarint([]byte(notebook), uint64(all.len()))
	names := slices.Sorted(maps.Keys(all.other))
	for i := 0; i <= len(all.void); i++ {
		last := i == len(all.void)
		for len(names) > 0 && (last || names[0] < all.name(i)) {
			out, names = appendEntry(out, names[0], all.other[names[0]]), names[1:]
		}
		if !last && !all.void[i] {
			out = append(out, all.book[all.from[i]:all.from[i+1]]...)
		}
		if len(out) < most && !last {
			continue
		}
		if _, err := w.Write(out); err != nil {
			return err
		}
		out = out[:0]
	}
	return nil
}

// appendEntry adds a note: what every run asks for comes first, and what follows from
// what stands before is left out.
func appendEntry(out []byte, name string, n note) []byte {
	one := appendWord(nil, name)
	one = appendDigest(one, n.Key)
	one = binary.AppendVarint(one, n.Size)
	one = binary.AppendVarint(one, n.ModTime.Unix())
	one = binary.AppendVarint(one, int64(n.ModTime.Nanosecond()))
	one = appendWord(one, n.Remark)
	one = appendDigest(one, n.Hash)
	one = appendWord(one, n.Drawn)
	end := sameEnd(n.Path, name)
	one = appendWord(binary.AppendUvarint(one, uint64(end)), n.Path[:len(n.Path)-end])
	begin := sameBegin(n.Past, n.Path)
	one = appendWord(binary.AppendUvarint(one, uint64(begin)), n.Past[begin:])
	return append(binary.AppendUvarint(out, uint64(len(one))), one...)
}

func appendWord(out []byte, s string) []byte {
	return append(binary.AppendUvarint(out, uint64(len(s))), s...)
}

const hexDigits = "0123456789abcdef"

// appendDigest adds a text that begins with a digest in hexadecimal digits, as a rule.
func appendDigest(out []byte, s string) []byte {
	digits := len(s) - len(strings.TrimLeft(s, hexDigits))
	sum, _ := hex.DecodeString(s[:digits&^1]) // which it can be
	return appendWord(appendWord(out, string(sum)), s[len(sum)*2:])
}

func sameBegin(a, b string) (n int) {
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

func sameEnd(a, b string) (n int) {
	for n < min(len(a), len(b)) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}

// entryReader reads from the beginning of a text; broken says that it ended early.
type entryReader struct {
	rest   string
	broken bool
}

// note reads all of an entry. What was damaged is nothing that could be relied on.
func (r *entryReader) note() (name string, n note) {
	name = r.word()
	n.Key, n.outside = r.digest(), r.outside()
	n.Remark, n.Hash, n.Drawn = r.word(), r.digest(), r.word()
	end := part(name, r.number())
	n.Path = r.word() + name[len(name)-end:]
	begin := part(n.Path, r.number())
	if n.Past = n.Path[:begin] + r.word(); r.broken {
		return name, note{}
	}
	return name, n
}

// part is how much of a text is meant, if it has as much.
func part(of string, n uint64) int { return int(min(n, uint64(len(of)))) }

// outside is how the file looked from outside.
func (r *entryReader) outside() outside {
	return outside{r.signed(), time.Unix(r.signed(), r.signed())}
}

// madeUnder reads an entry as far as is to be known of a page that was made under
// that key; same is false of another one.
func (r *entryReader) madeUnder(key string) (is outside, remark string, same bool) {
	r.word() // the name
	if !r.isDigest(key) {
		return is, "", false
	}
	is, remark = r.outside(), r.word()
	return is, remark, !r.broken
}

func (r *entryReader) digest() string { return hex.EncodeToString([]byte(r.word())) + r.word() }

// isDigest reports whether the digest that is next is that one.
func (r *entryReader) isDigest(s string) bool {
	sum, rest := r.word(), r.word()
	if len(s) != 2*len(sum)+len(rest) || s[2*len(sum):] != rest {
		return false
	}
	for i := range len(sum) {
		if s[2*i] != hexDigits[sum[i]>>4] || s[2*i+1] != hexDigits[sum[i]&15] {
			return false
		}
	}
	return true
}

func (r *entryReader) text(n uint64) string {
	if n > uint64(len(r.rest)) {
		r.broken, r.rest = true, ""
		return ""
	}
	s := r.rest[:n]
	r.rest = r.rest[n:]
	return s
}

func (r *entryReader) word() string { return r.text(r.number()) }

func (r *entryReader) number() (n uint64) {
	for i := range min(len(r.rest), binary.MaxVarintLen64) {
		b := r.rest[i]
		n |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			r.rest = r.rest[i+1:]
			return n
		}
	}
	r.broken, r.rest = true, ""
	return 0
}

func (r *entryReader) signed() int64 {
	n := r.number()
	return int64(n>>1) ^ -int64(n&1)
}
