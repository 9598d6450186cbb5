/**
 * Adds to package-lock.json the packages for other platforms that npm left out, because the registry it asked does not carry them:
 * `npm ci` refuses a lock without them. Run it after `npm install` where the test of the lock says so.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./install.mjs";

const OS = /(?:^|[-/])(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)(?:-|$)/;
const CPU = /-(arm64|arm|ia32|loong64|mips64el|ppc64|riscv64|s390x|x64)(?:-|$)/;

/** Locked optional dependencies without an entry of their own, as [path, entry]. */
export function leftOut(packages) {
  const missing = new Map();
  for (const parent of Object.values(packages))
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      const path = `node_modules/${name}`;
      // an optional package that is for no platform in particular is npm's own affair
      if (packages[path] || missing.has(path) || !OS.test(name) || !/^\d+\.\d+\.\d+$/.test(version)) continue;
      const entry = { version };
      const cpu = CPU.exec(name)?.[1];
      if (cpu) entry.cpu = [cpu];
      if (parent.dev) entry.dev = true;
      if (name.endsWith("-musl")) entry.libc = ["musl"];
      if (parent.license) entry.license = parent.license;
      entry.optional = true;
      entry.os = [OS.exec(name)[1]];
      missing.set(path, entry);
    }
  return [...missing];
}

if (process.argv[1]?.endsWith("complete-lock.mjs")) {
  const path = join(root, "package-lock.json");
  const lock = JSON.parse(readFileSync(path, "utf8"));
  const missing = leftOut(lock.packages);
  lock.packages = Object.fromEntries(
    [...Object.entries(lock.packages), ...missing].sort(([a], [b]) =>
      a === b ? 0 : a === "" || (b !== "" && a.localeCompare(b, "en") < 0) ? -1 : 1,
    ),
  );
  if (missing.length > 0) writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(
    missing.length > 0 ? missing.map(([added]) => `added ${added.slice("node_modules/".length)}`).join("\n") : "nothing is left out",
  );
}
