import type { Day } from "../time/historical-date.ts";
import type { ClaimantTimeline } from "./claims.ts";
import type { FoldLayer } from "./docket.ts";
import type { Decisions } from "./ledger.ts";
import type { Segment } from "./timeline.ts";
import type { Turns } from "./turns.ts";

/** What was worked out as far as was known on a day. */
export class KnownOn {
  readonly known: Day;
  /** by viewpoint and cell */
  readonly #timelines: Readonly<Record<FoldLayer, Map<string, (readonly Segment[])[]>>> = { title: new Map(), control: new Map() };
  /** by layer and viewpoint */
  readonly decisions = new Map<string, Decisions>();
  /** by layer and both viewpoints */
  readonly turns = new Map<string, Turns>();
  readonly #cells: { claimants?: readonly ClaimantTimeline[] }[] = [];

  constructor(known: Day) {
    this.known = known;
  }

  timelinesOf(layer: FoldLayer, viewpoint: string): (readonly Segment[])[] {
    let lines = this.#timelines[layer].get(viewpoint);
    if (!lines) {
      lines = [];
      this.#timelines[layer].set(viewpoint, lines);
    }
    return lines;
  }

  ofCell(cell: number): { claimants?: readonly ClaimantTimeline[] } {
    return (this.#cells[cell] ??= {});
  }
}
