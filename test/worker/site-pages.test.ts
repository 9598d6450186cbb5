import { expect, test } from "vitest";
import { SitePages } from "../../src/worker/site-pages.ts";

const files = (...all: readonly (readonly [string, string])[]) =>
  all.map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }));
const text = (body: string | Uint8Array): string => (typeof body === "string" ? body : new TextDecoder().decode(body));

test("folders, types and a page for what is missing", () => {
  const pages = new SitePages(files(["index.html", "<html><body>home</body></html>"], ["map/index.html", "map"], ["data/a b.json", "{}"]));
  expect(text(pages.answer("/").body)).toBe("<html><body>home</body></html>");
  expect(pages.answer("/map")).toMatchObject({ status: 308, headers: { location: "/map/" } });
  expect(pages.answer("/data/a%20b.json").headers["content-type"]).toBe("application/json; charset=utf-8");
  expect(pages.answer("/..%2f..%2fetc/passwd").status).toBe(404);
  expect(pages.answer("/%ff").status).toBe(400);
  const own = new SitePages(files(["404.html", "lost"]));
  expect([own.answer("/x").status, text(own.answer("/x").body)]).toEqual([404, "lost"]);
});

test("each page loads the script that is wanted, and is made when it is asked for", () => {
  let made = 0;
  const page = {
    path: "index.html",
    get bytes() {
      made++;
      return new TextEncoder().encode("<html><body>home</body></html>");
    },
  };
  const pages = new SitePages([page], "/live.js");
  expect(made).toBe(0);
  expect(text(pages.answer("/").body)).toBe('<html><body>home<script type="module" src="/live.js"></script></body></html>');
  expect(made).toBe(1);
});

test("what is named after its bytes may be kept for good; only the map to be embedded stands in other people's pages", () => {
  const pages = new SitePages(
    files(
      ["index.html", ""],
      ["embed/index.html", ""],
      ["404.html", ""],
      ["assets/map-Ab3_d-9Z.js", ""],
      ["assets/icon.svg", ""],
      ["dejure-map.js", ""],
    ),
  );
  const of = (path: string, name: string): string | undefined => pages.answer(path).headers[name];
  expect(of("/assets/map-Ab3_d-9Z.js", "cache-control")).toBe("public, max-age=31536000, immutable");
  for (const path of ["/", "/assets/icon.svg", "/dejure-map.js"]) expect(of(path, "cache-control"), path).toBe("no-cache");
  expect(of("/embed/", "content-security-policy")).toBe("frame-ancestors *");
  for (const path of ["/", "/nowhere"]) expect(of(path, "content-security-policy"), path).toBe("frame-ancestors 'self'");
});
