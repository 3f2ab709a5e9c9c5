/** How often one visitor may do one thing, where a refusal of the whole class of requests would be too coarse. */

/** Whether this address may do it once more now; taking the turn when it may. */
export type Turns = (address: string, now: number) => boolean;

/** `most` turns within `span` milliseconds for one address; counted in this process, kept nowhere. */
export function turnKeeper(most: number, span: number): Turns {
  const taken = new Map<string, number[]>();
  return (address, now) => {
    const recent = (taken.get(address) ?? []).filter((at) => at > now - span);
    if (recent.length >= most) return false;
    taken.set(address, [...recent, now]);
    if (taken.size > 10_000) taken.delete(taken.keys().next().value ?? '');
    return true;
  };
}
