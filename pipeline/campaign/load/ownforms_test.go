package load

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestOwnForms: a campaign of forms that the shipped rules have never heard of
// takes these rules as they are.
func TestOwnForms(t *testing.T) {
	f := mustFixture(t)
	delete(f, "rules/grades.yaml")
	paths, err := filepath.Glob("../../../configs/rules/*.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no rules: %v", err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		f["rules/"+filepath.Base(path)] = string(data)
	}
	f.replace(t, "campaign.yaml", "profiles:\n", "profiles:\n  self-evaluation:\n    - {执行率: 10, 产出指标: 90}\n")
	c, err := Campaign(f.files(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, form := range []string{"score-sheet", "self-evaluation", "rectification", "score-list", "problem-list"} {
		if c.Engine.LeftOut()[form] == 0 {
			t.Errorf("no check of %s was left out: %v", form, c.Engine.LeftOut())
		}
	}
	for _, a := range append(c.Engine.Applied("sheet"), c.Engine.Applied("report")...) {
		if a.Code != "T08" && a.Code != "S12" { // those of every form
			t.Errorf("%s of a form that no rule names", a.Code)
		}
	}
	if _, err := Campaign(f.replace(t, "rules/grades.yaml", "form: score-sheet", "form: Sheet").files(t)); err == nil {
		t.Error("a mistyped form was taken for one that is not there")
	}
}

// TestTwoFormsOfOneName: 报送时限 names forms, and could mean either.
func TestTwoFormsOfOneName(t *testing.T) {
	f := mustFixture(t)
	if _, err := Campaign(f.replace(t, "forms/report.yaml", "zh: 整改表", "zh: 评 分表").files(t)); err == nil || !strings.Contains(err.Error(), "name.zh") {
		t.Errorf("two forms of one name: %v", err)
	}
}
