/** Puts questions to /ogc of an atlas, and follows its links. */
import { parse } from "parse5";
import type { App } from "../../../src/server/front.ts";

export interface Link {
  readonly href: string;
  readonly rel: string;
  readonly type?: string;
}

export interface Linked {
  readonly links: readonly Link[];
}

export interface Feature extends Linked {
  readonly id: string;
  readonly bbox: readonly [number, number, number, number];
  readonly geometry: { readonly type: string; readonly coordinates: readonly (readonly (readonly (readonly [number, number])[])[])[] };
  readonly properties: Readonly<Record<string, string | number | null>>;
}

export interface Features extends Linked {
  readonly type: string;
  readonly features: readonly Feature[];
  readonly numberMatched: number;
  readonly numberReturned: number;
}

export const ROOT = "http://atlas.example/ogc";

export interface Asker {
  get(address: string, accept?: string): Promise<Response>;
  json<T>(address: string): Promise<T>;
  features(collection: string, query?: string): Promise<Features>;
  /** every feature of all pages */
  all(collection: string, query?: string): Promise<readonly Feature[]>;
}

/** `address` stands below /ogc, or is whole. */
export function asker(app: App): Asker {
  const get = async (address: string, accept = "application/json"): Promise<Response> =>
    app.fetch(new Request(address.startsWith("http") ? address : `${ROOT}${address}`, { headers: { accept } }));
  const json = async <T>(address: string): Promise<T> => {
    const response = await get(address);
    if (response.status !== 200) throw new Error(`${address}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  const features = (collection: string, query = ""): Promise<Features> =>
    json(`/collections/${encodeURIComponent(collection)}/items?${query}`);
  const all = async (collection: string, query = ""): Promise<readonly Feature[]> => {
    const found: Feature[] = [];
    for (let page: Features | undefined = await features(collection, query); page; ) {
      found.push(...page.features);
      const next: Link | undefined = page.links.find(({ rel }) => rel === "next");
      page = next && (await json<Features>(next.href));
    }
    return found;
  };
  return { get, json, features, all };
}

/** What is wrong with a page as HTML 5. */
export function htmlFaults(text: string): string[] {
  const faults: string[] = [];
  parse(text, { onParseError: ({ code, startLine }) => faults.push(`${startLine}: ${code}`) });
  return faults;
}

/** Whether a point lies in a feature, by the even-odd rule: written apart from the code that is tested. */
export function holds({ geometry }: Feature, [x, y]: readonly [number, number]): boolean {
  let inside = false;
  for (const polygon of geometry.coordinates)
    for (const ring of polygon)
      for (let i = 1; i < ring.length; i++) {
        const [[ax, ay], [bx, by]] = [ring[i - 1] as readonly [number, number], ring[i] as readonly [number, number]];
        if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      }
  return inside;
}
