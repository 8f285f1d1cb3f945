package form

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strconv"
)

// digestVersion begins what is hashed, so that another way of hashing could be told
// from this one.
const digestVersion = "jixiao sheet 1\n"

// Digest is a hash over all that the submission says by its form, but for one field:
// the one that states the digest itself. How a cell looks, where it stands and in
// which kind of file has no part in it: whoever reads the sheet again by the same
// form comes to the same digest. It is 64 hexadecimal digits.
func (s *Submission) Digest(except string) string {
	all := append([]byte(digestVersion), s.Form...)
	all = append(strconv.AppendInt(append(all, '\n'), int64(s.Year), 10), '\n')
	for _, id := range slices.Sorted(maps.Keys(s.Fields)) {
		if id != except {
			all = appendSaid(all, id, s.Fields[id])
		}
	}
	for _, id := range slices.Sorted(maps.Keys(s.Tables)) {
		rows := s.Tables[id].Rows
		for i := range rows {
			all = append(append(all, id...), '\n')
			for column, v := range rows[i].Values.All() {
				all = appendSaid(all, column, v)
			}
		}
	}
	sum := sha256.Sum256(all)
	return hex.EncodeToString(sum[:])
}

// appendSaid adds what a value says, quoted: a text cannot pass for two.
func appendSaid(all []byte, id string, v Value) []byte {
	if !v.Given() {
		return all
	}
	all = append(append(all, id...), '=')
	return append(strconv.AppendQuote(all, v.Plain()), '\n')
}
