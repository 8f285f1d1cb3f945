package snapshot

import (
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// compact writes JSON that encoding/json reads, without what is empty: that is
// two thirds of forms and rules.
func compact(v any) ([]byte, error) {
	return appendValue(nil, reflect.ValueOf(v))
}

func appendValue(b []byte, v reflect.Value) ([]byte, error) {
	if text, ok := v.Interface().(encoding.TextMarshaler); ok && v.Kind() != reflect.Pointer {
		data, err := text.MarshalText()
		if err != nil {
			return nil, fmt.Errorf("write %s: %w", v.Type(), err)
		}
		return appendJSON(b, string(data))
	}
	switch v.Kind() {
	case reflect.Struct:
		return appendStruct(b, v)
	case reflect.Map:
		return appendMap(b, v)
	case reflect.Slice:
		if v.Type().Elem().Kind() != reflect.Uint8 {
			return appendList(b, v)
		}
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			return appendValue(b, v.Elem())
		}
	}
	return appendJSON(b, v.Interface())
}

func appendJSON(b []byte, v any) ([]byte, error) {
	data, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("write %T: %w", v, err)
	}
	return append(b, data...), nil
}

// appendStruct writes the fields that are not empty; those of embedded structs
// as its own, as encoding/json reads them.
func appendStruct(b []byte, v reflect.Value) ([]byte, error) {
	b = append(b, '{')
	start := len(b)
	for _, f := range reflect.VisibleFields(v.Type()) {
		field := v.FieldByIndex(f.Index)
		if f.Anonymous && f.Type.Kind() == reflect.Struct || !f.IsExported() || f.Tag.Get("json") == "-" || isEmpty(field) {
			continue
		}
		if len(b) > start {
			b = append(b, ',')
		}
		b = append(append(append(b, '"'), f.Name...), '"', ':')
		var err error
		if b, err = appendValue(b, field); err != nil {
			return nil, err
		}
	}
	return append(b, '}'), nil
}

func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Slice, reflect.Map:
		return v.Len() == 0
	}
	return v.IsZero()
}

func appendList(b []byte, v reflect.Value) ([]byte, error) {
	b = append(b, '[')
	for i := range v.Len() {
		if i > 0 {
			b = append(b, ',')
		}
		var err error
		if b, err = appendValue(b, v.Index(i)); err != nil {
			return nil, err
		}
	}
	return append(b, ']'), nil
}

// appendMap writes a map whose keys are texts, in their order.
func appendMap(b []byte, v reflect.Value) ([]byte, error) {
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
	b = append(b, '{')
	for i, key := range keys {
		if i > 0 {
			b = append(b, ',')
		}
		var err error
		if b, err = appendJSON(b, key.String()); err == nil {
			b, err = appendValue(append(b, ':'), v.MapIndex(key))
		}
		if err != nil {
			return nil, err
		}
	}
	return append(b, '}'), nil
}
