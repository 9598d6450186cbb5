/** All extents into faces of one arrangement, every gate run, beside mapshaper's `-mosaic`. */
import { arrange } from "../src/core/space/arrange.ts";
import type { Arrangement } from "../src/core/space/arrangement.ts";
import type { Ring } from "../src/core/space/geometry.ts";
import { CSHAPES, cshapes, type Outline } from "./cshapes.ts";
import { agree, type Outcome, race, report } from "./harness.ts";
import { asGeoJson, measured, mosaic } from "./mapshaper.ts";

/** Signed square degrees. */
function ringArea(ring: Ring): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1], ring[i]];
    if (a && b) sum += a[0] * b[1] - b[0] * a[1];
  }
  return sum / 2;
}
const coveredArea = (arrangement: Arrangement): number =>
  arrangement
    .outline(Array.from({ length: arrangement.faceCount - 1 }, (_, index) => index + 1))
    .flat()
    .reduce((sum, ring) => sum + ringArea(ring), 0);

async function overlay(outlines: readonly Outline[]): Promise<Outcome> {
  const primitives = outlines.map(({ id, polygons }) => ({ id, kind: "polygon" as const, polygons }));
  const geojson = asGeoJson(outlines);
  const { arrangement, reports } = arrange(primitives);
  const gates = reports.filter(({ fault }) => fault === "gate-failed");
  agree(gates.length === 0, `${gates.length} gates failed, such as ${gates[0]?.message}`);
  const theirs = measured(mosaic(geojson));
  const area = coveredArea(arrangement);
  agree(Math.abs(area - theirs.area) <= 1e-6 * area, `${area} deg² covered against ${theirs.area}`);

  const [ours, peer] = await race(
    [
      { name: "arrange", run: () => arrange(primitives) },
      { name: "mapshaper -mosaic", run: () => mosaic(geojson) },
    ],
    { warmUp: 2, runs: 5 },
  );
  if (ours === undefined || peer === undefined) throw new Error("nothing was measured");
  return {
    work: "Overlay CShapes into atoms",
    data: `${outlines.length} dated outlines, ${outlines.reduce((n, { polygons }) => n + polygons.flat(2).length, 0).toLocaleString("en")} vertices`,
    ours,
    peer,
    ratio: ours.median / peer.median,
    goal: "≤ 0.7 ×, all gates green",
    met: ours.median <= 0.7 * peer.median,
    agreement: `land covered agrees to 1e-6 (${area.toFixed(3)} deg²); ${arrangement.faceCount - 1} faces here, ${theirs.tiles} tiles there (it keeps multi-part tiles and slivers differently)`,
    note: "ours runs five gates and measures areas on the ellipsoid; the peer does neither; both start from parsed coordinates and say which inputs cover each face",
  };
}

const outlines = cshapes();
report([outlines ? await overlay(outlines) : { work: "Overlay CShapes into atoms", skipped: `${CSHAPES} is not in the corpora` }]);
