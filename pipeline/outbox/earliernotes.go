package outbox

import "strings"

// earlierNotebook begins what earlier programs wrote down.
const earlierNotebook = "jixiao outbox 1\n"

// readEarlier reads what an earlier program wrote down; nil is anything else.
func readEarlier(data string) map[string]note {
	rest, ok := strings.CutPrefix(data, earlierNotebook)
	if !ok {
		return nil
	}
	r := entryReader{rest: rest}
	all := map[string]note{}
	for range r.number() {
		var n note
		name := r.word()
		n.Key, n.Drawn, n.Hash, n.Path, n.Past, n.Remark = r.word(), r.word(), r.word(), r.word(), r.word(), r.word()
		n.outside = r.outside()
		if r.broken {
			return nil
		}
		all[name] = n
	}
	if r.broken || r.rest != "" {
		return nil
	}
	return all
}
