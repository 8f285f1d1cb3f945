package kind

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// TestTable holds that each kind stands in the file of its name and can be read,
// and that a parameter is written in the same way whatever kind takes it.
func TestTable(t *testing.T) {
	first := map[string]reflect.Type{}
	for name, r := range kinds {
		if _, err := os.Stat(name + ".go"); err != nil {
			t.Errorf("kind %s: %v", name, err)
		}
		var c Check
		if err := yaml.Unmarshal([]byte("{kind: "+name+", form: sheet, unheard: of}"), &c); err != nil {
			t.Errorf("kind %s: %v", name, err)
		}
		if c.Form != "sheet" || c.Params == nil || c.others["unheard"] != "of" {
			t.Errorf("kind %s is read as %+v", name, c)
		}
		for param, typ := range params(reflect.TypeOf(r.shape())) {
			if other, ok := first[param]; ok && other != typ {
				t.Errorf("kind %s takes %s as %v, another one as %v", name, param, typ, other)
			}
			first[param] = typ
		}
	}
	if first["tolerance"] == nil || first["table"] == nil {
		t.Errorf("parameters are missing: %v", first)
	}
}

func params(t reflect.Type) map[string]reflect.Type {
	all := map[string]reflect.Type{}
	for f := range t.Fields() {
		switch {
		case f.Type.Kind() == reflect.Struct && f.Tag.Get("yaml") == ",inline":
			for name, typ := range params(f.Type) {
				all[name] = typ
			}
		default:
			all[strings.ToLower(f.Name)] = f.Type
		}
	}
	return all
}
