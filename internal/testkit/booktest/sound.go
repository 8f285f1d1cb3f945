package booktest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"strings"
	"testing"
)

// Sound fails the test for whatever in a workbook Excel would refuse.
func Sound(t testing.TB, workbook []byte) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		t.Fatal(err)
	}
	types, looks := typed(t, z), styled(t, z)
	for _, f := range z.File {
		if f.Name != "[Content_Types].xml" && !strings.HasSuffix(f.Name, ".rels") && !types["/"+f.Name] {
			t.Errorf("part %s has no type", f.Name)
		}
		delete(types, "/"+f.Name)
		content := read(t, z, f.Name)
		if err := inOrder(bytes.NewReader(content)); err != nil {
			t.Errorf("part %s: %v", f.Name, err)
		}
		if strings.HasSuffix(f.Name, ".rels") {
			leads(t, z, f.Name)
		} else {
			named(t, z, f.Name, content)
		}
		if strings.HasPrefix(f.Name, "xl/worksheets/sheet") {
			looks.sheet(t, z, f.Name)
		}
	}
	for part := range types {
		t.Errorf("part %s has a type and is not there", part)
	}
}

// typed are the parts that have a type of their own.
func typed(t testing.TB, z *zip.Reader) map[string]bool {
	t.Helper()
	var list struct {
		Override []struct {
			PartName string `xml:"PartName,attr"`
		}
	}
	parse(t, z, "[Content_Types].xml", &list)
	types := map[string]bool{}
	for _, o := range list.Override {
		if types[o.PartName] {
			t.Errorf("part %s has two types", o.PartName)
		}
		types[o.PartName] = true
	}
	return types
}

// relations of a part: where each leads, by its id.
func relations(t testing.TB, z *zip.Reader, rels string) map[string]string {
	t.Helper()
	var list struct {
		Relationship []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
			Mode   string `xml:"TargetMode,attr"`
		}
	}
	parse(t, z, rels, &list)
	base, found := path.Dir(path.Dir(rels)), map[string]string{}
	for _, r := range list.Relationship {
		if found[r.ID] != "" {
			t.Errorf("%s has %s twice", rels, r.ID)
		}
		found[r.ID] = path.Join(base, r.Target)
		if r.Mode == "External" {
			found[r.ID] = outside
		}
	}
	return found
}

// outside stands for what is no part.
const outside = "outside"

// leads fails for relations that lead nowhere.
func leads(t testing.TB, z *zip.Reader, rels string) {
	t.Helper()
	for id, target := range relations(t, z, rels) {
		if f, err := z.Open(target); target != outside && err != nil {
			t.Errorf("%s leads by %s to %s, which is not there", rels, id, target)
		} else if err == nil {
			_ = f.Close()
		}
	}
}

// named fails for references of a part that are no relations of it.
func named(t testing.TB, z *zip.Reader, part string, content []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(content))
	var known map[string]string
	for {
		token, err := d.Token()
		if err != nil {
			return // inOrder has told
		}
		x, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		for _, a := range x.Attr {
			if a.Name.Local != "id" || !strings.HasSuffix(a.Name.Space, "/relationships") {
				continue
			}
			if known == nil {
				known = relations(t, z, path.Join(path.Dir(part), "_rels", path.Base(part)+".rels"))
			}
			if known[a.Value] == "" {
				t.Errorf("part %s names %s, which it does not have", part, a.Value)
			}
		}
	}
}

func parse(t testing.TB, z *zip.Reader, part string, into any) {
	t.Helper()
	if err := xml.Unmarshal(read(t, z, part), into); err != nil {
		t.Fatalf("part %s: %v", part, err)
	}
}

func read(t testing.TB, z *zip.Reader, part string) []byte {
	t.Helper()
	f, err := z.Open(part)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return content
}
