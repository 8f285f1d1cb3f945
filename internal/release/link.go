package main

import (
	"fmt"
	"path"
	"strings"
)

// lead is where a link of a text leads in the archive. One to the web stays; a
// picture comes along; what else the archive has not cannot be led to.
func (b binding) lead(source, dest string) (string, error) {
	name, anchor, anchored := strings.Cut(dest, "#")
	if strings.HasPrefix(dest, "https://") || name == "" {
		return dest, nil
	}
	target := path.Join(path.Dir(source), name)
	if isPicture(target) && b.places[target] == "" {
		b.places[target] = path.Join(manualIndex, path.Base(target))
		if err := b.take(target); err != nil {
			return "", err
		}
	}
	place, packed := b.places[target]
	if !packed {
		return "", fmt.Errorf("the archive has no %s", target)
	}
	if anchored {
		return way(b.places[source], place) + "#" + anchor, nil
	}
	return way(b.places[source], place), nil
}

// way leads from one place in the archive to another.
func way(from, to string) string {
	if path.Dir(from) == path.Dir(to) {
		return path.Base(to)
	}
	return strings.Repeat("../", strings.Count(from, "/")) + to
}

func isPicture(name string) bool { return path.Ext(name) == ".png" || path.Ext(name) == ".svg" }
