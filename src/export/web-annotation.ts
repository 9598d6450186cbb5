/** Anchors from sentences of a source to what rests on them, as W3C Web Annotations (JSON-LD). */
import { type Anchor, anchorsOf, textOfSource } from "../core/law/anchors.ts";
import { type Carrier, carriersBySource, coverageOf } from "../core/law/coverage.ts";
import { pointAt, type Selection } from "../core/law/passages.ts";
import type { Atlas } from "../core/model/atlas.ts";
import { annotationAnchor, effectAnchor, pageOf, pageOfAssertion, SOURCE_TEXT } from "./site/page-of.ts";
import { publishedText } from "./site/source-text.ts";

export interface AnnotationOptions {
  /** address of the published atlas, with a slash at its end; without it records are named `urn:dejure:…` */
  readonly base?: string;
}

type Pointed = Pick<Anchor, "source" | "locator" | "quoted_by">;
type Json = Readonly<Record<string, unknown>>;

/**
 * A collection with one annotation for each anchor: its target is the passage, by quote and, where the atlas carries the text, by
 * position in code points; its bodies are the records and assertions that rest on it. Anchors that no longer find their words are
 * left out and counted.
 */
export function webAnnotations(atlas: Atlas, options: AnnotationOptions = {}): Json {
  const { found, orphaned, unchecked } = anchorsOf(atlas);
  const carriers = carriersBySource(atlas);
  const coverage = new Map(coverageOf(atlas).sources.map((s) => [s.source, s]));
  const name = (record: string, assertion?: string): string => {
    const named = assertion === undefined ? undefined : atlas.assertionById.get(assertion);
    const found = named?.record ?? atlas.find(record);
    if (options.base !== undefined && found) return options.base + (named ? pageOfAssertion(named) : pageOf(found));
    const part = named ? `#${encodeURIComponent(effectAnchor(named.article, Number(named.path.at(-1)) + 1))}` : "";
    return `${options.base ?? "urn:dejure:"}${record.split("/").map(encodeURIComponent).join("/")}${part}`;
  };
  // An effect without a citation of its own rests on the quote of its article or record.
  const restingOn = ({ source, locator, quoted_by }: Pointed, words: string | null): readonly Carrier[] =>
    quoted_by
      ? (carriers.get(source) ?? []).filter(
          (c) => c.record === quoted_by.record && (c.path === quoted_by.path || (c.quote === words && (c.locator ?? null) === locator)),
        )
      : (coverage.get(source)?.sentences.find((s) => s.key === locator)?.carried_by ?? []);
  const numbers = new Map<string, number>();
  const annotation = (anchor: Pointed, words: string | null, exact: string, selection?: Selection): Json => {
    const { source, locator } = anchor;
    const record = atlas.collections.sources.get(source);
    const number = (numbers.get(source) ?? 0) + 1;
    numbers.set(source, number);
    const names = new Set(restingOn(anchor, words).map((c) => name(c.record, c.assertion)));
    const body = [...names].map((id) => ({ id, type: "Dataset", purpose: "linking" }));
    const quote = { type: "TextQuoteSelector", exact, ...(selection && { prefix: selection.prefix, suffix: selection.suffix }) };
    const text = selection && record ? (textOfSource(atlas, record) ?? "") : "";
    const published = record !== undefined && options.base !== undefined && publishedText(atlas, record) !== undefined;
    return {
      id: `${name(`sources/${source}`)}#${annotationAnchor(number)}`,
      type: "Annotation",
      motivation: "linking",
      ...(body.length > 0 && { body }),
      target: {
        // Positions are those of the text that the atlas carries, not of a page elsewhere.
        source:
          selection && published ? `${name(`sources/${source}`)}${SOURCE_TEXT}` : (record?.data.url?.[0] ?? name(`sources/${source}`)),
        ...(locator !== null && { "schema:position": locator }),
        selector: selection
          ? [quote, { type: "TextPositionSelector", start: pointAt(text, selection.start), end: pointAt(text, selection.end) }]
          : quote,
      },
    };
  };
  const items = [
    ...found.map((a) => annotation(a, a.wanted, a.selection.exact, a.selection)),
    ...unchecked.map((a) => annotation(a, a.exact, a.exact)),
  ];
  return {
    "@context": ["http://www.w3.org/ns/anno.jsonld", { schema: "https://schema.org/" }],
    id: name("annotations"),
    type: "AnnotationCollection",
    label: Object.values(atlas.head.title)[0] ?? "",
    total: items.length,
    ...(orphaned.length > 0 && {
      "schema:description": `${orphaned.length === 1 ? "an anchor no longer finds its" : `${orphaned.length} anchors no longer find their`} words and ${orphaned.length === 1 ? "is" : "are"} left out`,
    }),
    first: { id: `${name("annotations")}#1`, type: "AnnotationPage", startIndex: 0, items },
  };
}

/** The same as a JSON-LD file. */
export const webAnnotationsText = (atlas: Atlas, options: AnnotationOptions = {}): string =>
  `${JSON.stringify(webAnnotations(atlas, options), null, 2)}\n`;
