/** Compares an atlas with its shards: every face with its outline, area and answers, whoever tells of it. */
import { compile } from "../../../src/core/compile.ts";
import type { SourceFile } from "../../../src/core/model/atlas.ts";
import { MAP_LAYERS } from "../../../src/core/resolve/answer.ts";
import type { Resolver } from "../../../src/core/resolve/resolver.ts";
import { cutFile } from "../../../src/core/shards/cut.ts";
import { factsOf } from "../../../src/core/shards/facts.ts";
import { resolveShard } from "../../../src/core/shards/owned.ts";
import { planShards, type Shard } from "../../../src/core/shards/plan.ts";
import type { NaturalEarthBase } from "../../../src/core/space/natural-earth.ts";
import { spellsOfCell } from "../../../src/export/postgres/spells.ts";

/** The files of a shard, as they are written for those who resolve it. */
export function filesOfShard(files: readonly SourceFile[], { files: wanted }: Shard): SourceFile[] {
  return files.flatMap((file) => {
    const places = wanted.get(file.path);
    return places === undefined ? [] : [{ path: file.path, bytes: cutFile(file, [places])[0] as Uint8Array }];
  });
}

/** Each face with what is told of it: outline, area, and its answers in every viewpoint and layer. */
function told(resolver: Resolver, counts: (face: number) => boolean): string[] {
  const { cells, atlas } = resolver;
  const { arrangement } = atlas.land;
  const all: string[] = [];
  for (let cell = 0; cell < cells.count; cell++) {
    const faces = [...cells.facesOf(cell)].filter((face) => face > 0 && counts(face));
    if (faces.length === 0) continue;
    const answers = JSON.stringify(
      [...atlas.collections.viewpoints.keys()].map((v) =>
        MAP_LAYERS.map((layer) => spellsOfCell(resolver, cell, v, layer).map(([start, end, kept]) => [String(start), String(end), kept])),
      ),
    );
    for (const face of faces) all.push(`${JSON.stringify(arrangement.outline([face]))} ${arrangement.areaOf(face)} ${answers}`);
  }
  return all.sort();
}

export interface Compared {
  readonly whole: readonly string[];
  readonly sharded: readonly string[];
  readonly shards: readonly Shard[];
}

export function compareShards(files: readonly SourceFile[], count: number, base?: NaturalEarthBase): Compared {
  const whole = told(compile(files, { base }).resolver, () => true);
  const shards = planShards(files.flatMap((file) => factsOf(file) ?? []), count, base); // biome-ignore format: one call
  const sharded = shards.flatMap((shard) => {
    const { resolver, owned } = resolveShard(filesOfShard(files, shard), shard.geometry, { base });
    return told(resolver, (face) => owned[face] === 1);
  });
  return { whole, sharded: sharded.sort(), shards };
}
