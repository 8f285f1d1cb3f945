// Package docs carries inside the binary what the program lays before people
// who have nothing else of it: the page on how to hand in.
//
// It owns these texts as they are shipped. It refuses code, and what else there
// is to read here, which is packed beside the program.
package docs

import _ "embed"

//go:embed 怎么报送.md
var handingIn []byte

// HandingIn is the text that tells a department's clerk how to hand in, in
// Markdown.
func HandingIn() []byte { return handingIn }
