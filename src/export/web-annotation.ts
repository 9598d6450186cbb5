/** Anchors from sentences of a source to what rests on them, as W3C Web Annotations (JSON-LD). */
import { type Anchor, anchorsOf } from "../core/law/anchors.ts";
import { carriersBySource, sentencesNamed } from "../core/law/coverage.ts";
import type { Atlas } from "../core/model/atlas.ts";
import { effectAnchor, pageOf, pageOfAssertion } from "./site/page-of.ts";

export interface AnnotationOptions {
  /** address of the published atlas, with a slash at its end; without it records are named `urn:dejure:…` */
  readonly base?: string;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * A collection with one annotation for each anchor: its target is the passage, by quote and, where the atlas carries the text, by
 * position; its bodies are the records and assertions that rest on it. Anchors that no longer find their words are left out and counted.
 */
export function webAnnotations(atlas: Atlas, options: AnnotationOptions = {}): Json {
  const { found, orphaned, unchecked } = anchorsOf(atlas);
  const carriers = carriersBySource(atlas);
  const name = (record: string, assertion?: string): string => {
    const named = assertion === undefined ? undefined : atlas.assertionById.get(assertion);
    const found = named?.record ?? atlas.find(record);
    if (options.base !== undefined && found) return options.base + (named ? pageOfAssertion(named) : pageOf(found));
    const part = named ? `#${encodeURIComponent(effectAnchor(named.article, Number(named.path.at(-1)) + 1))}` : "";
    return `${options.base ?? "urn:dejure:"}${record.split("/").map(encodeURIComponent).join("/")}${part}`;
  };
  const bodies = (source: string, locator: string | null, by: Anchor["quoted_by"]): Json[] => {
    const keys = Object.keys(atlas.collections.sources.get(source)?.data.sentences ?? {});
    const own = (carriers.get(source) ?? []).filter((c) =>
      by
        ? c.record === by.record && c.path === by.path
        : c.locator !== undefined && locator !== null && sentencesNamed(c.locator, keys).includes(locator),
    );
    return own.map((c) => ({ id: name(c.record, c.assertion), type: "Dataset", purpose: "linking" }));
  };
  const items = [...found.map((a) => ({ ...a, exact: a.selection.exact })), ...unchecked.map((a) => ({ ...a, selection: undefined }))].map(
    (anchor, i): Json => {
      const { source, locator, quoted_by, selection, exact } = anchor;
      const data = atlas.collections.sources.get(source)?.data;
      const quote = { type: "TextQuoteSelector", exact, ...(selection && { prefix: selection.prefix, suffix: selection.suffix }) };
      const body = bodies(source, locator, quoted_by);
      return {
        id: `${name(`sources/${source}`)}#annotation-${i + 1}`,
        type: "Annotation",
        motivation: "linking",
        ...(body.length > 0 && { body }),
        target: {
          source: data?.url?.[0] ?? name(`sources/${source}`),
          ...(locator !== null && { "schema:position": locator }),
          selector: selection ? [quote, { type: "TextPositionSelector", start: selection.start, end: selection.end }] : quote,
        },
      };
    },
  );
  return {
    "@context": ["http://www.w3.org/ns/anno.jsonld", { schema: "https://schema.org/" }],
    id: name("annotations"),
    type: "AnnotationCollection",
    label: Object.values(atlas.head.title)[0] ?? "",
    total: items.length,
    ...(orphaned.length > 0 && { "schema:description": `${orphaned.length} anchors no longer find their words and are left out` }),
    first: { id: `${name("annotations")}#1`, type: "AnnotationPage", startIndex: 0, items },
  };
}

/** The same as a JSON-LD file. */
export const webAnnotationsText = (atlas: Atlas, options: AnnotationOptions = {}): string =>
  `${JSON.stringify(webAnnotations(atlas, options), null, 2)}\n`;
