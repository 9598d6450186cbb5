/** Offsets into a file's text (UTF-16 code units, end exclusive). */
export interface Span {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

export type Severity = "error" | "warning";

/** The edit of a finding's `help`, where a program can make it. */
export interface Fix {
  readonly span: Span;
  /** a key to be added beside the one that stands at `span`; absent: `text` takes the place of the span */
  readonly key?: string;
  /** what stands there instead, or the value of the key: empty where only a person can give it */
  readonly text: string;
  /** nothing else can have been meant; otherwise it is the likeliest word, and a person must look at it */
  readonly sure: boolean;
}

/** One finding. A user's fault is a value of this type; an exception is a bug in dejure. */
export interface Diagnostic {
  /** kebab-case name of the fault, permanent */
  readonly rule: string;
  readonly severity: Severity;
  /** lower case, both actual values, no final stop */
  readonly message: string;
  /** where it is; a fault of the whole atlas points at `atlas.yaml` */
  readonly span: Span;
  readonly why?: string;
  /** one concrete edit */
  readonly help?: string;
  readonly fix?: Fix;
  readonly see?: readonly { readonly span: Span; readonly message: string }[];
  /** `collection/id` of the record concerned; finding ids are made with it */
  readonly record?: string;
}

/** How many errors are among what was found. */
export const errorsIn = (found: readonly Diagnostic[]): number => found.filter(({ severity }) => severity === "error").length;

/** The files in which what was found stands, each once. */
export const filesOf = (found: readonly Diagnostic[]): readonly string[] => [
  ...new Set(found.flatMap(({ span, see }) => [span.file, ...(see ?? []).map((other) => other.span.file)])),
];
