package webhook

import (
	"encoding/json"
	"fmt"
	"time"
)

// Keys are what proves who sends, and when.
type Keys struct {
	Key, Sign string
	Now       time.Time
}

// Request is what goes over the web: a POST of a body as JSON.
type Request struct {
	Path   string // after the address, where a key stands there
	Query  map[string]string
	Bearer string // "" is none
	Body   any
}

// Names lists the kinds as the settings call them.
func Names() []string {
	var all []string
	for _, k := range kinds {
		all = append(all, k.Name)
	}
	return all
}

// Named is the kind of a name; ok is false where there is none.
func Named(name string) (k Kind, ok bool) {
	for _, k := range kinds {
		if k.Name == name {
			return k, true
		}
	}
	return Kind{}, false
}

// errcode reads the answer of a robot that says no with a good status too.
func errcode(said []byte) error {
	var answer struct {
		Code    *int   `json:"errcode"`
		Message string `json:"errmsg"`
	}
	if err := json.Unmarshal(said, &answer); err != nil || answer.Code == nil {
		return fmt.Errorf("webhook answered what no robot says: %s", said)
	}
	if *answer.Code != 0 {
		return fmt.Errorf("robot refused (%d): %s", *answer.Code, answer.Message)
	}
	return nil
}
