// Words on their way into the vault: a lock waits for them, but not for long.
const writes = new Set<Promise<void>>();

/** Milliseconds a lock waits at most. What is seen is gone from the page before. */
const longest = 1000;

/** Tells of a write that has begun. It may fail; then whoever began it says so. */
export function begun(write: Promise<void>): Promise<void> {
  writes.add(write);
  const over = (): void => void writes.delete(write);
  write.then(over, over);
  return write;
}

/** Waits until every write has ended, or long enough. */
export async function written(): Promise<void> {
  if (writes.size === 0) return;
  await Promise.race([Promise.allSettled(writes), new Promise((done) => setTimeout(done, longest))]);
}
