import { bytesOf } from "./body.ts";
import type { Problem } from "./problem.ts";

/** A form as it stands in the body of a request, percent-encoded, or why it cannot be read. */
export type Form = { readonly text: string } | { readonly problem: Problem };

const refuse = (status: number, title: string, detail: string, help: string): Form => ({
  problem: { type: "about:blank", title, status, detail, help },
});

/** Reads a form of so many bytes at most. */
export async function formOf(request: Request, most: number): Promise<Form> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type))
    return refuse(
      415,
      "no form",
      type === "" ? "the body says nothing of its type" : `the body is ${type.slice(0, 100)}`,
      "send queries as application/x-www-form-urlencoded",
    );
  const bytes = await bytesOf(request, most);
  if (!bytes) return refuse(413, "body too large", `the body has more than ${most} bytes`, "send fewer queries at once");
  return { text: new TextDecoder().decode(bytes) };
}
