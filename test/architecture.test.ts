/** Holds the code to the table in ARCHITECTURE.md: who may import whom, and what the pure ring may not touch. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "vite";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

const INNER = ["model", "time", "words", "space", "read", "link", "chronology", "resolve", "law", "check", "author", "shards"].map(
  (name) => `core/${name}`,
);
const CORE = [...INNER, "core"];

/** Layer → layers that it may import from; each may import from itself. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(INNER.map((layer, index) => [layer, INNER.slice(0, index)])),
  core: INNER,
  import: CORE,
  cartography: CORE,
  export: [...CORE, "cartography"],
  publish: [...CORE, "cartography", "export"],
  server: [...CORE, "cartography", "export", "publish"],
  worker: [...CORE, "cartography", "export", "publish", "server"],
  web: [...CORE, "cartography", "export"],
  library: [...CORE, "cartography", "export"],
  lsp: CORE,
  cli: [...CORE, "import", "cartography", "export", "publish", "server", "worker", "lsp", "library"],
};

/** Types of later layers that the nouns are made of. */
const CONTRACTS = ["core/time/historical-date.ts", "core/space/geometry.ts", "core/space/arrangement.ts"];

const PURE = /^(core|import|cartography|export|publish|library)\//;

const IMPURE = new Set(
  `Date Intl.DateTimeFormat Math.random performance process fetch XMLHttpRequest WebSocket setTimeout setInterval setImmediate
   requestAnimationFrame console crypto window document navigator location localStorage indexedDB Buffer require eval Function`.split(
    /\s+/,
  ),
);

const LONGEST = 400;
const LONGEST_FUNCTION = 80;
/** The record format is one table, and its types are generated from it. */
const MAY_BE_LONGER = ["core/model/format.ts", "core/model/records.ts"];

interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
}
interface Module {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
  readonly names: ReadonlySet<string>;
  readonly functions: readonly { readonly name: string; readonly lines: number }[];
}

type Node = { readonly type: string; readonly [key: string]: unknown };
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;

const NAMED_BY_KEY = new Set([
  "Property",
  "PropertyDefinition",
  "MethodDefinition",
  "TSPropertySignature",
  "TSMethodSignature",
  "TSEnumMember",
]);

/** Every name and `Name.member` that the code refers to and does not itself declare. */
function namesIn(program: Node): Set<string> {
  const used = new Set<string>();
  const declared = new Set<string>();
  const declare = (pattern: unknown): void => {
    if (Array.isArray(pattern)) for (const part of pattern) declare(part);
    else if (isNode(pattern)) {
      if (pattern.type === "Identifier") declared.add(String(pattern.name));
      else for (const part of [pattern.elements, pattern.properties, pattern.value, pattern.argument, pattern.left]) declare(part);
    }
  };
  const visit = (node: Node): void => {
    if (node.type === "Identifier") used.add(String(node.name));
    if (node.type === "VariableDeclarator") declare(node.id);
    if (/Function/.test(node.type)) {
      declare(node.id);
      declare(node.params);
    }
    if (/^Import.*Specifier$/.test(node.type)) declare(node.local);
    if (node.type === "CatchClause") declare(node.param);
    const object = node.object;
    if (node.type === "MemberExpression" && isNode(object) && object.type === "Identifier" && isNode(node.property))
      used.add(`${String(object.name)}.${String(node.property.name)}`);
    for (const [key, value] of Object.entries(node)) {
      if (node.type === "MemberExpression" && key === "property" && node.computed !== true) continue;
      if (NAMED_BY_KEY.has(node.type) && key === "key" && node.computed !== true) continue;
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child);
    }
  };
  visit(program);
  for (const name of declared) used.delete(name);
  return used;
}

/** Every function, with those inside of others, and how many lines it has from its first word to its last brace. */
function functionsIn(program: Node, text: string): { name: string; lines: number }[] {
  const found: { name: string; lines: number }[] = [];
  const visit = (node: Node, outer: string): void => {
    const named = [node.id, node.type === "MemberExpression" ? undefined : node.key].find(isNode)?.name;
    const name = named === undefined ? outer : String(named);
    if (/^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type))
      found.push({ name, lines: text.slice(Number(node.start), Number(node.end)).split("\n").length });
    for (const value of Object.values(node))
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, name);
  };
  visit(program, "");
  return found;
}

function readModule(path: string): Module {
  const text = readFileSync(join(root, "src", path), "utf8");
  const { program, module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const target = (specifier: string) => (specifier.startsWith(".") ? posix.join(posix.dirname(path), specifier) : specifier);
  const imports: Import[] = [
    ...module.staticImports.map((found) => ({
      from: target(found.moduleRequest.value),
      typeOnly: found.entries.length > 0 && found.entries.every((entry) => entry.isType),
    })),
    ...module.staticExports.flatMap((found) =>
      found.entries.flatMap((entry) => (entry.moduleRequest ? [{ from: target(entry.moduleRequest.value), typeOnly: entry.isType }] : [])),
    ),
    ...module.dynamicImports.map((found) => ({
      from: target(text.slice(found.moduleRequest.start, found.moduleRequest.end).replaceAll(/^["'`]|["'`]$/g, "")),
      typeOnly: false,
    })),
  ];
  const tree = program as unknown as Node;
  return { path, text, imports, names: namesIn(tree), functions: functionsIn(tree, text) };
}

/** Paths from the root of the repository, in order. */
const filesUnder = (folder: string, named: RegExp): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((path) => `${folder}/${path.replaceAll("\\", "/")}`)
    .filter((path) => named.test(path) && !path.endsWith(".d.ts"))
    .sort();

const modules = filesUnder("src", /\.tsx?$/).map((path) => readModule(path.slice("src/".length)));

const layerOf = (path: string): string => {
  const [first = "", second = ""] = path.split("/");
  return first === "core" && INNER.includes(`core/${second}`) ? `core/${second}` : first;
};
const isLocal = (path: string) => !path.startsWith(".") && existsSync(join(root, "src", path));

test("every folder of src has its place in the table", () => {
  expect(modules.map((module) => layerOf(module.path)).filter((layer) => !(layer in ARROWS))).toEqual([]);
});

test("imports follow the arrows", () => {
  const against = modules.flatMap(({ path, imports }) =>
    imports
      .filter(({ from }) => isLocal(from))
      .filter(({ from, typeOnly }) => {
        const [here, there] = [layerOf(path), layerOf(from)];
        if (here === there || ARROWS[here]?.includes(there)) return false;
        return !(here === "core/model" && typeOnly && CONTRACTS.includes(from));
      })
      .map(({ from }) => `${path} → ${from}`),
  );
  expect(against).toEqual([]);
});

test("no module imports itself by way of others", () => {
  const graph = new Map(
    modules.map(({ path, imports }) => [path, imports.filter(({ from, typeOnly }) => !typeOnly && isLocal(from)).map(({ from }) => from)]),
  );
  const cycles: string[] = [];
  const done = new Set<string>();
  const follow = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) cycles.push([...trail.slice(start), path].join(" → "));
    if (start >= 0 || done.has(path)) return;
    for (const next of graph.get(path) ?? []) follow(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) follow(path, []);
  expect(cycles).toEqual([]);
});

describe("the pure ring", () => {
  const pure = modules.filter(({ path }) => PURE.test(path));

  test("imports nothing of Node", () => {
    const impure = pure.flatMap(({ path, imports }) =>
      imports.filter(({ from }) => from.startsWith("node:")).map(({ from }) => `${path} → ${from}`),
    );
    expect(impure).toEqual([]);
  });

  test("touches no clock, randomness, network, process, console or page", () => {
    const impure = pure.flatMap(({ path, names }) => [...names].filter((name) => IMPURE.has(name)).map((name) => `${path}: ${name}`));
    expect(impure).toEqual([]);
  });
});

test("the web imports nothing of Node", () => {
  const against = modules
    .filter(({ path }) => path.startsWith("web/"))
    .flatMap(({ path, imports }) => imports.filter(({ from }) => from.startsWith("node:")).map(() => path));
  expect(against).toEqual([]);
});

test("what a browser's worker may load imports nothing of Node, by whatever way", () => {
  const graph = new Map(modules.map(({ path, imports }) => [path, imports.filter(({ typeOnly }) => !typeOnly).map(({ from }) => from)]));
  const reached = new Set<string>();
  const follow = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const next of graph.get(path) ?? []) follow(next);
  };
  follow("worker/index.ts");
  expect(reached).toContain("server/app.ts");
  expect([...reached].filter((path) => path.startsWith("node:"))).toEqual([]);
});

test(`no file of src is longer than ${LONGEST} lines, style sheets too`, () => {
  const sheets = filesUnder("src", /\.css$/).map((path) => ({
    path: path.slice("src/".length),
    text: readFileSync(join(root, path), "utf8"),
  }));
  const longer = [...modules, ...sheets]
    .filter(({ path, text }) => text.split("\n").length - 1 > LONGEST && !MAY_BE_LONGER.includes(path))
    .map(({ path, text }) => `${path}: ${text.split("\n").length - 1}`);
  expect(sheets.length).toBeGreaterThan(0);
  expect(longer).toEqual([]);
});

test(`no function of src, scripts or bench is longer than ${LONGEST_FUNCTION} lines`, () => {
  const beside = ["scripts", "bench"]
    .flatMap((folder) => filesUnder(folder, /\.(tsx?|mjs)$/))
    .map((path) => {
      const text = readFileSync(join(root, path), "utf8");
      return { path, functions: functionsIn(parseSync(path, text).program as unknown as Node, text) };
    });
  const longer = [...modules.map(({ path, functions }) => ({ path: `src/${path}`, functions })), ...beside].flatMap(({ path, functions }) =>
    functions.filter(({ lines }) => lines > LONGEST_FUNCTION).map(({ name, lines }) => ({ function: `${path}: ${name}`, lines })),
  );
  expect(longer).toEqual([]);
});

test("there is no folder for leftovers", () => {
  expect(modules.map(({ path }) => dirname(path)).filter((folder) => /(^|\/)(utils?|helpers?|misc|common|lib)(\/|$)/.test(folder))).toEqual(
    [],
  );
});

describe("ARCHITECTURE.md", () => {
  const text = readFileSync(join(root, "ARCHITECTURE.md"), "utf8");
  /** A row of the table speaks of its own folder: what it names stands there. */
  const rows = text.split("\n").map((line) => ({ line, folder: /^\| `(src\/[\w/-]+)` \|/.exec(line)?.[1] }));

  test("the table names every layer", () => {
    const missing = Object.keys(ARROWS).filter((layer) => layer !== "core" && !rows.some(({ folder }) => folder === `src/${layer}`));
    expect(missing).toEqual([]);
  });

  test("every folder of src stands there", () => {
    const folders = new Set(
      [...modules.map(({ path }) => `src/${path}`), ...filesUnder("src", /\.(css|json)$/)].map((path) => dirname(path)),
    );
    const named = new Set(
      rows.flatMap(({ line, folder }) =>
        folder === undefined ? [] : [folder, ...[...line.matchAll(/`([\w/-]+)\/[\w.-]*`/g)].map((found) => `${folder}/${found[1]}`)],
      ),
    );
    expect([...folders].filter((folder) => folder !== "src" && folder !== "src/core" && !named.has(folder))).toEqual([]);
  });

  test("every file that it names is there", () => {
    const files = rows.flatMap(({ line, folder }) =>
      [...line.matchAll(/[\w./-]+\.(?:tsx?|css|mjs|md|json|yaml)\b/g)].map(([file]) => ({ file, folder })),
    );
    const here = ({ file, folder }: { file: string; folder: string | undefined }) =>
      [`${folder ?? "src"}/${file}`, `src/${file}`, file].some((path) => existsSync(join(root, path)));
    expect(files.length).toBeGreaterThan(60);
    expect(files.filter((named) => !here(named)).map(({ file }) => file)).toEqual([]);
  });
});
