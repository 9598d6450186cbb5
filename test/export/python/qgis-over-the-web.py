"""Opens a layer of OGC API and one of vector tiles in QGIS and says, as JSON, what it sees: argv: root, layer, address of tiles."""
import json
import sys
from urllib.parse import quote

from qgis.core import QgsApplication, QgsFeatureRequest, QgsRectangle, QgsVectorLayer, QgsVectorTileLayer

QgsApplication.setPrefixPath("/usr", True)
app = QgsApplication([], False)
app.initQgis()
root, name, tiles = sys.argv[1:4]
layer = QgsVectorLayer(f"url='{root}' typename='{name}'", name, "OAPIF")
vector_tiles = QgsVectorTileLayer(f"type=xyz&url={quote(tiles)}&zmin=0&zmax=8", "tiles")
there = QgsFeatureRequest(QgsRectangle(25.27, 54.68, 25.28, 54.69))
print(
    json.dumps(
        {
            "valid": layer.isValid(),
            "crs": layer.crs().authid(),
            "holders": sorted(f["holder"] or "" for f in layer.getFeatures()),
            "there": len(list(layer.getFeatures(there))),
            "tiles": vector_tiles.isValid(),
        }
    )
)
# layers go before the program does, which crashes otherwise
del layer, vector_tiles
app.exitQgis()
