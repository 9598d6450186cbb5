import type { Atlas } from "../core/model/atlas.ts";
import { didYouMean } from "../core/resolve/ask.ts";
import type { Askable } from "../export/answers/question.ts";
import { preferred } from "./accept.ts";
import { type App, createFront } from "./front.ts";
import { type Answer, KeptAnswers } from "./kept-answers.ts";
import { landsOf } from "./lands.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { JSON_TYPE, OPENAPI_TYPE, PAGE_TYPE } from "./media-types.ts";
import { ogcAnswer } from "./ogc/ogc.ts";
import { openApi } from "./openapi.ts";
import { readParameters, searchOf } from "./parameters.ts";
import { misput, Refusal } from "./problem.ts";
import { DATA, nothingAt, refused } from "./problem-answer.ts";
import type { Address } from "./question-address.ts";
import { type ReconcileAnswer, reconcileAnswer } from "./reconcile/reconcile.ts";
import { ROUTES, type Route } from "./routes.ts";
import { tagOf } from "./tag.ts";
import { besideTiles, MVT_TYPE, type TilesAsking, tileOf, tilePath } from "./tiles.ts";

export interface AnswerOptions {
  readonly limits?: Partial<Limits> | undefined;
  /** version of dejure, for the OpenAPI document */
  readonly version?: string | undefined;
  /** Told of a fault of dejure itself; the reader gets no inner detail. */
  readonly onFault?: ((fault: unknown) => void) | undefined;
}

export interface AppOptions extends AnswerOptions {
  /** Answers what is not of the API: the files of the built site. */
  readonly site?: (request: Request) => Response | Promise<Response>;
  /** whether pages of any origin may read the answers, as suits a published atlas; true by default */
  readonly cors?: boolean;
  /** address under which readers know the atlas, for links; that of the request where it is left out */
  readonly base?: string | undefined;
}

/**
 * The HTTP face of an atlas: the questions of `ROUTES` under `/api/`, OGC API under `/ogc`, tiles under `/tiles/`, reconciliation under
 * `/reconcile`, and the site for everything else.
 * `current` is the atlas, or gives it as it stands now. No disk and no clock; strong ETags; errors as `application/problem+json`.
 */
export function createApp(current: Askable | (() => Askable), options: AppOptions = {}): App {
  const limits: Limits = { ...LIMITS, ...options.limits };
  const now = typeof current === "function" ? current : () => current;
  const stores = new WeakMap<Atlas, KeptAnswers>();
  const answerOf = answersOf(options);
  const kept = (): KeptAnswers => {
    const { atlas } = now();
    let answers = stores.get(atlas);
    if (!answers) {
      answers = new KeptAnswers(limits.kept);
      stores.set(atlas, answers);
    }
    return answers;
  };
  return createFront(
    { answer: (address) => answerOf(now(), address), kept, ready: () => true },
    { limits, site: options.site, onFault: options.onFault, cors: options.cors ?? true, base: options.base },
  );
}

/** Answers the addresses that ask about an atlas, as plain data and without HTTP; what cannot be asked is an answer too. */
export function answersOf(options: AnswerOptions = {}): (asked: Askable, address: Address) => Answer | Promise<Answer> {
  const limits: Limits = { ...LIMITS, ...options.limits };
  const version = options.version ?? "0";

  const api = (asked: Askable, pathname: string, search: URLSearchParams, accept: string | null): Answer => {
    if (pathname === "/api/openapi.json") {
      readParameters(search, []);
      return dataAnswer(`${JSON.stringify(openApi(ROUTES, limits, version))}\n`, OPENAPI_TYPE);
    }
    const { route, rest } = routeOf(pathname);
    const values = new Map(readParameters(search, route.parameters));
    if (route.negotiates && !values.has("format")) {
      const chosen = preferred(accept, Object.keys(route.answers)) ?? "";
      values.set("format", FORMAT_OF[chosen] ?? "geojson");
    }
    const reply = route.answer({ ...asked, values, rest, limits });
    const body = "json" in reply ? `${JSON.stringify(reply.json)}\n` : reply.text;
    return dataAnswer(body, "json" in reply ? JSON_TYPE : reply.type, {
      ...(route.negotiates && { vary: "accept" }),
      ...(reply.cut !== undefined && { "dejure-truncated": reply.cut }),
    });
  };

  const answered = (asked: Askable, { target, accept, base }: Address): Answer | Promise<Answer> => {
    const end = target.indexOf("?");
    const pathname = end < 0 ? target : target.slice(0, end);
    const search = searchOf(end < 0 ? "" : target.slice(end + 1));
    if (pathname.startsWith("/api/")) return api(asked, pathname, search, accept);
    const asking = { ...asked, base, limits, version };
    if (pathname.startsWith("/reconcile")) return reconciled(reconcileAnswer(asking, pathname.slice("/reconcile".length), search));
    const ofLand = { ...asking, lands: landsOf(asked, { most: limits.lands, zoom: limits.zoom }) };
    if (pathname.startsWith("/tiles/")) return tiles(ofLand, pathname, search);
    return ogcAnswer(ofLand, pathname.slice("/ogc".length), search, accept).then(({ body, type, negotiated }) =>
      body === undefined ? noContent : dataAnswer(body, type, negotiated ? { vary: "accept" } : {}),
    );
  };

  return (asked, address) => {
    try {
      const answer = answered(asked, address);
      return answer instanceof Promise ? answer.catch((fault: unknown) => refused(fault, options.onFault)) : answer;
    } catch (fault) {
      return refused(fault, options.onFault);
    }
  };
}

/** An answer with its strong tag. */
function dataAnswer(body: Answer["body"], type: string, more: Readonly<Record<string, string>> = {}): Answer {
  const etag = tagOf(body);
  return { status: 200, headers: { ...DATA, "content-type": type, etag, ...more }, body, etag };
}

const noContent: Answer = { status: 204, headers: DATA, body: "" };

function reconciled(answer: ReconcileAnswer): Answer {
  if ("location" in answer) return { status: 303, headers: { ...DATA, location: answer.location }, body: "" };
  return "html" in answer ? dataAnswer(answer.html, PAGE_TYPE) : dataAnswer(`${JSON.stringify(answer.json)}\n`, JSON_TYPE);
}

function tiles(asking: TilesAsking, pathname: string, search: URLSearchParams): Answer {
  readParameters(search, []);
  const path = tilePath(asking, segmentsOf(pathname.slice("/tiles/".length)));
  if (typeof path.file === "string") return dataAnswer(`${JSON.stringify(besideTiles(asking, path))}\n`, JSON_TYPE);
  const tile = tileOf(asking, path.asked, path.file);
  return tile ? dataAnswer(tile, MVT_TYPE) : noContent;
}

/** Segments of a path, decoded; 400 where they are not UTF-8. */
function segmentsOf(path: string): string[] {
  try {
    return path.split("/").map(decodeURIComponent);
  } catch {
    throw misput("the path is not percent-encoded UTF-8", "encode each letter as its bytes in UTF-8");
  }
}

const FORMAT_OF: Readonly<Record<string, string>> = { "application/geo+json": "geojson", "image/svg+xml": "svg", "text/csv": "csv" };

function routeOf(pathname: string): { readonly route: Route; readonly rest: string } {
  const path = pathname.slice("/api/".length);
  for (const route of ROUTES) {
    if (route.path === path) return { route, rest: "" };
    if (!route.path.endsWith("/") || !path.startsWith(route.path) || path.length === route.path.length) continue;
    try {
      return { route, rest: decodeURIComponent(path.slice(route.path.length)) };
    } catch {
      break;
    }
  }
  const questions = [...ROUTES.map((r) => `/api/${r.path}${r.rest ? `{${r.rest.name}}` : ""}`), "/api/openapi.json"];
  const near = didYouMean(
    path,
    ROUTES.map((r) => r.path),
  );
  const { detail, title } = nothingAt(pathname);
  throw new Refusal(404, title, {
    message: detail,
    help: `${near === undefined ? "" : `did you mean /api/${near}; `}there are ${questions.join(", ")}`,
  });
}
