/** Where records are given and where they are named, in the texts of an atlas: what definitions, references and renaming go by. */
import { idIn, LOOKUP_ORDER } from "../link/lookup.ts";
import type { SourceFile } from "../model/atlas.ts";
import { refOf } from "../model/authored.ts";
import type { Span } from "../model/diagnostic.ts";
import type { CollectionName } from "../model/field.ts";
import { COLLECTIONS } from "../model/format.ts";
import { normalId } from "../read/ids.ts";
import { roleOf } from "../read/read-file.ts";
import { READ_LIMITS } from "../read/read-limits.ts";
import type { ScalarNode } from "../read/yaml-node.ts";
import { parseRelative } from "../time/relative.ts";
import { type Anatomy, anatomyOf, type Owner, type TextPiece } from "./anatomy.ts";

/** A place where a record is given. */
export interface Definition extends Owner {
  readonly file: string;
}

/** A place where a record is named. */
export interface Reference {
  /** the name as written, without `#part` */
  readonly span: Span;
  /** what stands there, in normal form */
  readonly name: string;
  /** collections in which it is looked up, in this order */
  readonly among: readonly CollectionName[];
  /** `any`: a collection may stand before the id; `path`: that, and a way into the record after it */
  readonly form: "id" | "any" | "path";
  /** the record in which it stands */
  readonly owner: Owner | undefined;
  /** the text at `span` is the name, letter by letter */
  readonly exact: boolean;
}

const ASSERTORS: readonly CollectionName[] = ["polities", "historiographies"];
const WORDS: ReadonlySet<string> = new Set(["consensus", "all-polities"]);

/** Where in a value the record is named, and in which collections it is looked up. */
function named({
  node,
  type,
  path,
  owner,
}: TextPiece): { at: number; name: string; among: readonly CollectionName[]; form?: "any" | "path" } | undefined {
  if (node.kind !== "scalar") return undefined;
  const { text } = node;
  switch (type?.kind) {
    case "ref":
      return { at: 0, name: idIn(text), among: type.to };
    case "anyref":
      return { at: 0, name: idIn(text), among: LOOKUP_ORDER, form: "any" };
    case "assertor":
      return WORDS.has(text) ? undefined : { at: 0, name: text, among: ASSERTORS };
    case "waypoint":
      return { at: 0, name: text, among: ["places"] };
    case "extent":
      return /\.geojson(?:#|$)/u.test(text) ? undefined : { at: 0, name: text, among: ["territories"] };
    case "cite": {
      const [name = ""] = text.trim().split(/\s/u);
      return { at: text.indexOf(name), name, among: ["sources"] };
    }
    case "date": {
      const relative = text.includes("#") ? parseRelative(text) : undefined;
      return relative && { at: text.indexOf(`${relative.record}#`), name: relative.record, among: LOOKUP_ORDER, form: "any" };
    }
    case "text":
      // A disagreement names values by `record-id/field/…`.
      if (owner?.collection === "disagreements" && path[0] === "at" && text.includes("/"))
        return { at: 0, name: text, among: LOOKUP_ORDER, form: "path" };
      return undefined;
    default:
      return undefined;
  }
}

/** Offset of `name`, which stands at `at` of a value, in the file; undefined where it is not written letter by letter. */
function placeOf(node: ScalarNode, at: number, name: string, text: string): number | undefined {
  const raw = text.slice(node.start, node.end);
  for (const start of [at, at + 1]) if (raw.slice(start, start + name.length) === name) return node.start + start;
  const found = raw.indexOf(name);
  return found >= 0 && raw.indexOf(name, found + 1) < 0 ? node.start + found : undefined;
}

/** What one file gives and names. */
interface FileNames {
  readonly bytes: Uint8Array;
  readonly anatomy: Anatomy;
  readonly references: readonly Reference[];
}

function namesIn(path: string, bytes: Uint8Array): FileNames {
  // Text beyond every limit that a reader may set is not taken apart either.
  const anatomy = anatomyOf(path, bytes.length > READ_LIMITS.geojson ? "" : new TextDecoder().decode(bytes));
  const references = anatomy.pieces.flatMap((piece): Reference[] => {
    const found = named(piece);
    const { node, owner } = piece;
    if (found === undefined || found.name === "" || node.kind !== "scalar") return [];
    const place = placeOf(node, found.at, found.name, anatomy.text);
    const span = { file: path, start: place ?? node.start, end: place === undefined ? node.end : place + found.name.length };
    return [{ span, name: normalId(found.name), among: found.among, form: found.form ?? "id", owner, exact: place !== undefined }];
  });
  if (path === "atlas.yaml") references.push(...coloured(anatomy));
  return { bytes, anatomy, references };
}

/** The polities that the head of the atlas gives a colour: keys of a map. */
function coloured({ pieces, path }: Anatomy): Reference[] {
  const colours = pieces.find((piece) => piece.path.length === 1 && piece.path[0] === "colours")?.node;
  if (colours?.kind !== "map") return [];
  return [...colours.entries.values()].map(({ key, keyStart: start, keyEnd: end }) => {
    const exact = end - start === key.length;
    return { span: { file: path, start, end }, name: normalId(key), among: ["polities"], form: "id", owner: undefined, exact };
  });
}

/** What files gave, kept for the next index of the same atlas. */
export type NamesCache = Map<string, FileNames>;

/** All records and all their names in the files of an atlas. */
export class NameIndex {
  readonly #files: ReadonlyMap<string, FileNames>;
  readonly #definitions = new Map<string, Definition[]>();

  constructor(files: readonly SourceFile[], cache: NamesCache = new Map()) {
    const kept = new Map<string, FileNames>();
    for (const { path, bytes } of files) {
      const role = roleOf(path);
      if (role === undefined || role === "stray" || role === "geojson") continue;
      const known = cache.get(path);
      kept.set(path, known?.bytes === bytes ? known : namesIn(path, bytes));
    }
    cache.clear();
    for (const [path, names] of kept) cache.set(path, names);
    this.#files = kept;
    for (const [file, { anatomy }] of kept)
      for (const owner of anatomy.owners) {
        const key = refOf(owner);
        const all = this.#definitions.get(key);
        if (all) all.push({ ...owner, file });
        else this.#definitions.set(key, [{ ...owner, file }]);
      }
  }

  anatomyOf(file: string): Anatomy | undefined {
    return this.#files.get(file)?.anatomy;
  }

  /** Where a record is given, by `collection/id`; more than one place where an id is given twice. */
  definitions(ref: string): readonly Definition[] {
    return this.#definitions.get(ref) ?? [];
  }

  /** Every record, as `collection/id`. */
  get all(): Iterable<string> {
    return this.#definitions.keys();
  }

  /** Every place where a record is named, in the order of the files. */
  *references(): Iterable<Reference> {
    for (const { references } of this.#files.values()) yield* references;
  }

  referencesIn(file: string): readonly Reference[] {
    return this.#files.get(file)?.references ?? [];
  }

  /** The record that a reference leads to, as `collection/id`; undefined where it leads nowhere. */
  targetOf(reference: Pick<Reference, "name" | "among" | "form">): string | undefined {
    return this.nameOf(reference)?.ref;
  }

  /** The same, with how much of the name is the record's: of `moscow-1920/stages/2/on` its first part. */
  nameOf({ name, among, form }: Pick<Reference, "name" | "among" | "form">): { ref: string; id: string; prefix: string } | undefined {
    const steps = form === "path" ? name.split("/") : [name];
    for (let n = steps.length; n >= 1; n--) {
      const id = steps.slice(0, n).join("/");
      const slash = id.indexOf("/");
      if (form !== "id" && slash > 0 && Object.hasOwn(COLLECTIONS, id.slice(0, slash)) && this.#definitions.has(id))
        return { ref: id, id: id.slice(slash + 1), prefix: id.slice(0, slash + 1) };
      for (const collection of among)
        if (this.#definitions.has(`${collection}/${id}`)) return { ref: `${collection}/${id}`, id, prefix: "" };
    }
    return undefined;
  }

  /** Where a record is named. */
  referencesTo(ref: string): readonly Reference[] {
    return [...this.references()].filter((reference) => this.targetOf(reference) === ref);
  }

  /** The record that is given or named at a place of a file, and the place of its id there. */
  at(file: string, offset: number): { readonly ref: string; readonly span: Span } | undefined {
    for (const reference of this.referencesIn(file)) {
      if (offset < reference.span.start || offset > reference.span.end) continue;
      const found = this.nameOf(reference);
      if (found === undefined) return undefined;
      const start = reference.span.start + found.prefix.length;
      return { ref: found.ref, span: reference.exact ? { file, start, end: start + found.id.length } : reference.span };
    }
    const owner = this.anatomyOf(file)?.owners.find((each) => !each.whole && offset >= each.start && offset <= each.end);
    return owner && { ref: refOf(owner), span: { file, start: owner.start, end: owner.end } };
  }
}
