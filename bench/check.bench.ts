/** Checking ten thousand record files, cold and after one edit, beside parsing the same files with `yaml` alone. */
import { parseDocument } from "yaml";
import { CompileCache, compile } from "../src/core/compile.ts";
import { agree, questions, race, report } from "./harness.ts";
import { generatedAtlas } from "./record-files.ts";

const COUNT = 10_000;
const files = generatedAtlas(COUNT);
const decoder = new TextDecoder();
const data = `${COUNT.toLocaleString("en")} generated record files, ${(files.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6).toFixed(1)} MB`;

const first = compile(files);
const errors = first.diagnostics.filter(({ severity }) => severity === "error");
agree(errors.length === 0, `the generated atlas has ${errors.length} errors, such as ${errors[0]?.rule} ${errors[0]?.message}`);
const records = Object.values(first.atlas.collections).reduce((sum, collection) => sum + collection.size, 0);
agree(records === COUNT, `${records} records were read from ${COUNT} files`);

const target = files.findIndex(({ path }) => path.startsWith("events/"));
const edited = (text: string) =>
  files.map((file, index) => (index === target ? { path: file.path, bytes: new TextEncoder().encode(text) } : file));
const original = decoder.decode(files[target]?.bytes);
const dangling = original.replace(/control: polity-\d+/, "control: nobody-of-this-name");
const found = compile(edited(dangling)).diagnostics.filter(({ severity }) => severity === "error");
agree(found.length === 1 && found[0]?.span.file === files[target]?.path, `a dangling reference gave ${found.length} errors`);

const [ours, peer] = await race(
  [
    { name: "dejure check", run: () => compile(files) },
    { name: "yaml parseDocument", run: () => files.map(({ bytes }) => parseDocument(decoder.decode(bytes))) },
  ],
  { warmUp: 1, runs: 5 },
);
if (ours === undefined || peer === undefined) throw new Error("nothing was measured");

const cache = new CompileCache();
compile(files, { cache });
const variants = Array.from({ length: 20 }, (_, index) => edited(original.replace(/^gist: .*$/m, `gist: Edited ${index} times.`)));
for (const variant of [variants[0], edited(dangling)])
  if (variant)
    agree(
      JSON.stringify(compile(variant, { cache }).diagnostics) === JSON.stringify(compile(variant).diagnostics),
      "compiling after an edit found something else than compiling anew",
    );
const edit = await questions("dejure check, one file edited", variants, (variant) => compile(variant, { cache }), 10);

const days = Array.from({ length: 20 }, (_, index) => edited(original.replace(/^when: .*$/m, `when: ${1900 + index}-03-05`)));
const mapped = (variant: typeof files, kept?: CompileCache) =>
  compile(variant, { cache: kept }).resolver.snapshot(-18_000, "everyone", "control");
for (const variant of days.slice(0, 2))
  agree(
    JSON.stringify(mapped(variant, cache)) === JSON.stringify(mapped(variant)),
    "the map after an edit is another than that of compiling anew",
  );
const editedMap = await questions("dejure check and map, one date edited", days, (variant) => mapped(variant, cache), 10);

report([
  {
    work: "Check record files, cold",
    data,
    ours,
    peer,
    ratio: ours.median / peer.median,
    goal: "≤ 1.5 × the parse alone",
    met: ours.median <= 1.5 * peer.median,
    agreement: "every file became a record, no errors; one dangling reference gave exactly one error",
    note: "the peer only parses; dejure parses, links, overlays, resolves and checks",
  },
  {
    work: "Check after one edit",
    data,
    ours: edit,
    goal: "≤ 50 ms",
    met: edit.median <= 50,
    agreement: "the same findings as compiling anew",
  },
  {
    work: "Check after one edit, and the map of a day",
    data,
    ours: editedMap,
    goal: "≤ 50 ms",
    met: editedMap.median <= 50,
    agreement: "the same map as compiling anew",
  },
]);
