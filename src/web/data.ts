import type { CellTopology } from "../cartography/cells-file.ts";
import type { SiteAtlas, SiteLosing, SiteNames, SiteRecords, SiteTimelines } from "../export/site/contract.ts";
import type { Messages } from "../export/site/words.ts";

/** Fetches the data files of one built site; `root` is the address of the site's root, with its closing slash. */
export class SiteData {
  readonly root: string;
  readonly #version: string;
  readonly #pending = new Map<string, Promise<unknown>>();

  constructor(root: string, version: string) {
    this.root = root;
    this.#version = version;
  }

  #get<T>(path: string): Promise<T> {
    let pending = this.#pending.get(path);
    if (pending === undefined) {
      pending = fetch(new URL(`${path}?v=${this.#version}`, this.root)).then((answer) => {
        if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
        return answer.json() as Promise<unknown>;
      });
      pending.catch(() => this.#pending.delete(path));
      this.#pending.set(path, pending);
    }
    return pending as Promise<T>;
  }

  readonly atlas = (): Promise<SiteAtlas> => this.#get("data/map/atlas.json");
  readonly cells = (): Promise<CellTopology> => this.#get("data/map/cells.json");
  readonly timelines = (): Promise<SiteTimelines> => this.#get("data/map/timelines.json");
  readonly losing = (): Promise<SiteLosing> => this.#get("data/map/losing.json");
  readonly records = (): Promise<SiteRecords> => this.#get("data/map/records.json");
  readonly names = (): Promise<SiteNames> => this.#get("data/map/names.json");
  readonly land = (): Promise<GeoJSON.FeatureCollection> => this.#get("data/map/land.json");
  readonly messages = (lang: string): Promise<Messages> => this.#get(`assets/messages/${lang}.json`);
  readonly search = (): Promise<unknown> => this.#get("data/search.json");
}
