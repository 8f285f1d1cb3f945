package formguess

import (
	"fmt"
	"regexp"
	"strings"
)

// plain are texts that mean themselves without quotation marks, inside { } too.
var plain = regexp.MustCompile(`^[\p{Han}A-Za-z_][\p{Han}A-Za-z0-9_（）、。“”·/+%.-]*( [\p{Han}A-Za-z0-9_（）、。“”·/+%.'-]+)*$`)

// words of YAML that are no texts.
var reserved = regexp.MustCompile(`^(?i:null|true|false|yes|no|on|off|y|n|nan|inf)$`)

// scalar is a text as YAML reads it back.
func scalar(s string) string {
	if plain.MatchString(s) && !reserved.MatchString(s) {
		return s
	}
	return doubleQuoted(s)
}

// doubleQuoted escapes what may not stand in a text between double quotes.
func doubleQuoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ' || r == 0x7f || 0x80 <= r && r < 0xa0 || r == 0x2028 || r == 0x2029 || r == 0xfeff || r == 0xfffd:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
