/** Pages that load themselves anew when their site changes. */

/** Address of the script that each page loads. */
export const RELOAD_SCRIPT = "/_live/reload.js";
const EVENTS = "/_live/events";
const RELOAD = `const events = new EventSource("${EVENTS}");\nevents.addEventListener("changed", () => location.reload());\n`;
const HEADERS = { "x-content-type-options": "nosniff", "referrer-policy": "no-referrer" };

export class LiveReload {
  readonly #listeners = new Set<ReadableStreamDefaultController<Uint8Array>>();

  /** Tells open pages that they have changed. */
  changed(): void {
    this.#tell("changed");
  }

  /** Tells them that something was found in the files, and that they stay as they are. */
  found(): void {
    this.#tell("found");
  }

  #tell(event: string): void {
    const news = new TextEncoder().encode(`event: ${event}\ndata: 1\n\n`);
    for (const listener of this.#listeners) {
      try {
        listener.enqueue(news);
      } catch {
        this.#listeners.delete(listener);
      }
    }
  }

  /** Ends what open pages listen to, so that nothing is under way for them any more. */
  close(): void {
    for (const listener of this.#listeners)
      try {
        listener.close();
      } catch {
        // its page has gone
      }
    this.#listeners.clear();
  }

  /** Answers what the script is about; undefined for every other request. */
  answer({ method, url }: Request): Response | undefined {
    if (method !== "GET" || !url.includes("/_live/")) return undefined;
    const { pathname } = new URL(url);
    if (pathname === EVENTS) return this.#events();
    if (pathname !== RELOAD_SCRIPT) return undefined;
    return new Response(RELOAD, { headers: { ...HEADERS, "content-type": "text/javascript; charset=utf-8", "cache-control": "no-cache" } });
  }

  #events(): Response {
    let own: ReadableStreamDefaultController<Uint8Array> | undefined;
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        own = controller;
        this.#listeners.add(controller);
        controller.enqueue(new TextEncoder().encode("retry: 1000\n\n"));
      },
      cancel: () => {
        if (own) this.#listeners.delete(own);
      },
    });
    return new Response(stream, { headers: { ...HEADERS, "content-type": "text/event-stream", "cache-control": "no-store" } });
  }
}
