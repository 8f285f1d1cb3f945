package validated_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"jixiao/rules/constraint"
	"jixiao/rules/constraint/validated"
)

// TestPlainMeansTheSame: what the page reads without the library holds of the
// same texts, and what the library cannot read the page cannot either.
func TestPlainMeansTheSame(t *testing.T) {
	library, err := validated.New()
	if err != nil {
		t.Fatal(err)
	}
	word := rapid.SampledFrom(append(constraint.Words(), "omitempty"))
	param := rapid.OneOf(
		rapid.SampledFrom([]string{"0", "1", "3", "0x2", "-1", "0.1", "0.10", "1e2", "100", "", "a", "项目", "a b", "'a b' c", "a0x2Cb", "0x7C"}),
		rapid.StringMatching(`[-+]?[0-9]{1,3}(\.[0-9]{1,2})?`), rapid.StringMatching(`[a-c' ]{0,6}`))
	text := rapid.OneOf(param, rapid.StringMatching(`[a-zA-Z0-9]{0,4}`), rapid.StringMatching(`[项目一二,|]{0,4}`), rapid.String())
	rapid.Check(t, func(t *rapid.T) {
		var parts []string
		for range rapid.IntRange(1, 3).Draw(t, "parts") {
			part := word.Draw(t, "word")
			if part != "omitempty" && rapid.Bool().Draw(t, "with") {
				part += "=" + param.Draw(t, "param")
			}
			parts = append(parts, part)
		}
		tag, value := strings.Join(parts, ","), text.Draw(t, "text")
		if err := (constraint.Plain{}).Read(tag); err != nil {
			return // the page says so, and the section is told
		}
		if err := library.Read(tag); err != nil {
			t.Fatalf("the page reads %q, but: %v", tag, err)
		}
		if got, want := (constraint.Plain{}).Holds(value, tag), library.Holds(value, tag); got != want {
			t.Fatalf("%q of %q: %v in the page, %v by the library", tag, value, got, want)
		}
	})
}

// TestPlainSaysWhatItCannotRead rather than let it pass.
func TestPlainSaysWhatItCannotRead(t *testing.T) {
	for _, tag := range []string{"email", "gte=0|eq=无", "len=x", "min", "gte=0,", "nonsense", "dive", "oneof=a|b"} {
		if err := (constraint.Plain{}).Read(tag); err == nil {
			t.Errorf("%q is read", tag)
		}
	}
	for _, tag := range []string{"", "gte=0,lte=100", "omitempty,len=4", "oneof=是 否", "gt=0.5"} {
		if err := (constraint.Plain{}).Read(tag); err != nil {
			t.Errorf("%q: %v", tag, err)
		}
	}
}
