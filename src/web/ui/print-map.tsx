import { useEffect, useState } from "preact/hooks";
import { boundsOf, type CellShapes } from "../../cartography/cell-shapes.ts";
import type { Camera } from "../../cartography/plane.ts";
import type { SiteRecords } from "../../export/site/contract.ts";
import type { ShownHolding } from "../../export/site/model.ts";
import { becauseOf, captionOf, shownCells, sourcesOf } from "../caption.ts";
import { useReading } from "../context.ts";
import { holdingsIn, keysOf } from "../keys.ts";
import { DrawnMap } from "../map/drawn-map.tsx";
import type { Picture } from "../picture.ts";
import { useMedia } from "./hooks.ts";

const [WIDTH, HEIGHT] = [960, 600];

/** The map as a drawing on paper, with day, viewpoint, sources and licence; drawn only while something is printed. */
export function PrintMap({
  sentence,
  holdings,
  shapes,
  land,
  camera,
  picture,
}: {
  sentence: string;
  holdings: readonly ShownHolding[];
  shapes: CellShapes;
  land: GeoJSON.FeatureCollection;
  camera: Camera;
  picture(): Picture;
}) {
  const reading = useReading();
  const printing = useMedia("print");
  const [records, setRecords] = useState<SiteRecords>();
  useEffect(() => {
    // known beforehand, since printing does not wait
    if (reading.view.sel !== undefined || printing) void reading.data.records().then(setRecords);
  }, [reading.data, reading.view.sel, printing]);
  if (!printing) return null;
  const sources = records === undefined ? [] : sourcesOf(becauseOf(reading, shownCells(reading, holdings)), records);
  const caption = captionOf(reading, sentence, sources, location.href, WIDTH);
  const { signs, looks, labels, colour, under } = picture();
  return (
    <figure class="print-map">
      <DrawnMap
        {...{ shapes, land, signs, looks, labels, colour, under, camera, caption }}
        keys={keysOf(reading, holdingsIn(holdings, shapes, reading.model.km2, boundsOf(camera, WIDTH, HEIGHT)))}
        theme={reading.theme}
        width={WIDTH}
        height={HEIGHT}
        label={sentence}
      />
    </figure>
  );
}
