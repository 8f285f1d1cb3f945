package digest

import (
	"reflect"
	"slices"
	"sync"
	"time"
)

// plan adds what a value of one type holds.
type plan func(d *Digest, v reflect.Value)

var plans sync.Map // by type: to look into a type takes longer than to add most values

func planOf(t reflect.Type) plan {
	if known, ok := plans.Load(t); ok {
		return known.(plan)
	}
	p := newPlan(t)
	plans.Store(t, p)
	return p
}

// later is the plan of a type once a value of it is met: a type may hold itself.
func later(t reflect.Type) func() plan { return sync.OnceValue(func() plan { return planOf(t) }) }

func (d *Digest) value(v reflect.Value) {
	if !v.IsValid() {
		d.number(0)
		return
	}
	planOf(v.Type())(d, v)
}

func newPlan(t reflect.Type) plan {
	switch t.Kind() {
	case reflect.Bool:
		return func(d *Digest, v reflect.Value) { d.truth(v.Bool()) }
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(d *Digest, v reflect.Value) { d.number(uint64(v.Int())) }
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return func(d *Digest, v reflect.Value) { d.number(v.Uint()) }
	case reflect.String:
		return func(d *Digest, v reflect.Value) { d.string(v.String()) }
	case reflect.Slice, reflect.Array:
		return list(t)
	case reflect.Map:
		return entries(t)
	case reflect.Pointer:
		return pointee(t)
	case reflect.Interface:
		return held
	case reflect.Struct:
		return fields(t)
	}
	return func(*Digest, reflect.Value) { panic("no digest of a " + t.Kind().String()) }
}

func (d *Digest) truth(b bool) {
	n := uint64(0)
	if b {
		n = 1
	}
	d.number(n)
}

// list tells an empty list from none, as whoever writes it might.
func list(t reflect.Type) plan {
	element, may := later(t.Elem()), t.Kind() == reflect.Slice
	return func(d *Digest, v reflect.Value) {
		if may && v.IsNil() {
			d.number(0)
			return
		}
		n := v.Len()
		d.number(uint64(n) + 1)
		if n == 0 {
			return
		}
		add := element()
		for i := range n {
			add(d, v.Index(i))
		}
	}
}

// entries are those of a map, in the order of what they are written as.
func entries(t reflect.Type) plan {
	key, value := later(t.Key()), later(t.Elem())
	return func(d *Digest, v reflect.Value) {
		before := d.text
		all := make([]string, 0, v.Len())
		for each := v.MapRange(); each.Next(); {
			d.text = nil
			key()(d, each.Key())
			value()(d, each.Value())
			all = append(all, string(d.text))
		}
		slices.Sort(all)
		d.text = before
		d.number(uint64(len(all)))
		for _, one := range all {
			d.string(one)
		}
	}
}

// pointee is what lies behind a pointer. It is followed once; where it is met again it
// is called by its number.
func pointee(t reflect.Type) plan {
	of := later(t.Elem())
	return func(d *Digest, v reflect.Value) {
		switch {
		case v.IsNil():
			d.number(0)
			return
		case len(d.left) > 0 && d.left[t.Elem()]:
			d.number(1)
			return
		}
		at := pointer{v.UnsafePointer(), t}
		if n, met := d.seen[at]; met {
			d.number(n + 2)
			return
		}
		d.seen[at] = uint64(len(d.seen))
		d.number(1)
		of()(d, v.Elem())
	}
}

// held is what an interface holds, with its type.
func held(d *Digest, v reflect.Value) {
	if !v.IsNil() {
		d.string(v.Elem().Type().String())
	}
	d.value(v.Elem())
}

// fields are the exported ones: others are what was made of these. A type that has
// none is all that it hides.
func fields(t reflect.Type) plan {
	var all, open []field
	for i := range t.NumField() {
		f := field{i, newPlan(t.Field(i).Type)}
		all = append(all, f)
		if t.Field(i).IsExported() {
			open = append(open, f)
		}
	}
	if open != nil {
		all = open
	}
	add := func(d *Digest, v reflect.Value) {
		for _, f := range all {
			f.add(d, v.Field(f.at))
		}
	}
	if t != reflect.TypeFor[time.Time]() {
		return add
	}
	return func(d *Digest, v reflect.Value) {
		switch {
		case !v.CanInterface():
			add(d, v)
		case v.CanAddr():
			d.moment(v.Addr().Interface().(*time.Time)) // which takes no room
		default:
			at := v.Interface().(time.Time)
			d.moment(&at)
		}
	}
}

func (d *Digest) moment(at *time.Time) {
	d.number(uint64(at.Unix()))
	d.number(uint64(at.Nanosecond()))
}

// field is one of a struct, by its place.
type field struct {
	at  int
	add plan
}
