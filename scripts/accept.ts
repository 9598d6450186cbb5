/** Rewrites what case atlases expect to what dejure gives now: `npm run accept [CASE…]`. Look at the difference before you commit it. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { answersOf, cases, diagnosticsOf, expectedPath } from "../test/atlases/cases.ts";

if (process.env["CI"]) {
  console.error("expectations are accepted by a person, never by CI");
  process.exit(1);
}
const wanted = process.argv.slice(2);
for (const name of cases()) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const [file, text] of [
    ["diagnostics.txt", await diagnosticsOf(name)],
    ["answers.txt", await answersOf(name)],
  ] as const) {
    const path = expectedPath(name, file);
    if (text === undefined || (existsSync(path) && readFileSync(path, "utf8") === text)) continue;
    writeFileSync(path, text);
    console.log(`wrote ${path}`);
  }
}
