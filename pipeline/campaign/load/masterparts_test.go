package load

import (
	"strings"
	"testing"
)

// TestTheLeastThatAFormSaysOfTheMaster: what the fault shows is taken as it
// stands, for a form with a table and for one without.
func TestTheLeastThatAFormSaysOfTheMaster(t *testing.T) {
	const head = "id: lost\nname: {zh: 走失的表, en: lost sheet}\nhanded_in_by: [department]\nabout: department\ntitle: {texts: [走失的表]}\n"
	for name, text := range map[string]string{
		"fields": head + "fields:\n  - {id: note, label: 备注, en: note, type: text}\n",
		"table":  head + "tables:\n  - id: assets\n    columns:\n      - {id: asset, label: 资产, en: asset, type: text}\n      - {id: worth, label: 金额, en: worth, type: amount}\n",
	} {
		f := mustFixture(t)
		f["forms/lost.yaml"] = text
		_, err := Campaign(f.files(t))
		if err == nil {
			t.Fatalf("%s: a form without a sheet was taken", name)
		}
		_, least, found := strings.Cut(err.Error(), "最少这样写：")
		if !found {
			t.Fatalf("%s: no cure in %v", name, err)
		}
		f["forms/lost.yaml"] = text + least + "\n"
		if _, err := Campaign(f.files(t)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
