/** A record from a form: shown as it would stand in its file, and written once it was shown and nothing is wrong with it. */
import { dirname } from "node:path/posix";
import { compose, type Given } from "../../core/author/compose.ts";
import { fingerprint } from "../../core/fingerprint.ts";
import type { SourceFile } from "../../core/model/atlas.ts";
import type { CollectionName } from "../../core/model/field.ts";
import { COLLECTIONS } from "../../core/model/format.ts";
import type { BenchForm, BenchRecord } from "../../export/site/bench-contract.ts";
import { isObject } from "../../import/imported.ts";
import { replaceFiles } from "../change.ts";
import { newFindings } from "../new-findings.ts";
import { readFolder } from "../read-folder.ts";
import type { World } from "../world.ts";
import { refuseOutside } from "./inside.ts";
import { refusal } from "./request-body.ts";
import { foundIn } from "./shown-findings.ts";
import type { Trial } from "./trial.ts";

export interface Bench {
  readonly world: World;
  readonly root: string;
  readonly trial: Trial;
}

type Form = BenchForm<CollectionName>;

const MOST_VALUES = 2000;
const isText = (value: unknown): value is string => typeof value === "string";
const maybeText = (value: unknown): value is string | undefined => value === undefined || isText(value);

function givenIn(value: unknown): readonly Given[] | undefined {
  if (!Array.isArray(value) || value.length > MOST_VALUES) return undefined;
  const all: Given[] = [];
  for (const one of value as unknown[]) {
    if (!isObject(one) || !isText(one["value"])) return undefined;
    const { path, value: text, plain } = one;
    if (!Array.isArray(path) || path.length === 0 || path.length > 32 || !path.every(isText)) return undefined;
    all.push({ path: path as string[], value: text, plain: plain === true });
  }
  return all;
}

function formIn(data: Readonly<Record<string, unknown>>): Form {
  const { collection, id, given: values, into, outline, shown } = data;
  const half = (what: string) => refusal(422, "half a form", what, "fill the form again, and send it whole");
  if (!isText(collection) || !Object.hasOwn(COLLECTIONS, collection)) throw half("the form does not say which kind of record it is");
  if (!isText(id) || id.trim() === "") throw half("the form has no id for the record");
  const given = givenIn(values);
  if (given === undefined) throw half("the values of the form cannot be read");
  if (!maybeText(into) || !maybeText(shown)) throw half("the form names a file that cannot be read");
  if (outline !== undefined && (!isObject(outline) || outline["type"] !== "Feature")) throw half("the outline is no GeoJSON feature");
  return { collection: collection as CollectionName, id, given, into: into === "" ? undefined : into, outline, shown };
}

/** Shows what a form makes; writes it where the form says what was shown, and only that. */
export async function recordFrom({ world, root, trial }: Bench, data: Readonly<Record<string, unknown>>): Promise<BenchRecord> {
  const { collection, id, given, into, outline, shown } = formIn(data);
  const { files } = await readFolder(world, root);
  const name = `${id.trim().replaceAll("/", "-")}.geojson`;
  const values = outline === undefined ? given : [...given.filter(({ path }) => path[0] !== "extent"), { path: ["extent"], value: name }];
  const composed = compose(files, { collection, id, given: values, into });
  if (!composed.ok) throw refusal(422, "no record", composed.message, composed.help);
  const { file, record } = composed;
  const beside: SourceFile | undefined = outline && {
    path: `${dirname(file.path)}/${name}`,
    bytes: new TextEncoder().encode(`${JSON.stringify(outline)}\n`),
  };
  const fresh = beside ? [beside, file] : [file];
  for (const { path } of fresh) await refuseOutside(world, root, path);
  if (beside && files.some(({ path }) => path === beside.path))
    throw refusal(422, "no record", `${beside.path} is there already`, "choose another id");
  const { found, textOf } = await newFindings((some) => trial.check(some), files, fresh);
  const print = fingerprint(fresh.map(({ path, bytes }) => `${path} ${fingerprint(bytes)}`).join("\n"));
  const told = { file: file.path, record, outline: beside?.path, print, ...foundIn(found, textOf) };
  if (shown === undefined || told.errors > 0) return { ...told, written: false };
  if (shown !== print)
    throw refusal(
      409,
      "not what was shown",
      `the form or ${file.path} has changed since the record was shown`,
      "look at it again, then write it",
    );
  const gone = files.filter(({ path }) => path === file.path);
  await replaceFiles(world, root, gone, fresh);
  return { ...told, written: true };
}
