import { Hono } from "hono";
import type { Answer, KeptAnswers } from "./kept-answers.ts";
import type { Limits } from "./limits.ts";
import type { Problem } from "./problem.ts";
import { DATA, nothingAt, problemAnswer, refused, withoutCors } from "./problem-answer.ts";

/** What a server on Node hands on beside the request; reading its plain headers is several times cheaper than making `Headers`. */
export interface ServedBy {
  readonly incoming?: { readonly headers: Readonly<Record<string, string | readonly string[] | undefined>> };
}

export interface App {
  fetch(request: Request, env?: ServedBy): Response | Promise<Response>;
}

/** Where the answers come from: worked out here, or in a worker. */
export interface Questions {
  /** What an address under `/api/` answers to a reader who accepts these types; what cannot be asked is an answer too. */
  answer(target: string, accept: string | null): Answer | Promise<Answer>;
  /** The answers kept of the atlas as it stands now. */
  kept(): KeptAnswers;
}

export interface FrontOptions {
  readonly limits: Limits;
  readonly site?: ((request: Request) => Response | Promise<Response>) | undefined;
  readonly onFault?: ((fault: unknown) => void) | undefined;
  /** whether pages of any origin may read what is answered */
  readonly cors: boolean;
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

const OPEN = ["access-control-allow-origin", "cross-origin-resource-policy"] as const;

const PREFLIGHT: Readonly<Record<string, string>> = {
  ...DATA,
  allow: "GET, HEAD, OPTIONS",
  "access-control-allow-methods": "GET, HEAD, OPTIONS",
  "access-control-allow-headers": "if-none-match, accept",
  "access-control-max-age": "86400",
};

/** HTTP before the answers: methods, limits, headers, ETags, and the answers that are kept. */
export function createFront(questions: Questions, { limits, site, onFault, cors }: FrontOptions): App {
  const forAll = (made: Answer): Answer => (cors ? made : withoutCors(made));
  const preflight = forAll({ status: 204, headers: PREFLIGHT, body: "" });
  /** What an address under `/api/` answers; kept for those who ask the same. */
  const answerTo = (target: string, accept: () => string | null): Answer | Promise<Answer> => {
    const kept = questions.kept();
    const key = keyOf(target, accept);
    const known = kept.get(key);
    if (known) return known;
    const keep = (worked: Answer): Answer => {
      const made = forAll(worked);
      if (made.status === 200) kept.keep(key, made);
      return made;
    };
    const made = questions.answer(target, accept());
    return made instanceof Promise ? made.then(keep).catch((fault: unknown) => forAll(refused(fault, onFault))) : keep(made);
  };

  const answer = (request: Request, env: ServedBy | undefined, target: string): Response | Promise<Response> => {
    const { method } = request;
    if (method === "OPTIONS") return new Response(null, { status: 204, headers: preflight.headers });
    const refusal = refusalOf(request, env, limits);
    if (refusal) return respond(forAll(problemAnswer(refusal)), method);
    const header = (name: string): string | null => headerOf(request, env, name);
    const made = answerTo(target, () => header("accept"));
    const ifNoneMatch = (): string | null => header("if-none-match");
    return made instanceof Promise ? made.then((one) => respond(one, method, ifNoneMatch)) : respond(made, method, ifNoneMatch);
  };

  const app = new Hono<{ Bindings: ServedBy }>();
  if (site)
    app.all("*", async ({ req: { raw: request }, env }) => {
      const refusal = refusalOf(request, env, limits);
      if (refusal) return respond(forAll(problemAnswer(refusal)), request.method);
      const response = await site(request);
      for (const [name, value] of Object.entries(SECURITY)) if (!response.headers.has(name)) response.headers.set(name, value);
      // Other people's pages load the map element as a module, which takes leave.
      if (cors) for (const name of OPEN) response.headers.set(name, DATA[name] as string);
      return response;
    });
  app.notFound((context) => respond(forAll(problemAnswer(nothingAt(context.req.path))), context.req.method));
  app.onError((fault) => respond(forAll(refused(fault, onFault)), "GET"));

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

/** Under which an answer is kept: the address, and where the answer hangs on it, what the reader accepts. */
function keyOf(target: string, accept: () => string | null): string {
  if (!target.startsWith("/api/map")) return target;
  const accepted = accept();
  return accepted === null ? target : `${target}\n${accepted.slice(0, 500)}`;
}

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

/** An answer over HTTP: without a body for HEAD, and 304 for those who have it already. */
export function respond({ status, headers, body, etag }: Answer, method: string, noneMatch?: () => string | null): Response {
  const has = etag === undefined ? null : (noneMatch?.() ?? null);
  if (etag !== undefined && has !== null && matches(has, etag)) {
    const { "content-type": _, ...rest } = headers;
    return new Response(null, { status: 304, headers: rest });
  }
  return new Response(method === "HEAD" ? null : body, { status, headers });
}

const matches = (noneMatch: string, etag: string): boolean =>
  noneMatch.trim() === "*" || noneMatch.split(",").some((one) => one.trim().replace(/^W\//, "") === etag);
