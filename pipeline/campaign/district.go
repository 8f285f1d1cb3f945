package campaign

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

// areaEndings close the names of areas.
var areaEndings = []string{"区", "县", "市", "旗", "州", "盟", "省"}

// ShortDistrict is the area's name without what kind of area it is: 钢城.
func (c *Campaign) ShortDistrict() string {
	for _, ending := range areaEndings {
		if short, ok := strings.CutSuffix(c.District, ending); ok && short != "" {
			return short
		}
	}
	return c.District
}
