/** Writes what is generated from code. `npm run generate`; `npm test` fails where the result is stale. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { generated } from "./generated.ts";

const checkOnly = process.argv.includes("--check");
const stale: string[] = [];
for (const [path, content] of await generated()) {
  if (existsSync(path) && readFileSync(path, "utf8") === content) continue;
  if (checkOnly) stale.push(path);
  else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    console.log(`wrote ${path}`);
  }
}
if (stale.length > 0) {
  console.error(`stale, run npm run generate:\n${stale.map((p) => `  ${p}`).join("\n")}`);
  process.exit(1);
}
