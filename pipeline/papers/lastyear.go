package papers

// lastYear are the lists that hold this year against the year before, as the master
// has them; they are empty where nothing is known of that year.
func (s *source) lastYear() (all []*list) {
	for _, c := range s.Merged().LastYear(s.Snapshot.Issues) {
		l := &list{name: c.Name}
		for _, of := range c.Columns {
			l.columns = append(l.columns, column{of.Label, kindOf(of.Type)})
		}
		for _, r := range c.Rows {
			row := make([]datum, len(r.Values))
			for i, v := range r.Values {
				row[i] = datumOf(v, c.Columns[i].Type)
			}
			l.add(owner{r.Department, r.Subject}, row...)
		}
		all = append(all, l)
	}
	return all
}
