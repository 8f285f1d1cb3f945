package sheet_test

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"jixiao/internal/testkit/sheettest"
)

// peers are where the readers of others are (docs/performance.md).
const peers = "../../../scripts/peers"

// peer is a reader of others in a process of its own, which reads all files
// once when it is asked to, and says how long that took.
type peer struct {
	asks io.Writer
	says *bufio.Scanner
}

// pass has the peer read all files.
func (p peer) pass(b *testing.B) time.Duration {
	if _, err := fmt.Fprintln(p.asks); err != nil {
		b.Fatal(err)
	}
	if !p.says.Scan() {
		b.Fatal("the peer has ended: ", p.says.Err())
	}
	var took, filled int64
	if _, err := fmt.Sscan(p.says.Text(), &took, &filled); err != nil || filled == 0 {
		b.Fatalf("the peer says %q: %v", p.says.Text(), err)
	}
	return time.Duration(took)
}

// withPeers are readings by others too: those whose languages are here. What is
// missing is told.
func withPeers(b *testing.B, files [][]byte, extension string, readings []reading) []reading {
	b.Helper()
	paths := inFolder(b, files, extension)
	var all []reading
	for _, engine := range []string{"calamine", "openpyxl"} {
		if engine == "openpyxl" && extension != ".xlsx" {
			continue
		}
		module := map[string]string{"calamine": "python_calamine", "openpyxl": "openpyxl"}[engine]
		name := "python-" + engine
		if out, err := exec.Command("python3", "-c", "import "+module).CombinedOutput(); err != nil {
			b.Logf("left out: %s: python3 with %s is not here (%v) %s", name, module, err, lastLine(out))
			continue
		}
		command := append([]string{"python3", filepath.Join(peers, "read.py"), engine}, paths...)
		all = append(all, reading{name: name, start: func(b *testing.B) peer { return startPeer(b, command) }})
	}
	program, err := cargoBuild()
	if err != nil {
		b.Log("left out: calamine (Rust): ", err)
	} else {
		command := append([]string{program}, paths...)
		all = append(all, reading{name: "calamine", start: func(b *testing.B) peer { return startPeer(b, command) }})
	}
	return append(all, readings...)
}

func lastLine(out []byte) string {
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	return lines[len(lines)-1]
}

// cargoBuild builds the reader in Rust, into bin/, where `make clean` finds it.
func cargoBuild() (string, error) {
	cargo, err := exec.LookPath("cargo")
	if err != nil {
		return "", err
	}
	target := "../../../bin/peers"
	out, err := exec.Command(cargo, "build", "--quiet", "--release", "--locked",
		"--manifest-path", filepath.Join(peers, "calamine", "Cargo.toml"), "--target-dir", target).CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("cargo build: %w: %s", err, out)
	}
	return filepath.Join(target, "release", "reader"), nil
}

func startPeer(b *testing.B, command []string) peer {
	b.Helper()
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		b.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		_ = in.Close() // the peer ends with what it is asked
		if err := cmd.Wait(); err != nil {
			b.Error(err)
		}
	})
	return peer{in, bufio.NewScanner(out)}
}

// inFolder writes files for others to read.
func inFolder(b *testing.B, files [][]byte, extension string) []string {
	b.Helper()
	dir := b.TempDir()
	paths := make([]string, len(files))
	for i, data := range files {
		paths[i] = filepath.Join(dir, fmt.Sprintf("%05d%s", i, extension))
		if err := os.WriteFile(paths[i], data, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	return paths
}

// BenchmarkOtherTypes reads 100 score sheets, and a list of 50,000 rows, as
// .ods and as .xls, the way LibreOffice writes them.
func BenchmarkOtherTypes(b *testing.B) {
	if _, err := exec.LookPath("soffice"); err != nil {
		b.Skip("left out: LibreOffice, which makes these files, is not here")
	}
	forms, list := scoreSheets(b, 100), [][]byte{sheettest.List(b, 50_000)}
	for _, extension := range []string{".ods", ".xls"} {
		b.Run("forms"+extension, func(b *testing.B) {
			compareOthers(b, converted(b, forms, extension), extension, open)
		})
		b.Run("list"+extension, func(b *testing.B) {
			compareOthers(b, converted(b, list, extension), extension, lists)
		})
	}
}

func compareOthers(b *testing.B, files [][]byte, extension string, read func(data []byte) error) {
	compareReadings(b, files, withPeers(b, files, extension, []reading{{name: "ours", read: read}}))
}

// converted has LibreOffice write the files as another type.
func converted(b *testing.B, files [][]byte, extension string) [][]byte {
	b.Helper()
	dir := b.TempDir()
	args := append([]string{"--headless", "-env:UserInstallation=file://" + b.TempDir(),
		"--convert-to", extension[1:], "--outdir", dir}, inFolder(b, files, ".xlsx")...)
	if out, err := exec.Command("soffice", args...).CombinedOutput(); err != nil {
		b.Fatalf("soffice: %v\n%s", err, out)
	}
	return readAll(b, filepath.Join(dir, "*"+extension), len(files))
}
