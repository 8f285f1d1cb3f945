// Package validated has go-playground/validator check the constraints of
// fields.
//
// It owns that the library compares exactly: its own comparisons take numbers
// for float64. It refuses to read a form, and never says what a constraint means
// otherwise than the library does.
package validated

import (
	"fmt"

	"github.com/go-playground/validator/v10"

	"jixiao/rules/constraint"
)

// Checker checks with the library. It may be used from many goroutines.
type Checker struct{ validate *validator.Validate }

// New sets the library up.
func New() (*Checker, error) {
	c := &Checker{validator.New()}
	for tag, holds := range constraint.Comparisons() {
		compare := func(fl validator.FieldLevel) bool {
			return constraint.Compare(holds, fl.Field().String(), fl.Param())
		}
		if err := c.validate.RegisterValidation(tag, compare); err != nil {
			return nil, fmt.Errorf("register constraint %s: %v", tag, err)
		}
	}
	return c, nil
}

// Holds reports whether a text meets a constraint.
func (c *Checker) Holds(text, tag string) bool {
	return tag == "" || c.validate.Var(text, tag) == nil
}

// Read reports a constraint that the library cannot read, which it tells by
// panicking.
func (c *Checker) Read(tag string) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("constraint %q: %v", tag, r)
		}
	}()
	c.Holds("0", tag)
	return nil
}
