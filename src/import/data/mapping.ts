/** What foreign columns mean: a document that is guessed once, shown, saved, and obeyed from then on. */
import { parse, stringify } from "yaml";
import { type ImportFault, isObject, lookUp } from "../imported.ts";
import { fault, type Join } from "./feature.ts";

/** A date from a column, a constant, or the first number in the file's name. */
export interface DateField {
  readonly column?: string;
  readonly constant?: string;
  readonly file_name?: boolean;
  /** how it is written: whole years, years with decimals, or EDTF (ISO days among it) */
  readonly as: "year" | "decimal" | "edtf";
  /** whether negative years count a year 0 (−43 is 44 BCE) or not (−44 is 44 BCE) */
  readonly bce?: "astronomical" | "historical";
  /** of an end: the last day or year, the first that is no more, or not said and so until the next of the same id */
  readonly ends?: "inclusive" | "exclusive" | "until-next";
  /** values that mean no date: 9999 for “still” */
  readonly open?: readonly string[];
}

/** One verb of what a row says of its land; its holder is that of the row unless columns of its own are named. */
export interface Meaning {
  readonly verb: "title" | "control" | "claims";
  readonly mode?: string;
  readonly holder?: readonly string[];
  /** columns of the polity on which the holder depends */
  readonly dependent_on?: readonly string[];
}

export interface Mapping {
  readonly mapping: 1;
  readonly title: string;
  readonly licence: string;
  readonly attribution?: string;
  /** layers that are read; absent: all */
  readonly layers?: readonly string[];
  /** only features whose column has one of these values */
  readonly where?: Readonly<Record<string, readonly string[]>>;
  readonly crs?: string;
  readonly axes?: "lon-lat" | "lat-lon";
  readonly encoding?: string;
  /** of a table and outlines in two files: the columns in which the same stands */
  readonly join?: Join;
  /** column of the id; absent: made of the name */
  readonly id?: string;
  /** columns of the name by language */
  readonly name: Readonly<Record<string, string>>;
  readonly holder: {
    /** the first of these columns that is not empty */
    readonly columns: readonly string[];
    readonly constant?: string;
    /** before ids of polities made of codes */
    readonly prefix?: string;
    /** column of the polity's name, in rows whose own code it is */
    readonly name?: string;
    /** codes and spellings → id of the polity, or empty for nobody */
    readonly polities?: Readonly<Record<string, string>>;
  };
  readonly start: DateField;
  readonly end?: DateField;
  readonly status?: { readonly column: string; readonly means: Readonly<Record<string, readonly Meaning[]>> };
  /** what every row says where no status says otherwise */
  readonly means: readonly Meaning[];
  readonly assertor: { readonly constant?: string; readonly column?: string; readonly divider?: string };
  /** where outlines of one assertor and day overlap, the later row counts */
  readonly overlap: "later";
  readonly precision_km?: number | { readonly column: string; readonly means?: Readonly<Record<string, number>> };
  readonly source: { readonly id: string; readonly title: string; readonly url?: string; readonly author?: string };
  /** place in the source: `row {fid}` */
  readonly locator?: string;
}

type Shape = "text" | "number" | "flag" | "texts" | "object" | "objects" | "text-table" | readonly string[];
const DATE: Readonly<Record<string, Shape>> = {
  column: "text",
  constant: "text",
  file_name: "flag",
  as: ["year", "decimal", "edtf"],
  bce: ["astronomical", "historical"],
  ends: ["inclusive", "exclusive", "until-next"],
  open: "texts",
};
const KEYS: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  "": {
    mapping: "number",
    title: "text",
    licence: "text",
    attribution: "text",
    layers: "texts",
    where: "object",
    crs: "text",
    axes: ["lon-lat", "lat-lon"],
    encoding: "text",
    join: "text-table",
    id: "text",
    name: "text-table",
    holder: "object",
    start: "object",
    end: "object",
    status: "object",
    means: "objects",
    assertor: "object",
    overlap: ["later"],
    precision_km: "object",
    source: "object",
    locator: "text",
  },
  holder: { columns: "texts", constant: "text", prefix: "text", name: "text", polities: "text-table" },
  start: DATE,
  end: DATE,
  status: { column: "text", means: "object" },
  assertor: { constant: "text", column: "text", divider: "text" },
  source: { id: "text", title: "text", url: "text", author: "text" },
  join: { table: "text", outlines: "text" },
};
const REQUIRED = ["mapping", "title", "licence", "name", "holder", "start", "means", "assertor", "overlap", "source"];
const MEANING: Readonly<Record<string, Shape>> = {
  verb: ["title", "control", "claims"],
  mode: "text",
  holder: "texts",
  dependent_on: "texts",
};

const isText = (value: unknown): boolean => typeof value === "string";
function fits(value: unknown, shape: Shape): boolean {
  if (Array.isArray(shape)) return shape.includes(value as string);
  if (shape === "text") return isText(value);
  if (shape === "number") return typeof value === "number";
  if (shape === "flag") return typeof value === "boolean";
  if (shape === "texts") return Array.isArray(value) && value.every(isText);
  if (shape === "objects") return Array.isArray(value) && value.every(isObject);
  return isObject(value) && (shape === "object" || Object.values(value).every(isText));
}

function check(path: string, value: Readonly<Record<string, unknown>>, keys: Readonly<Record<string, Shape>>): string | undefined {
  const at = path === "" ? "" : `${path}.`;
  for (const [key, one] of Object.entries(value)) {
    const shape = lookUp(keys, key);
    if (shape === undefined) return `it has the key ${at}${key}; there are ${Object.keys(keys).join(", ")}`;
    if (!fits(one, shape) && !(key === "precision_km" && typeof one === "number"))
      return `its ${at}${key} is ${JSON.stringify(one).slice(0, 60)}, wanted ${Array.isArray(shape) ? shape.join(" or ") : shape}`;
  }
  return undefined;
}

/** A mapping from YAML or JSON, or what is wrong with it. */
export function readMapping(name: string, text: string): { readonly ok: true; readonly mapping: Mapping } | ImportFault {
  let value: unknown;
  try {
    value = parse(text, { maxAliasCount: 10 });
  } catch (error) {
    return fault(`${name} cannot be read as YAML or JSON: ${error instanceof Error ? error.message.split("\n", 1)[0] : String(error)}`);
  }
  if (!isObject(value)) return fault(`${name} is no mapping`, "let one be guessed: dejure import data FILE --dry-run");
  const problem = problemIn(value);
  if (problem !== undefined) return fault(`${name} cannot be used as a mapping: ${problem}`, "docs/import-data.md lists all keys");
  return { ok: true, mapping: value as unknown as Mapping };
}

function problemIn(value: Readonly<Record<string, unknown>>): string | undefined {
  const missing = REQUIRED.find((key) => !Object.hasOwn(value, key));
  if (missing !== undefined) return `it has no ${missing}`;
  for (const [path, keys] of Object.entries(KEYS)) {
    const part = path === "" ? value : value[path];
    const problem = isObject(part) ? check(path, part, keys) : undefined;
    if (problem !== undefined) return problem;
  }
  const status = isObject(value["status"]) ? value["status"]["means"] : {};
  for (const [path, meanings] of [["means", value["means"]], ...Object.entries(isObject(status) ? status : {})] as const)
    for (const one of Array.isArray(meanings) ? (meanings as unknown[]) : [undefined]) {
      const problem = isObject(one)
        ? (check(path, one, MEANING) ?? (one["verb"] === undefined ? `${path} has no verb` : undefined))
        : `${path} is no list of verbs`;
      if (problem !== undefined) return problem;
    }
  const where = value["where"];
  if (isObject(where) && !Object.values(where).every((one) => fits(one, "texts"))) return "its where has a value that is no list of texts";
  const source = value["source"] as Readonly<Record<string, unknown>>;
  if (!isText(source["id"]) || !isText(source["title"])) return "its source has no id or no title";
  const join = value["join"];
  if (isObject(join) && (!isText(join["table"]) || !isText(join["outlines"]))) return "its join has no table or no outlines";
  const holder = value["holder"] as Readonly<Record<string, unknown>>;
  if (!Array.isArray(holder["columns"])) return "its holder has no columns";
  for (const key of ["start", "end"]) if (isObject(value[key]) && value[key]["as"] === undefined) return `its ${key}.as is missing`;
  return undefined;
}

/** A mapping as the text that is saved; read and written again, it is the same. */
export const mappingText = (mapping: Mapping): string => stringify(mapping, { lineWidth: 0, aliasDuplicateObjects: false });
