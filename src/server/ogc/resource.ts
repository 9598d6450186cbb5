/** What the resources of OGC API have in common: how they are declared, asked and linked. */
import type { HistoricalDate } from "../../core/time/historical-date.ts";
import type { Askable } from "../../export/answers/question.ts";
import type { Lands } from "../lands.ts";
import type { Limits } from "../limits.ts";
import type { Parameter, Values } from "../parameters.ts";

export type Format = "json" | "html";

export interface OgcAsking extends Askable {
  /** address of the atlas as readers know it, without a closing slash */
  readonly base: string;
  /** address of the landing page, without a closing slash: /ogc, or /ogc/on/DAY where all is asked of one day */
  readonly root: string;
  readonly day: HistoricalDate | undefined;
  /** path below the root as it was asked for, percent-encoded */
  readonly path: string;
  /** what stands in the path at each name, decoded */
  readonly names: Readonly<Record<string, string>>;
  readonly values: Values;
  readonly limits: Limits;
  readonly lands: Lands;
  readonly version: string;
}

/** The two forms of an answer, each made when it is the one asked for. */
export interface Reply {
  json(): string;
  html(): string;
}

/** A tile: bytes, or none where it has no land. */
export interface Bytes {
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
}

export interface Resource {
  /** below the root, with names in braces */
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  /** media type of its JSON, or of its bytes where `binary` */
  readonly type: string;
  readonly binary?: true;
  /** what its JSON holds: a schema of the OpenAPI document */
  readonly schema: string;
  answer(asking: OgcAsking): Reply | Promise<Bytes>;
}

export interface Link {
  readonly href: string;
  readonly rel: string;
  readonly type: string;
  readonly title: string;
  readonly templated?: true;
}

/** The parameter of the format, which Accept may choose as well. */
export const FORMAT: Parameter = {
  name: "f",
  text: "the format; where it is left out, Accept chooses",
  of: ["json", "html"],
};

/** An address below the root with its parameters. */
export function addressOf(asking: Pick<OgcAsking, "root">, path: string, values: Iterable<readonly [string, string]> = []): string {
  const query = new URLSearchParams([...values].map(([name, value]): [string, string] => [name, value])).toString();
  return `${asking.root}${path}${query === "" ? "" : `?${query}`}`;
}

/** Address of a resource in one format; what was asked of this very document is asked again. */
export const inFormat = (asking: OgcAsking, path: string, f: Format): string =>
  addressOf(asking, path, [...[...(path === asking.path ? asking.values : [])].filter(([name]) => name !== "f"), ["f", f]]);

/** Links to this very document, and to it in the other format. */
export const linksToSelf = (asking: OgcAsking, type: string): Link[] => [
  { href: inFormat(asking, asking.path, "json"), rel: "self", type, title: "this document" },
  { href: inFormat(asking, asking.path, "html"), rel: "alternate", type: "text/html", title: "this document as a page" },
];

/** Links to a resource in both formats; the page of the document itself is an alternate of it. */
export const linksTo = (asking: OgcAsking, path: string, rel: string, type: string, title: string): Link[] => [
  { href: inFormat(asking, path, "json"), rel, type, title },
  { href: inFormat(asking, path, "html"), rel: rel === "self" ? "alternate" : rel, type: "text/html", title: `${title} (a page)` },
];

export const collectionPath = (id: string): string => `/collections/${encodeURIComponent(id)}`;

export const jsonOf = (document: object): string => `${JSON.stringify(document)}\n`;
