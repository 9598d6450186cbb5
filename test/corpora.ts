/** Other people's data, outside the project and never committed; see CONTRIBUTING.md. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const folder = resolve(process.env.DEJURE_CORPORA ?? fileURLToPath(new URL("../../shared/corpora", import.meta.url)));

/** Absolute path of a file of the corpora, or undefined where it is absent (the test then skips). */
export function corpus(path: string): string | undefined {
  const whole = join(folder, path);
  return existsSync(whole) ? whole : undefined;
}

/** A JSON file of the corpora, unpacked with `xz` where its name ends so; undefined where the file or `xz` is absent. */
export function readCorpus<T>(path: string): T | undefined {
  const whole = corpus(path);
  if (whole === undefined) return undefined;
  if (!whole.endsWith(".xz")) return JSON.parse(readFileSync(whole, "utf8")) as T;
  const { status, stdout } = spawnSync("xz", ["-dc", whole], { encoding: "utf8", maxBuffer: 2 ** 30 });
  return status === 0 ? (JSON.parse(stdout) as T) : undefined;
}
