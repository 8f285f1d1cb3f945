package tree

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"

	"jixiao/internal/compare/difference"
)

// byParts compares two packages part by part.
func byParts(old, new []byte) ([]difference.Difference, error) {
	a, order, err := unpack(old)
	if err != nil {
		return nil, err
	}
	b, added, err := unpack(new)
	if err != nil {
		return nil, err
	}
	var found []difference.Difference
	for _, name := range order {
		is, there := b[name]
		if !there {
			found = append(found, difference.Difference{Sheet: name, What: "part", Old: "there"})
			continue
		}
		for _, d := range lines("part", a[name], is) {
			d.Sheet = name
			found = append(found, d)
		}
	}
	for _, name := range added {
		if _, there := a[name]; !there {
			found = append(found, difference.Difference{Sheet: name, What: "part", New: "there"})
		}
	}
	if len(found) == 0 && !slices.Equal(order, added) {
		found = append(found, difference.Difference{What: "order of parts", Old: fmt.Sprint(order), New: fmt.Sprint(added)})
	}
	return found, nil
}

func unpack(data []byte) (map[string]string, []string, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, nil, err
	}
	parts, order := map[string]string{}, []string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return nil, nil, fmt.Errorf("part %s: %w", f.Name, err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			return nil, nil, fmt.Errorf("part %s: %w", f.Name, err)
		}
		if err := r.Close(); err != nil {
			return nil, nil, fmt.Errorf("part %s: %w", f.Name, err)
		}
		parts[f.Name] = string(text)
		order = append(order, f.Name)
	}
	return parts, order, nil
}
