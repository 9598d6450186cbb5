import { createHash } from "node:crypto";
import { Hono } from "hono";
import { type Askable, createApi, LIMITS, type Limits } from "./api.ts";
import { Misunderstood } from "./ask.ts";

export interface AppOptions {
  readonly limits?: Partial<Limits>;
  /** Answers what is not of the API: the files of the built site. */
  readonly site?: (request: Request) => Response | Promise<Response>;
  /** Told of a fault of dejure itself; the reader gets no inner detail. */
  readonly onFault?: (fault: unknown) => void;
}

export interface App {
  fetch(request: Request): Response | Promise<Response>;
}

/** RFC 9457. */
const problem = (status: number, title: string, detail: string, help?: string): Response =>
  new Response(`${JSON.stringify({ type: "about:blank", title, status, detail, ...(help === undefined ? {} : { help }) })}\n`, {
    status,
    headers: { "content-type": "application/problem+json", "access-control-allow-origin": "*" },
  });

const SECURITY: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "geolocation=(), camera=(), microphone=()",
};

/** Policy of answers that are data: nothing in them may run or load. */
const DATA_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/**
 * The HTTP face of an atlas: `/api/who`, `/api/history`, `/api/map`, `/api/diff`, and the site for everything else.
 * Only GET and HEAD; strong ETags; errors as `application/problem+json`.
 */
export function createApp(current: () => Askable, options: AppOptions = {}): App {
  const limits: Limits = { ...LIMITS, ...options.limits };
  const app = new Hono();
  app.use("*", async (context, next) => {
    if (context.req.method !== "GET" && context.req.method !== "HEAD") {
      const answer = problem(405, "method not allowed", `${context.req.method} changes nothing here`, "ask with GET");
      answer.headers.set("allow", "GET, HEAD");
      return answer;
    }
    if (context.req.url.length > limits.address)
      return problem(414, "address too long", `the address has ${context.req.url.length} characters, more than ${limits.address}`);
    await next();
    for (const [name, value] of Object.entries(SECURITY)) if (!context.res.headers.has(name)) context.res.headers.set(name, value);
    return undefined;
  });
  app.use("/api/*", async (context, next) => {
    await next();
    context.res.headers.set("access-control-allow-origin", "*");
    context.res.headers.set("content-security-policy", DATA_POLICY);
    if (context.res.status !== 200) return;
    const bytes = new Uint8Array(await context.res.clone().arrayBuffer());
    const tag = `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 27)}"`;
    context.res.headers.set("cache-control", "no-cache");
    context.res.headers.set("etag", tag);
    const asked = context.req.header("if-none-match");
    if (asked !== undefined && (asked.trim() === "*" || asked.split(",").some((one) => one.trim().replace(/^W\//, "") === tag)))
      context.res = new Response(null, { status: 304, headers: { etag: tag, "cache-control": "no-cache" } });
  });
  app.route("/api", createApi(current, limits));
  app.all("/api/*", (context) =>
    problem(404, "not found", `${context.req.path} is no question`, "there are /api/who, /api/history, /api/map and /api/diff"),
  );
  app.onError((fault) => {
    if (fault instanceof Misunderstood) return problem(400, "question not understood", fault.message, fault.help);
    options.onFault?.(fault);
    return problem(500, "fault", "this is a fault of dejure; the question may be right");
  });
  const site = options.site;
  if (site !== undefined) app.all("*", (context) => site(context.req.raw));
  app.notFound((context) => problem(404, "not found", `there is nothing at ${context.req.path}`));
  return { fetch: (request) => app.fetch(request) };
}
