import type { Compilation } from "../../src/core/compile.ts";
import type { MapLayer } from "../../src/core/resolve/answer.ts";

const LAYERS: readonly MapLayer[] = ["title", "control", "claims", "divergence", "dispute"];

/** Everything an atlas answers, as one comparable value. */
export function everything(
  { atlas, resolver, diagnostics }: Compilation,
  days: readonly number[],
  spots: readonly (readonly [number, number])[],
  viewpoints: readonly string[] = [...atlas.collections.viewpoints.keys()],
): unknown {
  return {
    diagnostics,
    head: atlas.head,
    used: [...atlas.used].map((r) => `${r.collection}/${r.id}`).sort(),
    assertions: atlas.assertions.map(({ record, ...rest }) => [`${record.collection}/${record.id}`, rest]),
    collections: Object.entries(atlas.collections).map(([name, records]) => [name, [...records.keys()]]),
    faces: [...atlas.collections.territories.keys()].map((id) => [id, [...atlas.land.facesOfTerritory(id)]]),
    snapshots: viewpoints.flatMap((viewpoint) =>
      LAYERS.flatMap((layer) =>
        days.map((day) => resolver.snapshot(day, viewpoint, layer).holdings.map((h) => ({ ...h, faces: [...h.faces] }))),
      ),
    ),
    who: viewpoints.flatMap((viewpoint) =>
      spots.map((at) => [
        resolver.who({ at }, days[0] as number, { viewpoint, explain: true }),
        resolver.history({ at }, { viewpoint, knownOn: days[1] }),
      ]),
    ),
    disputes: resolver.disputes().map((d) => ({ ...d, faces: [...d.faces] })),
  };
}
