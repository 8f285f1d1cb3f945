package campaign

// Who owes a form, as 报送时限 writes it: the section, every unit, or every one
// of what it is about (每个项目, 每个点位).
const (
	OwedBySection = "绩效科"
	OwedByUnit    = "每个单位"
	OwedEach      = "每个"
)

// By is who owes it, as 报送时限 writes it.
func (o Owed) By() string {
	switch {
	case o.Section:
		return OwedBySection
	case o.Each:
		return OwedEach + SubjectName(o.About).ZH
	}
	return OwedByUnit
}
