/** Bodies of requests to the workbench, never more than was agreed on. */
import { isObject } from "../../import/imported.ts";
import { bytesOf } from "../../server/body.ts";
import { Refusal } from "../../server/problem.ts";

export const refusal = (status: number, title: string, detail: string, help?: string): Refusal =>
  new Refusal(status, title, { message: detail, ...(help !== undefined && { help }) });

async function agreedBytes(request: Request, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await bytesOf(request, most);
  if (bytes) return bytes;
  throw refusal(413, "too large", `this is more than ${Math.floor(most / 1e6)} MB`, "use the command for as much: dejure import data");
}

/** The object that a body holds as JSON. */
export async function objectOf(request: Request, most: number): Promise<Readonly<Record<string, unknown>>> {
  if (!/^application\/json\s*(?:;|$)/i.test(request.headers.get("content-type") ?? ""))
    throw refusal(415, "no JSON", "what was sent is not said to be JSON", "send it as application/json");
  const text = new TextDecoder().decode(await agreedBytes(request, most));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refusal(400, "no JSON", "what was sent cannot be read as JSON: it may be cut off", "send it again");
  }
  if (!isObject(value)) throw refusal(400, "no form", "what was sent is no filled form");
  return value;
}

/** The form with files that a body holds. */
export async function formOf(request: Request, most: number): Promise<FormData> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\s*;/i.test(type)) throw refusal(415, "no form", "what was sent is no form with files");
  const bytes = await agreedBytes(request, most);
  return new Response(bytes, { headers: { "content-type": type } }).formData().catch(() => {
    throw refusal(400, "no form", "the form cannot be read: it may be cut off", "send it again");
  });
}
