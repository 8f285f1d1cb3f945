package outbox

import "errors"

// Refused says that a page cannot be made of what it is to show, now or later:
// it is asked for again only when its key is another.
type Refused struct{ Why string }

// Error is the reason.
func (r *Refused) Error() string { return r.Why }

// refusal is a page that was refused, as it is remembered.
type refusal struct {
	Key string `json:"key"`
	Why string `json:"why"`
}

// refused is why a page was refused before; "" where it was not.
func (m *memory) refused(p Page) string {
	m.lock.Lock()
	defer m.lock.Unlock()
	if known := m.Refused[p.Name]; p.Key != "" && known.Key == p.Key {
		return known.Why
	}
	return ""
}

// answer remembers whether a page that was asked for was refused, and returns
// why, or what else went wrong.
func (m *memory) answer(p Page, err error) (why string, failed error) {
	m.lock.Lock()
	defer m.lock.Unlock()
	delete(m.Refused, p.Name)
	var refused *Refused
	if !errors.As(err, &refused) {
		return "", err
	}
	if m.Refused == nil {
		m.Refused = map[string]refusal{}
	}
	m.Refused[p.Name] = refusal{p.Key, refused.Why}
	return refused.Why, nil
}
