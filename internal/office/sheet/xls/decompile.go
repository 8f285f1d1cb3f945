package xls

import (
	"strconv"
	"strings"

	"jixiao/internal/office/sheet/draft"
)

// decompiler makes the text of a formula from its tokens, which stand in the
// order of a stack machine. What it does not know it leaves alone: then the
// stored result is all there is.
type decompiler struct {
	*globals
	at     position // of the cell, for references that are relative to it
	stack  []string
	copied int
}

// What a formula may cost: texts grow as their parts are joined.
const (
	maxTokens  = 4 << 10
	maxJoining = 64 << 10
	maxFormula = 8192
)

// formula is the text of a formula, "" where it uses more than is known here.
func (d *decompiler) formula(tokens []byte) string {
	if len(tokens) > maxTokens {
		return ""
	}
	for len(tokens) > 0 {
		n := d.token(tokens[0], tokens[1:])
		if n < 0 || d.copied > maxJoining {
			return ""
		}
		tokens = tokens[1+n:]
	}
	if len(d.stack) != 1 || len(d.stack[0]) > maxFormula {
		return ""
	}
	return d.stack[0]
}

// token reads one token and returns how many bytes follow its first, or -1.
func (d *decompiler) token(id byte, rest []byte) int {
	const classes = 0x60 // reference, value or array: the text is the same
	if id >= 0x20 {
		id = id&^classes | 0x20
	}
	switch {
	case id >= 0x03 && id <= 0x11:
		return d.binary(id)
	case id >= 0x12 && id <= 0x15:
		return d.unary(id)
	case id >= 0x16 && id <= 0x1F:
		return d.constant(id, rest)
	case id == 0x21 || id == 0x22:
		return d.call(id, rest)
	}
	return d.reference(id, rest)
}

func (d *decompiler) push(text string, used int) int {
	d.copied += len(text)
	d.stack = append(d.stack, text)
	return used
}

// pop takes the last n operands off the stack.
func (d *decompiler) pop(n int) ([]string, bool) {
	if n > len(d.stack) {
		return nil, false
	}
	operands := d.stack[len(d.stack)-n:]
	d.stack = d.stack[:len(d.stack)-n]
	return operands, true
}

func (d *decompiler) binary(id byte) int {
	operators := [...]string{"+", "-", "*", "/", "^", "&", "<", "<=", "=", ">=", ">", "<>", " ", ",", ":"}
	operands, ok := d.pop(2)
	if !ok {
		return -1
	}
	return d.push(operands[0]+operators[id-0x03]+operands[1], 0)
}

func (d *decompiler) unary(id byte) int {
	operand, ok := d.pop(1)
	if !ok {
		return -1
	}
	switch id {
	case 0x12:
		return d.push("+"+operand[0], 0)
	case 0x13:
		return d.push("-"+operand[0], 0)
	case 0x14:
		return d.push(operand[0]+"%", 0)
	}
	return d.push("("+operand[0]+")", 0)
}

func (d *decompiler) constant(id byte, rest []byte) int {
	switch {
	case id == 0x16:
		return d.push("", 0) // an argument that was left out
	case id == 0x17:
		return d.text(rest)
	case id == 0x19:
		return d.attribute(rest)
	case id == 0x1C && len(rest) >= 1:
		return d.push(errorName(rest[0]), 1)
	case id == 0x1D && len(rest) >= 1:
		if rest[0] != 0 {
			return d.push("TRUE", 1)
		}
		return d.push("FALSE", 1)
	case id == 0x1E && len(rest) >= 2:
		return d.push(strconv.Itoa(int(le.Uint16(rest))), 2)
	case id == 0x1F && len(rest) >= 8:
		number, ok := draft.Binary(le.Uint64(rest))
		if !ok {
			return -1
		}
		return d.push(number, 8)
	}
	return -1
}

func (d *decompiler) text(rest []byte) int {
	if len(rest) < 1 {
		return -1
	}
	length, used := int(rest[0]), 1+int(rest[0])
	if d.version == biff8 && len(rest) >= 2 {
		used++
		if rest[1]&flagWide != 0 {
			used += length
		}
	}
	if used > len(rest) {
		return -1
	}
	text, err := d.shortText(rest[:used])
	if err != nil {
		return -1
	}
	return d.push(`"`+strings.ReplaceAll(text, `"`, `""`)+`"`, used)
}

// attribute reads a token that mostly speaks of how the formula was typed.
func (d *decompiler) attribute(rest []byte) int {
	const choose, sum = 0x04, 0x10
	if len(rest) < 3 {
		return -1
	}
	switch {
	case rest[0]&choose != 0:
		used := 3 + 2*(int(le.Uint16(rest[1:]))+1)
		if used > len(rest) {
			return -1
		}
		return used
	case rest[0]&sum != 0:
		operand, ok := d.pop(1)
		if !ok {
			return -1
		}
		return d.push("SUM("+operand[0]+")", 3)
	}
	return 3
}

func (d *decompiler) call(id byte, rest []byte) int {
	var name string
	var arguments, used int
	switch {
	case id == 0x21 && len(rest) >= 2:
		used = 2
		name, arguments = fixedFunction(le.Uint16(rest))
	case id == 0x22 && len(rest) >= 3:
		used = 3
		name, arguments = openFunction(le.Uint16(rest[1:])), int(rest[0]&0x7F)
	}
	operands, ok := d.pop(arguments)
	if name == "" || !ok {
		return -1
	}
	return d.push(name+"("+strings.Join(operands, ",")+")", used)
}
