/** An atlas in a thread of its own: `node worker.mjs path/to/atlas`. */
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { startWorker } from "dejure/worker/node";

const folder = process.argv[2] ?? "atlases/vilnius";
const entries = await readdir(folder, { recursive: true, withFileTypes: true });
const files = await Promise.all(
  entries
    .filter((entry) => entry.isFile())
    .map(async ({ parentPath, name }) => {
      const full = join(parentPath, name);
      return { path: relative(folder, full).split(sep).join("/"), bytes: await readFile(full) };
    }),
);

const worker = startWorker();
const { diagnostics } = await worker.compile(files);
await worker.adopt(); // from now on this is the atlas that is asked
console.log(`${diagnostics.filter(({ severity }) => severity === "error").length} errors`);
const response = await worker.fetch(new Request("http://atlas/api/who?place=vilnius&date=1921-06-01&as=poland"));
console.log((await response.json()).title.holders.map(({ polity }) => polity).join());
await worker.close();
