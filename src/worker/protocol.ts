/** What an `AtlasWorker` and its host say to each other: plain data that structured cloning carries. */
import type { SourceFile } from "../core/model/atlas.ts";
import type { Diagnostic } from "../core/model/diagnostic.ts";
import type { ReadLimits } from "../core/read/read-limits.ts";
import type { Answer } from "../server/kept-answers.ts";
import type { Limits } from "../server/limits.ts";
import type { Address } from "../server/question-address.ts";

/** One end of a channel: a `MessagePort`, a browser's `Worker`, or `self` inside of one. */
export interface Port {
  postMessage(message: ToHost | FromHost): void;
  addEventListener(
    type: "message" | "messageerror" | "error" | "close",
    listener: (event: { readonly data?: unknown; readonly message?: unknown }) => void,
  ): void;
  start?(): void;
  close?(): void;
}

/** What holds for a worker as long as it lives. */
export interface Settings {
  /** limits of the API */
  readonly limits?: Partial<Limits> | undefined;
  /** limits on the files of the atlas */
  readonly readLimits?: Partial<ReadLimits> | undefined;
  /** version of dejure, for the OpenAPI document */
  readonly version?: string | undefined;
  /** address of a script that each page of the site is to load */
  readonly pageScript?: string | undefined;
  /** address under which others reach the site, for canonical links and previews; all other links are relative */
  readonly siteBase?: string | undefined;
}

/** Files that came or changed, and paths of those that went. */
export interface Changes {
  readonly put?: readonly SourceFile[];
  readonly removed?: readonly string[];
}

/** What a compilation found, and how much there is. */
export interface Compiled {
  /** everything found, or the errors alone where only they were asked for; sorted by file and place */
  readonly diagnostics: readonly Diagnostic[];
  readonly errors: number;
  readonly warnings: number;
  readonly records: number;
  readonly assertions: number;
}

/** Where something stands in the files, with its lines. */
export interface Standing {
  /** `collection/id` of the record in which it stands */
  readonly record: string;
  readonly file: string;
  /** from 1 */
  readonly line: number;
  readonly column: number;
  /** the line, and those after it, a few at most */
  readonly text: string;
}

/** To the host; each message but `open` is answered under its `id`, in the order of asking. */
export type ToHost =
  | { readonly type: "open"; readonly id: number; readonly settings: Settings }
  | {
      readonly type: "compile";
      readonly id: number;
      readonly put: readonly SourceFile[];
      readonly removed: readonly string[];
      /** what those who read the files found, to be told with the rest */
      readonly found: readonly Diagnostic[];
      readonly only: "errors" | "everything";
      /** an `Int32` that turns to 1 when the compilation is to end; a worker deep in its work reads no messages */
      readonly stop: SharedArrayBuffer | undefined;
    }
  /** makes the last compilation the present one */
  | { readonly type: "adopt"; readonly id: number }
  /** an address that asks about the atlas */
  | ({ readonly type: "answer"; readonly id: number } & Address)
  /** a path of the site */
  | { readonly type: "page"; readonly id: number; readonly path: string }
  /** texts of files as last compiled */
  | { readonly type: "texts"; readonly id: number; readonly files: readonly string[] }
  /** where assertions and records of the present atlas stand, by their ids */
  | { readonly type: "where"; readonly id: number; readonly names: readonly string[] };

/** From the host. */
export type FromHost =
  | { readonly type: "opened"; readonly id: number /** whether it can make the pages of a site */; readonly site: boolean }
  | {
      readonly type: "progress";
      readonly id: number /** from 0 to 1, never less than before */;
      readonly fraction: number;
      readonly stage: string;
    }
  | { readonly type: "compiled"; readonly id: number; readonly result: Compiled }
  | { readonly type: "cancelled"; readonly id: number }
  | { readonly type: "adopted"; readonly id: number }
  | { readonly type: "answered"; readonly id: number; readonly answer: Answer }
  | { readonly type: "texts"; readonly id: number; readonly texts: ReadonlyMap<string, string> }
  | { readonly type: "where"; readonly id: number; readonly places: ReadonlyMap<string, Standing> }
  /** a fault of dejure: of what was asked under `id`, or of a question that was answered with status 500 */
  | { readonly type: "fault"; readonly id?: number; readonly message: string; readonly stack: string | undefined };
