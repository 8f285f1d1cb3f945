package notify

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"jixiao/rules/finding"
)

// Where robots listen, as their makers' documents say.
const (
	wecomAddress = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send"
	dingAddress  = "https://oapi.dingtalk.com/robot/send"
)

// How long a robot's message may be, in bytes.
const (
	mostWecom = 4096
	mostDing  = 20000
)

func wecomMessage(l Letter) any {
	return map[string]any{"msgtype": "markdown", "markdown": map[string]string{"content": markdown(l, mostWecom)}}
}

func dingMessage(l Letter) any {
	return map[string]any{"msgtype": "markdown", "markdown": map[string]string{"title": unmarked(l.Subject), "text": markdown(l, mostDing)}}
}

// dingQuery signs a message by the moment: the robot's secret, and an HMAC over
// moment and secret.
func (h *hook) dingQuery() url.Values {
	query := url.Values{"access_token": {h.key}}
	if h.sign == "" {
		return query
	}
	at := strconv.FormatInt(h.now().UnixMilli(), 10)
	mac := hmac.New(sha256.New, []byte(h.sign))
	mac.Write([]byte(at + "\n" + h.sign))
	query.Set("timestamp", at)
	query.Set("sign", base64.StdEncoding.EncodeToString(mac.Sum(nil)))
	return query
}

// markdown is a letter of at most so many bytes; lines that have no room are
// counted.
func markdown(l Letter, most int) string {
	text := "**" + unmarked(l.Subject) + "**\n"
	for i, line := range l.Lines {
		rest := fmt.Sprintf("\n（后面还有 %d 行，见审核日报）", len(l.Lines)-i)
		line = "\n" + unmarked(line) + "\n"
		if room := most - len(text) - len(rest); len(line) > room {
			return text + rest
		}
		text += line
	}
	return text
}

// marks are the characters that robots take for markup, and such as look the
// same and are none.
var marks = strings.NewReplacer("<", "＜", ">", "＞", "[", "［", "]", "］", "(", "（", ")", "）", "*", "＊", "_", "＿",
	"`", "｀", "#", "＃", "@", "＠", "~", "～", "!", "！", "|", "｜", `\`, "＼")

// unmarked is text that no robot takes for markup, or for a call to somebody.
func unmarked(text string) string {
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, "�")
	}
	text = marks.Replace(finding.OneLine(text))
	if strings.HasPrefix(strings.TrimSpace(text), "-") || strings.HasPrefix(strings.TrimSpace(text), "+") {
		return "　" + text
	}
	return text
}
