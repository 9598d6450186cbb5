/** The Reconciliation Service API 0.2 (W3C Community Group): OpenRefine matches names with places, polities and territories. */
import { folded } from "../../core/resolve/ask.ts";
import { formatDay } from "../../core/time/format-day.ts";
import type { Askable } from "../../export/answers/question.ts";
import { headText } from "../../export/geojson.ts";
import { pageOf } from "../../export/site/page-of.ts";
import { xml } from "../../export/xml-text.ts";
import type { Limits } from "../limits.ts";
import { type Parameter, readParameters, type Values } from "../parameters.ts";
import { misput, Refusal } from "../problem.ts";
import { nothingAt } from "../problem-answer.ts";
import { type Entity, entityAt, typesOf } from "./entities.ts";
import { beginningWith, candidates } from "./match.ts";
import { PROPERTIES, readBatch } from "./query.ts";

export interface ReconcileAsking extends Askable {
  /** address of the atlas as readers know it, without a closing slash */
  readonly base: string;
  readonly limits: Limits;
  readonly version: string;
}

export type ReconcileAnswer = { readonly json: object } | { readonly html: string } | { readonly location: string };

interface Question {
  readonly path: string;
  readonly text: string;
  readonly parameters: readonly Parameter[];
  /** what it answers where it is no JSON */
  readonly gives?: "page" | "address";
  /** whether the parameters may come in a form */
  readonly form?: true;
  /** whether parameters that are not declared are let be: widgets of clients send more than the specification names */
  readonly lenient?: true;
  answer(asking: ReconcileAsking & { readonly values: Values }): ReconcileAnswer;
}

const PREVIEW = { width: 430, height: 260 } as const;
const SUGGESTED = 20;

function manifest({ atlas, base, limits, version }: ReconcileAsking): object {
  const space = (atlas.head.url ?? base).replace(/\/$/, "");
  const suggest = (what: string) => ({ service_url: base, service_path: `/reconcile/suggest/${what}` });
  return {
    versions: ["0.2"],
    name: headText(atlas, atlas.head.title),
    identifierSpace: `${space}/reconcile/entities/`,
    schemaSpace: `${space}/reconcile/types/`,
    documentation: `${base}/`,
    serviceVersion: version,
    defaultTypes: typesOf(atlas).filter(({ id }) => !id.includes("/")),
    batchSize: limits.batch,
    view: { url: `${base}/reconcile/view?id={{id}}` },
    preview: { url: `${base}/reconcile/preview?id={{id}}`, ...PREVIEW },
    suggest: {
      entity: { ...suggest("entity"), flyout_service_url: base, flyout_service_path: `/reconcile/flyout?id=\${id}` },
      type: suggest("type"),
      property: suggest("property"),
    },
  };
}

const id: Parameter = { name: "id", text: "an entity, such as polities/lithuania", required: true, example: "polities/lithuania" };
const prefix: Parameter = { name: "prefix", text: "how a name begins", required: true, example: "Vil" };
const cursor: Parameter = { name: "cursor", text: "how many to pass over", otherwise: "0" };

/** What begins so, from the cursor on. */
function suggested<T>({ values }: { readonly values: Values }, all: readonly T[]): readonly T[] {
  const from = values.get("cursor") ?? "0";
  if (!/^\d{1,9}$/.test(from)) throw misput(`cursor cannot be ${from.slice(0, 40)}`, "write how many to pass over, such as cursor=20");
  return all.slice(Number(from), Number(from) + SUGGESTED);
}

const named = <T extends { readonly id: string; readonly name: string }>(
  { values }: { readonly values: Values },
  all: readonly T[],
): readonly T[] => {
  const text = folded(values.get("prefix") ?? "");
  return all.filter((one) => folded(one.name).startsWith(text) || folded(one.id).startsWith(text));
};

function previewOf({ name, description, names, record, at }: Entity): string {
  const dated = names
    .filter(({ language }) => language !== "und")
    .slice(0, 8)
    .map(({ text, language, from, to }) => {
      const days = from === -Infinity && to === Infinity ? "" : ` (${formatDay(from)}/${formatDay(to)})`;
      return `<li lang="${xml(language)}">${xml(text)} <small lang="en">${xml(language)}${xml(days)}</small></li>`;
    });
  const where = at ? `<p>${at[1].toFixed(3)}, ${at[0].toFixed(3)}</p>` : "";
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${xml(name)}</title><style>body{font:14px/1.4 system-ui,sans-serif;margin:.6rem;color:#22252a;background:#fff}h1{font-size:1.1rem;margin:0}p,ul{margin:.3rem 0;padding-inline-start:0;list-style:none}small{color:#555}</style></head>
<body><h1>${xml(name)}</h1><p>${xml(description)}</p><ul>${dated.join("")}</ul>${where}<p><small>${xml(record.id)}</small></p></body></html>
`;
}

export const QUESTIONS: readonly Question[] = [
  {
    path: "",
    text: "the manifest, or with `queries` the candidates for each query; also POST with a form",
    form: true,
    parameters: [{ name: "queries", text: "a batch of queries as JSON", example: '{"q0":{"query":"Wilno"}}' }],
    answer: (asking) => {
      const queries = asking.values.get("queries");
      if (queries === undefined) return { json: manifest(asking) };
      const batch = readBatch(asking.atlas, queries, asking.limits);
      return { json: Object.fromEntries(batch.map(([key, query]) => [key, { result: candidates(asking.atlas, query) }])) };
    },
  },
  {
    path: "/suggest/entity",
    text: "entities of which a name or the id begins so",
    parameters: [prefix, cursor],
    lenient: true,
    answer: (asking) => {
      const found = suggested(asking, beginningWith(asking.atlas, asking.values.get("prefix") ?? ""));
      return { json: { result: found.map(({ id: of, name, description, types }) => ({ id: of, name, description, notable: types })) } };
    },
  },
  {
    path: "/suggest/type",
    text: "types that begin so",
    parameters: [prefix, cursor],
    lenient: true,
    answer: (asking) => ({ json: { result: suggested(asking, named(asking, typesOf(asking.atlas))) } }),
  },
  {
    path: "/suggest/property",
    text: "properties of a query that begin so",
    parameters: [prefix, cursor],
    lenient: true,
    answer: (asking) => ({ json: { result: suggested(asking, named(asking, PROPERTIES)) } }),
  },
  {
    path: "/flyout",
    text: "an entity in a few words",
    parameters: [id],
    lenient: true,
    answer: ({ atlas, values }) => {
      const entity = entityAt(atlas, values.get("id") ?? "");
      return { json: { id: entity.id, html: `<p><strong>${xml(entity.name)}</strong></p><p>${xml(entity.description)}</p>` } };
    },
  },
  {
    path: "/preview",
    text: "an entity as a small page",
    gives: "page",
    parameters: [id],
    answer: ({ atlas, values }) => ({ html: previewOf(entityAt(atlas, values.get("id") ?? "")) }),
  },
  {
    path: "/view",
    text: "leads to the page of an entity",
    gives: "address",
    parameters: [id],
    answer: ({ atlas, base, values }) => ({ location: `${base}/${pageOf(entityAt(atlas, values.get("id") ?? "").record)}` }),
  },
];

/** Parameters that a question declares, of those given. */
const declaredOf = (search: URLSearchParams, { parameters }: Question): URLSearchParams =>
  new URLSearchParams([...search].filter(([name]) => parameters.some((one) => one.name === name)));

/** `path` is what stands after /reconcile. */
export function reconcileAnswer(asking: ReconcileAsking, path: string, search: URLSearchParams): ReconcileAnswer {
  const question = QUESTIONS.find((one) => one.path === path.replace(/\/$/, ""));
  if (!question) {
    const { title, detail } = nothingAt(`/reconcile${path}`);
    throw new Refusal(404, title, { message: detail, help: `there are ${QUESTIONS.map((one) => `/reconcile${one.path}`).join(", ")}` });
  }
  const values = readParameters(question.lenient ? declaredOf(search, question) : search, question.parameters);
  return question.answer({ ...asking, values });
}
