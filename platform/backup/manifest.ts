/** The first and the last entry of a backup: what it is, and by what it is proved whole. */
import { z } from 'zod';

export const FORMAT = 'gongkai-backup-1';
export const ABOUT = 'about.json';
export const MANIFEST = 'manifest.json';

/** Read before anything is restored. */
export const About = z.object({
  format: z.literal(FORMAT),
  madeAt: z.string(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
});
export type About = z.infer<typeof About>;

/** Compared with what was restored, before the commit. */
export const Manifest = z.object({
  tables: z.record(z.string(), z.object({ rows: z.number(), sha256: z.string() })),
  sequences: z.array(z.object({ name: z.string(), value: z.number() })),
  files: z.number(),
  /** Files in the table whose bytes were not in the store, or were not what was handed in. */
  missing: z.array(z.string()),
});
export type Manifest = z.infer<typeof Manifest>;

/** A backup that cannot be made or restored; the message says in Chinese and English why and what next. */
export class BackupError extends Error {
  constructor(chinese: string, english: string) {
    super(`${chinese}\n${english}`);
    this.name = 'BackupError';
  }
}
