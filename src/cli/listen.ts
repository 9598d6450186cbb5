/** HTTP on a port of this machine. */
import type { World } from "./world.ts";

/** How often connections are looked at that have nothing under way any more, ms. */
const LOOK_EVERY = 25;

export const listen: World["listen"] = async (answer, port, host) => {
  const { createAdaptorServer } = await import("@hono/node-server");
  let closing = false;
  /** Who keeps a connection hears that it ends. */
  const last = (response: Response): Response => {
    if (closing) response.headers.set("connection", "close");
    return response;
  };
  const fetch: typeof answer = (request, env) => {
    const made = answer(request, env);
    return made instanceof Promise ? made.then(last) : last(made);
  };
  const server = createAdaptorServer({ fetch });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve());
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : port,
    close: async (grace = 0) => {
      closing = true;
      const ended = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      if (!("closeAllConnections" in server)) return ended;
      const idle = setInterval(() => server.closeIdleConnections(), LOOK_EVERY);
      const cut = setTimeout(() => server.closeAllConnections(), grace);
      await ended;
      clearInterval(idle);
      clearTimeout(cut);
    },
  };
};
