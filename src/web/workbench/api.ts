/** What the workbench asks the server that served it. */

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface Finding extends Place {
  readonly id: string;
  readonly rule: string;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly end_line: number;
  readonly end_column: number;
  readonly record: string | null;
  readonly why: string | null;
  readonly help: string | null;
  readonly see: readonly (Place & { readonly message: string })[];
  /** number of the first of the lines */
  readonly first: number;
  readonly lines: readonly string[];
}

export interface Found {
  readonly findings: readonly Finding[];
  readonly errors: number;
  readonly warnings: number;
}

export interface Findings extends Found {
  /** the folder of the atlas on the disk of the server */
  readonly root: string;
  /** whether the map shows the files as they stand, or the last version without new errors */
  readonly shown: boolean;
}

interface Holder {
  readonly polity: string;
  readonly mode?: string;
  readonly according_to: readonly string[];
}

export interface Layer {
  readonly answer: string;
  readonly silence?: string;
  readonly holders: readonly Holder[];
  readonly because: readonly string[];
}

export interface Land {
  readonly root: string;
  readonly answer: { readonly date: string; readonly viewpoint: string; readonly title: Layer; readonly control: Layer };
  readonly where: Readonly<Record<string, Place & { readonly record: string; readonly text: string }>>;
}

/** A value of a form, and the keys that lead to it. */
export interface Given {
  readonly path: readonly string[];
  readonly value: string;
  readonly plain?: boolean;
}

export interface RecordForm {
  readonly collection: string;
  readonly id: string;
  readonly given: readonly Given[];
  readonly into?: string;
  readonly outline?: object;
  /** print of what was shown: with it, it is written */
  readonly shown?: string;
}

export interface RecordShown extends Found {
  readonly file: string;
  readonly record: string;
  readonly outline?: string;
  readonly print: string;
  readonly written: boolean;
}

/** What columns mean; kept as it came but for what is edited. */
export type Mapping = Readonly<Record<string, unknown>>;

export interface DataShown extends Found {
  readonly read: number;
  readonly mapping: Mapping;
  readonly table: readonly (readonly [string, string, string])[];
  readonly columns: readonly { readonly name: string; readonly examples: string }[];
  readonly declares: readonly string[];
  readonly doubts: readonly string[];
  readonly left_out: readonly string[];
  readonly files: readonly string[];
}

/** What the server refused, in its words. */
export class Refused extends Error {
  readonly help: string | undefined;

  constructor(detail: string, help: string | undefined) {
    super(detail);
    this.help = help;
  }
}

export class Api {
  readonly #token: string;

  constructor(token: string) {
    this.#token = token;
  }

  async #ask(path: string, init: RequestInit = {}): Promise<Response> {
    const answer = await fetch(`do/${path}`, { ...init, headers: { ...init.headers, "dejure-token": this.#token } });
    if (answer.ok) return answer;
    const { detail = `${answer.status}`, help } = (await answer.json().catch(() => ({}))) as { detail?: string; help?: string };
    throw new Refused(detail, help);
  }

  findings = async (): Promise<Findings> => (await this.#ask("findings")).json();

  land = async (asked: Readonly<Record<string, string>>): Promise<Land> => (await this.#ask(`land?${new URLSearchParams(asked)}`)).json();

  record = async (form: RecordForm): Promise<RecordShown> =>
    (await this.#ask("record", { method: "POST", body: JSON.stringify(form), headers: { "content-type": "application/json" } })).json();

  data = async (form: FormData): Promise<DataShown> => (await this.#ask("data", { method: "POST", body: form })).json();

  folder = async (form: FormData): Promise<Blob> => (await this.#ask("folder", { method: "POST", body: form })).blob();
}
