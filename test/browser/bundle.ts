/** A part of the library as one file for browsers, as Vite bundles it. */
import { fileURLToPath } from "node:url";
import { build } from "vite";

/** `entry`: path from the root of the project. */
export async function bundleOf(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    build: {
      write: false,
      lib: { entry: fileURLToPath(new URL(`../../${entry}`, import.meta.url)), formats: ["es"], fileName: "bundle" },
    },
  });
  const [bundle] = [built].flat() as readonly { readonly output: readonly { readonly code: string }[] }[];
  return bundle?.output[0]?.code ?? "";
}
