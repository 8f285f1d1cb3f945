package load

import (
	"strings"
	"testing"
)

// TestStagesAreNamedLikeFiles: a form may name its stage, if a file can be called so.
func TestStagesAreNamedLikeFiles(t *testing.T) {
	const head = "id: lost\nname: {zh: 走失的表, en: lost sheet}\nhanded_in_by: [department]\nabout: department\ntitle: {texts: [走失的表]}\n" +
		"fields:\n  - {id: note, label: 备注, en: note, type: text}\nmaster: [{sheet: 走失的表, rows: submissions, columns: [{unit: text}, {field: note}]}]\n"
	for stage, wrong := range map[string]bool{"初评": false, "a/b": true, "../..": true, "con": true, `"中 "`: true, strings.Repeat("长", 21): true} {
		f := mustFixture(t)
		f["forms/lost.yaml"] = head + "stage: " + stage + "\n"
		c, err := Campaign(f.files(t))
		if wrong != (err != nil) || wrong && !strings.Contains(err.Error(), "不能作阶段名称") {
			t.Errorf("%s: %v", stage, err)
		}
		if !wrong && c.Stage(c.Form("lost")) != stage {
			t.Errorf("%s is not its stage", stage)
		}
	}
}
