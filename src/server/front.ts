import { Hono } from "hono";
import { type Form, formOf } from "./form.ts";
import type { Answer, KeptAnswers } from "./kept-answers.ts";
import type { Limits } from "./limits.ts";
import { JSON_TYPE } from "./media-types.ts";
import type { Problem } from "./problem.ts";
import { allowed, DATA, nothingAt, problemAnswer, refused, withoutCors } from "./problem-answer.ts";
import { type Address, isQuestion, namesAddresses, negotiates, takesForm } from "./question-address.ts";

/** What a server on Node hands on beside the request; reading its plain headers is several times cheaper than making `Headers`. */
export interface ServedBy {
  readonly incoming?: { readonly headers: Readonly<Record<string, string | readonly string[] | undefined>> };
  /** the folder under which the atlas stands among others: `/vilnius` */
  readonly folder?: string;
}

export interface App {
  fetch(request: Request, env?: ServedBy): Response | Promise<Response>;
}

/** Where the answers come from: worked out here, or in a worker. */
export interface Questions {
  /** What an address answers that asks about the atlas; what cannot be asked is an answer too. `late` hears of one that came after who asked was sent away. */
  answer(address: Address, late?: (answer: Answer) => void): Answer | Promise<Answer>;
  /** The answers kept of the atlas as it stands now. */
  kept(): KeptAnswers;
  /** Whether there is an atlas that can be asked. */
  ready(): boolean;
}

export interface FrontOptions {
  readonly limits: Limits;
  readonly site?: ((request: Request) => Response | Promise<Response>) | undefined;
  readonly onFault?: ((fault: unknown) => void) | undefined;
  /** whether pages of any origin may read what is answered */
  readonly cors: boolean;
  /** address under which readers know the atlas; that of the request where it is left out */
  readonly base?: string | undefined;
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

const preflightOf = (form: boolean): Readonly<Record<string, string>> => ({
  ...DATA,
  allow: allowed(form),
  "access-control-allow-methods": allowed(form),
  "access-control-allow-headers": "if-none-match, accept, content-type",
  "access-control-max-age": "86400",
});

/** Answers whether the server lives, and whether it has an atlas; for those who watch it. */
function lifeOf(path: string, ready: boolean): Answer | undefined {
  if (path !== "/health" && path !== "/ready") return undefined;
  const well = path === "/health" || ready;
  const headers = { ...DATA, "content-type": JSON_TYPE, "cache-control": "no-store", ...(!well && { "retry-after": "1" }) };
  return { status: well ? 200 : 503, headers, body: `${JSON.stringify({ status: well ? "pass" : "fail" })}\n` };
}

/** HTTP before the answers: methods, limits, headers, ETags, and the answers that are kept. */
export function createFront(questions: Questions, { limits, site, onFault, cors, base }: FrontOptions): App {
  const forAll = (made: Answer): Answer => (cors ? made : withoutCors(made));
  const preflight = (form: boolean): Answer => forAll({ status: 204, headers: preflightOf(form), body: "" });
  const refusing = (refusal: Problem, target: string): Answer =>
    forAll(problemAnswer(refusal, refusal.status === 405 ? { allow: allowed(takesForm(target)) } : {}));
  const baseOf = (request: Request, env: ServedBy | undefined): string =>
    `${base?.replace(/\/$/, "") ?? request.url.slice(0, request.url.indexOf("/", 8))}${env?.folder ?? ""}`;

  /** What an address answers that asks about the atlas; kept for those who ask the same. */
  const answerTo = (target: string, accept: () => string | null, known: () => string): Answer | Promise<Answer> => {
    const kept = questions.kept();
    const key = keyOf(target, accept, known);
    const before = kept.get(key);
    if (before) return before;
    const keep = (worked: Answer): Answer => {
      const made = forAll(worked);
      if (made.status === 200 || made.status === 204) kept.keep(key, made);
      return made;
    };
    return settled(questions.answer({ target, accept: accept(), base: known() }, keep), keep);
  };

  const settled = (made: Answer | Promise<Answer>, then: (one: Answer) => Answer): Answer | Promise<Answer> =>
    made instanceof Promise ? made.then(then).catch((fault: unknown) => forAll(refused(fault, onFault))) : then(made);

  /** Queries in a form are put as if they stood in the address; a batch comes once, so its answer is not kept. */
  const answerToForm = async (request: Request, target: string, known: string): Promise<Answer> => {
    const form: Form = await formOf(request, limits.form);
    if ("problem" in form) return forAll(problemAnswer(form.problem));
    const asked = `${target}${target.includes("?") ? "&" : "?"}${form.text}`;
    return settled(questions.answer({ target: asked, accept: null, base: known }), forAll);
  };

  const answer = (request: Request, env: ServedBy | undefined, target: string): Response | Promise<Response> => {
    const { method } = request;
    if (method === "OPTIONS") return new Response(null, { status: 204, headers: preflight(takesForm(target)).headers });
    const refusal = refusalOf(request, env, limits, target);
    if (refusal) return respond(refusing(refusal, target), method);
    if (method === "POST") return answerToForm(request, target, baseOf(request, env)).then((one) => respond(one, method));
    const header = (name: string): string | null => headerOf(request, env, name);
    const made = answerTo(
      target,
      () => header("accept"),
      () => baseOf(request, env),
    );
    const ifNoneMatch = (): string | null => header("if-none-match");
    return made instanceof Promise ? made.then((one) => respond(one, method, ifNoneMatch)) : respond(made, method, ifNoneMatch);
  };

  const app = new Hono<{ Bindings: ServedBy }>();
  if (site)
    app.all("*", async ({ req: { raw: request }, env }) => {
      const refusal = refusalOf(request, env, limits);
      if (refusal) return respond(refusing(refusal, ""), request.method);
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
      if (isQuestion(target)) return answer(request, env, target);
      const life = lifeOf(target, questions.ready());
      if (!life) return app.fetch(request, env);
      const refusal = refusalOf(request, env, limits);
      return respond(refusal ? refusing(refusal, "") : forAll(life), request.method);
    },
  };
}

/** Path and query of an address. */
const targetOf = (url: string): string => {
  const start = url.indexOf("/", 8);
  const end = url.indexOf("#", start);
  return end < 0 ? url.slice(start) : url.slice(start, end);
};

/** Under which an answer is kept: the address, and where the answer hangs on them, what the reader accepts and how he knows the atlas. */
function keyOf(target: string, accept: () => string | null, known: () => string): string {
  const accepted = negotiates(target) ? accept() : null;
  return `${target}${accepted === null ? "" : `\n${accepted.slice(0, 500)}`}${namesAddresses(target) ? `\n\n${known()}` : ""}`;
}

/** Why a request is refused before it is looked at. */
function refusalOf(request: Request, env: ServedBy | undefined, limits: Limits, target = ""): Problem | undefined {
  const refuse = (status: number, title: string, detail: string, help: string): Problem => ({
    type: "about:blank",
    title,
    status,
    detail,
    help,
  });
  const { method, url } = request;
  const form = method === "POST" && takesForm(target);
  if (method !== "GET" && method !== "HEAD" && !form)
    return refuse(
      405,
      "method not allowed",
      `${method} changes nothing here`,
      takesForm(target) ? "ask with GET, or POST a form" : "ask with GET",
    );
  if (url.length > limits.address)
    return refuse(414, "address too long", `the address has ${url.length} characters, more than ${limits.address}`, "ask for less at once");
  const body = Number(headerOf(request, env, "content-length") ?? 0);
  const most = form ? limits.form : limits.body;
  if (body > most)
    return refuse(
      413,
      "body too large",
      `the body has ${body} bytes, more than ${most}`,
      form ? "send fewer queries at once" : "ask without a body",
    );
  return undefined;
}

/** An answer over HTTP: without a body for HEAD, and 304 for those who have it already. */
export function respond({ status, headers, body, etag }: Answer, method: string, noneMatch?: () => string | null): Response {
  const has = etag === undefined ? null : (noneMatch?.() ?? null);
  if (etag !== undefined && has !== null && matches(has, etag)) {
    const { "content-type": _, ...rest } = headers;
    return new Response(null, { status: 304, headers: rest });
  }
  return new Response(method === "HEAD" || status === 204 ? null : body, { status, headers });
}

const matches = (noneMatch: string, etag: string): boolean =>
  noneMatch.trim() === "*" || noneMatch.split(",").some((one) => one.trim().replace(/^W\//, "") === etag);
