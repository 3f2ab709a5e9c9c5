/** Short names typed by their sounds: jiaotiju for 教体局, which no text may ever write out. */
import { folded } from '../engine/fold.ts';
import type { Meaning } from './names.ts';
import { soundsOf } from './sounds.ts';

/** Whether the letters are these characters, each by one of its sounds. */
function sounds(letters: string, name: string): boolean {
  if (name === '') return letters === '';
  const unit = name.charCodeAt(0);
  return soundsOf(unit).some(
    (sound) => letters.startsWith(sound) && sounds(letters.slice(sound.length), name.slice(1)),
  );
}

/** The short name that a question of nothing but letters spells; null when it spells none. */
export function spokenName(question: string, meanings: readonly Meaning[]): string | null {
  const letters = folded(question).replace(/[\s']/g, '');
  if (!/^[a-z]{4,40}$/.test(letters)) return null;
  return meanings.map(({ words: [short = ''] }) => short).find((short) => sounds(letters, short)) ?? null;
}
