/** What describes a package to people, archives and programs: Frictionless Data Package 2, RO-Crate 1.2, CITATION.cff 1.2, README. */
import { licenceTerms } from "../../core/check/licence.ts";
import type { Atlas } from "../../core/model/atlas.ts";
import type { Person } from "../../core/model/records.ts";
import { headText } from "../geojson.ts";
import type { ColumnType } from "../holding-columns.ts";
import { attributionsOf } from "../licences.ts";
import type { Content } from "./contents.ts";

export interface About {
  readonly atlas: Atlas;
  readonly viewpoint: string;
  /** ISO day on which it is published */
  readonly published: string;
  readonly version: string;
}

/** A file with its SHA-256. */
export interface Hashed extends Content {
  readonly sha256: string;
}

const descriptionOf = (atlas: Atlas): string | undefined => atlas.head.description && headText(atlas, atlas.head.description);
const personName = ({ literal, given, family }: Person): string => literal ?? [given, family].filter(Boolean).join(" ");

/** A licence by the name that machines know, where it has the form of one; else in words. */
const named = (licence: string): { readonly name: string } | { readonly name: string; readonly title: string } =>
  /^[-a-zA-Z0-9._]+$/.test(licence)
    ? { name: licence }
    : {
        name:
          licence
            .trim()
            .replaceAll(/[^-a-zA-Z0-9._]+/g, "-")
            .replace(/^-|-$/g, "") || "stated",
        title: licence,
      };

const FRICTIONLESS: Readonly<Record<ColumnType, string>> = { text: "string", date: "date", real: "number", integer: "integer" };

/** `datapackage.json` */
export function dataPackage({ atlas }: About, files: readonly Hashed[]): object {
  const { head } = atlas;
  const description = descriptionOf(atlas);
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: slug(headText(atlas, head.title)),
    title: headText(atlas, head.title),
    ...(description && { description }),
    ...(head.doi && { id: `https://doi.org/${head.doi}` }),
    ...(head.url && { homepage: head.url }),
    ...(head.authors &&
      head.authors.length > 0 && { contributors: head.authors.map((person) => ({ title: personName(person), roles: ["author"] })) }),
    licenses: [...new Set([head.licence, ...files.flatMap((f) => f.licences)])].map(named),
    resources: files.map((file) => ({
      name: slug(file.path),
      path: file.path,
      title: file.title,
      mediatype: file.media,
      encoding: "utf-8",
      bytes: file.bytes.length,
      hash: `sha256:${file.sha256}`,
      licenses: file.licences.map(named),
      ...(file.columns && {
        format: "csv",
        type: "table",
        schema: {
          fields: file.columns.map((c) => ({
            name: c.name,
            type: FRICTIONLESS[c.type],
            description: c.doc,
            ...((c.required || c.words) && { constraints: { ...(c.required && { required: true }), ...(c.words && { enum: c.words }) } }),
          })),
          missingValues: [""],
        },
      }),
    })),
  };
}

const slug = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9._/-]+/g, "-")
    .replaceAll("/", "-")
    .replaceAll(/^[-.]+|[-.]+$/g, "") || "atlas";

/** `ro-crate-metadata.json` */
export function roCrate({ atlas, published, version }: About, files: readonly Hashed[]): object {
  const { head } = atlas;
  const authors = (head.authors ?? []).map((person, i) => ({ "@id": `#author-${i + 1}`, "@type": "Person", name: personName(person) }));
  const licences = [...new Set([head.licence, ...files.flatMap((f) => f.licences)])];
  const licenceId = (licence: string): string =>
    licenceTerms(licence).known && /^[-A-Za-z0-9.+]+$/.test(licence)
      ? `https://spdx.org/licenses/${licence}`
      : `#licence-${licences.indexOf(licence) + 1}`;
  return {
    "@context": "https://w3id.org/ro/crate/1.2/context",
    "@graph": [
      {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        conformsTo: { "@id": "https://w3id.org/ro/crate/1.2" },
        about: { "@id": "./" },
      },
      {
        "@id": "./",
        "@type": "Dataset",
        name: headText(atlas, head.title),
        description: descriptionOf(atlas) ?? headText(atlas, head.title),
        datePublished: published,
        license: { "@id": licenceId(head.licence) },
        ...(authors.length > 0 && { author: authors.map((a) => ({ "@id": a["@id"] })) }),
        ...(head.publisher && { publisher: { "@id": "#publisher" } }),
        ...(head.doi && { identifier: `https://doi.org/${head.doi}` }),
        ...(head.url && { url: head.url }),
        hasPart: files.map((f) => ({ "@id": encoded(f.path) })),
      },
      ...authors,
      ...(head.publisher ? [{ "@id": "#publisher", "@type": "Organization", name: head.publisher }] : []),
      ...licences.map((licence) => ({ "@id": licenceId(licence), "@type": "CreativeWork", name: licence })),
      { "@id": "#dejure", "@type": "SoftwareApplication", name: "dejure", version },
      {
        "@id": "#export",
        "@type": "CreateAction",
        name: "dejure export package",
        instrument: { "@id": "#dejure" },
        result: files.filter((f) => f.path.startsWith("data/")).map((f) => ({ "@id": encoded(f.path) })),
      },
      ...files.map((file) => ({
        "@id": encoded(file.path),
        "@type": "File",
        name: file.title,
        encodingFormat: file.media,
        contentSize: String(file.bytes.length),
        sha256: file.sha256,
        license: file.licences.map((licence) => ({ "@id": licenceId(licence) })),
      })),
    ],
  };
}

const encoded = (path: string): string => path.split("/").map(encodeURIComponent).join("/");

const quoted = (text: string): string => JSON.stringify(text);

/** `CITATION.cff`, whose texts are quoted so that none of them is read as anything else. */
export function citation({ atlas, published }: About): string {
  const { head } = atlas;
  const authors = (head.authors ?? []).map((p) =>
    p.family !== undefined
      ? `  - family-names: ${quoted(p.family)}${p.given === undefined ? "" : `\n    given-names: ${quoted(p.given)}`}`
      : `  - name: ${quoted(personName(p))}`,
  );
  const description = descriptionOf(atlas);
  return [
    "cff-version: 1.2.0",
    'message: "If you use these data, please cite them, and the works that they cite."',
    "type: dataset",
    `title: ${quoted(headText(atlas, head.title))}`,
    ...(description ? [`abstract: ${quoted(description)}`] : []),
    "authors:",
    ...(authors.length > 0 ? authors : [`  - name: ${quoted(`Authors of ${headText(atlas, head.title)}`)}`]),
    ...(licenceTerms(head.licence).known && /^[-A-Za-z0-9.+]+$/.test(head.licence) ? [`license: ${head.licence}`] : []),
    ...(head.doi ? [`doi: ${quoted(head.doi)}`] : []),
    ...(head.url ? [`url: ${quoted(head.url)}`] : []),
    `date-released: ${published}`,
    "",
  ].join("\n");
}

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll(/\s+/g, " ");

/** `README.md` */
export function readme(about: About, files: readonly Hashed[]): string {
  const { atlas, viewpoint, published, version } = about;
  const data = files.filter((f) => f.path.startsWith("data/"));
  const records = files.filter((f) => f.path.startsWith("records/"));
  return `# ${headText(atlas, atlas.head.title)}

${descriptionOf(atlas) ?? ""}

Published ${published}; written by dejure ${version}. How to cite it: \`CITATION.cff\`.
Land is shown as the viewpoint \`${viewpoint}\` sees it; who says what, on what ground, stands in every row. It is one view among those of the records.

## Files

| File | What it is | Licence |
|---|---|---|
${data.map((f) => `| \`${f.path}\` | ${cell(f.title)} | ${cell(f.licences.join("; "))} |`).join("\n")}
${records.length > 0 ? `| \`records/\` | the records as their authors wrote them, ${records.length} files: an atlas that dejure checks and publishes | ${cell([...new Set(records.flatMap((f) => f.licences))].join("; "))} |` : ""}

\`checksums.sha256\` is checked with \`sha256sum -c checksums.sha256\`; \`datapackage.json\` names the columns, \`ro-crate-metadata.json\` tells archives what is what.

## Days

The start is inclusive and the end exclusive: \`end_date\` is the first day on which it was no longer so. \`start_date\` and \`end_date\` hold the years 1 to 9999; \`start_edtf\`, \`start_decdate\` and \`start_day\` hold every day.

## Licence

Records: ${atlas.head.licence}.
${attributionsOf(atlas)
  .map((text) => `Outlines: ${text}.`)
  .join("\n")}
`;
}
