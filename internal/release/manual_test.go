package main

import (
	"bytes"
	"net/url"
	"path"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// standing is a page of the manual as a browser takes it.
type standing struct {
	leads []string // everything that it leads to or shows
	names map[string]bool
	tags  map[string]int
}

func stand(t *testing.T, data []byte) standing {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	s := standing{names: map[string]bool{}, tags: map[string]int{}}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode {
			s.tags[n.Data]++
		}
		for _, a := range n.Attr {
			switch a.Key {
			case "href", "src":
				s.leads = append(s.leads, a.Val)
			case "id":
				s.names[a.Val] = true
			}
		}
	}
	return s
}

// mustBind makes the manual: files by name, and its pages.
func mustBind(t *testing.T) (map[string][]byte, map[string]standing) {
	t.Helper()
	t.Chdir("../..")
	all, err := manual(platforms[0])
	if err != nil {
		t.Fatal(err)
	}
	files, pages := map[string][]byte{}, map[string]standing{}
	for _, f := range all {
		files[f.name] = f.data
		if path.Ext(f.name) == ".html" {
			pages[f.name] = stand(t, f.data)
		}
	}
	return files, pages
}

// TestEveryLinkLeadsSomewhere: to a file of the archive, and to a place that is
// there on it.
func TestEveryLinkLeadsSomewhere(t *testing.T) {
	files, pages := mustBind(t)
	led := 0
	for name, p := range pages {
		for _, to := range p.leads {
			u, err := url.Parse(to)
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			if u.Scheme == "https" {
				continue
			}
			target := name
			if u.Path != "" {
				target = path.Join(path.Dir(name), u.Path)
			}
			led++
			if len(files[target]) == 0 || u.Scheme != "" || u.Fragment != "" && !pages[target].names[u.Fragment] {
				t.Errorf("%s leads to %s, which is not there", name, to)
			}
		}
	}
	if led < 50 {
		t.Errorf("only %d links were followed", led)
	}
}

// TestTheIndexLeadsToEveryPage, and every page back to it.
func TestTheIndexLeadsToEveryPage(t *testing.T) {
	_, pages := mustBind(t)
	index := pages["说明书.html"]
	led := map[string]bool{}
	for _, to := range index.leads {
		if u, err := url.Parse(to); err == nil {
			led[u.Path] = true
		}
	}
	for name, p := range pages {
		if name == "说明书.html" {
			continue
		}
		if !led[name] {
			t.Errorf("the index does not lead to %s", name)
		}
		if back, err := url.PathUnescape(p.leads[0]); err != nil || back != "../说明书.html" {
			t.Errorf("%s does not lead back", name)
		}
	}
	if len(pages) < 13 {
		t.Errorf("%d pages", len(pages))
	}
}

// TestPagesStandAlone: a page needs no network, runs nothing, and says all that
// its text says.
func TestPagesStandAlone(t *testing.T) {
	files, pages := mustBind(t)
	for name, p := range pages {
		for _, tag := range []string{"script", "link", "iframe", "object"} {
			if p.tags[tag] > 0 {
				t.Errorf("%s has %s", name, tag)
			}
		}
		if p.tags["h1"] != 1 || bytes.Contains(files[name], []byte("raw HTML omitted")) || strings.Contains(string(files[name]), "|---") {
			t.Errorf("%s is not what its text says", name)
		}
	}
	if pages["说明书/rules.html"].tags["h3"] < 50 || pages["说明书/怎么报送.html"].tags["table"] != 2 {
		t.Error("headings or tables are missing")
	}
}
