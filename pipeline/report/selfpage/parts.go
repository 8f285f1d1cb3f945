package selfpage

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"io/fs"
	"strings"
)

//go:embed page.html page.css script
var parts embed.FS

var (
	pageText     = part("page.html")
	pageStyle    = part("page.css")
	oldScript    = part("script/old.js")
	workerScript = part("script/worker.js")
	// pageScript runs where old.js found that it can.
	pageScript = "if (window.able) (() => {\n'use strict';\n" + inOne(part("script/program.js"), part("script/element.js"), part("script/picture.js"),
		part("script/findings.js"), part("script/owed.js"), part("script/start.js")) + "})();\n"
)

// part is a file of the page; one that is missing is a broken build.
func part(name string) string {
	data, err := fs.ReadFile(parts, name)
	if err != nil {
		panic(err)
	}
	return string(data)
}

func inOne(texts ...string) string { return strings.Join(texts, "\n") }

// policy lets nothing run but these scripts and the program, and nothing leave.
func policy(style string, scripts ...string) string {
	var hashes []string
	for _, s := range scripts {
		hashes = append(hashes, hash(s))
	}
	return "default-src 'none'; base-uri 'none'; form-action 'none'; connect-src 'none'; worker-src blob:; style-src " + hash(style) +
		"; script-src " + strings.Join(hashes, " ") + " 'wasm-unsafe-eval'"
}

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
