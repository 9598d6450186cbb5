import { fingerprint } from "../core/fingerprint.ts";
import type { Atlas } from "../core/model/atlas.ts";
import { didYouMean } from "../core/resolve/ask.ts";
import type { Askable } from "../export/answers/question.ts";
import { preferred } from "./accept.ts";
import { type App, createFront } from "./front.ts";
import { type Answer, KeptAnswers } from "./kept-answers.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { openApi } from "./openapi.ts";
import { readParameters } from "./parameters.ts";
import { Refusal } from "./problem.ts";
import { DATA, nothingAt, refused } from "./problem-answer.ts";
import { ROUTES, type Route } from "./routes.ts";

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
}

/**
 * The HTTP face of an atlas: the questions of `ROUTES` under `/api/`, their OpenAPI document, and the site for everything else.
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
    { answer: (target, accept) => answerOf(now(), target, accept), kept },
    { limits, site: options.site, onFault: options.onFault, cors: options.cors ?? true },
  );
}

/** Answers the addresses under `/api/` about an atlas, as plain data and without HTTP; what cannot be asked is an answer too. */
export function answersOf(options: AnswerOptions = {}): (asked: Askable, target: string, accept: string | null) => Answer {
  const limits: Limits = { ...LIMITS, ...options.limits };

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

  return (asked, target, accept) => {
    try {
      const end = target.indexOf("?");
      const pathname = end < 0 ? target : target.slice(0, end);
      const search = new URLSearchParams(end < 0 ? "" : target.slice(end + 1));
      if (pathname === "/api/openapi.json") {
        readParameters(search, []);
        return documented();
      }
      const { route, rest } = routeOf(pathname);
      return work(asked, route, rest, search, accept);
    } catch (fault) {
      return refused(fault, options.onFault);
    }
  };
}

const FORMAT_OF: Readonly<Record<string, string>> = { "application/geo+json": "geojson", "image/svg+xml": "svg", "text/csv": "csv" };

const tagOf = (body: string): string => `"${fingerprint(body)}"`;

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
