package load

import "strings"

// district is the area whose campaign it is, as the keeper's file says, or else
// what the campaign's name says before its year: 钢城区 of 钢城区2023年度….
func (k *settingsFile) district() string {
	if own := strings.TrimSpace(k.District); own != "" {
		return own
	}
	end := strings.IndexAny(k.Name, "0123456789")
	if end < 0 {
		return ""
	}
	return strings.TrimSpace(k.Name[:end])
}
