package page

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"regexp"
	"strings"

	"jixiao/internal/plaintext"
)

// A page may run and wear only what it brings, named by its hash: neither a text
// that became markup nor a program that changes pages on their way can add to it.
// So no element has a style of its own, and widths are classes.
const (
	shareStep = 2  // percent
	mostRoom  = 20 // em
	// digitsPerEm is how many digits of a column's width ask for an em: it is
	// narrower than on a sheet, because texts wrap as they have to.
	digitsPerEm = 3
)

// Every page wears the base. There are as many receipts as files, so no page
// brings what only others show: parts with tables, figures on top, a list of its
// parts.
var (
	//go:embed base.css
	baseStyle string
	//go:embed parts.css
	partsStyle string
	//go:embed facts.css
	factsStyle string
	//go:embed nav.css
	navStyle string
)

// shareStyle are the parts of a table's width, tableStyle how wide columns are at
// least.
var shareStyle, tableStyle = func() (share, room string) {
	var s, r strings.Builder
	for n := shareStep; n <= 100; n += shareStep {
		fmt.Fprintf(&s, ".w%d{width:%[1]d%%}", n)
	}
	for n := 1; n <= mostRoom; n++ {
		fmt.Fprintf(&r, ".m%d{min-width:%[1]dem}", n)
	}
	return s.String(), r.String()
}()

// cutStyle is for tables that do not hold all rows; no other page has any.
const cutStyle = `.rest{margin:.2rem 0 .6rem;color:var(--soft)}section.none.cut h2::after{content:"（本页列出的行中没有符合的）"}`

var (
	lineEnds = regexp.MustCompile(`\n\s*`)
	spaces   = strings.NewReplacer(" { ", "{", " {", "{", " }", "}", "; ", ";", ": ", ":", ", ", ",")
)

// squeezed is a style of ours without the spaces that are for those who write it: its
// lines end at marks, and no space behind a mark means anything.
func squeezed(css string) string { return spaces.Replace(lineEnds.ReplaceAllString(css, "")) }

// cards are the headers of every table, to be put before its cells where a narrow
// screen shows each row as a card.
func (p Page) cards() string {
	var b strings.Builder
	b.WriteString("@media (max-width: 40rem) {")
	for i, part := range p.Parts {
		if part.Table == nil {
			continue
		}
		for n, c := range part.Table.Columns {
			fmt.Fprintf(&b, `#p%d td:nth-child(%d)::before{content:"%s"}`, i, n+1, quoted(c.Head))
		}
	}
	b.WriteString("}")
	return b.String()
}

// quoted is a text inside a string of a style: all that is not plainly a letter
// or a digit is written by its number.
func quoted(s string) string {
	var b strings.Builder
	for _, r := range string(plaintext.Of([]byte(s))) {
		if r >= 0x4E00 && r <= 0x9FFF || r >= '0' && r <= '9' {
			b.WriteRune(r)
			continue
		}
		fmt.Fprintf(&b, `\%06x`, r)
	}
	return b.String()
}

// sealed names by their hashes, in the page's own policy, the style and the
// script that stand in it.
func sealed(source []byte) []byte {
	for _, of := range []struct{ element, policy string }{{"style", "style-src"}, {"script", "script-src"}} {
		_, rest, found := bytes.Cut(source, []byte("<"+of.element+">"))
		content, _, closed := bytes.Cut(rest, []byte("</"+of.element+">"))
		if !found || !closed {
			continue
		}
		sum := sha256.Sum256(content)
		source = bytes.Replace(source, []byte(of.policy+" 'none'"),
			[]byte(of.policy+" 'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'"), 1)
	}
	return source
}
