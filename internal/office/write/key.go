package write

import (
	"fmt"
	"strconv"
)

// key tells the shape from every other. It is written by hand because a run
// asks for it twice a report, and reflection takes ten times as long; what
// reports do not have is left to it.
func (d shape) key() string {
	k := make(keyText, 0, 1<<10)
	k.word(d.author)
	k.numbers(len(d.appearances), len(d.frames))
	for _, l := range d.appearances {
		k.word(l.Format)
		k.numbers(int(l.Role), int(l.Tone), int(l.Align))
		k.truths(l.Wrap, l.Input, l.Link)
	}
	for _, s := range d.frames {
		s.key(&k)
	}
	for _, name := range d.constants {
		k.word(name)
	}
	return string(k)
}

func (s frame) key(k *keyText) {
	k.word(s.name)
	k.numbers(s.heads[0], s.heads[1], s.repeat[0], s.repeat[1], s.pages, s.layout.Frozen, len(s.layout.Columns))
	k.truths(s.layout.Bare, s.layout.Upright, s.filtered, s.linked, s.protected, s.hidden)
	for _, c := range s.layout.Columns {
		k.numbers(c.Width)
		k.truths(c.Hidden)
	}
	if len(s.checks)+len(s.flags)+len(s.charts) > 0 {
		*k = fmt.Appendf(*k, "%#v%#v%#v", s.checks, s.flags, s.charts)
	}
}

// keyText is a key in the making. Words and lists say how long they are, so that
// no two shapes run together.
type keyText []byte

func (k *keyText) word(s string) {
	k.numbers(len(s))
	*k = append(*k, s...)
}

func (k *keyText) numbers(all ...int) {
	for _, n := range all {
		*k = append(strconv.AppendInt(*k, int64(n), 10), ' ')
	}
}

func (k *keyText) truths(all ...bool) {
	for _, b := range all {
		*k = strconv.AppendBool(*k, b)
	}
}
