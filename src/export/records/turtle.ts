/** A graph as Turtle 1.1. */
import type { Atlas } from "../../core/model/atlas.ts";
import { graphOf, PREFIXES, type Thing, type Value } from "./graph.ts";

/** What may not stand in `<…>`: written as its bytes are in an address. */
const iri = (address: string): string => `<${address.replaceAll(/[\u0000-\u0020<>"{}|\\^`]/g, (c) => encodeURIComponent(c))}>`;

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };
const literal = (text: string): string =>
  `"${text.replaceAll(/[\\"\n\r\t]/g, (c) => ESCAPES[c] ?? c).replaceAll(/[\u0000-\u001f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\u{fffd}")}"`;

/** Tags of BCP 47 that Turtle's grammar can hold. */
const TAG = /^[a-zA-Z]+(-[a-zA-Z0-9]+)*$/;

function value(of: Value): string {
  if ("iri" in of) return iri(of.iri);
  if ("term" in of) return of.term;
  if (of.lang !== undefined && TAG.test(of.lang)) return `${literal(of.text)}@${of.lang}`;
  return of.type === undefined ? literal(of.text) : `${literal(of.text)}^^${of.type}`;
}

const thing = ({ iri: name, about }: Thing): string =>
  `${iri(name)} ${about.map(([term, of]) => `${term === "rdf:type" ? "a" : term} ${value(of)}`).join(" ;\n  ")} .\n`;

/** A piece a thing. */
export function* turtle(atlas: Atlas, base: string | undefined): Generator<string> {
  for (const [prefix, address] of Object.entries(PREFIXES)) yield `@prefix ${prefix}: <${address}> .\n`;
  yield "\n";
  for (const one of graphOf(atlas, base)) yield thing(one);
}
