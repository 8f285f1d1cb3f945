package outbox

import (
	"context"
	"io"
	"path/filepath"
	"strings"
	"time"

	"jixiao/internal/disk"
)

// Page is one file of the outbox.
type Page struct {
	Name string // what it is remembered by, the same wherever the outbox lies
	Path string
	// Key names everything that the page shows and, behind a last blank if there is one,
	// the program that makes it: a page that lies there under the same key is not made
	// again. "" is a page of which only its bytes tell.
	Key string
	// Drawn names what draws the page. What lies there and was drawn by another
	// may say the same in other bytes: then it is replaced and not kept. "" is a
	// page whose bytes follow from what it says.
	Drawn string
	// Write makes the page; the error is *Refused where that cannot be done.
	Write func(io.Writer) error
	// Remark is asked, once the page is made, for what is to be remembered of
	// how it was; nil is nothing.
	Remark func() string
	// Earlier is told, before the page is made, what was remembered of what lies in its
	// place, and how to read that: nil where it is not byte for byte what was written.
	// nil does not ask.
	Earlier func(remark string, read func() []byte)
	// Watched pages are kept as they were written, so that what people change
	// in them can be told: ManualEdits is to be asked before they are published.
	Watched bool
	// Transient pages leave their place when they are no longer published, unless
	// somebody changed them there.
	Transient bool
	// Yielding pages give way to what somebody made of them in their place: it is
	// neither replaced nor removed.
	Yielding bool
	// Formerly are names in its folder under which the page lay before: what was
	// written there goes, unless somebody changed it. nil is none.
	Formerly func() []string
	// Previous is the folder that keeps what the page said before; "" is none.
	Previous string
}

// saysAs reports whether the page shows what it shows under another key, by which
// another program made it.
func (p Page) saysAs(key string) bool {
	is, was := strings.LastIndexByte(p.Key, ' '), strings.LastIndexByte(key, ' ')
	return is > 0 && was > 0 && p.Key[:is] == key[:was]
}

// apart reports whether a page is noted apart from ordinary ones: it is other in
// every run, or there is more to remember of it.
func (p Page) apart() bool { return p.Watched || p.Key == "" }

// Writer is an outbox with what is remembered of it.
type Writer struct {
	Disk     disk.Disk
	Memory   string    // folder of what is remembered
	Previous string    // folder for what is put aside
	Keep     int       // how many replaced pages stay in the Past of pages, in each
	At       time.Time // the moment that files set aside are named after
	// LeftAlone says of a page by its name that, though it is not published, it
	// and what stands in for it stay as they are; nil is none.
	LeftAlone func(name string) bool
	// Lying is how the pages lay a moment ago; nil where nobody looked.
	Lying *Lying
	// May is asked before a page is put in its place: an error says that somebody else
	// writes here by now. nil is always.
	May func(context.Context) error
}

// Result is what publishing came to.
type Result struct {
	Total    int
	Written  int               // pages that are new or other than before
	Sidecars []Sidecar         // pages that lie beside their place, because it is in use
	Left     []string          // earlier stand-ins that somebody changed: they stay
	Refused  map[string]string // why a page cannot be made, by its name
	Remarks  map[string]string // what is remembered of how a page was made, by its name
	Failures []Failure
	// Made reports whether a page is remembered as made under a key: in what further
	// pages are asked for by.
	Made func(name, key string) bool
}

// Failure is a page that could not be made or put in its place.
type Failure struct {
	Page string // its name
	Err  error
}

// Sidecar is a page that lies beside its place.
type Sidecar struct {
	Page   string `json:"page"` // name of the page
	Target string `json:"target"`
	Path   string `json:"path"`
	Hash   string `json:"hash"`
}

// sidecarPath is where a page lies as long as its place is in use:
// 总表_2023（10月13日22时00分）.xlsx.
func (s Writer) sidecarPath(target string) string {
	ext := filepath.Ext(target)
	return target[:len(target)-len(ext)] + s.At.Format("（1月2日15时04分）") + ext
}
