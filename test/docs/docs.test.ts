/** The documentation by hand: links lead somewhere, lists are whole, versions agree. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { anchorsOf, pages, proseOf, root, textOf } from "./markdown.ts";

interface Manifest {
  readonly version: string;
  readonly license: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
const manifestOf = (folder: string) => JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as Manifest;
const manifest = manifestOf(".");

describe.each(pages)("%s", (page) => {
  test("its links inside the project lead somewhere", () => {
    const dead = [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)]
      .map((link) => link[1] ?? "")
      .filter((link) => !/^[a-z]+:/i.test(link))
      .filter((link) => {
        const [path = "", anchor] = link.split("#");
        const target = path === "" ? page : normalize(join(dirname(page), path));
        if (!existsSync(join(root, target))) return true;
        return anchor !== undefined && target.endsWith(".md") && !anchorsOf(target).has(anchor);
      });
    expect(dead).toEqual([]);
  });
});

test("the changelog has a section for what is unreleased", () => {
  expect(textOf("CHANGELOG.md")).toMatch(/^## \[Unreleased\]$/m);
});

test("every decision record is listed, and every listed one exists", () => {
  const records = readdirSync(join(root, "docs/decisions")).filter((name) => /^\d{4}-.+\.md$/.test(name));
  const listed = [...textOf("docs/decisions/README.md").matchAll(/\]\((\d{4}-[^)]+\.md)\)/g)].map((link) => link[1]);
  expect(listed).toEqual(records.sort());
});

test("decision records are numbered without gaps, and bear their number", () => {
  const records = readdirSync(join(root, "docs/decisions")).filter((name) => /^\d{4}-.+\.md$/.test(name));
  const numbers = records.sort().map((name) => name.slice(0, 4));
  expect(numbers).toEqual(numbers.map((_, i) => String(i + 1).padStart(4, "0")));
  const heads = records.map((name) => textOf(`docs/decisions/${name}`).split("\n")[0] ?? "");
  expect(heads.filter((head, i) => !head.startsWith(`# ${numbers[i]} · `))).toEqual([]);
});

test("every runtime dependency has its reason and its true licence in decision 0002", () => {
  const table = new Map(
    [...textOf("docs/decisions/0002-runtime-dependencies.md").matchAll(/^\| `([^`]+)` \| .+ \| ([^|]+) \|$/gm)].map((row) => [
      row[1] ?? "",
      row[2] ?? "",
    ]),
  );
  const installed = Object.keys(manifest.dependencies).map((name) => [name, manifestOf(`node_modules/${name}`).license]);
  expect(Object.fromEntries(table)).toEqual(Object.fromEntries(installed));
});

test("every runtime dependency is named by code that ships", () => {
  const code = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(tsx?|css)$/.test(path))
    .map((path) => textOf(`src/${path}`));
  const named = (name: string) => code.some((text) => new RegExp(`["'\`]${name.replace(/^@types\//, "")}["'\`/]`).test(text));
  expect(Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }).filter((name) => !named(name))).toEqual([]);
});

test("CITATION.cff names this version and this licence", () => {
  const citation = parse(textOf("CITATION.cff")) as Record<string, unknown>;
  expect(citation).toMatchObject({ "cff-version": "1.2.0", type: "software", version: manifest.version, license: manifest.license });
});

describe("package-lock.json", () => {
  const text = readFileSync(join(root, "package-lock.json"), "utf8");
  const { packages } = JSON.parse(text) as { packages: Record<string, { optionalDependencies?: Record<string, string> }> };

  test("holds no download addresses", () => {
    expect(text).not.toContain('"resolved"');
  });

  test("names the packages of every platform, without which npm ci refuses it: node scripts/complete-lock.mjs", () => {
    const platform = /[-/](android|darwin|freebsd|linux|win32)-(arm|x64|ia32)/;
    const missing = Object.values(packages)
      .flatMap(({ optionalDependencies = {} }) => Object.entries(optionalDependencies))
      .filter(([name, version]) => platform.test(name) && /^[\d.]+$/.test(version) && !(`node_modules/${name}` in packages));
    expect(missing).toEqual([]);
  });
});
