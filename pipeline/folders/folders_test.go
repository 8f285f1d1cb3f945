package folders

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline/campaign"
	"jixiao/rules/register"
)

func round() *campaign.Campaign {
	return &campaign.Campaign{
		Facts: register.New(register.Facts{Units: []register.Unit{
			{Code: "101001", Name: "甲局"}, {Code: "102001", Name: "乙局"}, {Code: "103001", Name: "丙/局"},
		}}),
		Settings: campaign.Settings{Evaluators: []string{"专家组"}},
	}
}

// TestFoldersFollowTheUnits: what is missing is made, what is nobody's named,
// and neither is touched a second time.
func TestFoldersFollowTheUnits(t *testing.T) {
	inbox := t.TempDir()
	for _, name := range []string{"101001甲局（旧名）", "１０２００１乙局", "999999撤了的局", "新建文件夹", ".回收站"} {
		mustMake(t, filepath.Join(inbox, name))
	}
	kept := filepath.Join(inbox, "999999撤了的局", "评分表.xlsx")
	if err := os.WriteFile(kept, []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	want := Survey{Missing: []string{"绩效科", "103001丙_局", "专家组"}, Foreign: []string{"999999撤了的局", "新建文件夹"}}
	got := mustLook(t, inbox)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("survey (-want +got):\n%s", diff)
	}
	made, err := Make(inbox, got.Missing)
	if diff := cmp.Diff(want.Missing, made); err != nil || diff != "" {
		t.Errorf("%v; made (-want +got):\n%s", err, diff)
	}
	want.Missing = nil
	if diff := cmp.Diff(want, mustLook(t, inbox)); diff != "" {
		t.Errorf("the second time (-want +got):\n%s", diff)
	}
	if made, err := Make(inbox, []string{"绩效科"}); err != nil || made != nil {
		t.Errorf("made again: %v, %v", made, err)
	}
	if _, err := os.Stat(kept); err != nil {
		t.Error(err)
	}
}

// TestAnInboxWithoutFolders may be the place of a share, and one that is not
// there is an error.
func TestAnInboxWithoutFolders(t *testing.T) {
	inbox := t.TempDir()
	if s := mustLook(t, inbox); !s.Bare || len(s.Missing) != 5 {
		t.Errorf("got %+v", s)
	}
	if _, err := Compare(filepath.Join(inbox, "away"), round()); err == nil {
		t.Error("no error without an inbox")
	}
}

// TestAFolderThatCannotBeMade keeps no other back.
func TestAFolderThatCannotBeMade(t *testing.T) {
	inbox := t.TempDir()
	made, err := Make(inbox, []string{"a/b", "专家组"})
	if err == nil || !cmp.Equal(made, []string{"专家组"}) {
		t.Errorf("made %v, %v", made, err)
	}
}

func mustLook(t *testing.T, inbox string) Survey {
	t.Helper()
	s, err := Compare(inbox, round())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func mustMake(t *testing.T, dir string) {
	t.Helper()
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
}
