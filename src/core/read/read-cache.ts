import type { SourceFile } from "../model/atlas.ts";
import { Faults } from "./read-faults.ts";
import { type FileRead, readFile } from "./read-file.ts";
import { READ_LIMITS, type ReadLimits } from "./read-limits.ts";
import { decode } from "./text-files.ts";

/** A file and what it gave. */
export interface Known {
  readonly file: SourceFile;
  readonly read: FileRead;
}
interface TextRead {
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly faults: Faults["list"];
}

/** Remembers what each file gave, so that only changed files are read again. Keep one an atlas; it is used by one reading at a time. */
export class ReadCache {
  /** the paths as they were given the last time, and which of them comes when in order */
  private paths: readonly string[] = [];
  private order: readonly number[] = [];
  /** in the order of paths; undefined what has not been read yet */
  private known: readonly (Known | undefined)[] = [];
  private limits = READ_LIMITS;
  private readonly texts = new Map<string, TextRead>();

  /** What the files give, sorted by path; files that are no longer there are forgotten. `step` is told now and then how far it is, and may throw to end it. */
  readAll(files: readonly SourceFile[], step?: (fraction: number) => void, asked: Partial<ReadLimits> = {}): readonly Known[] {
    const limits = { ...READ_LIMITS, ...asked };
    if (limits.yaml !== this.limits.yaml || limits.geojson !== this.limits.geojson) this.known = this.known.map(() => undefined);
    this.limits = limits;
    const same = files.length === this.paths.length && files.every(({ path }, i) => path === this.paths[i]);
    if (!same) this.arrange(files);
    const known = [...this.known];
    try {
      for (const [i, at] of this.order.entries()) {
        if ((i & 255) === 0) step?.(i / files.length);
        const file = files[at] as SourceFile;
        const before = known[i];
        if (before?.file === file) continue;
        const same = before?.file.path === file.path && sameBytes(before.file.bytes, file.bytes);
        known[i] = { file, read: same ? before.read : readFile(file, limits) };
      }
    } finally {
      this.known = known;
    }
    return known as readonly Known[];
  }

  /** Puts what is known in the order that these files have. */
  private arrange(files: readonly SourceFile[]): void {
    const before = new Map(this.known.map((known) => [known?.file.path, known]));
    this.paths = files.map(({ path }) => path);
    const { paths } = this;
    this.order = paths.map((_, i) => i).sort((a, b) => compare(paths[a] as string, paths[b] as string));
    this.known = this.order.map((at) => before.get(paths[at]));
  }

  /** The text of a file that is no record file, with what is faulty in it. */
  textOf({ path, bytes }: SourceFile): TextRead {
    const known = this.texts.get(path);
    if (known && sameBytes(known.bytes, bytes)) return known;
    const faults = new Faults(path);
    const read = { bytes, text: decode(bytes, faults).text, faults: faults.list };
    this.texts.set(path, read);
    return read;
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
