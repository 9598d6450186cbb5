/** What a reader's browser loads before the first map stands, against what it may be. */
import { gzipSync } from "node:zlib";
import { MAP_FIRST } from "../publish/data/map-data.ts";
import type { OutputFile } from "./atomic-folder.ts";

export interface Budget {
  readonly name: "script" | "map data";
  /** bytes after gzip */
  readonly gzip: number;
  /** bytes after gzip beyond which a phone waits too long */
  readonly limit: number;
}

const LIMITS = { script: 100_000, "map data": 300_000 } as const;

/** What the map page asks for before it draws, and the page itself for the drawing in it; the reasons of the dossier come with the first click. */
const FIRST = new Set(["map/index.html", ...MAP_FIRST.map((name) => `data/map/${name}.json`)]);

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

/** Script files of the map page with all that they import. */
function scripts(web: ReadonlyMap<string, Uint8Array>): ReadonlySet<string> {
  const bytes = web.get("manifest.json");
  const manifest = (bytes === undefined ? {} : JSON.parse(new TextDecoder().decode(bytes))) as Record<string, Chunk>;
  const files = new Set<string>();
  const visit = (name: string): void => {
    const chunk = manifest[name];
    if (chunk === undefined || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) visit(next);
  };
  visit("main.tsx");
  visit("early.ts");
  return files;
}

/** Weighs the files of a site as they pass by. */
export class Scale {
  readonly #scripts: ReadonlySet<string>;
  #script = 0;
  #data = 0;

  constructor(web: ReadonlyMap<string, Uint8Array>) {
    this.#scripts = scripts(web);
  }

  *weigh(files: Iterable<OutputFile>): Generator<OutputFile> {
    for (const { path, bytes } of files) {
      if (this.#scripts.has(path)) this.#script += gzipSync(bytes).length;
      else if (FIRST.has(path)) this.#data += gzipSync(bytes).length;
      yield { path, bytes };
    }
  }

  get budgets(): readonly Budget[] {
    return [
      { name: "script", gzip: this.#script, limit: LIMITS.script },
      { name: "map data", gzip: this.#data, limit: LIMITS["map data"] },
    ];
  }
}
