/** The land that a shard tells of, through all time, as holdings: what lies in several shards is told in pieces that share nothing. */
import type { Holding, MapLayer } from "../core/resolve/answer.ts";
import type { Resolver } from "../core/resolve/resolver.ts";
import type { DatedHolding } from "./dated-holdings.ts";
import { spellsOfCell } from "./postgres/spell-rows.ts";

/** Runs of days with an answer of which something is known; land of one shard with the same answer on the same days is one holding. */
export function ownedHoldings(resolver: Resolver, owned: Uint8Array, viewpoint: string, layer: MapLayer): DatedHolding[] {
  const { cells } = resolver;
  const found = new Map<
    string,
    Omit<DatedHolding, "holding"> & { readonly answer: Holding["answer"]; readonly faces: number[]; area: number }
  >();
  for (let cell = 0; cell < cells.count; cell++) {
    const faces = [...cells.facesOf(cell)].filter((face) => face > 0 && owned[face] === 1);
    if (faces.length === 0) continue;
    const area = faces.reduce((sum, face) => sum + resolver.atlas.land.arrangement.areaOf(face), 0);
    for (const [start, end, { answer }] of spellsOfCell(resolver, cell, viewpoint, layer)) {
      if (answer.answer === "unknown") continue;
      const key = `${start} ${end} ${JSON.stringify(answer)}`;
      const same = found.get(key);
      if (same) {
        same.faces.push(...faces);
        same.area += area;
      } else found.set(key, { start, end, day: Number.isFinite(start) ? start : Number.isFinite(end) ? end - 1 : 0, answer, faces, area });
    }
  }
  return [...found.values()]
    .map(({ start, end, day, answer, faces, area }): DatedHolding => {
      const sorted = Uint32Array.from(faces).sort();
      return { start, end, day, holding: { faces: sorted, answer, area_km2: area } };
    })
    .sort((a, b) => a.start - b.start || a.end - b.end || (a.holding.faces[0] ?? 0) - (b.holding.faces[0] ?? 0));
}
