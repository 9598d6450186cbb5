import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Compilation, compile } from "../../src/core/compile.ts";
import { naturalEarth } from "../../src/core/space/natural-earth-base.ts";

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const filesOf = (folder: string, prefix = ""): { path: string; bytes: Uint8Array }[] =>
  readdirSync(folder).flatMap((name) =>
    statSync(join(folder, name)).isDirectory()
      ? filesOf(join(folder, name), `${prefix}${name}/`)
      : [{ path: prefix + name, bytes: readFileSync(join(folder, name)) }],
  );

/** An atlas of this repository, compiled; `folder` is its path from the root. */
export const atlasIn = (folder: string): Compilation =>
  compile(filesOf(at(folder)), {
    base: naturalEarth(JSON.parse(readFileSync(at("node_modules/world-atlas/countries-10m.json"), "utf8"))),
  });

/** The flagship atlas, compiled. */
export const vilnius = (): Compilation => atlasIn("atlases/vilnius");
