package check

// About is where a record says what it is about: in what the form goes by, else
// in its project or its unit, in the row or on the sheet.
func (c *Compiler) About() Ref {
	for _, id := range c.Form.AboutFields() {
		if r := c.standard(id); r.Known() {
			return r
		}
	}
	return Ref{}
}
