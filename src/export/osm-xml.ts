/**
 * Holdings as OpenStreetMap XML with the tags of OpenHistoricalMap: nodes and ways once, relations over them, days in ISO 8601 and EDTF.
 * Ids are negative, as editors take what is new.
 */
import type { Atlas } from "../core/model/atlas.ts";
import { formatDay } from "../core/time/format-day.ts";
import type { DatedHolding } from "./dated-holdings.ts";
import { type Asked, headText } from "./geojson.ts";
import { holdingRow, polityName } from "./holding-row.ts";
import { rounded } from "./outline-text.ts";
import { xml } from "./xml-text.ts";

/** A way holds no more nodes. */
const MOST_NODES = 2000;
/** A value holds no more characters. */
const MOST_CHARACTERS = 255;

type Tags = Readonly<Record<string, string | null | undefined>>;

const tagged = (tags: Tags): string =>
  Object.entries(tags)
    .filter(([, v]) => v !== null && v !== undefined && v !== "")
    .map(([k, v]) => `<tag k="${xml(k)}" v="${xml([...String(v)].slice(0, MOST_CHARACTERS).join(""))}"/>`)
    .join("");

/** An arc as ways: most are one. */
interface Ways {
  readonly ids: readonly number[];
}

class Drawing {
  readonly nodes: string[] = [];
  readonly ways: string[] = [];
  readonly #at = new Map<string, number>();
  readonly #arcs = new Map<number, Ways>();
  readonly #atlas: Atlas;

  constructor(atlas: Atlas) {
    this.#atlas = atlas;
  }

  #node(lon: number, lat: number): number {
    const key = `lat="${rounded(lat).toFixed(7)}" lon="${rounded(lon).toFixed(7)}"`;
    let id = this.#at.get(key);
    if (id === undefined) {
      id = -(this.#at.size + 1);
      this.#at.set(key, id);
      this.nodes.push(`<node id="${id}" version="1" ${key}/>\n`);
    }
    return id;
  }

  arc(number: number): Ways {
    let made = this.#arcs.get(number);
    if (!made) {
      const nodes = (this.#atlas.land.arrangement.arcs[number]?.line ?? []).map(([lon, lat]) => this.#node(lon, lat));
      const ids: number[] = [];
      for (let at = 0; at < nodes.length - 1; at += MOST_NODES - 1) {
        const id = -(this.ways.length + 1);
        const refs = nodes.slice(at, at + MOST_NODES).map((ref) => `<nd ref="${ref}"/>`);
        this.ways.push(`<way id="${id}" version="1">${refs.join("")}<tag k="boundary" v="administrative"/></way>\n`);
        ids.push(id);
      }
      made = { ids };
      this.#arcs.set(number, made);
    }
    return made;
  }
}

/** Years beyond four digits without EDTF's letter; -0043 is 44 BCE, as in OpenHistoricalMap. */
const isoDay = (day: number): string | null => (Number.isFinite(day) ? formatDay(day).replace(/^Y/, "") : null);

function tagsOf(atlas: Atlas, dated: DatedHolding, asked: Asked): Tags {
  const row = holdingRow(atlas, asked.viewpoint, asked.layer, dated);
  const { holders } = dated.holding.answer;
  const ids = holders.map((h) => h.polity);
  const contested = row.answer === "contested";
  const list = (polities: readonly string[]) => [...new Set(polities)].map((id) => polityName(atlas, id)).join(";");
  return {
    type: "boundary",
    boundary: asked.layer === "claims" ? "claim" : contested ? "disputed" : "administrative",
    admin_level: ids.length > 0 ? "2" : null,
    name: row.holder_name?.replaceAll("; ", " / "),
    start_date: isoDay(dated.start),
    end_date: isoDay(dated.end),
    "start_date:edtf": row.start_edtf,
    "end_date:edtf": row.end_edtf,
    claimed_by: contested || asked.layer === "claims" ? list(ids) : null,
    controlled_by: asked.layer === "control" ? list(ids) : null,
    disputed_by: list(holders.flatMap((h) => h.denied_by)),
    certainty: row.certainty,
    "dejure:answer": row.answer,
    "dejure:holders": [...new Set(ids)].join(";"),
    "dejure:viewpoint": row.viewpoint,
    "dejure:layer": row.layer,
    "dejure:because": row.because,
    source: row.sources,
    license: row.licence,
  };
}

/** A piece an element: nodes, then ways, then relations, as readers want them. */
export function* osmXml(atlas: Atlas, holdings: readonly DatedHolding[], asked: Asked): Generator<string> {
  const drawing = new Drawing(atlas);
  const relations = holdings.map((dated, i) => {
    const members = atlas.land.arrangement
      .rings(dated.holding.faces)
      .flatMap((rings) =>
        rings.flatMap((ring, hole) =>
          ring.flatMap((arc) =>
            drawing.arc(arc < 0 ? ~arc : arc).ids.map((id) => `<member type="way" ref="${id}" role="${hole === 0 ? "outer" : "inner"}"/>`),
          ),
        ),
      );
    return `<relation id="${-(i + 1)}" version="1">${members.join("")}${tagged(tagsOf(atlas, dated, asked))}</relation>\n`;
  });
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6" generator="dejure" upload="never" copyright="${xml(headText(atlas, atlas.head.title))}" license="${xml(atlas.head.licence)}">\n`;
  yield* drawing.nodes;
  yield* drawing.ways;
  yield* relations;
  yield "</osm>\n";
}
