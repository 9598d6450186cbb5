/** OpenStreetMap XML, as the API, JOSM, osmium, Overpass and `dejure export ohm` write it. */
import { SaxesParser } from "saxes";
import type { LonLat } from "../../core/space/geometry.ts";
import { type ImportFault, lookUp } from "../imported.ts";
import { NotText } from "../pieces.ts";
import { type About, type Element, isId, type Kind, type Member, type OsmRead, positionOf, type Take, tagsOrNone } from "./elements.ts";

type Attributes = Readonly<Record<string, string>>;
interface Open {
  readonly kind: Kind;
  readonly id: string;
  readonly version: number;
  readonly tags: Map<string, string>;
  readonly refs: string[];
  readonly line: (LonLat | undefined)[];
  readonly members: (Member & { readonly points: (LonLat | undefined)[] })[];
  readonly at: Element["at"];
}

class NotOsm extends Error {}

const KINDS: ReadonlySet<string> = new Set(["node", "way", "relation"]);

/** The elements of one file, which comes in pieces; deleted ones are passed over. */
export function readOsmXml(name: string, pieces: Iterable<string>, take: Take): OsmRead | ImportFault {
  const reader = new Reader(take);
  const parser = new SaxesParser({ position: true });
  parser.on("opentag", ({ name: tag, attributes }) => reader.open(tag, attributes as Attributes));
  parser.on("closetag", ({ name: tag }) => reader.close(tag));
  parser.on("text", (found) => reader.text(found));
  parser.on("error", (error) => {
    throw error;
  });
  try {
    for (const piece of pieces) parser.write(piece);
    parser.close();
  } catch (error) {
    if (error instanceof NotOsm)
      return { ok: false, message: `${name} ${error.message}`, help: "fetch the data again as OpenStreetMap XML" };
    if (error instanceof NotText) return { ok: false, message: `${name} ${error.message}`, help: error.help };
    return {
      ok: false,
      message: `${name}:${parser.line}: cannot be read as XML: ${error instanceof Error ? error.message.replace(/^\d+:\d+: /, "") : String(error)}`,
      help: "the file may be cut off: fetch it again",
    };
  }
  if (reader.remark !== undefined && /error/i.test(reader.remark))
    return { ok: false, message: `${name} is not whole, it says: ${reader.remark}`, help: "ask for less, or for longer: [timeout:600]" };
  const leftOut = reader.nameless > 0 ? [`${name}: ${reader.nameless} elements without a number as their id.`] : [];
  return { ok: true, about: reader.about, leftOut };
}

class Reader {
  readonly #take: Take;
  about: About = {};
  nameless = 0;
  remark: string | undefined;
  #open: Open | undefined;
  #depth = 0;
  #inRemark = false;

  constructor(take: Take) {
    this.#take = take;
  }

  open(tag: string, attributes: Attributes): void {
    const has = (key: string): string | undefined => lookUp(attributes, key);
    if (this.#depth++ === 0) {
      if (tag !== "osm") throw new NotOsm(/html/i.test(tag) ? "is a web page, not data" : `is <${tag}>, not <osm>`);
      this.about = { generator: has("generator"), copyright: has("copyright"), licence: has("license"), asOf: has("timestamp") };
    } else if (tag === "meta") this.about = { ...this.about, asOf: has("osm_base") ?? this.about.asOf };
    else if (tag === "remark") this.#inRemark = true;
    else if (KINDS.has(tag)) this.#begin(tag as Kind, has);
    else if (this.#open) this.#inside(this.#open, tag, has);
  }

  #begin(kind: Kind, has: (key: string) => string | undefined): void {
    if (has("action") === "delete" || has("visible") === "false") return;
    const id = has("id") ?? "";
    if (!isId(id)) return void this.nameless++;
    const at = positionOf(has("lon"), has("lat"));
    this.#open = { kind, id, version: Number(has("version")) || 0, tags: new Map(), refs: [], line: [], members: [], at };
  }

  #inside(open: Open, tag: string, has: (key: string) => string | undefined): void {
    if (tag === "tag") {
      const [key, value] = [has("k"), has("v")];
      if (key !== undefined && value !== undefined && !open.tags.has(key)) open.tags.set(key, value);
    } else if (tag === "nd") {
      const at = positionOf(has("lon"), has("lat"));
      const member = open.members.at(-1);
      if (member) member.points.push(at);
      else {
        open.refs.push(has("ref") ?? "");
        open.line.push(at);
      }
    } else if (tag === "member") {
      const kind = has("type") ?? "";
      if (KINDS.has(kind)) open.members.push({ kind: kind as Kind, ref: has("ref") ?? "", role: has("role") ?? "", points: [] });
    }
  }

  text(found: string): void {
    if (this.#inRemark) this.remark = `${this.remark ?? ""}${found}`.trim();
  }

  close(tag: string): void {
    this.#depth--;
    if (tag === "remark") this.#inRemark = false;
    const open = this.#open;
    if (!open || tag !== open.kind) return;
    this.#open = undefined;
    const { kind, id, version, tags, at } = open;
    this.#take({
      ...{ kind, id, version, tags: tagsOrNone(tags) },
      ...(kind === "node" && at && { at }),
      ...(kind === "way" && { refs: open.refs }),
      ...(kind === "way" && open.line.some((one) => one !== undefined) && { line: open.line }),
      ...(kind === "relation" && {
        members: open.members.map(({ points, ...member }): Member => (points.length > 0 ? { ...member, line: points } : member)),
      }),
    });
  }
}
