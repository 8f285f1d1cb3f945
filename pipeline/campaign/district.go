package campaign

import "strings"

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

// DistrictKind is what kind of area it is: 区 of 钢城区, and 区 where its name does not
// say.
func (c *Campaign) DistrictKind() string {
	for _, ending := range areaEndings {
		if strings.HasSuffix(c.District, ending) {
			return ending
		}
	}
	return areaEndings[0]
}
