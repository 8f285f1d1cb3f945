package xls

import (
	"bytes"
	"encoding/hex"
	"math"
	"testing"

	"jixiao/internal/office/sheet/limit"
)

// filePass is what Excel itself wrote into a workbook whose structure is
// protected.
const filePass = "0100010001002c8556096f59ef0180278bfcf2b8f918f7bb5c8cc636a2f10bfc896cfe0c7cc4ebefa6b9d5f6d1efac02985a4ced79a2"

func appendRecord(stream []byte, id uint16, body []byte) []byte {
	stream = le.AppendUint16(stream, id)
	stream = le.AppendUint16(stream, uint16(len(body)))
	return append(stream, body...)
}

// protected is a workbook with one number, encrypted with Excel's own
// password; the cipher is its own inverse.
func protected(t *testing.T, pass []byte) []byte {
	t.Helper()
	bof := []byte{0, 6, 5, 0}
	plain := appendRecord(nil, recBOF, bof)
	plain = appendRecord(plain, recFilePass, pass)
	plain = appendRecord(plain, 0x0031, make([]byte, 3000)) // over the seam of two blocks
	at := len(plain) + 4
	plain = appendRecord(plain, recBoundSheet, []byte{0, 0, 0, 0, 0, 0, 1, 0, 'a'})
	plain = appendRecord(plain, recEOF, nil)
	le.PutUint32(plain[at:], uint32(len(plain)))
	plain = appendRecord(plain, recBOF, bof)
	number := le.AppendUint64(make([]byte, head), math.Float64bits(91.36))
	plain = appendRecord(plain, recNumber, number)
	plain = appendRecord(plain, recEOF, nil)
	secret, err := decrypted(plain, pass)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(secret, number) {
		t.Fatal("nothing was encrypted")
	}
	return secret
}

// TestProtectedStructure: a workbook that opens without a password is read,
// and one with another password is refused as such.
func TestProtectedStructure(t *testing.T) {
	pass, err := hex.DecodeString(filePass)
	if err != nil {
		t.Fatal(err)
	}
	data := protected(t, pass)
	book, err := Read(data, limit.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if got := book.Sheets[0].Rows[0].Cells[0].Text; got != "91.36" {
		t.Errorf("A1 = %q, want 91.36", got)
	}
	other := bytes.Replace(data, pass[22:30], []byte("password"), 1)
	_, err = Read(other, limit.Limits{})
	if refused, ok := err.(*limit.Refusal); !ok || refused.Code != "F02" {
		t.Errorf("another password: %v, want F02", err)
	}
}
