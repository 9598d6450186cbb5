/** Findings of an atlas that are known and passed over: a file of their ids, which do not hang on lines. */
import { resolve } from "node:path";
import { asData, type RenderOptions } from "../core/check/render.ts";
import type { Diagnostic } from "../core/model/diagnostic.ts";
import { diskError, misuse, type World } from "./world.ts";

/** A known finding: its id, and what a person needs to know it again. */
export interface Known {
  readonly id: string;
  readonly file?: string;
  readonly message?: string;
}

/** The findings in a file that `--write-baseline` or `--format json` wrote, by id. */
export async function readBaseline(world: World, path: string): Promise<ReadonlyMap<string, Known>> {
  const bytes = await world.disk.read(resolve(world.cwd, path)).catch((error: unknown) => {
    throw diskError(error, `cannot read ${path}`);
  });
  try {
    const { diagnostics } = JSON.parse(new TextDecoder().decode(bytes)) as { diagnostics: readonly Known[] };
    return new Map(
      diagnostics.map((known) => {
        if (typeof known.id !== "string") throw new TypeError();
        return [known.id, known];
      }),
    );
  } catch {
    throw misuse(`${path} does not hold known findings`, `write them with: dejure check --write-baseline ${path}`);
  }
}

/** Writes all findings as known ones, one a line, so that a difference between two of these files can be read. */
export async function writeBaseline(world: World, path: string, diagnostics: readonly Diagnostic[], options: RenderOptions): Promise<void> {
  const known = asData(diagnostics, options).map(({ id, severity, file, message }) => JSON.stringify({ id, severity, file, message }));
  const text = `{\n  "diagnostics": [${known.map((line) => `\n    ${line}`).join(",")}${known.length > 0 ? "\n  " : ""}]\n}\n`;
  await world.disk.write(resolve(world.cwd, path), text).catch((error: unknown) => {
    throw diskError(error, `cannot write ${path}`);
  });
}
