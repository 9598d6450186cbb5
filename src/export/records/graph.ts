/**
 * An atlas as RDF: records as entities, agents and activities of PROV, assertions as statements with rank, qualifiers and references
 * in the way of Wikibase. One graph, which Turtle and JSON-LD both write.
 */
import type { Assertion } from "../../core/model/assertion.ts";
import type { Atlas } from "../../core/model/atlas.ts";
import type { AnyAuthored } from "../../core/model/authored.ts";
import type { CollectionName } from "../../core/model/field.ts";
import type { Citation, Localized } from "../../core/model/values.ts";
import { pageOf } from "../site/page-of.ts";
import { edtfOfSpan, edtfOfVariable, spanOf } from "./written-days.ts";

export const PREFIXES = {
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  dcterms: "http://purl.org/dc/terms/",
  prov: "http://www.w3.org/ns/prov#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  geo: "http://www.w3.org/2003/01/geo/wgs84_pos#",
  wikibase: "http://wikiba.se/ontology#",
  edtf: "http://id.loc.gov/datatypes/edtf/",
  dejure: "urn:dejure:vocabulary:",
} as const;

/** A name with a prefix, such as `prov:Agent`. */
type Term = `${keyof typeof PREFIXES}:${string}`;
export type Value =
  | { readonly iri: string }
  | { readonly term: Term }
  | { readonly text: string; readonly lang?: string; readonly type?: Term };

/** One thing with all that is said of it, in order. */
export interface Thing {
  readonly iri: string;
  readonly about: readonly (readonly [Term, Value])[];
}

const CLASSES: Readonly<Record<CollectionName, readonly Term[]>> = {
  polities: ["dejure:Polity", "prov:Agent"],
  territories: ["dejure:Territory", "dcterms:Location"],
  places: ["dejure:Place", "dcterms:Location", "geo:Point"],
  frontiers: ["dejure:Frontier"],
  instruments: ["dejure:Instrument", "prov:Activity"],
  events: ["dejure:Event", "prov:Activity"],
  statements: ["dejure:Statement", "prov:Activity"],
  obligations: ["dejure:Obligation"],
  figures: ["dejure:Figure"],
  interpretations: ["dejure:Interpretation"],
  disagreements: ["dejure:Disagreement"],
  sources: ["dejure:Source", "prov:Entity", "dcterms:BibliographicResource"],
  viewpoints: ["dejure:Viewpoint"],
  historiographies: ["dejure:Historiography", "prov:Agent"],
  stories: ["dejure:Story"],
};

const RANKS = { preferred: "wikibase:PreferredRank", normal: "wikibase:NormalRank", deprecated: "wikibase:DeprecatedRank" } as const;

const words = (text: Localized | undefined): Value[] =>
  Object.entries(text ?? {}).map(([lang, value]) => (lang === "und" ? { text: value } : { text: value, lang }));
const edtf = (text: string | undefined): Value[] => (text === undefined ? [] : [{ text, type: "edtf:EDTF" }]);

/** Names of the things of an atlas: pages of its site, or `urn:dejure:` names where it has none. */
export class Namer {
  readonly #atlas: Atlas;
  readonly #base: string | undefined;

  constructor(atlas: Atlas, base: string | undefined) {
    this.#atlas = atlas;
    this.#base = base;
  }

  get atlas(): string {
    return this.#base ?? "urn:dejure:atlas";
  }

  record(record: Pick<AnyAuthored, "collection" | "id">): string {
    if (this.#base !== undefined) return this.#base + pageOf(record);
    return `urn:dejure:${record.collection}:${record.id.split("/").map(encodeURIComponent).join("/")}`;
  }

  assertion(assertion: Assertion): string {
    // what accepts several effects yields several assertions at one place of a page, so the id itself is the name
    const record = this.record(assertion.record);
    return `${record}${record.includes("#") ? "-" : "#"}${encodeURIComponent(assertion.id.slice(assertion.id.indexOf("#") + 1))}`;
  }

  /** Whoever asserts: a polity, a historiography, or the consensus. */
  assertor(id: string): string {
    for (const collection of ["polities", "historiographies"] as const)
      if (this.#atlas.collections[collection].has(id)) return this.record({ collection, id });
    return `${PREFIXES.dejure}${encodeURIComponent(id)}`;
  }
}

/** Every record, then every assertion. */
export function* graphOf(atlas: Atlas, base: string | undefined): Generator<Thing> {
  const names = new Namer(atlas, base);
  const iri = (value: string): Value => ({ iri: value });
  yield {
    iri: names.atlas,
    about: [
      ["rdf:type", { term: "prov:Bundle" }],
      ...words(atlas.head.title).map((v): [Term, Value] => ["dcterms:title", v]),
      ...words(atlas.head.description).map((v): [Term, Value] => ["dcterms:description", v]),
      ["dcterms:license", { text: atlas.head.licence }],
    ],
  };
  for (const records of Object.values(atlas.collections)) for (const record of records.values()) yield recordThing(atlas, names, record);
  const references = new Set<string>();
  for (const assertion of atlas.assertions) {
    const about: [Term, Value][] = [
      ["rdf:type", { term: "dejure:Assertion" }],
      ["rdf:type", { term: "wikibase:Statement" }],
      ["rdf:type", { term: "prov:Entity" }],
      ["prov:wasGeneratedBy", iri(names.record(assertion.record))],
      ["dejure:verb", { text: assertion.verb }],
      ["dejure:layer", { text: assertion.layer }],
      ["wikibase:rank", { term: RANKS[assertion.rank] }],
    ];
    if (assertion.extent?.kind === "territory")
      about.push(["dejure:over", iri(names.record({ collection: "territories", id: assertion.extent.id }))]);
    const { belief } = assertion;
    if (belief) about.push(["dejure:belief", { text: belief.kind }]);
    if (belief?.kind === "holder") for (const id of belief.holders) about.push(["dejure:holder", iri(names.assertor(id))]);
    if (belief?.kind === "not") for (const id of belief.denied) about.push(["dejure:denied", iri(names.assertor(id))]);
    if (assertion.claim) about.push(["dejure:claimedBy", iri(names.assertor(assertion.claim.polity))]);
    for (const { assertor } of assertion.assertors) about.push(["prov:wasAttributedTo", iri(names.assertor(assertor))]);
    for (const value of [...new Set(assertion.assertors.map((a) => edtfOfVariable(a.when)))])
      for (const v of edtf(value)) about.push(["dejure:from", v]);
    for (const v of edtf(edtfOfVariable(assertion.until))) about.push(["dejure:until", v]);
    for (const v of words(assertion.gist)) about.push(["dcterms:description", v]);
    const own: Thing[] = [];
    for (const cite of assertion.cite) {
      const reference = referenceThing(names, cite);
      about.push(["prov:wasDerivedFrom", iri(reference.iri)]);
      if (!references.has(reference.iri)) own.push(reference);
      references.add(reference.iri);
    }
    yield { iri: names.assertion(assertion), about };
    yield* own;
  }
}

/** A place in a work, once however many assertions rest on it. */
function referenceThing(names: Namer, { source, locator }: Citation): Thing {
  const work = names.record({ collection: "sources", id: source });
  const about: [Term, Value][] = [
    ["rdf:type", { term: "wikibase:Reference" }],
    ["dcterms:source", { iri: work }],
  ];
  if (locator !== undefined) about.push(["dejure:locator", { text: locator }]);
  return { iri: `${work}#cited-${encodeURIComponent(locator ?? "whole")}`, about };
}

function recordThing(atlas: Atlas, names: Namer, record: AnyAuthored): Thing {
  const { data } = record;
  const about: [Term, Value][] = CLASSES[record.collection].map((term) => ["rdf:type", { term }]);
  about.push(["dcterms:identifier", { text: `${record.collection}/${record.id}` }]);
  const add = (term: Term, values: readonly Value[]): void => {
    for (const value of values) about.push([term, value]);
  };
  add("rdfs:label", words(data.name));
  add("skos:note", words(data.note));
  if ("gist" in data) add("dcterms:description", words(data.gist));
  for (const link of data.links ?? []) add("rdfs:seeAlso", [{ iri: link }]);
  for (const { source } of data.cite ?? []) add("dcterms:source", [{ iri: names.record({ collection: "sources", id: source }) }]);
  const day = (term: Term, date: Parameters<typeof spanOf>[1]): void => {
    const span = spanOf(atlas, date);
    if (span) add(term, edtf(edtfOfSpan(span)));
  };
  switch (record.collection) {
    case "polities":
      day("dejure:from", record.data.exists?.from);
      day("dejure:until", record.data.exists?.until);
      break;
    case "places":
      add("geo:lat", [{ text: String(record.data.at.lat), type: "xsd:decimal" }]);
      add("geo:long", [{ text: String(record.data.at.lon), type: "xsd:decimal" }]);
      break;
    case "territories":
      if (record.data.licence !== undefined) add("dcterms:license", [{ text: record.data.licence }]);
      break;
    case "events":
    case "statements":
      day("dcterms:date", record.data.when);
      break;
    case "instruments":
      day("dcterms:date", record.data.on);
      for (const polity of [...(record.data.parties ?? []), ...(record.data.issued_by ?? [])])
        add("prov:wasAssociatedWith", [{ iri: names.assertor(polity) }]);
      break;
    case "sources":
      add("dcterms:title", words(record.data.title));
      for (const url of record.data.url ?? []) add("rdfs:seeAlso", [{ iri: url }]);
      break;
    default:
  }
  return { iri: names.record(record), about };
}
