package campaign

import "jixiao/rules/form"

// Form finds a form by its id; nil if the campaign has none of that name.
func (c *Campaign) Form(id string) *form.Definition {
	for _, d := range c.Forms {
		if d.ID == id {
			return d
		}
	}
	return nil
}
