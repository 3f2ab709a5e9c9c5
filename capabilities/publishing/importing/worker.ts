/** Cleans bodies in a thread of its own: that is most of the work of bringing items over. */
import { parentPort } from 'node:worker_threads';
import { contentOf, type ImportLine } from './line.ts';

parentPort?.on('message', (lines: ImportLine[]) => parentPort?.postMessage(lines.map(contentOf)));
