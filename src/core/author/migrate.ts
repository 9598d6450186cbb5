/** An atlas of an older version of the format brought to this one: what keeps its meaning as an edit, what needs judgement as findings. */
import type { Atlas, SourceFile } from "../model/atlas.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { FORMAT_VERSION } from "../model/format.ts";
import { anatomyOf } from "./anatomy.ts";
import type { Edit, FileChange } from "./edits.ts";
import { judgementsOf01 } from "./migrate-0.1.ts";

/** Versions that there were before this one, the oldest first, and what their atlases are looked through for. */
const EARLIER: ReadonlyMap<string, (atlas: Atlas) => readonly Diagnostic[]> = new Map([["0.1", judgementsOf01]]);

const HEAD = "atlas.yaml";

/** The version that the head of an atlas names, and where; `at` alone where it names none. */
export interface Version {
  readonly version?: string;
  readonly edit: Edit;
}

export function versionOf(files: readonly SourceFile[]): Version | undefined {
  const head = files.find(({ path }) => path === HEAD);
  if (head === undefined) return undefined;
  const { pieces } = anatomyOf(HEAD, new TextDecoder().decode(head.bytes));
  const named = pieces.find(({ path }) => path.length === 1 && path[0] === "dejure")?.node;
  const text = JSON.stringify(FORMAT_VERSION);
  if (named?.kind === "scalar") return { version: named.text, edit: { span: { file: HEAD, start: named.start, end: named.end }, text } };
  const root = pieces.find(({ path }) => path.length === 0)?.node;
  if (root?.kind !== "map") return undefined;
  const first = Math.min(...[...root.entries.values()].map(({ keyStart }) => keyStart), root.end);
  // In brackets the keys stand on one line.
  const put = first > root.start ? `dejure: ${text}, ` : `dejure: ${text}\n`;
  return { edit: { span: { file: HEAD, start: first, end: first }, text: put } };
}

export type Migration =
  | { readonly ok: true; readonly from: string; readonly change: FileChange; readonly judgements: readonly Diagnostic[] }
  | { readonly ok: false; readonly message: string; readonly help: string };

const NOTHING: FileChange = { edits: [], moves: [] };

/** `from`: the version as which the atlas is to be looked at, whatever its head says. */
export function migrate(files: readonly SourceFile[], atlas: Atlas, from?: string): Migration {
  const stands = versionOf(files);
  const known = [...EARLIER.keys(), FORMAT_VERSION].join(", ");
  if (stands === undefined) return { ok: false, message: `${HEAD} cannot be read`, help: "mend what dejure check finds in it" };
  // An atlas that names no version may be of any.
  const version = from ?? stands.version ?? ([...EARLIER.keys()][0] as string);
  if (stands.version !== undefined && stands.version !== FORMAT_VERSION && !EARLIER.has(stands.version))
    return { ok: false, message: `${HEAD} says dejure: "${stands.version}", which is no version known here`, help: `known are ${known}` };
  if (version !== FORMAT_VERSION && !EARLIER.has(version))
    return { ok: false, message: `there is no version ${version}`, help: `known are ${known}` };
  const change: FileChange = stands.version === FORMAT_VERSION ? NOTHING : { edits: [stands.edit], moves: [] };
  const passed = [...EARLIER.keys()];
  const judgements =
    version === FORMAT_VERSION ? [] : passed.slice(passed.indexOf(version)).flatMap((one) => EARLIER.get(one)?.(atlas) ?? []);
  return { ok: true, from: version, change, judgements };
}
