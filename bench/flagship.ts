/** The flagship atlas and the Natural Earth base, from disk. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Topology } from "topojson-specification";
import type { SourceFile } from "../src/core/model/atlas.ts";
import { type NaturalEarthBase, naturalEarth } from "../src/core/space/natural-earth-base.ts";
import { filesUnder } from "../test/browser/site.ts";

// a benchmark is bundled elsewhere and always run from the project's root
const root = process.cwd();

export const flagship = (): SourceFile[] => filesUnder(join(root, "atlases/vilnius"));

/** A topology of `world-atlas`, such as `land-10m`. */
export const worldAtlas = (name: string): Topology =>
  JSON.parse(readFileSync(join(root, "node_modules/world-atlas", `${name}.json`), "utf8")) as Topology;

export const naturalEarthBase = (): NaturalEarthBase => naturalEarth(worldAtlas("countries-10m") as Parameters<typeof naturalEarth>[0]);
