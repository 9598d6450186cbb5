/** Gives a record another id, wherever it is named; refuses in words what would change what the atlas says. */
import type { SourceFile } from "../model/atlas.ts";
import type { CollectionName } from "../model/field.ts";
import { ID_HELP, idFault, normalId } from "../read/ids.ts";
import { changed, type Edit, type FileChange } from "./edits.ts";
import { type Definition, NameIndex, type NamesCache, type Reference } from "./name-index.ts";

/** A change, or why there is none. */
export type Renamed =
  | { readonly ok: true; readonly change: FileChange; readonly places: number }
  | { readonly ok: false; readonly message: string; readonly help?: string };

const refused = (message: string, help?: string): Renamed => ({ ok: false, message, ...(help !== undefined && { help }) });

const parts = (ref: string): { collection: CollectionName; id: string } => {
  const slash = ref.indexOf("/");
  return { collection: ref.slice(0, slash) as CollectionName, id: ref.slice(slash + 1) };
};

/** The change by which the record `ref` (`collection/id`) gets the id `wanted`. */
export function renameRecord(files: readonly SourceFile[], ref: string, wanted: string, cache: NamesCache = new Map()): Renamed {
  const index = new NameIndex(files, cache);
  const { collection, id: old } = parts(ref);
  const id = normalId(wanted.trim());
  const fault = idFault(id);
  if (fault !== undefined) return refused(fault, ID_HELP);
  if (id === old) return refused(`${old} has that id already`);
  const [definition, second] = index.definitions(ref);
  if (definition === undefined) return refused(`no record is ${ref}`);
  if (second !== undefined)
    return refused(`${old} is given twice in ${collection}: in ${definition.file} and in ${second.file}`, "mend that first");
  const fresh = `${collection}/${id}`;
  const [taken] = index.definitions(fresh);
  if (taken !== undefined) return refused(`${collection} has a record ${id} already, in ${taken.file}`, "choose another id");

  const given = newHome(definition, id, files);
  if (!given.ok) return given;
  const references = index.referencesTo(ref);
  const hidden = references.find((reference) => !reference.exact);
  if (hidden)
    return refused(
      `${old} is named in ${hidden.span.file} in a way that cannot be rewritten letter by letter`,
      "write that one out plainly first",
    );
  const plainly = make(index, references, given.change, id);
  const look = (change: FileChange) => firstAstray({ files, before: index, cache }, change, ref, fresh);
  // Where another collection has the id too, the collection stands before it.
  const whole = look(plainly) === undefined ? plainly : make(index, references, given.change, fresh, id);
  const astray = whole === plainly ? undefined : look(whole);
  if (astray)
    return refused(
      `with the id ${id} ${astray.owner ? `${astray.owner.collection}/${astray.owner.id}` : astray.span.file} would speak of another record`,
      "choose an id that no other record has",
    );
  return { ok: true, change: whole, places: references.length + 1 };
}

/** How the place where the record is given changes: the key, or the path of a file that is one record. */
function newHome(
  definition: Definition,
  id: string,
  files: readonly SourceFile[],
): { ok: true; change: FileChange } | (Renamed & { ok: false }) {
  const { file, collection, whole, start, end } = definition;
  if (!whole) return { ok: true, change: { edits: [{ span: { file, start, end }, text: id }], moves: [] } };
  const to = `${collection}/${id}${/\.ya?ml$/iu.exec(file)?.[0] ?? ".yaml"}`;
  const folder = (path: string): string => path.slice(0, path.lastIndexOf("/"));
  if (folder(to) !== folder(file))
    return refused(
      `the record is the file ${file}, and with the id ${id} it would lie in another folder, where the files that it names are not`,
      "move the file by hand",
    ) as Renamed & { ok: false };
  if (files.some(({ path }) => path === to))
    return refused(`there is a file ${to} already`, "choose another id") as Renamed & { ok: false };
  return { ok: true, change: { edits: [], moves: [{ from: file, to }] } };
}

/** Every reference rewritten; `name` where the collection may stand before the id, else `bare`. */
function make(index: NameIndex, references: readonly Reference[], home: FileChange, name: string, bare = name): FileChange {
  const edits = references.map(({ span, ...reference }): Edit => {
    const found = index.nameOf(reference);
    const prefix = found?.prefix.length ?? 0;
    const length = found?.id.length ?? 0;
    const qualify = reference.form !== "id" && prefix === 0;
    return {
      span: { file: span.file, start: span.start + prefix, end: span.start + prefix + length },
      text: qualify ? name : bare,
    };
  });
  return { edits: [...home.edits, ...edits], moves: home.moves };
}

/** An atlas before a change. */
interface Before {
  readonly files: readonly SourceFile[];
  readonly before: NameIndex;
  readonly cache: NamesCache;
}

/** The first reference that leads elsewhere after a change than before; undefined where all lead to the same records. */
function firstAstray({ files, before, cache }: Before, change: FileChange, ref: string, fresh: string): Reference | undefined {
  const after = new NameIndex(changed(files, change), new Map(cache));
  const moved = new Map(change.moves.map(({ from, to }) => [from, to]));
  for (const { path } of files) {
    const old = before.referencesIn(path);
    const now = after.referencesIn(moved.get(path) ?? path);
    for (const [i, reference] of old.entries()) {
      const target = before.targetOf(reference);
      const then = now[i];
      if (then === undefined || after.targetOf(then) !== (target === ref ? fresh : target)) return reference;
    }
    if (now.length > old.length) return now.at(-1);
  }
  return undefined;
}
