/** Other people's clients read /ogc over real HTTP: GDAL's OAPIF driver where it is installed, and ogc-client. */

import { createServer, type Server } from "node:http";
import { OgcApiEndpoint } from "@camptocamp/ogc-client";
import { getRequestListener } from "@hono/node-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApp } from "../../../src/server/app.ts";
import { has } from "../../export/foreign.ts";
import { listening, toldMeanwhile } from "../../listening.ts";
import { atlasIn, vilnius } from "../vilnius.ts";
import { type Asker, asker } from "./asking.ts";

let server: Server;
let root: string;
let ask: Asker;
const asked: string[] = [];
beforeAll(async () => {
  const app = createApp(vilnius());
  ask = asker(app);
  server = createServer(
    getRequestListener((request) => {
      asked.push(request.url);
      return app.fetch(request);
    }),
  );
  root = `${await listening(server)}/ogc`;
});
afterAll(() => server.close());

/** Clients open only what is listed, and each day has its list. */
const rootOf = (id: string): string => (/\d$/.test(id) ? `${root}/on/${id.slice(-10)}` : root);

const told = (program: string, ...args: readonly string[]): Promise<string> => toldMeanwhile(program, args);

describe.skipIf(!has("ogrinfo"))("GDAL", () => {
  test("lists every collection, of all time and of a day", async () => {
    const small = createApp(atlasIn("test/atlases/rome/atlas"));
    const other = createServer(getRequestListener((request) => small.fetch(request)));
    const address = `${await listening(other)}/ogc`;
    for (const below of ["", "/on/-0043-03-15"]) {
      const listed = await told("ogrinfo", "-ro", "-q", `OAPIF:${address}${below}`);
      const { collections } = await asker(small).json<{ collections: { id: string }[] }>(`${below}/collections`);
      expect(collections.length).toBeGreaterThan(4);
      for (const { id } of collections) expect(listed).toContain(`: ${id}`);
    }
    other.close();
  });

  test.each(["lithuania.title.1920-10-14", "lithuania.title"])(
    "reads %s whole, page by page, with names and years as they are",
    async (id) => {
      const text = await told("ogr2ogr", "-f", "GeoJSON", "/vsistdout/", "-oo", "PAGE_SIZE=5", `OAPIF:${rootOf(id)}`, id);
      const { features } = JSON.parse(text) as { features: { properties: Record<string, unknown>; geometry: { type: string } }[] };
      const whole = await ask.all(id, "limit=1000");
      const said = (all: readonly { properties: Readonly<Record<string, unknown>> }[]) =>
        all.map(({ properties: p }) => [
          p["start_edtf"] ?? null,
          p["end_edtf"] ?? null,
          p["holder"] ?? null,
          p["holder_name"] ?? null,
          p["area_km2"],
        ]);
      expect(said(features)).toEqual(said(whole));
      expect(features.every((f) => f.geometry.type === "MultiPolygon")).toBe(true);
    },
  );

  test("puts a box to the server, and gets what lies in it", async () => {
    const id = "lithuania.title.1920-10-14";
    asked.length = 0;
    const text = await told(
      "ogr2ogr",
      "-f",
      "GeoJSON",
      "/vsistdout/",
      "-spat",
      "25.27",
      "54.68",
      "25.28",
      "54.69",
      `OAPIF:${rootOf(id)}`,
      id,
    );
    expect(asked.some((url) => url.includes("bbox="))).toBe(true);
    const { features } = JSON.parse(text) as { features: unknown[] };
    expect(features).toHaveLength((await ask.features(id, "bbox=25.27,54.68,25.28,54.69")).numberMatched);
  });

  test("reads the address of a page of features as GeoJSON, as R and Python do", async () => {
    const text = await told(
      "ogrinfo",
      "-ro",
      "-so",
      "-al",
      `${root}/collections/lithuania.title/items?f=json&datetime=1920-10-14&limit=1000`,
    );
    const { numberMatched } = await ask.features("lithuania.title", "datetime=1920-10-14");
    expect(text).toContain(`Feature Count: ${numberMatched}`);
    expect(text).toContain("WGS 84");
  });
});

test("ogc-client reads what is here, and items", async () => {
  const endpoint = new OgcApiEndpoint(root);
  expect((await endpoint.info).title).toBe("The Vilnius question, 1915–1940");
  expect(await endpoint.hasFeatures).toBe(true);
  const { collections } = await ask.json<{ collections: { id: string }[] }>("/collections");
  expect((await endpoint.featureCollections).map((c: string | { name: string }) => (typeof c === "string" ? c : c.name))).toEqual(
    collections.map((c) => c.id),
  );
  const id = "lithuania.title.1920-10-14";
  const ofDay = new OgcApiEndpoint(rootOf(id));
  expect((await ofDay.getCollectionInfo(id)).title).toBe("Lithuania: title on 1920-10-14");
  const items = await ofDay.getCollectionItems(id, 3, 1);
  expect(items.map((item) => item.id)).toEqual((await ask.features(id, "limit=3&offset=1")).features.map((f) => f.id));
});
