/** `npm run docs`: the documentation as a site in dist/docs, or in the folder that is named. `dejure serve` shows it at /docs/. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { webAssets } from "../src/worker/package-files.ts";
import { projectRoot } from "./docs/pages.ts";
import { docsSite } from "./docs/site.tsx";

const assets = await webAssets();
if (assets === undefined) {
  console.error("the browser interface has not been built: npm run build");
  process.exit(1);
}
const folder = resolve(process.argv[2] ?? join(projectRoot, "dist/docs"));
const files = docsSite(assets);
if (process.argv[2] === undefined) rmSync(folder, { recursive: true, force: true });
for (const [path, bytes] of files) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), bytes);
}
console.log(`wrote ${folder}: ${files.size} files`);
