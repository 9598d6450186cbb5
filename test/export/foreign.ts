/** Other people's programs, which open what dejure writes. Where one is missing, the test that needs it is skipped and says so. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadAtlas } from "../../src/cli/load-atlas.ts";
import { nodeDisk } from "../../src/cli/node-world.ts";
import { sqliteFile } from "../../src/cli/sqlite.ts";
import type { World } from "../../src/cli/world.ts";
import type { MapLayer } from "../../src/core/resolve/answer.ts";
import { parseDate } from "../../src/core/time/edtf.ts";
import type { DatedHolding } from "../../src/export/dated-holdings.ts";
import { type ExportedFile, type Exporting, joinedBytes } from "../../src/export/formats/export-format.ts";
import { FORMATS } from "../../src/export/formats/formats.ts";
import { landOf } from "../../src/export/formats/land-formats.ts";
import { naturalEarthBytes } from "../../src/worker/package-files.ts";

/** Whether a program is installed. */
export const has = (program: string): boolean => spawnSync("sh", ["-c", `command -v ${program}`]).status === 0;

/** Runs a program and gives what it printed; throws what it complained of. */
export function told(program: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8", maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")}: ${stderr}`);
  return stdout;
}

const scratch = mkdtempSync(join(tmpdir(), "dejure-foreign-"));
process.once("exit", () => rmSync(scratch, { recursive: true, force: true }));

/** A path in a folder that is removed in the end. */
export const scratchPath = (name: string): string => join(scratch, name);

const silent = { write: () => {}, drained: async () => {}, isTerminal: false, columns: 80 };
const world = {
  disk: nodeDisk,
  cwd: process.cwd(),
  env: {},
  stderr: silent,
  now: () => 0,
  naturalEarth: naturalEarthBytes,
} as unknown as World;

/** An atlas from disk, ready to be exported. */
export async function opened(folder: string, viewpoint?: string, layer: MapLayer = "title"): Promise<Exporting> {
  const { atlas, resolver, diagnostics, files } = await loadAtlas(world, folder);
  return {
    atlas,
    resolver,
    viewpoint: viewpoint ?? atlas.head.default.viewpoint,
    layer,
    baseUrl: "https://example.org/atlas/",
    tools: {
      sqlite: sqliteFile,
      png: async () => {
        throw new Error("no pictures here");
      },
    },
    version: "0.0.0-test",
    published: "2026-01-01",
    diagnostics,
    files,
  };
}

/** The same on the days of a date. */
export function onDate(exporting: Exporting, text: string): Exporting {
  const parsed = parseDate(text);
  if (!parsed.ok) throw new Error(text);
  return { ...exporting, date: parsed.date };
}

/** What a format writes: the file and those beside it. */
export async function written(
  id: string,
  exporting: Exporting,
  stem = "out",
): Promise<{ bytes: Uint8Array; beside: readonly ExportedFile[] }> {
  const format = FORMATS.find((f) => f.id === id);
  if (!format || "folder" in format) throw new Error(`no file is written as ${id}`);
  const pieces = await format.write(exporting);
  if (!pieces.ok) throw new Error(pieces.fault.message);
  return { bytes: joinedBytes(pieces.value), beside: [...((await format.beside?.(exporting, stem)) ?? [])] };
}

export const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** The land that is asked for; throws where it cannot be had. */
export function landHeld(exporting: Exporting): readonly DatedHolding[] {
  const land = landOf(exporting);
  if (!land.ok) throw new Error(land.fault.message);
  return land.value;
}
