package notify

import (
	"crypto/tls"
	"errors"
	"fmt"
	"net/url"
	"os"
	"regexp"
	"strings"

	"jixiao/internal/reason"
	"jixiao/pipeline/campaign"
	"jixiao/rules/finding"
)

// Secrets finds passwords and keys where the settings say that they are.
type Secrets struct {
	Env   func(string) string
	Place func(string) string // of a path in the settings
}

// mostSecret is the longest secret that a file may hold, in bytes.
const mostSecret = 4096

// reveal reads a secret; what is wrong is told without showing any of it.
func (k Secrets) reveal(s campaign.Secret) (string, error) {
	switch {
	case s.IsZero():
		return "", nil
	case s.Env != "":
		if text := strings.TrimSpace(k.Env(s.Env)); text != "" {
			return text, nil
		}
		return "", trouble{ZH: "没有设置环境变量 " + s.Env, EN: "environment variable " + s.Env + " is not set"}
	}
	data, err := os.ReadFile(k.Place(s.File))
	if err != nil {
		return "", fmt.Errorf("read secret: %w", err)
	}
	text := strings.TrimSpace(string(data))
	if text == "" || len(text) > mostSecret || strings.ContainsAny(text, "\r\n") {
		return "", trouble{ZH: s.File + " 里应是一行文字", EN: "secret in " + s.File + ": want one line of text"}
	}
	return text, nil
}

// hidden stands where a secret stood.
const hidden = "***"

var address = regexp.MustCompile(`[^\s<>"',;:()]+@[^\s<>"',;:()]+`)

// mostReason is how much of a server's answer is kept, in characters.
const mostReason = 300

// trouble is an error that has words of its own.
type trouble finding.Text

func (t trouble) Error() string { return t.EN }

// Reason is an error as it may be written down: on one line, without secrets,
// addresses, or the web addresses that hold keys. What a server said stays as
// it is in both languages.
func Reason(err error, secrets ...string) finding.Text {
	var web *url.Error
	if errors.As(err, &web) {
		err = web.Err // what stands around it is the address
	}
	text := reason.Or(err)
	var known trouble
	var distrust *tls.CertificateVerificationError
	switch {
	case errors.As(err, &known):
		text.ZH = known.ZH
	case errors.As(err, &distrust):
		text.ZH = "对方的证书不可信：由本单位签发的，在 ca_file 写上签发机构的证书"
	}
	return finding.Text{ZH: clean(text.ZH, secrets), EN: clean(text.EN, secrets)}
}

func clean(text string, secrets []string) string {
	text = finding.OneLine(text)
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
