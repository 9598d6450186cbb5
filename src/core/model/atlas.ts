import type { Arrangement } from "../space/arrangement.ts";
import type { HistoricalDate } from "../time/historical-date.ts";
import type { Assertion } from "./assertion.ts";
import type { AnyAuthored, Authored } from "./authored.ts";
import type { Diagnostic, Span } from "./diagnostic.ts";
import type { CollectionName } from "./field.ts";
import type { AtlasHead } from "./records.ts";
import type { DateExpression, Extent } from "./values.ts";

/** One file of an atlas as it came from disk. `path` is relative to the atlas folder, with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A linked, immutable set of records. */
export interface Atlas {
  readonly head: AtlasHead;
  /** every collection is present, records sorted by id */
  readonly collections: { readonly [C in CollectionName]: ReadonlyMap<string, Authored<C>> };
  /** every effect as an assertion, sorted by id */
  readonly assertions: readonly Assertion[];
  readonly assertionById: ReadonlyMap<string, Assertion>;
  /** Finds a record by `id`, `collection/id`, or either followed by `#part`. */
  find(ref: string): AnyAuthored | undefined;
  /** The days a date expression may mean, relative dates worked out; undefined where it hangs on a faulty record. */
  dateOf(expression: DateExpression): HistoricalDate | undefined;
  readonly land: Land;
  /** records that another record refers to */
  readonly used: ReadonlySet<AnyAuthored>;
  /** Text of a file, for excerpts. */
  textOf(file: string): string | undefined;
  /** Spans in `atlas.yaml` */
  headSpan(path: readonly (string | number)[]): Span;
}

/** The land of an atlas: all extents as sets of faces of one arrangement. */
export interface Land {
  readonly arrangement: Arrangement;
  /** Faces of an extent, ascending; empty where its geometry is faulty. */
  facesOf(extent: Extent, recordFolder?: string): Uint32Array;
  /** Faces of a territory by id. */
  facesOfTerritory(id: string): Uint32Array;
  readonly diagnostics: readonly Diagnostic[];
}
