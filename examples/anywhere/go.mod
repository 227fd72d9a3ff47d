module github.com/thituyen/thituyen/examples/anywhere

go 1.26.0

require (
	github.com/stretchr/testify v1.12.1
	github.com/tetratelabs/wazero v1.0.0
	github.com/thituyen/thituyen v0.0.0-00010101000000-000000000000
)

replace github.com/thituyen/thituyen => ../..
