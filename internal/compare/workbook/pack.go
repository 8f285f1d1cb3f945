package workbook

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// pack is the package of a workbook, and which of its parts were read.
type pack struct {
	files map[string]*zip.File
	read  map[string]bool
}

// lead is one relation of a part.
type lead struct{ kind, target string }

func openPack(data []byte) (*pack, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	p := &pack{files: map[string]*zip.File{}, read: map[string]bool{}}
	for _, f := range z.File {
		p.files[f.Name] = f
	}
	return p, nil
}

func (p *pack) open(name string) (io.ReadCloser, error) {
	f, ok := p.files[name]
	if !ok {
		return nil, fmt.Errorf("part %s: not there", name)
	}
	p.read[name] = true
	return f.Open()
}

// node reads a part, an empty element where there is none.
func (p *pack) node(name string) (*node, error) {
	if p.files[name] == nil {
		return &node{}, nil
	}
	r, err := p.open(name)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	n, err := parse(r)
	if err != nil {
		return nil, fmt.Errorf("part %s: %w", name, err)
	}
	return n, nil
}

// leads are the relations of a part by their ids; "" is the package itself.
func (p *pack) leads(part string) (map[string]lead, error) {
	n, err := p.node(path.Join(path.Dir(part), "_rels", path.Base(part)+".rels"))
	if part == "" {
		n, err = p.node("_rels/.rels")
	}
	if err != nil {
		return nil, err
	}
	leads := map[string]lead{}
	for _, k := range n.kids {
		target := k.attrs["Target"]
		switch {
		case k.attrs["TargetMode"] == "External":
		case strings.HasPrefix(target, "/"):
			target = target[1:]
		default:
			target = path.Join(path.Dir(part), target)
		}
		leads[k.attrs["Id"]] = lead{path.Base(k.attrs["Type"]), target}
	}
	return leads, nil
}

// the is the target of the only relation of a kind, "" where there is none.
func the(leads map[string]lead, kind string) string {
	for _, l := range leads {
		if l.kind == kind {
			return l.target
		}
	}
	return ""
}

// unread are the parts that nobody read: whatever they are, they are compared
// by their bytes.
func (p *pack) unread(tell func(what, value string)) error {
	var names []string
	for name := range p.files {
		if !p.read[name] && !follows(name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		sum, err := p.sum(name)
		if err != nil {
			return err
		}
		tell("part "+path.Dir(name)+" "+path.Ext(name), sum)
	}
	return nil
}

// follows reports whether a part says only what others say: types, relations,
// the order of the last calculation.
func follows(name string) bool {
	return name == "[Content_Types].xml" || strings.HasSuffix(name, ".rels") || strings.HasSuffix(name, "/calcChain.xml") || strings.HasSuffix(name, "/")
}

func (p *pack) sum(name string) (string, error) {
	r, err := p.open(name)
	if err != nil {
		return "", err
	}
	defer r.Close()
	h := sha256.New()
	if _, err := io.Copy(h, r); err != nil {
		return "", fmt.Errorf("part %s: %w", name, err)
	}
	return fmt.Sprintf("%x", h.Sum(nil)), nil
}
