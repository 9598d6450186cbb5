import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Topology } from "topojson-specification";
import { type Compilation, compile } from "../../src/core/compile.ts";
import type { SourceFile } from "../../src/core/model/atlas.ts";
import { type NaturalEarthBase, naturalEarth } from "../../src/core/space/natural-earth-base.ts";

export const RULES_FOLDER = join(import.meta.dirname);

/** Files of an example atlas, in the order of their paths. */
export function filesOf(folder: string, prefix = ""): SourceFile[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry): SourceFile[] => {
      const path = prefix === "" ? entry.name : `${prefix}/${entry.name}`;
      return entry.isDirectory() ? filesOf(folder, path) : [{ path, bytes: readFileSync(join(folder, path)) }];
    });
}

let base: NaturalEarthBase | undefined;
/** The Natural Earth base, read once. */
export function naturalEarthBase(): NaturalEarthBase {
  base ??= naturalEarth(
    JSON.parse(readFileSync(createRequire(import.meta.url).resolve("world-atlas/countries-10m.json"), "utf8")) as Topology,
  );
  return base;
}

export const exampleFolder = (rule: string, kind: "good" | "bad"): string => join(RULES_FOLDER, rule, kind);
export const hasExample = (rule: string): boolean => existsSync(exampleFolder(rule, "bad"));

/** Compiles the good or bad example of a rule. */
export function compileExample(rule: string, kind: "good" | "bad"): Compilation {
  const files = filesOf(exampleFolder(rule, kind));
  const wanted = files.some((f) => Buffer.from(f.bytes).includes("natural_earth"));
  return compile(files, wanted ? { base: naturalEarthBase() } : {});
}
