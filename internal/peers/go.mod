module github.com/thituyen/thituyen/internal/peers

go 1.26.0

require github.com/thituyen/thituyen v0.0.0

require (
	cel.dev/cel-go v0.33.2 // indirect
	github.com/qmuntal/stateless v1.7.2 // indirect
)

replace github.com/thituyen/thituyen => ../..
