import type { App, ServedBy } from "./front.ts";
import { problemAnswer, withoutCors } from "./problem-answer.ts";

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/** Name or address without port, as browsers write it; undefined where it is neither. */
function hostOf(written: string): string | undefined {
  const address = written.includes("://")
    ? written
    : `http://${written.split(":").length > 2 && !written.startsWith("[") ? `[${written}]` : written}`;
  return URL.canParse(address) ? new URL(address).hostname.replace(/\.$/, "") : undefined;
}

const isAddress = (host: string): boolean => /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:.]+\])$/.test(host);

/** Whether only this machine reaches what listens there. */
export const isLoopback = (listening: string): boolean => {
  const host = hostOf(listening) ?? "";
  return LOOPBACK.includes(host) || (isAddress(host) && host.startsWith("127.")) || host.endsWith(".localhost");
};

/**
 * Which hosts may be asked for where a server listens at an address: what it listens on, and what is allowed besides.
 * A page of a stranger whose name was made to lead here asks for that name, and gets nothing; no such page can ask for a bare address.
 */
export function hostsOf(listening: string, allowed: readonly string[] = []): (host: string) => boolean {
  const own = hostOf(listening) ?? listening;
  const everywhere = own === "0.0.0.0" || own === "[::]";
  const names = new Set([own, ...allowed.map((one) => hostOf(one) ?? one), ...(everywhere || isLoopback(listening) ? LOOPBACK : [])]);
  return (written) => {
    const host = hostOf(written);
    return host !== undefined && (names.has(host) || (everywhere && isAddress(host)));
  };
}

/** Answers only those who ask for a host that is allowed; the others get 421 and are told how to allow it. */
export function gateTo(answer: App["fetch"], allows: (host: string) => boolean): App["fetch"] {
  return (request, env?: ServedBy) => {
    const given = env?.incoming?.headers["host"];
    const host = typeof given === "string" ? given : new URL(request.url).host;
    if (allows(host)) return answer(request, env);
    const name = (hostOf(host) ?? host).slice(0, 200);
    const { status, headers, body } = withoutCors(
      problemAnswer({
        type: "about:blank",
        title: "other host",
        status: 421,
        detail: `this server does not answer for ${name}`,
        help: `if it is to, start it with --allow-host ${name}`,
      }),
    );
    return new Response(body, { status, headers });
  };
}
