/** A graph as JSON-LD 1.1, with its context in the document: nothing is fetched to read it. */
import type { Atlas } from "../../core/model/atlas.ts";
import { graphOf, PREFIXES, type Thing, type Value } from "./graph.ts";

const value = (of: Value): unknown =>
  "iri" in of
    ? { "@id": of.iri }
    : "term" in of
      ? { "@id": of.term }
      : of.lang !== undefined
        ? { "@value": of.text, "@language": of.lang }
        : of.type === undefined
          ? of.text
          : { "@value": of.text, "@type": of.type };

function node({ iri, about }: Thing): object {
  const all = new Map<string, unknown[]>();
  for (const [term, of] of about) {
    const [key, said] = term === "rdf:type" && "term" in of ? ["@type", of.term] : [term, value(of)];
    const there = all.get(key);
    if (there) there.push(said);
    else all.set(key, [said]);
  }
  return { "@id": iri, ...Object.fromEntries([...all].map(([key, values]) => [key, values.length === 1 ? values[0] : values])) };
}

/** A piece a thing. */
export function* jsonLd(atlas: Atlas, base: string | undefined): Generator<string> {
  yield `{"@context":${JSON.stringify(PREFIXES)},"@graph":[`;
  let first = true;
  for (const one of graphOf(atlas, base)) {
    yield `${first ? "" : ","}\n ${JSON.stringify(node(one))}`;
    first = false;
  }
  yield "\n]}\n";
}
