package terminal

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/mattn/go-isatty"
	"github.com/mattn/go-runewidth"
	"github.com/schollz/progressbar/v3"
)

// Is reports whether a stream is a terminal.
func Is(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && isatty.IsTerminal(f.Fd())
}

// Progress draws a bar on a terminal; it is nil for a pipe or a file.
func Progress(w io.Writer, label string) func(done, total int) {
	if !Is(w) {
		return nil
	}
	var bar *progressbar.ProgressBar
	return func(done, total int) {
		if bar == nil || done == 1 {
			bar = progressbar.NewOptions(total, progressbar.OptionSetWriter(w),
				progressbar.OptionSetDescription(label),
				progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())
		}
		_ = bar.Set(done) // a bar that cannot be drawn must not stop the work
	}
}

// screenWidth is how many columns a line may take that is drawn over: in a
// narrower window it breaks, and only its last row is drawn over.
const screenWidth = 79

// Redraw draws a text over the line that the cursor is in.
func Redraw(w io.Writer, text string) {
	fmt.Fprintf(w, "\r%s\x1b[K", runewidth.Truncate(text, screenWidth, "…"))
}

// Wipe takes away the line that Redraw drew; in a pipe there is none.
func Wipe(w io.Writer) {
	if Is(w) {
		fmt.Fprint(w, "\r\x1b[K")
	}
}

// Ask puts a question and returns the answer without the blanks around it. An
// error says that the input ended before a line did; what was typed by then is
// returned too.
func Ask(in *bufio.Reader, w io.Writer, question string) (string, error) {
	if _, err := fmt.Fprint(w, question); err != nil {
		return "", fmt.Errorf("ask: %w", err)
	}
	line, err := in.ReadString('\n')
	return strings.TrimSpace(line), err
}
