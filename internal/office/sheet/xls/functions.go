package xls

// fixedFunction is the name of a function that always takes so many arguments;
// "" where it is none that score sheets use.
func fixedFunction(id uint16) (name string, arguments int) {
	switch id {
	case 2:
		return "ISNA", 1
	case 3:
		return "ISERROR", 1
	case 10:
		return "NA", 0
	case 20:
		return "SQRT", 1
	case 24:
		return "ABS", 1
	case 25:
		return "INT", 1
	case 27:
		return "ROUND", 2
	case 32:
		return "LEN", 1
	case 33:
		return "VALUE", 1
	case 38:
		return "NOT", 1
	case 39:
		return "MOD", 2
	case 48:
		return "TEXT", 2
	case 65:
		return "DATE", 3
	case 74:
		return "NOW", 0
	case 212:
		return "ROUNDUP", 2
	case 213:
		return "ROUNDDOWN", 2
	case 221:
		return "TODAY", 0
	case 346:
		return "COUNTIF", 2
	}
	return "", 0
}

// openFunction is the name of a function that says with each call how many
// arguments it has.
func openFunction(id uint16) string {
	switch id {
	case 0:
		return "COUNT"
	case 1:
		return "IF"
	case 4:
		return "SUM"
	case 5:
		return "AVERAGE"
	case 6:
		return "MIN"
	case 7:
		return "MAX"
	case 36:
		return "AND"
	case 37:
		return "OR"
	case 102:
		return "VLOOKUP"
	case 169:
		return "COUNTA"
	case 183:
		return "PRODUCT"
	case 216:
		return "RANK"
	case 228:
		return "SUMPRODUCT"
	case 345:
		return "SUMIF"
	case 336:
		return "CONCATENATE"
	}
	return ""
}
