/** Answers the addresses under /ogc: OGC API – Features 1.0, with the core of OGC API – Tiles. */
import type { HistoricalDate } from "../../core/time/historical-date.ts";
import { preferred } from "../accept.ts";
import { JSON_TYPE, PAGE_TYPE } from "../media-types.ts";
import { readParameters } from "../parameters.ts";
import { Refusal } from "../problem.ts";
import { nothingAt } from "../problem-answer.ts";
import { dayWritten } from "./collection.ts";
import { GEOJSON } from "./items.ts";
import type { Format, OgcAsking, Resource } from "./resource.ts";
import { RESOURCES } from "./resources.ts";

const SEGMENTS = RESOURCES.map((resource) => ({ resource, segments: resource.path.split("/").slice(1) }));

/** A body with its type; none where a tile has no land. */
export interface OgcAnswer {
  readonly body: string | Uint8Array<ArrayBuffer> | undefined;
  readonly type: string;
  /** whether Accept chose the format */
  readonly negotiated: boolean;
}

/** A segment of a path; undefined where it is not UTF-8. */
function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

/** What a path below a root leads to, with what stands at its names. */
function resourceAt(path: string): { readonly resource: Resource; readonly names: Readonly<Record<string, string>> } {
  const given = path
    .replace(/(?<=.)\/$/, "")
    .split("/")
    .slice(1);
  for (const { resource, segments } of SEGMENTS) {
    if (segments.length !== given.length) continue;
    const names: Record<string, string> = {};
    const fits = segments.every((segment, i) => {
      const name = /^\{(\w+)\}$/.exec(segment)?.[1];
      if (name === undefined) return segment === given[i];
      const value = decoded(given[i] ?? "");
      names[name] = value ?? "";
      return value !== undefined && value !== "";
    });
    if (fits) return { resource, names };
  }
  const { title, detail } = nothingAt(`/ogc${path}`);
  throw new Refusal(404, title, { message: detail, help: `there are ${RESOURCES.map((r) => `/ogc${r.path}`).join(", ")}` });
}

/** The format that a reader gets who names none: a page only where it is liked better than all that a program reads. */
const formatFor = (accept: string | null, type: string): Format =>
  preferred(accept, [type, JSON_TYPE, GEOJSON, "text/html"]) === "text/html" ? "html" : "json";

/** The root that a path below /ogc begins with, and what stands after it: all time, or a day. */
function rootAt(path: string): { readonly root: string; readonly day: HistoricalDate | undefined; readonly below: string } {
  const [, written, rest = ""] = /^\/on(?:\/([^/]*))?(\/.*)?$/.exec(path) ?? [];
  if (!/^\/on(?:\/|$)/.test(path)) return { root: "/ogc", day: undefined, below: path };
  const day = written === undefined ? undefined : dayWritten(decoded(written) ?? "");
  if (day) return { root: `/ogc/on/${written}`, day, below: rest };
  throw new Refusal(404, "not found", {
    message: `there is nothing at /ogc${path.slice(0, 200)}`,
    help: "write one day: /ogc/on/1920-10-14",
  });
}

/** `path` is what stands after /ogc. */
export async function ogcAnswer(
  of: Omit<OgcAsking, "root" | "day" | "path" | "names" | "values">,
  path: string,
  search: URLSearchParams,
  accept: string | null,
): Promise<OgcAnswer> {
  const { root, day, below } = rootAt(path);
  const asked = below === "" ? "/" : below.replace(/(?<=.)\/$/, "");
  const { resource, names } = resourceAt(asked);
  const given = new Set(search.keys());
  const all = readParameters(search, resource.parameters);
  // links repeat what was asked, not what follows from asking nothing
  const values = new Map([...all].filter(([name]) => given.has(name)));
  const reply = await resource.answer({ ...of, root: `${of.base}${root}`, day, path: asked, names, values });
  if ("bytes" in reply) return { body: reply.bytes, type: resource.type, negotiated: false };
  const format = (values.get("f") as Format | undefined) ?? formatFor(accept, resource.type);
  const type = format === "html" ? PAGE_TYPE : resource.type;
  return { body: format === "html" ? reply.html() : reply.json(), type, negotiated: !values.has("f") };
}
