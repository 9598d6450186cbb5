/** Answers made smaller for those who can read them so. */
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { type Answer, KeptAnswers } from "../server/kept-answers.ts";
import type { World } from "./world.ts";

type Answering = Parameters<World["listen"]>[0];
type Coding = "br" | "gzip";

/** Below this a smaller answer saves no packet, bytes. */
const WORTH_IT = 1400;
/** Compressed answers kept, bytes. */
const KEPT = 64 * 1024 * 1024;
const TEXTUAL =
  /^(?:text\/(?!event-stream)|image\/svg\+xml|application\/vnd\.mapbox-vector-tile|application\/(?:[\w.-]+\+)?(?:json|xml|javascript))/;

const [brotli, zip] = [promisify(brotliCompress), promisify(gzip)];
const compress = (coding: Coding, bytes: Uint8Array): Promise<Uint8Array> =>
  coding === "gzip"
    ? zip(bytes)
    : brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });

/** The coding that a reader likes best, brotli where it likes both alike; undefined where it names neither. */
export function codingFor(accepted: string | null): Coding | undefined {
  let best: { readonly coding: Coding; readonly liking: number } | undefined;
  const liked = new Map<string, number>();
  for (const part of (accepted ?? "").split(",").slice(0, 32)) {
    const [name = "", ...settings] = part.split(";").map((s) => s.trim().toLowerCase());
    const written = settings.find((s) => s.startsWith("q="));
    liked.set(name, written === undefined ? 1 : Number(written.slice(2)) || 0);
  }
  for (const coding of ["br", "gzip"] as const) {
    const liking = liked.get(coding) ?? liked.get("*") ?? 0;
    if (liking > (best?.liking ?? 0)) best = { coding, liking };
  }
  return best?.coding;
}

/** Compresses texts that are worth it, each once; what is compressed differs, so its tag is a weak one. */
export function compressing(answer: Answering): Answering {
  const kept = new KeptAnswers(KEPT, { atOnce: true });
  const smaller = async (response: Response, coding: Coding | undefined): Promise<Response> => {
    const type = response.headers.get("content-type") ?? "";
    if (!TEXTUAL.test(type) || response.headers.has("content-encoding")) return response;
    const vary = response.headers.get("vary");
    response.headers.set("vary", vary === null ? "accept-encoding" : `${vary}, accept-encoding`);
    if (coding === undefined || response.body === null) return response;
    const bytes = new Uint8Array(await response.arrayBuffer());
    const headers = Object.fromEntries(response.headers);
    if (bytes.length < WORTH_IT) return new Response(bytes, { status: response.status, headers });
    const key = `${coding} ${createHash("sha256").update(bytes).digest("base64")}`;
    let made: Answer | undefined = kept.get(key);
    if (!made) {
      made = { status: 200, headers: {}, body: new Uint8Array(await compress(coding, bytes)) };
      kept.keep(key, made);
    }
    const tag = headers["etag"];
    delete headers["content-length"];
    return new Response(made.body, {
      status: response.status,
      headers: { ...headers, "content-encoding": coding, ...(tag !== undefined && !tag.startsWith("W/") && { etag: `W/${tag}` }) },
    });
  };
  return (request, env) => {
    const coding = request.method === "GET" ? codingFor(request.headers.get("accept-encoding")) : undefined;
    const made = answer(request, env);
    if (coding === undefined && request.method !== "GET" && request.method !== "HEAD") return made;
    return made instanceof Promise ? made.then((response) => smaller(response, coding)) : smaller(made, coding);
  };
}
