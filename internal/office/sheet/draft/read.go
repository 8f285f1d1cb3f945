package draft

import (
	"errors"
	"fmt"

	"jixiao/internal/office/sheet/limit"
	"jixiao/rules/form"
)

// Read has a reader fill a book within the limits. Whatever goes wrong, a
// panic too, is the file's fault and comes back as a *limit.Refusal.
func Read(kind string, limits limit.Limits, fill func(*Book) error) (wb *form.Workbook, err error) {
	defer func() {
		if broken := recover(); broken != nil {
			wb, err = nil, &limit.Refusal{Code: "F01", Kind: kind, Detail: fmt.Sprint(broken)}
		}
	}()
	b := &Book{limits: limits}
	if err := fill(b); err != nil {
		return nil, refusal(err, kind)
	}
	wb, err = b.workbook()
	if err != nil {
		return nil, refusal(err, kind)
	}
	return wb, nil
}

// Encrypted is the refusal of a file that needs a password to open.
func Encrypted() error { return &limit.Refusal{Code: "F02"} }

// Cut is the refusal of a file that ends too early.
func Cut(detail string) error { return &limit.Refusal{Code: "F01", Variant: "cut", Detail: detail} }

func refusal(err error, kind string) *limit.Refusal {
	var refused *limit.Refusal
	if !errors.As(err, &refused) {
		return &limit.Refusal{Code: "F01", Kind: kind, Detail: err.Error()}
	}
	if refused.Kind == "" {
		refused.Kind = kind
	}
	return refused
}
