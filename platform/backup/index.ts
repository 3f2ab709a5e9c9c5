/** The front door of backup and restore: one file, from any PostgreSQL into any PostgreSQL. */
export { type BackupResult, backup } from './backup.ts';
export { BackupError } from './manifest.ts';
export { type RestoreOptions, type RestoreResult, restore } from './restore.ts';
