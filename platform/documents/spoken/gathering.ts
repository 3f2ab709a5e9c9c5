/** Collects what a file says, place by place, in the order in which the places first speak. */
import { storable } from '#platform/storable.ts';

/** What a file says at one place. `hidden`: a reader who opens the file does not see it at once. */
export type TextPart = { readonly where: string; readonly hidden: boolean; readonly text: string };

/** Nobody reads more; a check that stops says so. */
const mostLetters = 3_000_000;

export class Gathering {
  readonly #parts = new Map<string, { where: string; hidden: boolean; pieces: string[] }>();
  readonly #spoken = new Set<string>();
  #left = mostLetters;

  add(where: string, hidden: boolean, text: string): void {
    if (text === '' || this.#left <= 0) return;
    this.#left -= text.length;
    const key = `${hidden} ${where}`;
    const part = this.#parts.get(key) ?? { where, hidden, pieces: [] };
    this.#parts.set(key, part);
    part.pieces.push(text);
    this.#spoken.add(key);
  }

  /** Ends the line at every place that spoke since the last end. */
  endLine(): void {
    for (const key of this.#spoken) this.#parts.get(key)?.pieces.push('\n');
    this.#spoken.clear();
  }

  get isFull(): boolean {
    return this.#left <= 0;
  }

  parts(): TextPart[] {
    const found = [...this.#parts.values()].map(({ where, hidden, pieces }) => {
      const text = String(storable(pieces.join(''))).replace(/\n+$/, '');
      return { where: String(storable(where)), hidden, text };
    });
    const said = found.filter(({ text }) => text.trim() !== '');
    if (!this.isFull) return said;
    return [...said, { where: '未检查的部分', hidden: false, text: '文字过多，只读取了前 300 万字。' }];
  }
}
