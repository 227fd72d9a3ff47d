package programme

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestPresets(t *testing.T) {
	for _, id := range Presets() {
		p, err := Preset(id)
		require.NoError(t, err)
		require.Empty(t, p.Document().Plans)
	}
	_, err := Preset("hai-phong")
	require.ErrorContains(t, err, "hai-phong-2018")
}
