package campaign

import "slices"

// Explanations says which explanations of departments are not taken.
type Explanations struct {
	// Stock are phrases that explain nothing when they stand alone.
	Stock []string `yaml:"stock" validate:"max=200,dive,required,max=100"`
}

// usualExplanations count where the keeper's file says nothing.
func usualExplanations() Explanations {
	return Explanations{Stock: slices.Clone(usualStock)}
}

var usualStock = []string{"核实无误", "属实", "已核实", "无误", "情况属实", "经核实无误", "核对无误", "已核对", "数据无误",
	"数据属实", "填报无误", "没有问题", "无问题", "无", "同意", "已说明", "见附件", "见说明", "略", "如上", "同上"}

// KeepPrevious says how much of what a department's folder held before is kept (历次).
type KeepPrevious struct {
	Keep int `yaml:"keep" validate:"gte=0,lte=10000"` // files a department
}

// usualPrevious counts where the keeper's file says nothing.
var usualPrevious = KeepPrevious{Keep: 50}
