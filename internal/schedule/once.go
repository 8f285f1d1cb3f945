package schedule

import "time"

// toldAgain is how long a trouble that lasts is not told again.
const toldAgain = 24 * time.Hour

// once tells a trouble when it begins, or becomes another one, and its end:
// not every minute in between.
type once struct {
	text string
	told time.Time
}

// news reports whether an error is worth telling.
func (o *once) news(err error) bool {
	if err == nil {
		return false
	}
	now := time.Now()
	if err.Error() == o.text && now.Sub(o.told) < toldAgain {
		return false
	}
	o.text, o.told = err.Error(), now
	return true
}

// over reports, once, that a trouble has ended.
func (o *once) over() bool {
	was := o.text != ""
	*o = once{}
	return was
}
