/** The remedies of findings that a program can carry out. */
import { nearest } from "../link/references.ts";
import type { SourceFile } from "../model/atlas.ts";
import { type Diagnostic, errorsIn } from "../model/diagnostic.ts";
import { idFor } from "../read/ids.ts";
import { changed, type Edit, type FileChange } from "./edits.ts";
import { NameIndex, type Reference } from "./name-index.ts";

/** One finding and the change that mends it. */
export interface Remedied {
  readonly diagnostic: Diagnostic;
  /** in words: what the change does */
  readonly title: string;
  readonly change: FileChange;
  /** nothing else can have been meant; otherwise a person must look at it */
  readonly sure: boolean;
}

/** The change that mends a finding; undefined where a person must decide. */
export function remedyOf(diagnostic: Diagnostic, index: NameIndex): Remedied | undefined {
  const { fix, rule, span } = diagnostic;
  const replace = (at: Diagnostic["span"], text: string, sure: boolean): Remedied => ({
    diagnostic,
    title: `write ${text}`,
    change: { edits: [{ span: at, text }], moves: [] },
    sure,
  });
  if (fix?.key !== undefined) {
    const edit = added(fix.key, fix.text, fix.span, index);
    return (
      edit && {
        diagnostic,
        title: `add ${fix.key}:${fix.text === "" ? "" : ` ${fix.text}`}`,
        change: { edits: [edit], moves: [] },
        sure: fix.sure,
      }
    );
  }
  if (fix) return replace(fix.span, fix.text, fix.sure);
  if (rule === "stray-file" && /^atlas\.ya?ml$/iu.test(span.file))
    return {
      diagnostic,
      title: "rename the file to atlas.yaml",
      change: { edits: [], moves: [{ from: span.file, to: "atlas.yaml" }] },
      sure: index.anatomyOf("atlas.yaml") === undefined,
    };
  if (rule !== "dangling-reference" && rule !== "missing-viewpoint-default" && rule !== "bad-id") return undefined;
  const lost = index
    .referencesIn(span.file)
    .find((each) => each.exact && each.span.start >= span.start && each.span.end <= span.end && index.targetOf(each) === undefined);
  const meant = lost && idMeant(lost, index);
  return lost && meant && replace(lost.span, meant.id, meant.sure);
}

/** A key with its value behind the entry whose key stands at a span, written as that map is; undefined where there is none. */
function added(key: string, value: string, at: Diagnostic["span"], index: NameIndex): Edit | undefined {
  const anatomy = index.anatomyOf(at.file);
  for (const { node } of anatomy?.pieces ?? []) {
    if (node.kind !== "map" || !anatomy) continue;
    const entry = [...node.entries.values()].find(({ keyStart }) => keyStart === at.start);
    if (!entry) continue;
    const { text } = anatomy;
    const put = (place: number, words: string): Edit => ({ span: { file: at.file, start: place, end: place }, text: words });
    const end = Math.max(entry.value.end, entry.keyEnd);
    if (text[node.start] === "{") return put(end, `, ${key}: ${value}`);
    const indent = " ".repeat(entry.keyStart - text.lastIndexOf("\n", entry.keyStart - 1) - 1);
    // A text of several lines ends where the next key begins.
    if (text[end - 1] === "\n") return put(end, `${indent}${key}: ${value}\n`);
    const line = text.indexOf("\n", end);
    const place = line < 0 ? text.length : text[line - 1] === "\r" ? line - 1 : line;
    return put(place, `\n${indent}${key}: ${value}`);
  }
  return undefined;
}

/** The id that a reference to nothing was to name: the same in other letters, or the nearest. */
function idMeant({ name, among }: Reference, index: NameIndex): { readonly id: string; readonly sure: boolean } | undefined {
  const known = new Set<string>();
  for (const ref of index.all) {
    const slash = ref.indexOf("/");
    if (among.some((collection) => collection === ref.slice(0, slash))) known.add(ref.slice(slash + 1));
  }
  const plain = idFor(name.replaceAll("_", "-"));
  if (plain !== undefined && known.has(plain)) return { id: plain, sure: true };
  const near = name.length > 200 ? undefined : nearest(name, known);
  return near === undefined ? undefined : { id: near, sure: false };
}

/** What checking finds in files. */
export type Check = (files: readonly SourceFile[]) => readonly Diagnostic[];

export interface Mended {
  readonly files: readonly SourceFile[];
  readonly change: FileChange;
  readonly done: readonly Remedied[];
  /** remedies that were left out, since with them more was wrong than before */
  readonly left: readonly Remedied[];
}

/**
 * Carries out the remedies of all findings, those that a person should look at only with `guesses`. None is kept that does
 * not make its finding go away, or that brings an error that was not there.
 */
export function mend(files: readonly SourceFile[], check: Check, guesses = false): Mended {
  const index = new NameIndex(files);
  const before = check(files);
  let wanted = before
    .flatMap((diagnostic) => remedyOf(diagnostic, index) ?? [])
    .filter(({ sure, diagnostic: { fix } }) => (sure || guesses) && !(fix?.key !== undefined && fix.text === ""));
  wanted = wanted.filter(({ change }, i) => !wanted.slice(0, i).some((earlier) => overlap(earlier.change, change)));
  const left: Remedied[] = [];
  // All at once is the rule; one by one only where they do not go together.
  const together = joined(wanted);
  let done = wanted;
  if (errorsIn(check(changed(files, together))) > errorsIn(before) - errorsIn(wanted.map(({ diagnostic }) => diagnostic))) {
    done = [];
    let errors = errorsIn(before);
    for (const one of wanted) {
      const now = errorsIn(check(changed(files, joined([...done, one]))));
      if (now < errors || (now === errors && one.diagnostic.severity === "warning")) {
        done.push(one);
        errors = now;
      } else left.push(one);
    }
  }
  const change = joined(done);
  return { files: changed(files, change), change, done, left };
}

const joined = (some: readonly Remedied[]): FileChange => ({
  edits: some.flatMap(({ change }) => change.edits),
  moves: some.flatMap(({ change }) => change.moves),
});

const overlap = (a: FileChange, b: FileChange): boolean =>
  a.edits.some(({ span }) =>
    b.edits.some(({ span: other }) => span.file === other.file && span.start < other.end && other.start < span.end),
  ) || a.moves.some(({ to }) => b.moves.some((other) => other.to === to));
