/** What a server tells of its answers, where it is asked to: a log of requests, and numbers for Prometheus. */
import { needing } from "../../core/optional-package.ts";
import type { World } from "../world.ts";

type Answer = Parameters<World["listen"]>[0];

/** An answer as it was given. Who asked is not in it. */
export interface Answered {
  readonly method: string;
  /** path and query */
  readonly target: string;
  readonly status: number;
  /** ms until it was ready */
  readonly ms: number;
}

export type Log = (answered: Answered) => void;

/** Questions by kind, so few that each may have its own numbers: `/api/who`, `/ogc`, `/tiles`, `site`. */
export function kindOf(target: string): string {
  const [, first = "", second = ""] = target.split(/[/?#]/);
  if (first === "api") return /^(who|history|map|diff|list|show)$/.test(second) ? `/api/${second}` : "/api";
  return /^(ogc|tiles|reconcile|health|ready)$/.test(first) ? `/${first}` : "site";
}

/** Tells each answer to these. */
export function observed(answer: Answer, now: () => number, watchers: readonly Watcher[]): Answer {
  if (watchers.length === 0) return answer;
  return (request, env) => {
    const began = now();
    const { method, url } = request;
    const target = url.slice(url.indexOf("/", 8)).slice(0, 2000);
    for (const { began: tell } of watchers) tell?.();
    const tell = (response: Response): Response => {
      for (const { answered } of watchers) answered({ method, target, status: response.status, ms: now() - began });
      return response;
    };
    const made = answer(request, env);
    return made instanceof Promise ? made.then(tell) : tell(made);
  };
}

export interface Watcher {
  began?(): void;
  answered(answered: Answered): void;
}

/** A line for people, on standard error. */
export const textLog = ({ stderr }: Pick<World, "stderr">): Watcher => ({
  answered: ({ method, target, status, ms }) =>
    stderr.write(`${new Date().toISOString()} ${method} ${target} ${status} ${Math.round(ms)} ms\n`),
});

/** One JSON object a line on standard output, for everything that is said; what the command would say to people becomes a message. */
export async function jsonLog(
  world: World,
): Promise<{ readonly watcher: Watcher; readonly world: World; say(message: string, more: object): void }> {
  const { pino } = await needing("pino", () => import("pino"));
  const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, { write: (line) => world.stdout.write(line) });
  const stderr: World["stderr"] = {
    ...world.stderr,
    isTerminal: false,
    write: (data) => {
      const text = (typeof data === "string" ? data : new TextDecoder().decode(data)).trim();
      if (text === "") return;
      if (/^(warning|error|dejure):/.test(text)) log.warn(text);
      else log.info(text);
    },
  };
  return {
    watcher: {
      answered: ({ method, target, status, ms }) =>
        log[status >= 500 ? "error" : "info"]({ method, url: target, status, ms: Math.round(ms * 10) / 10 }, "answered"),
    },
    world: { ...world, stderr },
    say: (message, more) => log.info(more, message),
  };
}

/** How long answers take, s. */
const BUCKETS = [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10];

/** Numbers for Prometheus, and what answers with them. */
export async function metrics(
  following: () => readonly { readonly version: number | undefined; readonly answered: boolean }[],
): Promise<{ readonly watcher: Watcher; readonly answer: Answer }> {
  const { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } = await needing("prom-client", () => import("prom-client"));
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const requests = new Counter({
    name: "dejure_http_requests_total",
    help: "requests answered",
    labelNames: ["kind", "status"],
    registers,
  });
  const times = new Histogram({
    name: "dejure_http_request_duration_seconds",
    help: "time until an answer was ready",
    labelNames: ["kind"],
    buckets: BUCKETS,
    registers,
  });
  const open = new Gauge({ name: "dejure_http_requests_open", help: "requests that wait for their answer", registers });
  if (following().length > 0) {
    new Gauge({
      name: "dejure_published_version",
      help: "version that is answered from",
      registers,
      collect() {
        this.set(following()[0]?.version ?? 0);
      },
    });
    new Gauge({
      name: "dejure_database_up",
      help: "whether a database answered when it was last asked",
      registers,
      collect() {
        this.set(following()[0]?.answered ? 1 : 0);
      },
    });
  }
  return {
    watcher: {
      began: () => open.inc(),
      answered: ({ target, status, ms }) => {
        const kind = kindOf(target);
        open.dec();
        requests.inc({ kind, status });
        times.observe({ kind }, ms / 1000);
      },
    },
    answer: async (request) =>
      new URL(request.url).pathname === "/metrics"
        ? new Response(await register.metrics(), { headers: { "content-type": register.contentType, "cache-control": "no-store" } })
        : new Response("the numbers stand at /metrics\n", { status: 404, headers: { "content-type": "text/plain; charset=utf-8" } }),
  };
}
