package load

import (
	"errors"
	"fmt"
	"reflect"
	"strings"

	"github.com/go-playground/validator/v10"

	"jixiao/rules/finding"
)

// constraints checks decoded configuration against its struct tags.
type constraints struct {
	v *validator.Validate
}

func newConstraints() constraints {
	v := validator.New(validator.WithRequiredStructEnabled())
	v.RegisterTagNameFunc(yamlName)
	return constraints{v}
}

// check reports every constraint that a part of a document breaks. prefix is
// the part's key path, "" for the whole.
func (c constraints) check(d *document, prefix string, part any) {
	var broken validator.ValidationErrors
	if !errors.As(c.v.Struct(part), &broken) {
		return
	}
	for _, e := range broken {
		_, key, _ := strings.Cut(e.Namespace(), ".")
		key = join(prefix, key)
		if d.isBroken(key) {
			continue
		}
		if _, there := d.lines[key]; there {
			d.fault(key, wording(e))
		} else {
			d.fault(key, missing())
		}
	}
}

func missing() finding.Text { return say("缺少这一项", "is missing") }

// need wants keys to be there even where leaving them out would do no harm,
// so that the file always shows everything that can be set.
func (d *document) need(keys ...string) {
	for _, key := range keys {
		if _, there := d.lines[key]; !there && !d.isBroken(key) {
			d.fault(key, missing())
		}
	}
}

func oneOf(got string, choices []string) finding.Text {
	return say("现为“%[1]v”，只能是：%[2]s", "is %[1]q, want one of: %[2]s", got, strings.Join(choices, ", "))
}

// wording says in our own words which constraint was broken.
func wording(e validator.FieldError) finding.Text {
	switch e.Tag() {
	case "required":
		return say("必须填写", "must be given")
	case "oneof":
		return oneOf(fmt.Sprint(e.Value()), strings.Fields(e.Param()))
	case "hostname_port":
		return say("应写成 地址:端口，如 127.0.0.1:8737，现为“%v”", "want an address such as 127.0.0.1:8737, got %q", e.Value())
	case "hostname_rfc1123":
		return say("应是机器的名称，如 jixiao.example.cn，现为“%v”", "want the name of a machine such as jixiao.example.cn, got %q", e.Value())
	case "http_url":
		return webAddress()
	case "email":
		return say("应是邮箱地址，现为“%v”", "want an e-mail address, got %q", e.Value())
	case "gte", "min":
		return bound(e, "不能小于 %s", "must be %s or more")
	case "gt":
		return bound(e, "必须大于 %s", "must be more than %s")
	case "lte", "max":
		return bound(e, "不能大于 %s", "must be %s or less")
	}
	return say("不合要求，现为“%[2]v”", "breaks %[1]s, got %[2]q", e.Tag()+"="+e.Param(), fmt.Sprint(e.Value()))
}

func bound(e validator.FieldError, zh, en string) finding.Text {
	text := say(zh, en, e.Param())
	switch e.Kind() {
	case reflect.Slice, reflect.Map, reflect.String:
		return finding.Text{ZH: "长度" + text.ZH, EN: "length " + text.EN}
	}
	got := fmt.Sprint(e.Value())
	return finding.Text{ZH: text.ZH + "，现为 " + got, EN: text.EN + ", got " + got}
}
