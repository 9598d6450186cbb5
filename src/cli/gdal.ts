/** Files of formats that dejure does not read, as a GeoPackage, by an `ogr2ogr` that is installed. */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type Converted =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly why: string; readonly absent?: true };

/** The most that is read of what it makes, and the longest that it may take. */
const MOST_BYTES = 1_000_000_000;
const LONGEST_MS = 600_000;

/** Converts a file; its path is absolute, so that it is never read as an option. */
export async function gdal(path: string): Promise<Converted> {
  const folder = await mkdtemp(join(tmpdir(), "dejure-gdal-"));
  try {
    const made = join(folder, "data.gpkg");
    const ended = await ogr2ogr(["-f", "GPKG", "-dim", "XY", "-nlt", "GEOMETRY", made, path]);
    if (ended === undefined) return { ok: false, absent: true, why: "ogr2ogr is not installed" };
    if (ended.status !== 0) return { ok: false, why: ended.said || `ogr2ogr ended with ${ended.status}` };
    const { size } = await stat(made);
    if (size > MOST_BYTES) return { ok: false, why: `it would be ${Math.ceil(size / 1e6)} MB, and ${MOST_BYTES / 1e6} are the most` };
    return { ok: true, bytes: await readFile(made) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** How the program ended and the last that it said; undefined where there is none. */
function ogr2ogr(args: readonly string[]): Promise<{ readonly status: number | null; readonly said: string } | undefined> {
  return new Promise((resolve, reject) => {
    const child = spawn("ogr2ogr", args, { stdio: ["ignore", "ignore", "pipe"], timeout: LONGEST_MS });
    let said = "";
    child.stderr.on("data", (data: Buffer) => {
      said = `${said}${data.toString()}`.slice(-2000);
    });
    child.on("error", (error) => {
      if ("code" in error && error.code === "ENOENT") resolve(undefined);
      else reject(error);
    });
    child.on("close", (status) => {
      resolve({ status, said: said.trim().split("\n").slice(0, 2).join(" ").slice(0, 400) });
    });
  });
}
