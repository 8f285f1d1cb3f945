package samples

import (
	"io/fs"
	"os"
	"slices"
	"testing"
)

func TestExpectedFindingsNameFilesOfTheirEvening(t *testing.T) {
	evenings := Evenings(t)
	if len(evenings) != 3 {
		t.Fatalf("%d evenings, want 3", len(evenings))
	}
	for _, e := range evenings {
		if len(e.Expected) == 0 {
			t.Errorf("%s expects nothing", e.Name)
		}
		for _, x := range e.Expected {
			if x.File != "" && !slices.Contains(e.Files(t), x.File) {
				t.Errorf("%s expects %s in %q, which is not there", e.Name, x.Code, x.File)
			}
		}
	}
}

func TestEarlierFilesStay(t *testing.T) {
	inbox := t.TempDir()
	var all []string
	for _, e := range Evenings(t) {
		e.CopyTo(t, inbox)
		all = append(all, e.Files(t)...)
	}
	slices.Sort(all)
	all = slices.Compact(all)
	var got []string
	err := fs.WalkDir(os.DirFS(inbox), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			got = append(got, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(got)
	if !slices.Equal(got, all) {
		t.Errorf("the inbox holds %q, want %q", got, all)
	}
}

func TestTheInboxIsTheFirstEvening(t *testing.T) {
	first := Evenings(t)[0]
	for _, name := range first.Files(t) {
		want, err := os.ReadFile(first.dir + "/" + name)
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile("../../../inbox/" + name)
		if err != nil {
			t.Error(err)
			continue
		}
		if string(got) != string(want) {
			t.Errorf("inbox/%s is not the sample's", name)
		}
	}
}
