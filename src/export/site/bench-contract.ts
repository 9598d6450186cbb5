/** What the workbench's page and the server that served it tell one another: the server writes these shapes, the page reads them. */
import type { Given } from "../../core/author/compose.ts";
import type { asData } from "../../core/check/render.ts";
import type { WhoAnswer } from "../../core/resolve/answer.ts";

/** Where something stands in the files, from 1. */
export interface BenchPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A finding with the lines around its place. */
export type BenchFinding = ReturnType<typeof asData>[number] & {
  /** number of the first of the lines */
  readonly first: number;
  readonly lines: readonly string[];
};

export interface BenchFound {
  /** errors first; those beyond the most that are shown are only counted */
  readonly findings: readonly BenchFinding[];
  readonly errors: number;
  readonly warnings: number;
}

/** `do/findings` */
export interface BenchFindings extends BenchFound {
  /** the folder of the atlas on the disk of the server */
  readonly root: string;
  /** whether the map shows the files as they stand, or the last version without new errors */
  readonly shown: boolean;
}

/** `do/land`: whose the land is that was clicked, and where the records stand that decide it */
export interface BenchLand {
  readonly root: string;
  readonly answer: WhoAnswer;
  /** by assertion id */
  readonly where: Readonly<Record<string, BenchPlace & { readonly record: string; readonly text: string }>>;
}

/** What is sent to `do/record`. */
export interface BenchForm<Collection extends string = string> {
  readonly collection: Collection;
  readonly id: string;
  readonly given: readonly Given[];
  /** the file it goes into; absent: the usual one of its kind */
  readonly into?: string | undefined;
  /** a GeoJSON feature that becomes a file beside the record, and its extent */
  readonly outline?: object | undefined;
  /** the print of what was shown; absent: nothing is written */
  readonly shown?: string | undefined;
}

/** `do/record`: a record as it would stand in its file, or stands now */
export interface BenchRecord extends BenchFound {
  readonly file: string;
  /** the record alone, as text */
  readonly record: string;
  /** the file of its outline */
  readonly outline?: string | undefined;
  /** stands for all that would be written */
  readonly print: string;
  readonly written: boolean;
}

/** What columns mean, a document of `dejure import data`; the page keeps it as it came but for what is edited. */
export type BenchMapping = Readonly<Record<string, unknown>>;

/** `do/data`: dropped files as an atlas of its own, checked */
export interface BenchData extends BenchFound {
  /** features that were read */
  readonly read: number;
  readonly mapping: BenchMapping;
  readonly table: readonly (readonly [meaning: string, from: string, examples: string])[];
  /** every column with examples */
  readonly columns: readonly { readonly name: string; readonly examples: string }[];
  /** how the data were read */
  readonly declares: readonly string[];
  readonly doubts: readonly string[];
  readonly left_out: readonly string[];
  readonly files: readonly string[];
}

/** What is answered where the server refuses: a problem document (RFC 9457) with a remedy. */
export interface BenchProblem {
  readonly detail?: string;
  readonly help?: string;
}
