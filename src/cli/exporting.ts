/** How a format is written from a loaded atlas: what it is given, where it goes, and what a person is told where it cannot. */
import { resolve } from "node:path";
import { MissingPackage } from "../core/optional-package.ts";
import type { Exporting, Format } from "../export/formats/export-format.ts";
import { writeFolder } from "./atomic-folder.ts";
import { deliver, deliverBeside, stemOf, toStdout } from "./deliver.ts";
import type { Loaded } from "./load-atlas.ts";
import { pngOf } from "./png.ts";
import { findViewpoint, must } from "./typed-values.ts";
import { type CommandError, misuse, type World } from "./world.ts";

/** What formats need of the outside. */
const toolsOf = (world: World): Exporting["tools"] => ({
  sqlite: (statements) => world.sqlite(statements),
  png: (svg, width) => pngOf(world, svg, width),
});

/** What a person is told where an optional package is not installed; undefined for any other fault. */
export const missingPackage = (error: unknown): CommandError | undefined =>
  error instanceof MissingPackage
    ? misuse(`this needs the package ${error.packageName}, which is not installed`, `npm install ${error.packageName}`)
    : undefined;

/** What a loaded atlas is exported with: its own viewpoint, all time. */
export const exportingOf = (world: World, { atlas, resolver, diagnostics, files }: Loaded, baseUrl?: string): Exporting => ({
  atlas,
  resolver,
  viewpoint: findViewpoint(atlas, undefined),
  layer: "title",
  baseUrl: (baseUrl ?? atlas.head.url)?.replace(/\/?$/, "/"),
  tools: toolsOf(world),
  version: world.version,
  published: world.today(),
  diagnostics,
  files,
});

/** What was written, as `--json` says it. */
export interface Written {
  readonly format: string;
  readonly file: string;
  readonly bytes: number;
  /** files beside it */
  readonly beside?: readonly string[];
}

/** Writes a file with what belongs beside it, or a folder; undefined where it went to standard output. */
export async function writeFormat(
  world: World,
  format: Format,
  exporting: Exporting,
  output: string | undefined,
): Promise<Written | undefined> {
  try {
    if ("folder" in format) {
      if (toStdout(output)) throw misuse(`${format.id} is a folder`, "name one with -o DIR");
      const files = must(format.files(exporting));
      const { bytes } = await writeFolder(world, resolve(world.cwd, output), output, files);
      return { format: format.id, file: output, bytes };
    }
    const pieces = must(await format.write(exporting));
    const bytes = await deliver(world, pieces, output, format.binary);
    if (toStdout(output)) return undefined;
    const beside = await deliverBeside(world, output, (await format.beside?.(exporting, stemOf(output, format.ending))) ?? []);
    return { format: format.id, file: output, bytes, ...(beside.length > 0 && { beside }) };
  } catch (error) {
    throw missingPackage(error) ?? error;
  }
}
