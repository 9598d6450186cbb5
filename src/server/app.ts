import { hash } from "node:crypto";
import { Hono } from "hono";
import type { Atlas } from "../core/model/atlas.ts";
import { didYouMean } from "../core/resolve/ask.ts";
import type { Askable } from "../export/answers/question.ts";
import { preferred } from "./accept.ts";
import { type Answer, KeptAnswers } from "./kept-answers.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { openApi } from "./openapi.ts";
import { readParameters } from "./parameters.ts";
import { type Problem, Refusal } from "./problem.ts";
import { ROUTES, type Route } from "./routes.ts";

export interface AppOptions {
  readonly limits?: Partial<Limits>;
  /** Answers what is not of the API: the files of the built site. */
  readonly site?: (request: Request) => Response | Promise<Response>;
  /** version of dejure, for the OpenAPI document */
  readonly version?: string;
  /** Told of a fault of dejure itself; the reader gets no inner detail. */
  readonly onFault?: (fault: unknown) => void;
}

/** What a server on Node hands on beside the request; reading its plain headers is several times cheaper than making `Headers`. */
export interface ServedBy {
  readonly incoming?: { readonly headers: Readonly<Record<string, string | readonly string[] | undefined>> };
}

export interface App {
  fetch(request: Request, env?: ServedBy): Response | Promise<Response>;
}

function headerOf(request: Request, env: ServedBy | undefined, name: string): string | null {
  if (!env?.incoming) return request.headers.get(name);
  const value = env.incoming.headers[name];
  return typeof value === "string" ? value : (value?.join(", ") ?? null);
}

const SECURITY: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "geolocation=(), camera=(), microphone=()",
};

/** Answers are data: nothing in them may run or load, and pages of any origin may read them. */
const DATA: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  "cross-origin-resource-policy": "cross-origin",
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "etag, dejure-truncated",
  "cache-control": "no-cache",
};

const PREFLIGHT: Readonly<Record<string, string>> = {
  ...DATA,
  "access-control-allow-methods": "GET, HEAD, OPTIONS",
  "access-control-allow-headers": "if-none-match, accept",
  "access-control-max-age": "86400",
};

const problemAnswer = (problem: Problem): Answer => ({
  status: problem.status,
  headers: { ...DATA, "content-type": "application/problem+json", ...(problem.status === 405 && { allow: "GET, HEAD, OPTIONS" }) },
  body: `${JSON.stringify(problem)}\n`,
});

/**
 * The HTTP face of an atlas: the questions of `ROUTES` under `/api/`, their OpenAPI document, and the site for everything else.
 * `current` is the atlas, or gives it as it stands now. No disk and no clock; strong ETags; errors as `application/problem+json`.
 */
export function createApp(current: Askable | (() => Askable), options: AppOptions = {}): App {
  const limits: Limits = { ...LIMITS, ...options.limits };
  const now = typeof current === "function" ? current : () => current;
  const kept = new WeakMap<Atlas, KeptAnswers>();
  const keptOf = (atlas: Atlas): KeptAnswers => {
    let answers = kept.get(atlas);
    if (!answers) {
      answers = new KeptAnswers(limits.kept);
      kept.set(atlas, answers);
    }
    return answers;
  };

  /** Works an answer out; what cannot be asked is an answer too. */
  const work = (asked: Askable, route: Route, rest: string, search: URLSearchParams, accept: string | null): Answer => {
    const values = new Map(readParameters(search, route.parameters));
    if (route.negotiates && !values.has("format")) {
      const chosen = preferred(accept, Object.keys(route.answers)) ?? "";
      values.set("format", FORMAT_OF[chosen] ?? "geojson");
    }
    const reply = route.answer({ ...asked, values, rest, limits });
    const body = "json" in reply ? `${JSON.stringify(reply.json)}\n` : reply.text;
    const etag = tagOf(body);
    return {
      status: 200,
      headers: {
        ...DATA,
        "content-type": "json" in reply ? "application/json" : reply.type,
        etag,
        ...(route.negotiates && { vary: "accept" }),
        ...(reply.cut !== undefined && { "dejure-truncated": reply.cut }),
      },
      body,
      etag,
    };
  };

  const documented = (): Answer => {
    const body = `${JSON.stringify(openApi(ROUTES, limits, options.version ?? "0"))}\n`;
    const etag = tagOf(body);
    return { status: 200, headers: { ...DATA, "content-type": "application/vnd.oai.openapi+json;version=3.0", etag }, body, etag };
  };

  const refused = (fault: unknown): Answer => {
    if (fault instanceof Refusal) return problemAnswer(fault.problem);
    options.onFault?.(fault);
    return problemAnswer({
      type: "about:blank",
      title: "fault",
      status: 500,
      detail: "this is a fault of dejure; the question may be right",
    });
  };

  /** Under which an answer is kept: the address, and where the answer hangs on it, what the reader accepts. */
  const keyOf = (target: string, accept: () => string | null): string => {
    if (!target.startsWith("/api/map")) return target;
    const accepted = accept();
    return accepted === null ? target : `${target}\n${accepted.slice(0, 500)}`;
  };

  /** What an address under `/api/` answers; kept for those who ask the same. */
  const answerTo = (target: string, accept: () => string | null): Answer => {
    const asked = now();
    const answers = keptOf(asked.atlas);
    const key = keyOf(target, accept);
    const known = answers.get(key);
    if (known) return known;
    let made: Answer;
    try {
      const end = target.indexOf("?");
      const pathname = end < 0 ? target : target.slice(0, end);
      const search = new URLSearchParams(end < 0 ? "" : target.slice(end + 1));
      if (pathname === "/api/openapi.json") {
        readParameters(search, []);
        made = documented();
      } else {
        const { route, rest } = routeOf(pathname);
        made = work(asked, route, rest, search, accept());
      }
    } catch (fault) {
      made = refused(fault);
    }
    if (made.status === 200) answers.keep(key, made);
    return made;
  };

  const answer = (request: Request, env: ServedBy | undefined, target: string): Response => {
    const { method } = request;
    if (method === "OPTIONS") return new Response(null, { status: 204, headers: PREFLIGHT });
    const refusal = refusalOf(request, env, limits);
    const header = (name: string): string | null => headerOf(request, env, name);
    return respond(refusal ? problemAnswer(refusal) : answerTo(target, () => header("accept")), method, () => header("if-none-match"));
  };

  const app = new Hono<{ Bindings: ServedBy }>();
  const site = options.site;
  if (site)
    app.all("*", async ({ req: { raw: request }, env }) => {
      const refusal = refusalOf(request, env, limits);
      if (refusal) return respond(problemAnswer(refusal), request.method);
      const response = await site(request);
      for (const [name, value] of Object.entries(SECURITY)) if (!response.headers.has(name)) response.headers.set(name, value);
      return response;
    });
  app.notFound((context) => respond(problemAnswer(nothingAt(context.req.path)), context.req.method));
  app.onError((fault) => respond(refused(fault), "GET"));

  return {
    // Questions are asked much more often than pages, and their own table is all the routing they need.
    fetch: (request, env) => {
      const target = targetOf(request.url);
      return target.startsWith("/api/") ? answer(request, env, target) : app.fetch(request, env);
    },
  };
}

/** Path and query of an address. */
const targetOf = (url: string): string => {
  const start = url.indexOf("/", 8);
  const end = url.indexOf("#", start);
  return end < 0 ? url.slice(start) : url.slice(start, end);
};

const FORMAT_OF: Readonly<Record<string, string>> = { "application/geo+json": "geojson", "image/svg+xml": "svg", "text/csv": "csv" };

const tagOf = (body: string): string => `"${hash("sha256", body, "base64url").slice(0, 27)}"`;

/** Why a request is refused before it is looked at. */
function refusalOf(request: Request, env: ServedBy | undefined, limits: Limits): Problem | undefined {
  const refuse = (status: number, title: string, detail: string, help: string): Problem => ({
    type: "about:blank",
    title,
    status,
    detail,
    help,
  });
  const { method, url } = request;
  if (method !== "GET" && method !== "HEAD") return refuse(405, "method not allowed", `${method} changes nothing here`, "ask with GET");
  if (url.length > limits.address)
    return refuse(414, "address too long", `the address has ${url.length} characters, more than ${limits.address}`, "ask for less at once");
  const body = Number(headerOf(request, env, "content-length") ?? 0);
  if (body > limits.body)
    return refuse(413, "body too large", `the body has ${body} bytes, more than ${limits.body}`, "ask without a body");
  return undefined;
}

const nothingAt = (path: string, help?: string): Problem => ({
  type: "about:blank",
  title: "not found",
  status: 404,
  detail: `there is nothing at ${path.slice(0, 200)}`,
  ...(help !== undefined && { help }),
});

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

/** The answer over HTTP: without a body for HEAD, and 304 for those who have it already. */
function respond({ status, headers, body, etag }: Answer, method: string, noneMatch?: () => string | null): Response {
  const has = etag === undefined ? null : (noneMatch?.() ?? null);
  if (etag !== undefined && has !== null && matches(has, etag)) {
    const { "content-type": _, ...rest } = headers;
    return new Response(null, { status: 304, headers: rest });
  }
  return new Response(method === "HEAD" ? null : body, { status, headers });
}

const matches = (noneMatch: string, etag: string): boolean =>
  noneMatch.trim() === "*" || noneMatch.split(",").some((one) => one.trim().replace(/^W\//, "") === etag);
