/** The folder of the index: one program at a time has it. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type HeldPlace = { readonly folder: string; readonly release: () => void };

/** Takes `folder`, or, while another living program has it, one beside it that is removed at the end. */
export function holdPlace(folder: string): HeldPlace {
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, 'held-by');
  if (!isHeld(lock)) {
    writeFileSync(lock, String(process.pid));
    return { folder, release: () => rmSync(lock, { force: true }) };
  }
  const own = `${folder}-${process.pid}-${Date.now().toString(36)}`;
  mkdirSync(own, { recursive: true });
  return { folder: own, release: () => rmSync(own, { recursive: true, force: true }) };
}

function isHeld(lock: string): boolean {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    if (!Number.isInteger(holder) || holder <= 0) return false;
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
