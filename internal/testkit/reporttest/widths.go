package reporttest

import (
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Widths are those of a telephone, a laptop and a large screen, in pixels.
var Widths = []int{390, 1280, 1920}

var tooWide = regexp.MustCompile(`(?s)<output>(.*?)</output>`)

// FitsEveryWidth fails where a browser would have to move a page sideways: what
// lies beyond its edge is cut off for whoever does not think of it.
func FitsEveryWidth(t *testing.T, name, source string) {
	t.Helper()
	browser := browserFor(t, name)
	var frames strings.Builder
	for _, w := range Widths {
		fmt.Fprintf(&frames, `<iframe width="%d" height="900" style="border:0" srcdoc="%s"></iframe>`, w, html.EscapeString(source))
	}
	const measure = `<output></output><script>onload = function () {
	document.querySelector("output").textContent = [].map.call(document.querySelectorAll("iframe"), function (f) {
		return f.contentDocument.documentElement.scrollWidth;
	}).join(" ");
};</script>`
	dir := t.TempDir()
	from := filepath.Join(dir, name+".html")
	if err := os.WriteFile(from, []byte("<!DOCTYPE html><meta charset=utf-8>"+frames.String()+measure), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(browser, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+filepath.Join(dir, "profile"),
		"--window-size=2000,1000", "--virtual-time-budget=20000", "--dump-dom", "file://"+from).Output()
	if err != nil {
		t.Fatalf("look at %s: %v", name, err)
	}
	found := tooWide.FindSubmatch(out)
	if found == nil {
		t.Fatalf("the browser measured nothing of %s", name)
	}
	got := strings.Fields(string(found[1]))
	if len(got) != len(Widths) {
		t.Fatalf("the browser measured %q of %s", got, name)
	}
	for i, w := range Widths {
		if n, err := strconv.Atoi(got[i]); err != nil || n > w {
			t.Errorf("%s takes %s of %d pixels", name, got[i], w)
		}
	}
}
