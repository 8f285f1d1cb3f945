package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"

	"jixiao/internal/markdown"
	"jixiao/pipeline/report/page"
)

// manualIndex leads to all other pages of the manual, and lies on top of the
// archive; the others lie in a folder of its name.
const manualIndex = "说明书"

// manual is what there is to read, as pages, with the pictures in it.
func manual(platform) ([]file, error) {
	tree := os.DirFS(".")
	sources, err := fs.Glob(tree, "docs/*.md")
	if err != nil {
		return nil, err
	}
	sources = append(sources, "README.md", "README.zh-CN.md", "CHANGELOG.md", "CONTRIBUTING.md")
	b := binding{tree: tree, places: map[string]string{"LICENSE": "LICENSE"}, parts: map[string][]byte{}}
	for _, name := range sources {
		b.places[name] = placeOf(name)
	}
	if err := b.take("LICENSE"); err != nil {
		return nil, err
	}
	for _, name := range sources {
		if err := b.bind(name); err != nil {
			return nil, fmt.Errorf("make page of %s: %w", name, err)
		}
	}
	var all []file
	for place, data := range b.parts {
		all = append(all, file{place, data, 0o644})
	}
	return all, nil
}

// placeOf is where the page of a text lies in the archive.
func placeOf(source string) string {
	name := strings.TrimSuffix(path.Base(source), ".md")
	if name == manualIndex {
		return name + ".html"
	}
	return path.Join(manualIndex, name+".html")
}

// binding is a manual in the making.
type binding struct {
	tree   fs.FS
	places map[string]string // of what the archive has, by source
	parts  map[string][]byte // by place
}

// take puts a file in its place as it is.
func (b binding) take(source string) error {
	data, err := fs.ReadFile(b.tree, source)
	b.parts[b.places[source]] = data
	return err
}

// bind makes the page of a text.
func (b binding) bind(source string) error {
	data, err := fs.ReadFile(b.tree, source)
	if err != nil {
		return err
	}
	text, err := markdown.Read(data, func(dest string) (string, error) { return b.lead(source, dest) })
	if err != nil {
		return err
	}
	a := page.Article{Title: text.Title, Body: text.Body}
	for _, h := range text.Headings {
		a.Contents = append(a.Contents, page.Link{To: "#" + h.ID, Text: h.Text})
	}
	if index := manualIndex + ".html"; b.places[source] != index {
		a.Home = &page.Link{To: way(b.places[source], index), Text: manualIndex}
	}
	var out bytes.Buffer
	err = a.Write(&out)
	b.parts[b.places[source]] = out.Bytes()
	return err
}
