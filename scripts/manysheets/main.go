// Command manysheets lays out a large campaign: settings, an inbox of score
// sheets, as internal/testkit/manysheets makes them, and the list of mistakes
// that were put in, mistakes.json.
//
//	go run ./scripts/manysheets -sheets 2000 -aunit 5 DIR
//
// It owns its flags and refuses to run anything over what it made.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"jixiao/internal/testkit/manysheets"
)

func main() {
	sheets := flag.Int("sheets", 2000, "score sheets")
	aUnit := flag.Int("aunit", 5, "sheets a unit")
	seed := flag.Uint64("seed", 1, "the same seed makes the same bytes")
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	err := write(flag.Arg(0), manysheets.Options{Sheets: *sheets, AUnit: *aUnit, Seed: *seed, Defaults: os.DirFS("configs")})
	if err != nil {
		fmt.Fprintln(os.Stderr, "manysheets:", err)
		os.Exit(3)
	}
}

func write(dir string, o manysheets.Options) error {
	mistakes, err := manysheets.Write(dir, o)
	if err != nil {
		return err
	}
	data, err := json.Marshal(mistakes)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "mistakes.json"), data, 0o644)
}
