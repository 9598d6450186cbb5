/** Proposals and sentences as record files: YAML, one file a collection, every record marked as a draft. */
import { stringify } from "yaml";
import { pointAt } from "../../core/law/passages.ts";
import type { Analysis, Finding } from "./analysis.ts";
import { type Marker, numbersLeftOut, saysCitationNeeded } from "./markers.ts";
import { type Data, type Proposal, toParaphrase } from "./proposal.ts";

/** One file to be written, path relative to the atlas folder. */
export interface DraftFile {
  readonly path: string;
  readonly text: string;
}

export interface SourceFacts {
  readonly id: string;
  readonly title: string;
  readonly type: string;
  readonly language?: string;
  readonly licence?: string;
  readonly url?: string;
  /** whether the working copy is kept beside the record */
  readonly keepText: boolean;
}

const OPTIONS = { lineWidth: 0, aliasDuplicateObjects: false } as const;
const CONTEXT = 32;

/** The source record with its sentences, and the working copy that their anchors point into. */
export function sourceFiles({ article, findings }: Analysis, facts: SourceFacts): DraftFile[] {
  const { id, title, type, language, licence, url, keepText } = facts;
  const leftOut = numbersLeftOut(findings.flatMap((f) => f.sentence.markers));
  const record: Data = {
    type,
    title: language ? { [language]: title } : title,
    ...(url && { url: [url] }),
    ...(language && { language }),
    ...(licence && { licence }),
    seen: "excerpt",
    locators: "required",
    ...(keepText && { text: `${fileName(id)}.txt` }),
    draft: true,
    note:
      keepText && !licence
        ? "The working copy beside this record is verbatim: take it out, and the anchors with it, unless its licence allows passing it on."
        : "Sentences are to be paraphrased in our own words; their anchors hold the words of the article.",
    sentences: Object.fromEntries(findings.map((finding) => [finding.sentence.id, sentenceRecord(finding, article.text, leftOut)])),
  };
  const head = "# Drafted by rules. Look at every sentence, put its gist into your own words, then take draft: true away.\n";
  return [
    { path: `sources/${id}.yaml`, text: head + stringify(record, OPTIONS) },
    ...(keepText ? [{ path: `sources/${id}.txt`, text: article.text }] : []),
  ];
}

const fileName = (id: string): string => id.split("/").at(-1) ?? id;

function sentenceRecord({ sentence, attributions }: Finding, text: string, leftOut: ReadonlyMap<Marker, string>): Data {
  const notes = sentence.markers.filter((marker) => marker.kind === "note").map((marker) => marker.text);
  const flags = sentence.markers.filter((marker) => marker.kind === "flag" && !saysCitationNeeded(marker)).map((marker) => marker.text);
  const holders = [...new Set(attributions.map((a) => a.holder))];
  const notices = [
    ...(flags.length > 0 ? [`the article flags this sentence: ${flags.join(" ")}`] : []),
    ...sentence.markers.flatMap((marker) => {
      const missing = leftOut.get(marker);
      return missing === undefined ? [] : [`${marker.text} may belong to a sentence left out: ${missing} come before it and are not here`];
    }),
  ];
  const views = attributions.some((a) => a.kind !== "motive");
  return {
    gist: toParaphrase(sentence.id),
    ...(holders.length > 0 && { according_to: holders.join("; ") }),
    ...(notes.length > 0 && { own_citation: notes.join(" ") }),
    ...(sentence.markers.some(saysCitationNeeded) && { citation_needed: true }),
    ...(views && { stated_as: "view" }),
    ...(notices.length > 0 && { note: notices.join("; ") }),
    annotation: {
      exact: sentence.words,
      ...(sentence.start > 0 && { prefix: text.slice(Math.max(0, sentence.start - CONTEXT), sentence.start) }),
      ...(sentence.end < text.length && { suffix: text.slice(sentence.end, sentence.end + CONTEXT) }),
      start: pointAt(text, sentence.start),
      end: pointAt(text, sentence.end),
    },
  };
}

/** The proposals as files, `events/article-drafts.yaml` and so on; proposed effects stand below their record as comments. */
export function proposalFiles(proposals: readonly Proposal[], source: string): DraftFile[] {
  const collections = [...new Set(proposals.map((p) => p.collection))].sort();
  return collections.map((collection) => ({
    path: `${collection}/${source}-drafts.yaml`,
    text: proposals
      .filter((p) => p.collection === collection)
      .map((p) => recordText(p, source))
      .join("\n"),
  }));
}

/** The remark above effects that are offered and not put in. */
export const EFFECTS_HEAD = /^\s*# If it is so, put in:$/;

/** One proposal as it stands in its file. */
export function recordText({ id, data, rules, sentences, quote, effects }: Proposal, source: string): string {
  const { note, ...rest } = data;
  const proposed = `proposed by ${rules.join(", ")}`;
  const record: Data = {
    [id]: {
      ...rest,
      note: typeof note === "string" ? `${proposed}; ${note}` : proposed,
      cite: sentences.map((sentence, i) => ({ source, locator: sentence, ...(i === 0 && quote !== "" && { quote }) })),
      draft: true,
    },
  };
  const comments =
    effects.length === 0
      ? ""
      : `  # If it is so, put in:\n${effects.map((effect) => `  # ${effect.startsWith("article ") ? effect : `effects: [${effect}]`}\n`).join("")}`;
  return stringify(record, OPTIONS) + comments;
}
