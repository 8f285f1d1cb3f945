package webhook

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"strconv"
	"time"
)

// Kind is a kind of webhook, as its maker's documents describe it.
type Kind struct {
	Name    string // in the settings
	Address string // where it listens, "" where that is another one everywhere
	Keyed   bool   // nothing can be sent without a key
	// Request is what one letter becomes.
	Request func(Letter, Keys) Request
	// Refused is what an answer with a good status says nevertheless; nil is
	// that it says nothing.
	Refused func(answer []byte) error
}

// kinds are all there are, in the order in which people are told of them.
var kinds = [...]Kind{
	{Name: "wecom", Address: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send", Keyed: true, Request: wecom, Refused: errcode},
	{Name: "dingtalk", Address: "https://oapi.dingtalk.com/robot/send", Keyed: true, Request: dingTalk, Refused: errcode},
	{Name: "json", Request: plain},
}

// How long a robot's message may be, in bytes.
const (
	mostWecom = 4096
	mostDing  = 20000
)

func wecom(l Letter, k Keys) Request {
	return Request{Query: map[string]string{"key": k.Key},
		Body: map[string]any{"msgtype": "markdown", "markdown": map[string]string{"content": markdown(l, mostWecom)}}}
}

// dingTalk signs a message by the moment, where the robot has a secret: an HMAC
// over moment and secret.
func dingTalk(l Letter, k Keys) Request {
	r := Request{Query: map[string]string{"access_token": k.Key},
		Body: map[string]any{"msgtype": "markdown", "markdown": map[string]string{"title": unmarked(l.Title), "text": markdown(l, mostDing)}}}
	if k.Sign != "" {
		at := strconv.FormatInt(k.Now.UnixMilli(), 10)
		mac := hmac.New(sha256.New, []byte(k.Sign))
		mac.Write([]byte(at + "\n" + k.Sign))
		r.Query["timestamp"], r.Query["sign"] = at, base64.StdEncoding.EncodeToString(mac.Sum(nil))
	}
	return r
}

// plain is a letter for programs.
func plain(l Letter, k Keys) Request { return Request{Bearer: k.Key, Body: l} }

// Letter is what is to be told. As JSON it is what programs get.
type Letter struct {
	ID       string    `json:"id"` // the same however often it is sent
	Kind     string    `json:"kind"`
	Campaign string    `json:"campaign"`
	Run      int64     `json:"run"`
	AsOf     time.Time `json:"as_of"`
	Title    string    `json:"title"`
	Lines    []string  `json:"lines"`
}
