import { createRequire } from "node:module";

/** The version in package.json, which stands two folders above this file in `src` and in `dist`. */
export function packageVersion(): string {
  const read = createRequire(import.meta.url)("../../package.json") as { version: string };
  return read.version;
}
