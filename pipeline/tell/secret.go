package tell

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"regexp"
	"strings"

	"jixiao/pipeline/campaign"
	"jixiao/rules/finding"
)

// Keeper finds passwords and keys where the settings say that they are.
type Keeper struct {
	Env   func(string) string
	Place func(string) string // of a path in the settings
}

// mostSecret is the longest secret that a file may hold, in bytes.
const mostSecret = 4096

// reveal reads a secret; what is wrong is told without showing any of it.
func (k Keeper) reveal(s campaign.Secret) (string, error) {
	switch {
	case s.IsZero():
		return "", nil
	case s.Env != "":
		if text := strings.TrimSpace(k.Env(s.Env)); text != "" {
			return text, nil
		}
		return "", fmt.Errorf("environment variable %s is not set", s.Env)
	}
	data, err := os.ReadFile(k.Place(s.File))
	if err != nil {
		return "", fmt.Errorf("read secret: %w", err)
	}
	text := strings.TrimSpace(string(data))
	if text == "" || len(text) > mostSecret || strings.ContainsAny(text, "\r\n") {
		return "", fmt.Errorf("secret in %s: want one line of text", s.File)
	}
	return text, nil
}

// hidden stands where a secret stood.
const hidden = "***"

var address = regexp.MustCompile(`[^\s<>"',;:()]+@[^\s<>"',;:()]+`)

// mostReason is how much of a server's answer is kept, in characters.
const mostReason = 300

// Reason is an error as it may be written down: on one line, without secrets,
// addresses, or the web addresses that hold keys.
func Reason(err error, secrets ...string) string {
	var web *url.Error
	if errors.As(err, &web) {
		err = web.Err // what stands around it is the address
	}
	text := finding.OneLine(err.Error())
	for _, s := range secrets {
		if s == "" {
			continue
		}
		text = strings.ReplaceAll(text, s, hidden)
		text = strings.ReplaceAll(text, url.QueryEscape(s), hidden)
	}
	text = address.ReplaceAllString(text, hidden+"@"+hidden)
	if runes := []rune(text); len(runes) > mostReason {
		text = string(runes[:mostReason]) + "…"
	}
	return text
}
