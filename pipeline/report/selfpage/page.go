package selfpage

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"strings"
	"text/template"

	"jixiao/internal/office/picture"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/snapshot"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// Page is the page of one unit, or of all together.
type Page struct {
	campaign *campaign.Campaign
	program  Program
	unit     register.Unit // zero for everybody
	snapshot []byte
}

// New makes the page of a unit; the zero unit is everybody: of all units together,
// without amounts.
func New(c *campaign.Campaign, u register.Unit, p Program) (*Page, error) {
	inside, err := snapshot.Of(c, snapshot.Audience(u.Code), value.Date{})
	if err != nil {
		return nil, fmt.Errorf("self-check page: %w", err)
	}
	return &Page{c, p, u, inside}, nil
}

// Digest names all that the page shows but since when its rules hold.
func (p *Page) Digest() (string, error) {
	h := sha256.New()
	if err := p.write(h, value.Date{}, p.program.digest()); err != nil {
		return "", err
	}
	return fmt.Sprintf("%x", h.Sum(nil)), nil
}

// Write writes the page. rules is the day since which its rules are as they are.
func (p *Page) Write(w io.Writer, rules value.Date) error {
	return p.write(w, rules, base64.StdEncoding.EncodeToString(p.program.Wasm))
}

// layout is what the template fills in: markup, script and style as they are, and
// texts that are escaped already.
type layout struct {
	Policy, Unit, Rules, Campaign string
	Year                          int
	Shared                        bool
	Style, Old, Script            string
	About, Snapshot               string
	Program, Worker               string
}

// about is what the script has to know.
type about struct {
	Policy  string `json:"policy"`
	Most    int64  `json:"most"`    // bytes of a file
	Seconds int    `json:"seconds"` // for a file
}

func (p *Page) write(w io.Writer, rules value.Date, program string) error {
	packed, err := packed(p.snapshot)
	if err != nil {
		return err
	}
	limits := p.campaign.Settings.Limits
	style, old, script := inOne(picture.Style(), pageStyle), oldScript, pageScript
	l := layout{Policy: policy(style, old, script), Unit: html.EscapeString(p.name()), Rules: rules.Chinese(),
		Campaign: html.EscapeString(p.campaign.Name), Year: p.campaign.Facts.Year, Shared: p.unit.Code == "",
		Style: style, Old: old, Script: script, Snapshot: packed, Program: program,
		Worker: inOne(string(p.program.Exec), workerScript)}
	known, err := json.Marshal(about{l.Policy, limits.FileSize, slower * limits.Seconds})
	if err != nil {
		return err
	}
	l.About = string(known)
	if strings.Contains(strings.ToLower(l.Worker), "</script") {
		return fmt.Errorf("self-check page: the program's script would end the page's")
	}
	if err := pageLayout.Execute(w, l); err != nil {
		return fmt.Errorf("write self-check page: %w", err)
	}
	return nil
}

// slower is how many times longer a file may take in a browser.
const slower = 3

func (p *Page) name() string {
	if p.unit.Code == "" {
		return "各单位通用"
	}
	return p.unit.Code + " " + p.unit.Name
}

// packed is what the worker unpacks.
func packed(data []byte) (string, error) {
	var b bytes.Buffer
	zipped, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return "", err
	}
	if _, err := zipped.Write(data); err != nil {
		return "", err
	}
	if err := zipped.Close(); err != nil {
		return "", err
	}
	return base64.StdEncoding.EncodeToString(b.Bytes()), nil
}

var pageLayout = template.Must(template.New("page").Parse(pageText))

// Name is what the page is called in a unit's own folder.
const Name = "自查.html"

// FileName is what a unit's page is called where others lie beside it.
func FileName(u register.Unit) string {
	if u.Code == "" {
		return "自查_各单位通用.html"
	}
	return "自查_" + campaign.FolderName(u) + ".html"
}
