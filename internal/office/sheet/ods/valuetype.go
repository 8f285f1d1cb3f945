package ods

// valueType is the type of a cell's value.
type valueType uint8

const (
	noType valueType = iota
	unknownType
	stringType
	errorType
	numberType
	percentType
	dateType
	timeType
	boolType
)

func typeOf(v []byte) valueType {
	switch string(v) {
	case "":
		return noType
	case "string":
		return stringType
	case "error":
		return errorType
	case "float", "currency":
		return numberType
	case "percentage":
		return percentType
	case "date":
		return dateType
	case "time":
		return timeType
	case "boolean":
		return boolType
	}
	return unknownType
}

// isText reports whether what such a cell shows is its value.
func (t valueType) isText() bool { return t <= errorType }
