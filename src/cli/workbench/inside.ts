/** Paths that may be written: inside the atlas, and through no link. */
import { join } from "node:path";
import { misuse, type World } from "../world.ts";

/** Refuses a path from the atlas folder that leads out of it, or through a link. */
export async function refuseOutside({ disk }: World, root: string, path: string): Promise<void> {
  const steps = path.split("/");
  if (/[\\\0]/.test(path) || steps.some((step) => step === "" || step.startsWith(".") || step === "node_modules"))
    throw misuse(`${path} does not lie in the atlas`, "name a file in a folder of records, such as polities/all.yaml");
  let at = root;
  for (const step of steps) {
    const kind = (await disk.list(at)).find(({ name }) => name === step)?.kind;
    if (kind === undefined) return;
    at = join(at, step);
    if (kind === "link")
      throw misuse(
        `${path} lies behind a link, and what it leads to is not written from here`,
        "name another file, or edit that one itself",
      );
    if (kind !== "folder") return;
  }
  throw misuse(`${path} is a folder`, "name a file");
}
