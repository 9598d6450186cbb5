/** Compares an atlas with its shards: every face with its outline, area and answers, whoever tells of it. */
import { compile } from "../../../src/core/compile.ts";
import type { SourceFile } from "../../../src/core/model/atlas.ts";
import { MAP_LAYERS, type MapLayer } from "../../../src/core/resolve/answer.ts";
import type { Resolver } from "../../../src/core/resolve/resolver.ts";
import { cutFile } from "../../../src/core/shards/cut.ts";
import { surveyOf } from "../../../src/core/shards/file-survey.ts";
import { resolveShard } from "../../../src/core/shards/owned.ts";
import { planShards, type Shard } from "../../../src/core/shards/plan.ts";
import type { MultiPolygon } from "../../../src/core/space/geometry.ts";
import type { NaturalEarthBase } from "../../../src/core/space/natural-earth-base.ts";
import { spellsOfCell } from "../../../src/export/postgres/spell-rows.ts";

/** The files of a shard, as they are written for those who resolve it. */
export function filesOfShard(files: readonly SourceFile[], { files: wanted }: Shard): SourceFile[] {
  return files.flatMap((file) => {
    const places = wanted.get(file.path);
    return places === undefined ? [] : [{ path: file.path, bytes: cutFile(file, [places])[0] as Uint8Array }];
  });
}

/** Where a ring begins, and which part comes first, means nothing. */
const sameRings = (outline: MultiPolygon): string =>
  outline
    .map((rings) => rings.map((ring) => fromLeast(ring.slice(1).map(String))).sort().join(" / ")) // biome-ignore format: one call
    .sort()
    .join(" // ");

function fromLeast(points: readonly string[]): string {
  const least = points.reduce((at, point, i) => (point < (points[at] as string) ? i : at), 0);
  return [...points.slice(least), ...points.slice(0, least)].join(" ");
}

/** Each face with what is told of it: outline, area, and its answers in every viewpoint and layer. */
function told(resolver: Resolver, counts: (face: number) => boolean, layers: readonly MapLayer[]): string[] {
  const { cells, atlas } = resolver;
  const { arrangement } = atlas.land;
  const all: string[] = [];
  for (let cell = 0; cell < cells.count; cell++) {
    const faces = [...cells.facesOf(cell)].filter((face) => face > 0 && counts(face));
    if (faces.length === 0) continue;
    const answers = JSON.stringify(
      [...atlas.collections.viewpoints.keys()].map((v) =>
        layers.map((layer) => spellsOfCell(resolver, cell, v, layer).map(([start, end, kept]) => [String(start), String(end), kept])),
      ),
    );
    for (const face of faces) all.push(`${sameRings(arrangement.outline([face]))} ${arrangement.areaOf(face)} ${answers}`);
  }
  return all.sort();
}

export interface Compared {
  readonly whole: readonly string[];
  readonly sharded: readonly string[];
  readonly shards: readonly Shard[];
}

/** `layers`: those whose answers are compared. */
export function compareShards(
  files: readonly SourceFile[],
  count: number,
  base?: NaturalEarthBase,
  layers: readonly MapLayer[] = MAP_LAYERS,
): Compared {
  const whole = told(compile(files, { base }).resolver, () => true, layers);
  const shards = planShards(files.flatMap((file) => surveyOf(file) ?? []), count, base); // biome-ignore format: one call
  const sharded = shards.flatMap((shard) => {
    const { resolver, owned } = resolveShard(filesOfShard(files, shard), shard.geometry, { base });
    return told(resolver, (face) => owned[face] === 1, layers);
  });
  return { whole, sharded: sharded.sort(), shards };
}
