package selfpage

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
)

// Program is what runs inside the page.
type Program struct {
	Wasm []byte // cmd/selfcheck for a browser, gzip
	Exec []byte // what starts it there: wasm_exec.js of the Go that built it
}

// The files of a program in its folder.
const (
	wasmName = "selfcheck.wasm.gz"
	execName = "wasm_exec.js"
)

// ErrNone says that this build holds no program for the page.
var ErrNone = errors.New("built without the self-check page")

//go:embed all:program
var built embed.FS

// Built is the program that this build holds.
func Built() (Program, error) {
	folder, err := fs.Sub(built, "program")
	if err != nil {
		return Program{}, err
	}
	return ReadProgram(folder)
}

// ReadProgram reads a program from its folder; ErrNone says that none is there.
func ReadProgram(folder fs.FS) (p Program, err error) {
	for name, to := range map[string]*[]byte{wasmName: &p.Wasm, execName: &p.Exec} {
		*to, err = fs.ReadFile(folder, name)
		if errors.Is(err, fs.ErrNotExist) {
			return Program{}, ErrNone
		}
		if err != nil {
			return Program{}, fmt.Errorf("read the program of the self-check page: %w", err)
		}
	}
	return p, nil
}

// digest names the program.
func (p Program) digest() string {
	h := sha256.New()
	h.Write(p.Wasm)
	h.Write(p.Exec)
	return hex.EncodeToString(h.Sum(nil))
}
