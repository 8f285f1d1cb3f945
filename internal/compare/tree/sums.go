package tree

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"jixiao/internal/compare/difference"
)

// checkChecksums holds a list of checksums against the files beside it.
func checkChecksums(name, path string, list []byte) []difference.Difference {
	var found []difference.Difference
	for _, l := range strings.Split(strings.TrimSpace(string(list)), "\n") {
		sum, file, ok := strings.Cut(strings.TrimSpace(l), "  ")
		data, err := os.ReadFile(filepath.Join(filepath.Dir(path), filepath.FromSlash(file)))
		is := fmt.Sprintf("%x", sha256.Sum256(data))
		if err != nil {
			is = err.Error()
		}
		if !ok || is != sum {
			found = append(found, difference.Difference{File: name, Cell: path, What: "checksum that does not hold", Old: l, New: is})
		}
	}
	return found
}
