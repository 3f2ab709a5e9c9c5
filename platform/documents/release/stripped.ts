/** Notes, in words and each once, what was taken out of a file. */
export class Stripped {
  readonly #words = new Set<string>();
  readonly #counts = new Map<string, { count: number; unit: string }>();

  add(words: string): void {
    if (words !== '') this.#words.add(words);
  }

  /** Told as 「批注3条」; nothing when there were none. */
  count(words: string, count: number, unit: string): void {
    if (count > 0) this.#counts.set(words, { count: (this.#counts.get(words)?.count ?? 0) + count, unit });
  }

  /** The changed bytes, told of; the original when nothing changed or could be. */
  ifChanged(original: Uint8Array, changed: Uint8Array | null, words: string): Uint8Array {
    if (changed === null || changed.length === original.length) return original;
    this.add(words);
    return changed;
  }

  words(): string[] {
    const counted = [...this.#counts].map(([words, { count, unit }]) => `${words}${count}${unit}`);
    return [...counted, ...[...this.#words].filter((words) => !this.#counts.has(words))];
  }
}
