/**
 * Who may import whom, what a slice may contain, what nothing may be called, and how long a file may be. The table
 * below is that of docs and design; when this test refuses something, the thing is in the wrong place more often than
 * the table is wrong.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';

const ROOT = import.meta.dirname;
const NOT_OURS = new Set(['node_modules', 'build', 'data']);

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.name.startsWith('.') || NOT_OURS.has(path)) return [];
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

const files = filesBelow('');
const sources = files.filter((path) => /\.(ts|tsx|mjs)$/.test(path));
const isTest = (path: string) =>
  /\.(test|spec)\.tsx?$|(^|\/)testing(-[a-z]+)?\.ts$|^browser-tests\//.test(path);
const product = sources.filter((path) => !isTest(path) && !path.startsWith('benchmarks/'));

type Import = { readonly from: string; readonly to: string; readonly isType: boolean };

/** What a file imports: our own files as paths from the root, packages by name, Node as node:…. */
function importsOf(path: string): Import[] {
  const text = readFileSync(join(ROOT, path), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const statements = text.matchAll(
    /^\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)/gm,
  );
  return [...statements].map(([whole, type, name = '', dynamic]) => {
    const onlyTypes = type !== undefined || /\{\s*(type\s+\w+\s*(as \w+)?,?\s*)+\}/.test(whole);
    return { from: path, to: resolve(path, dynamic ?? name), isType: onlyTypes };
  });
}

function resolve(from: string, name: string): string {
  if (name.startsWith('#')) return name.slice(1);
  if (name.startsWith('.')) return normalize(join(dirname(from), name)).replaceAll('\\', '/');
  return name.startsWith('node:') ? name : `package:${name}`;
}

/** The slice a file belongs to: 'accounts' of 'capabilities/accounts/store.ts'. */
const sliceOf = (path: string) => /^capabilities\/([^/]+)\//.exec(path)?.[1];
const within = (path: string) => path.replace(/^capabilities\/[^/]+\//, '');
const isOwn = ({ from, to }: Import) => sliceOf(to) !== undefined && sliceOf(to) === sliceOf(from);
const isPackage = ({ to }: Import, ...names: string[]) =>
  names.some((name) => to === `package:${name}` || to.startsWith(`package:${name}/`));
const isRules = ({ to }: Import) => to.startsWith('rules/');
const isFrontDoor = ({ to }: Import) => /^capabilities\/[^/]+\/index\.ts$/.test(to);
const ownPart = (edge: Import, pattern: RegExp) => isOwn(edge) && pattern.test(within(edge.to));
const CONTRACT_PLATFORM = ['platform/contract.ts', 'platform/call.ts', 'platform/outcome.ts'];

/** A part that is law and arithmetic only may be used on both sides. */
const isPure = (path: string): boolean =>
  existsSync(join(ROOT, path)) && importsOf(path).every((edge) => isRules(edge));

type Rule = {
  readonly why: string;
  readonly of: (path: string) => boolean;
  readonly allows: (edge: Import) => boolean;
};

const rules: readonly Rule[] = [
  {
    why: 'the law depends on nothing: no clock, no packages, no Node',
    of: (path) => path.startsWith('rules/'),
    allows: isRules,
  },
  {
    why: 'a model decides; it neither remembers nor talks',
    of: (path) => /^model(-[a-z-]+)?\.ts$/.test(within(path)) && sliceOf(path) !== undefined,
    allows: (edge) =>
      isRules(edge) ||
      edge.to === 'platform/outcome.ts' ||
      ownPart(edge, /^model(-[a-z-]+)?\.ts$/) ||
      edge.isType,
  },
  {
    why: 'a contract is read by both sides, so it must not pull either in',
    of: (path) => /^contract(-[a-z-]+)?\.ts$/.test(within(path)) && sliceOf(path) !== undefined,
    allows: (edge) =>
      isPackage(edge, 'zod') ||
      edge.to === 'platform/contract.ts' ||
      isRules(edge) ||
      ownPart(edge, /^contract(-[a-z-]+)?\.ts$/),
  },
  {
    why: 'a store speaks SQL for its own slice only',
    of: (path) => /^store(-[a-z-]+)?\.ts$/.test(within(path)) && sliceOf(path) !== undefined,
    allows: (edge) =>
      ownPart(edge, /^(model|contract|store)/) ||
      edge.to.startsWith('platform/') ||
      isPackage(edge, 'kysely') ||
      edge.to.startsWith('node:') ||
      (isRules(edge) && edge.isType),
  },
  {
    why: 'a public page is data in, HTML out; it never sees a store',
    of: (path) => /^portal(-[a-z-]+)?\.ts$|^portal-pages\//.test(within(path)) && sliceOf(path) !== undefined,
    allows: (edge) =>
      !/\/(store|actions|routes)[^/]*\.ts$/.test(edge.to) &&
      !edge.to.startsWith('console/') &&
      !isPackage(edge, 'pg', 'kysely'),
  },
  {
    why: 'the console is sent to browsers: no server code in it',
    of: (path) =>
      (path.startsWith('console/') && path !== 'console/vite.config.ts') ||
      /^capabilities\/[^/]+\/console\//.test(path),
    allows: (edge) =>
      edge.isType ||
      isRules(edge) ||
      isPure(edge.to) ||
      CONTRACT_PLATFORM.includes(edge.to) ||
      edge.to.startsWith('console/') ||
      /^capabilities\/[^/]+\/(console\/|contract|model)/.test(edge.to) ||
      (edge.to.startsWith('package:') && !isPackage(edge, 'pg', 'kysely', 'fastify', 'pg-boss')),
  },
  {
    why: 'the platform knows no law and no capability',
    of: (path) => path.startsWith('platform/'),
    allows: (edge) =>
      edge.to.startsWith('platform/') ||
      edge.to.startsWith('package:') ||
      edge.to.startsWith('node:') ||
      (isRules(edge) && edge.isType),
  },
  {
    why: 'the portal frame knows no capability',
    of: (path) => path.startsWith('portal/'),
    allows: (edge) => sliceOf(edge.to) === undefined,
  },
  {
    why: 'other capabilities are entered by their front door, index.ts',
    of: (path) => sliceOf(path) !== undefined && !/\/console\//.test(path),
    allows: (edge) => sliceOf(edge.to) === undefined || isOwn(edge) || isFrontDoor(edge),
  },
];

for (const { why, of, allows } of rules) {
  test(`imports: ${why}`, () => {
    const refused = product
      .filter(of)
      .flatMap(importsOf)
      .filter((edge) => !allows(edge));
    assert.deepEqual(
      refused.map(({ from, to }) => `${from} imports ${to}`),
      [],
    );
  });
}

test('imports: every imported file of ours exists', () => {
  const own = sources
    .flatMap(importsOf)
    .filter(({ to }) => !/^(package|node):/.test(to) && !to.startsWith('build/'));
  const missing = own.filter(({ to }) => !existsSync(join(ROOT, to.replace(/\?.*$/, ''))));
  assert.deepEqual(
    missing.map(({ from, to }) => `${from} imports ${to}`),
    [],
  );
});

/** The files a slice may have at its top; a part of its own goes into a folder with a name of its domain. */
const SLICE_FILE =
  /^(README\.md|index\.ts|command\.ts|testing(-[a-z]+)?\.ts|(model|contract|store|actions|routes|portal|listeners)(-[a-z-]+)?\.ts)$/;

test('a slice has the files every slice has, and no others', () => {
  const strange = files.filter(
    (path) => sliceOf(path) && !within(path).includes('/') && !SLICE_FILE.test(within(path)) && !isTest(path),
  );
  assert.deepEqual(strange, []);
});

const FORBIDDEN =
  /(^|\/)(utils?|helpers?|common|shared|misc|base|manager|service|services|types)(\.[a-z.]+)?(\/|$)/;

test('nothing has a name that means nothing', () => {
  assert.deepEqual(
    sources.filter((path) => FORBIDDEN.test(path)),
    [],
  );
});

/** Data that is long because the world is: the form, the holidays, the words of a language. */
const DATA = new Set([
  'rules/proactive-catalogue.ts',
  'rules/annual-report/tables.ts',
  'rules/holidays/published.ts',
  'capabilities/publishing/checking/words/dictionary.ts',
  'capabilities/publishing/checking/labelled/personal.ts',
  'capabilities/publishing/checking/labelled/words.ts',
  'capabilities/publishing/checking/labelled/figures.ts',
  'capabilities/publishing/checking/labelled/names.ts',
  'capabilities/publishing/checking/labelled/clean.ts',
]);
const LONGEST_FILE = 300;
const LONGEST_FUNCTION = 60;
const linesOf = (path: string) => readFileSync(join(ROOT, path), 'utf8').split('\n');

test(`no file is longer than ${LONGEST_FILE} lines`, () => {
  const long = product.filter((path) => !DATA.has(path) && linesOf(path).length - 1 > LONGEST_FILE);
  assert.deepEqual(long, []);
});

/**
 * The longest functions, by the formatter's indentation: a line that opens a function, to the line that closes it at
 * the same depth. Components (.tsx), whose length is markup, and tables of tests are left out.
 */
function longFunctions(path: string): string[] {
  const lines = linesOf(path);
  const opening =
    /^(\s*)(export )?(default )?(async )?(function\*? |(const|readonly) [\w#]+ = (async )?\(.*\) => \{$|[\w#]+\(.*\).*\{$)/;
  return lines.flatMap((line, start) => {
    const [, indent] = opening.exec(line) ?? [];
    if (indent === undefined || /^\s*(if|for|while|switch|return)\b/.test(line)) return [];
    const closing = `${indent}}`;
    const length = lines.slice(start + 1).findIndex((other) => other.startsWith(closing)) + 2;
    return length > LONGEST_FUNCTION ? [`${path}:${start + 1} ${length} lines`] : [];
  });
}

test(`no function is longer than ${LONGEST_FUNCTION} lines`, () => {
  const code = product.filter((path) => /\.(ts|mjs)$/.test(path) && !DATA.has(path));
  assert.deepEqual(code.flatMap(longFunctions), []);
});

test('days are words, never Date: only the platform and the calendar make one', () => {
  const clock = product.filter(
    (path) =>
      path.startsWith('rules/') && /\bDate\.now\(|new Date\(\)|Math\.random\(/.test(linesOf(path).join('\n')),
  );
  assert.deepEqual(clock, []);
});

const codeOf = (path: string) =>
  linesOf(path)
    .join('\n')
    .replace(/\/\*[\s\S]*?\*\//g, '');

test('types are not silenced', () => {
  const silenced = sources.filter(
    (path) =>
      /@ts-(ignore|nocheck)|\bas any\b|: any[;,)=[\]]/.test(codeOf(path)) && path !== 'architecture.test.ts',
  );
  assert.deepEqual(silenced, []);
});
