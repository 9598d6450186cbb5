"""Opens a QGIS project and says, as JSON, what its time slider would show: argv: project, first day, last day."""
import json
import sys

from qgis.core import (
    QgsApplication,
    QgsDateTimeRange,
    QgsFeatureRequest,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerTemporalContext,
)
from qgis.PyQt.QtCore import QDateTime, Qt

QgsApplication.setPrefixPath("/usr", True)
app = QgsApplication([], False)
app.initQgis()
project = QgsProject.instance()
read = project.read(sys.argv[1])
layer = next(iter(project.mapLayers().values()))
time = layer.temporalProperties()
begin, end = (QDateTime.fromString(day + "T00:00:00Z", Qt.ISODate) for day in sys.argv[2:4])
context = QgsVectorLayerTemporalContext()
context.setLayer(layer)
shown = time.createFilterString(context, QgsDateTimeRange(begin, end, True, False))
request = QgsFeatureRequest().setFilterExpression(shown)
alone = QgsVectorLayer(layer.source(), "alone", "ogr")
renderer = layer.renderer()
whole = project.timeSettings().temporalRange()
print(
    json.dumps(
        {
            "read": read,
            "valid": layer.isValid(),
            "title": project.title(),
            "features": layer.featureCount(),
            "temporal": time.isActive(),
            "mode": int(time.mode()),
            "fields": [time.startField(), time.endField()],
            "shown": sorted([f["start_edtf"] or "", f["holder"] or ""] for f in layer.getFeatures(request)),
            "colours": {c.value(): c.symbol().color().name() for c in renderer.categories()},
            "range": [whole.begin().toString(Qt.ISODate), whole.end().toString(Qt.ISODate)],
            "navigation": project.readNumEntry("TemporalControllerWidget", "/NavigationMode", 0)[0],
            "alone": alone.renderer().type(),
            "crs": layer.crs().authid(),
        }
    )
)
sys.stdout.flush()
import os

os._exit(0)
