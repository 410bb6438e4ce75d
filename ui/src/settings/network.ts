// Which way the network is reached, as it is chosen and as it is kept.

/** The ways there are to choose. */
export type Way = "direct" | "tor" | "tor-browser" | "other";

/** Where the Tor of the system listens, on Tails too. */
export const TOR = "127.0.0.1:9050";
/** Where the Tor of Tor Browser listens. */
export const TOR_BROWSER = "127.0.0.1:9150";

/** The way that is kept so. */
export function wayOf(proxy: string | null): Way {
  if (proxy === null) return "direct";
  return proxy === TOR ? "tor" : proxy === TOR_BROWSER ? "tor-browser" : "other";
}

/** What is kept for a way; for another proxy its address must be given. */
export function proxyOf(way: Exclude<Way, "other">): string | null {
  return way === "direct" ? null : way === "tor" ? TOR : TOR_BROWSER;
}

/** Whether a text is an address in numbers and a port; a name would have to be looked up on the open network. */
export function isProxy(text: string): boolean {
  const found = /^(?:(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})|\[[0-9a-fA-F:.]{2,45}\]):(\d{1,5})$/.exec(text);
  if (found === null) return false;
  const [, a, b, c, d, port] = found;
  const small = [a, b, c, d].every((part) => part === undefined || Number(part) <= 255);
  return small && Number(port) >= 1 && Number(port) <= 65_535;
}
