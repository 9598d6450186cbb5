/**
 * The browser of all browser tests. In this order: the one that DEJURE_CHROMIUM names, the one locked in package-lock.json
 * (so that everybody's screenshots come from the same browser), one that the system has.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type LaunchOptions } from "playwright-core";

interface Executable {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
}

const root = fileURLToPath(new URL("../../", import.meta.url));

const SYSTEM = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** No traffic of its own, no GPU (WebGL runs in software), same pixels everywhere. */
const ARGUMENTS = [
  "--disable-gpu",
  "--enable-unsafe-swiftshader",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
];

/** Its own fonts and no others, whatever the machine has. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
</fontconfig>
`;

const starts = (path: string, env: Readonly<Record<string, string>> = {}): boolean =>
  spawnSync(path, ["--version"], { env: { ...process.env, ...env }, timeout: 20_000 }).status === 0;

/** Unpacks the locked browser once into `.cache/`; several test workers may try at the same time. */
function unpackLocked(): string | undefined {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const packed = join(root, "node_modules/@sparticuz/chromium");
  if (!existsSync(packed)) return undefined;
  const { version } = JSON.parse(readFileSync(join(packed, "package.json"), "utf8")) as { version: string };
  const folder = join(root, `.cache/chromium-${version}`);
  if (existsSync(join(folder, "chromium"))) return folder;
  mkdirSync(join(root, ".cache"), { recursive: true });
  const fresh = mkdtempSync(join(root, ".cache/unpacking-"));
  // it unpacks into the system's temporary folder, and its libraries only where it believes itself on a lambda
  const script = `import("@sparticuz/chromium").then((module) => module.default.executablePath())`;
  const { status, stderr } = spawnSync(process.execPath, ["-e", script], {
    cwd: root,
    env: { ...process.env, TMPDIR: fresh, AWS_LAMBDA_JS_RUNTIME: "nodejs22.x" },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`the locked browser could not be unpacked: ${stderr}`);
  writeFileSync(join(fresh, "fonts/fonts.conf"), FONTS);
  try {
    renameSync(fresh, folder);
  } catch (error) {
    if (!existsSync(join(folder, "chromium"))) throw error;
    rmSync(fresh, { recursive: true, force: true });
  }
  return folder;
}

function locked(): Executable | undefined {
  const folder = unpackLocked();
  if (folder === undefined) return undefined;
  const path = join(folder, "chromium");
  const fonts = { FONTCONFIG_PATH: join(folder, "fonts") };
  const libraries = { LD_LIBRARY_PATH: [join(folder, "al2023/lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter) };
  for (const env of [fonts, { ...fonts, ...libraries }]) if (starts(path, env)) return { path, env };
  return undefined;
}

let found: Executable | undefined;

/** The browser's executable and the environment that it needs. Throws where there is none. */
export function executable(): Executable {
  if (found !== undefined) return found;
  const named = process.env.DEJURE_CHROMIUM;
  if (named) found = { path: named, env: {} };
  else found = locked();
  if (found === undefined) {
    const path = SYSTEM.find((candidate) => existsSync(candidate));
    if (path !== undefined) found = { path, env: {} };
  }
  if (found === undefined) throw new Error("no browser: set DEJURE_CHROMIUM to the path of a Chromium or Chrome");
  return found;
}

/** Starts a headless browser; close it in `afterAll`. */
export function launch(options: LaunchOptions = {}): Promise<Browser> {
  const { path, env } = executable();
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({
    headless: true,
    ...options,
    executablePath: path,
    args: [...ARGUMENTS, ...asRoot, ...(options.args ?? [])],
    env: { ...(process.env as Record<string, string>), ...env, ...(options.env as Record<string, string> | undefined) },
  });
}
