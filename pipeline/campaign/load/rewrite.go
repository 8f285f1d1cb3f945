package load

import (
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// KeeperFile is the name of the keeper's file.
const KeeperFile = campaignFile

// Rewrite puts other values into a keeper's file, by key path such as
// period.from, and leaves all else, comments too, as it is written. Every key
// must be there.
func Rewrite(file []byte, values map[string]string) ([]byte, error) {
	var root yaml.Node
	if err := yaml.Unmarshal(file, &root); err != nil {
		return nil, fmt.Errorf("read %s: %w", campaignFile, err)
	}
	lines := strings.SplitAfter(string(file), "\n")
	var spots []spot
	for _, key := range slices.Sorted(maps.Keys(values)) {
		n := nodeAt(&root, key)
		if n == nil || n.Kind != yaml.ScalarNode {
			return nil, fmt.Errorf("rewrite %s: no value at %s", campaignFile, key)
		}
		spots = append(spots, spot{n, quoted(values[key])})
	}
	// From the end on, so that what is put in moves nothing that is still to come.
	slices.SortFunc(spots, func(a, b spot) int {
		return (b.node.Line-a.node.Line)<<20 + b.node.Column - a.node.Column
	})
	for _, s := range spots {
		if err := s.replace(lines); err != nil {
			return nil, fmt.Errorf("rewrite %s: %w", campaignFile, err)
		}
	}
	return []byte(strings.Join(lines, "")), nil
}

// spot is where a value stands, and what is to stand there.
type spot struct {
	node *yaml.Node
	text string
}

// written matches a value as it is written, quoted or plain, up to a comment or
// what ends it inside { }.
var written = regexp.MustCompile(`^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,{}\[\]#\r\n ]+(?: +[^,{}\[\]#\r\n ]+)*)`)

var errUnclear = errors.New("put the value into one line and into quotes")

func (s spot) replace(lines []string) error {
	line := []rune(lines[s.node.Line-1])
	head, rest := string(line[:s.node.Column-1]), string(line[s.node.Column-1:])
	was := written.FindString(rest)
	var value string
	if err := yaml.Unmarshal([]byte(was), &value); err != nil || value != s.node.Value {
		return fmt.Errorf("line %d: %w", s.node.Line, errUnclear)
	}
	lines[s.node.Line-1] = head + s.text + rest[len(was):]
	return nil
}

// nodeAt finds a value by its key path.
func nodeAt(n *yaml.Node, key string) *yaml.Node {
	if n.Kind == yaml.DocumentNode && len(n.Content) > 0 {
		n = n.Content[0]
	}
	first, rest, deeper := strings.Cut(key, ".")
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		switch {
		case n.Content[i].Value != first:
		case deeper:
			return nodeAt(n.Content[i+1], rest)
		default:
			return n.Content[i+1]
		}
	}
	return nil
}

// quoted writes a text as YAML, plainly where that means the same anywhere.
func quoted(s string) string {
	if written.FindString(s) == s && !strings.ContainsAny(s, ":'\"&*!|>%@`?~") && !strings.HasPrefix(s, "-") {
		return s
	}
	return strconv.Quote(s)
}
