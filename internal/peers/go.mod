module github.com/thituyen/thituyen/internal/peers

go 1.26.0

require github.com/thituyen/thituyen v0.0.0

replace github.com/thituyen/thituyen => ../..
