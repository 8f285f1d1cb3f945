package intake

import (
	"path"
	"strings"
)

// leftovers are files that programs and systems leave in folders, in lower case.
var leftovers = map[string]bool{"thumbs.db": true, "desktop.ini": true}

// unfinished are the endings of files that a program is still writing.
var unfinished = map[string]bool{".tmp": true, ".crdownload": true, ".part": true}

// Ignored reports whether a path is no submission by its name alone (F07):
// owner files of Excel and WPS, what programs leave behind, and hidden files.
func Ignored(file string) bool {
	for _, part := range strings.Split(file, "/") {
		if strings.HasPrefix(part, ".") {
			return true
		}
	}
	name := strings.ToLower(path.Base(file))
	return strings.HasPrefix(name, "~$") || leftovers[name] || unfinished[path.Ext(name)]
}
