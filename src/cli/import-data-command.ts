/** `dejure import data`: reads the files and what belongs to them, shows the mapping, checks, and writes. */
import { basename, dirname, join, resolve } from "node:path";
import type { SourceFile } from "../core/model/atlas.ts";
import type { DataFile } from "../import/data/feature.ts";
import { endingOf } from "../import/data/feature.ts";
import { type ImportedData, importData } from "../import/data/import-data.ts";
import { mappingText } from "../import/data/mapping.ts";
import { SHAPEFILE_PARTS } from "../import/data/read-data.ts";
import type { Imported } from "../import/imported.ts";
import { listed, print, printJson } from "./command.ts";
import { missingPackage } from "./exporting.ts";
import { targetOf, writeImport } from "./into-atlas.ts";
import { refuseFaulty } from "./sound-import.ts";
import { Progress } from "./terminal.ts";
import { CommandError, diskError, EXIT, misuse, type World } from "./world.ts";

/** All of an import but its files. */
type DataReport = Omit<ImportedData, "files">;

export interface DataCommandOptions {
  readonly output?: string;
  readonly precision?: number;
  readonly map?: string;
  readonly dryRun?: boolean;
  readonly on?: string;
  readonly encoding?: string;
  readonly gdal?: boolean;
  readonly json?: boolean;
}

/** A foreign file, or what a person is told where it cannot be read. */
export async function readForeign(world: World, path: string): Promise<DataFile> {
  const bytes = await world.disk.read(resolve(world.cwd, path)).catch((error: unknown) => {
    throw diskError(error, `cannot read ${path}`);
  });
  return { name: basename(path), bytes };
}

/** The given files, and the parts of a Shapefile that stand beside them under its name. */
async function withParts(world: World, paths: readonly string[]): Promise<readonly string[]> {
  const all = new Set(paths);
  for (const path of paths) {
    if (endingOf(path) !== "shp") continue;
    const folder = dirname(resolve(world.cwd, path));
    const stem = basename(path).slice(0, -4).toLowerCase();
    const entries = await world.disk.list(folder).catch(() => []);
    for (const { name } of entries)
      if (SHAPEFILE_PARTS.some((part) => name.toLowerCase() === `${stem}.${part}`)) all.add(join(dirname(path), name));
  }
  return [...all];
}

/** The files as GDAL reads them, each as a GeoPackage. */
async function byGdal(world: World, paths: readonly string[]): Promise<readonly DataFile[]> {
  const files: DataFile[] = [];
  for (const path of paths) {
    if ((await world.disk.kindOf(resolve(world.cwd, path))) === undefined)
      throw diskError(Object.assign(new Error(), { code: "ENOENT" }), `cannot read ${path}`);
    const converted = await world.gdal(resolve(world.cwd, path));
    if (!converted.ok)
      throw converted.absent
        ? misuse(
            `--gdal needs ogr2ogr, and ${converted.why}`,
            "install GDAL (Debian: apt install gdal-bin; macOS: brew install gdal), or convert the file to GeoPackage elsewhere",
          )
        : new CommandError(EXIT.diagnostics, `GDAL cannot read ${path}: ${converted.why}`, "ogrinfo FILE says more");
    files.push({ name: `${basename(path).replace(/\.[^.]*$/, "")}.gpkg`, bytes: converted.bytes });
  }
  return files;
}

export async function importDataFiles(world: World, paths: readonly string[], options: DataCommandOptions): Promise<number> {
  const target = options.dryRun ? undefined : await targetOf(world, options.output);
  const { written, report } = await readInto(world, paths, options);
  if (target && !options.json) print(world, `${tableText(report)}\n`);
  const placed = target ? await writeImport(world, target, "data", written) : [];
  if (!target) await refuseFaulty(world, written, []);
  tell(world, report, options, target && { ...target, paths: placed });
  return EXIT.fine;
}

/** The files of the atlas; what was read for them, gigabytes maybe, is gone when they are checked. */
async function readInto(
  world: World,
  paths: readonly string[],
  options: DataCommandOptions,
): Promise<{ readonly written: readonly SourceFile[]; readonly report: DataReport }> {
  const files = options.gdal
    ? await byGdal(world, paths)
    : await Promise.all((await withParts(world, paths)).map((path) => readForeign(world, path)));
  const map = options.map === undefined ? undefined : await readForeign(world, options.map);
  const progress = new Progress(world);
  const imported = await importData(
    files,
    { readSqlite: (bytes, use) => world.readSqlite(bytes, use) },
    {
      mapping: map && { name: map.name, text: new TextDecoder().decode(map.bytes) },
      encoding: options.encoding,
      on: options.on,
      precisionKm: options.precision,
      progress: (fraction) => progress.step(fraction, "Reading"),
    },
  )
    .catch((error: unknown) => {
      throw missingPackage(error) ?? error;
    })
    .finally(() => progress.done());
  if (!imported.ok) throw new CommandError(EXIT.diagnostics, imported.message, imported.help);
  const { files: made, ...report } = imported;
  const encoder = new TextEncoder();
  return { written: made.map(({ path, text }) => ({ path, bytes: encoder.encode(text) })), report };
}

/** What every import says of how it read the data; `elsewhere`: where the rest of a long list stands. */
export function reportText(
  { declares, doubts = [], leftOut }: Pick<Imported, "declares" | "doubts" | "leftOut">,
  elsewhere: string,
): string {
  const told = (heading: string, lines: readonly string[]): string =>
    lines.length === 0 ? "" : `\n\n${heading}:\n${listed(lines, elsewhere)}`;
  return `How the data were read:\n${listed(declares)}${told("Worth a look", doubts)}${told("Left out", leftOut)}`;
}

function tell(
  world: World,
  imported: DataReport,
  options: DataCommandOptions,
  target: { readonly output: string; readonly folder: string; readonly atlas: boolean; readonly paths: readonly string[] } | undefined,
): void {
  const { declares, leftOut, doubts = [], mapping } = imported;
  if (options.json) {
    const folder = target?.folder ?? null;
    printJson(world, { folder, files: target?.paths ?? [], mapping, declares, doubts, left_out: leftOut });
    return;
  }
  const report = reportText(imported, target ? (target.atlas ? ", in README-data.md" : ", in README.md") : "");
  if (!target)
    print(world, `${tableText(imported)}\n\n${report}\n\nNothing is written. The mapping, for --map FILE:\n\n${mappingText(mapping)}`);
  else
    print(
      world,
      `wrote ${target.output}: ${target.paths.length} files, import-mapping.json among them\n\n${report}\n\nNext:\n  dejure check ${target.output}`,
    );
}

/** What the columns are taken to mean, with examples, in columns of their own. */
function tableText({ table, read }: DataReport): string {
  const widths = [0, 1].map((i) => Math.max(...table.map((row) => row[i as 0 | 1].length)));
  const lines = table.map(([meaning, from, examples]) =>
    `  ${meaning.padEnd(widths[0] ?? 0)}  ${from.padEnd(widths[1] ?? 0)}  ${examples}`.trimEnd(),
  );
  return `${read} features read. What their columns are taken to mean:\n${lines.join("\n")}`;
}
