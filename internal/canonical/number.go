package canonical

// MaxInteger is the largest integer of the form; -MaxInteger is the smallest.
// Every reader of JSON keeps integers within these bounds exactly.
const MaxInteger = 1<<53 - 1

// scanInteger checks the integer at position and returns it and its end.
func scanInteger(data []byte, position int) (int64, int, *Error) {
	start := position
	negative := data[position] == '-'
	if negative {
		position++
		if position >= len(data) {
			return 0, 0, fault(FaultEnd, position)
		}
	}
	if !isDigit(data[position]) {
		return 0, 0, fault(FaultNumber, start)
	}
	first := data[position]
	digits := position
	var value int64
	for position < len(data) && isDigit(data[position]) {
		value = value*10 + int64(data[position]-'0')
		if value > MaxInteger {
			return 0, 0, fault(FaultNumber, start)
		}
		position++
	}
	if first == '0' && (negative || position-digits > 1) {
		return 0, 0, fault(FaultNumber, start) // -0, 007
	}
	if position < len(data) {
		switch data[position] {
		case '.', 'e', 'E':
			return 0, 0, fault(FaultNumber, start)
		}
	}
	if negative {
		value = -value
	}
	return value, position, nil
}
