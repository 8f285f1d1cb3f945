package ooxml

import "bytes"

// SkipUnread is Skip for what is of no interest even where it is broken: tags
// must close in order, but nobody looks at their attributes.
func (t *Tokenizer) SkipUnread() error {
	for depth := len(t.open); len(t.open) >= depth; {
		if t.skipTag() {
			continue
		}
		if kind, err := t.Next(); err != nil || kind == EndOfPart {
			return err
		}
	}
	return nil
}

// skipTag passes an opening tag if it is in the window as a whole and its end
// is plain to see. If not, it does nothing and Next tells what comes.
func (t *Tokenizer) skipTag() bool {
	b := t.buf[t.pos:t.end]
	if len(b) < 3 || b[0] != '<' || bytesInTags[b[1]]&isSpecial != 0 || t.closing || t.cdata || len(t.open) >= t.deepest {
		return false
	}
	end := bytes.IndexByte(b, '>')
	if end < 0 || bytes.Count(b[:end], []byte(`"`))%2 != 0 || bytes.IndexByte(b[:end], '\'') >= 0 {
		return false // it may stand in a value
	}
	i, colon := 1, 0
	for ; bytesInTags[b[i]]&endsName == 0; i++ {
		if b[i] == ':' && colon == 0 {
			colon = i
		}
	}
	if bytesInTags[b[i]]&(isEqual|isQuote) != 0 || b[i] == '<' || i == 1 || i == colon+1 || b[i] == '/' && i != end-1 {
		return false
	}
	if b[end-1] != '/' && t.push(b[1:i], colon) != nil {
		return false
	}
	t.start = t.pos
	t.pos += end + 1
	return true
}
