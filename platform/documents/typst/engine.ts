/** The two builds of Typst: the native one of this machine, and the WebAssembly one that runs everywhere. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fontFiles } from './fonts.ts';

export type Typesetter = {
  /** Sets a document and returns the PDF; throws with Typst's own words on an error and on a warning. */
  set(markup: string, inputs: Readonly<Record<string, string>>): Promise<Uint8Array>;
  /** Whether Typst finds a font family of this name in the folders. */
  knows(family: string): Promise<boolean>;
};

/** A document that Typst warns of when the family is unknown, and of nothing else. */
const probe = (family: string): string => `#text(font: ${JSON.stringify(family)})[字]`;

export type EngineName = 'native' | 'wasm';

type Diagnostic = { readonly message: string };

/** The part of the native compiler's interface that we use (its package has no types of its own). */
type NativeRun = { result: object | null; takeDiagnostics(): object | null; takeWarnings(): object | null };
type NativeCompiler = {
  compile(options: { mainFileContent: string; inputs: Readonly<Record<string, string>> }): NativeRun;
  pdf(result: object, options: { pdfStandard: string }): Uint8Array;
  fetchDiagnostics(found: object): Diagnostic[];
  evictCache(maxAge: number): void;
};
type NativeModule = {
  NodeCompiler: {
    create(options: { workspace: string; fontArgs: { fontPaths: string[] }[] }): NativeCompiler;
  };
};

const nativePackages = ['gnu', 'musl', 'msvc', '']
  .map((abi) => `${process.platform}-${process.arch}${abi && `-${abi}`}`)
  .map((target) => `@myriaddreamin/typst-ts-node-compiler-${target}`);

/** The native build, or null when this machine has none. */
function loadNative(): NativeModule | null {
  const require = createRequire(import.meta.url);
  for (const name of nativePackages) {
    try {
      return require(name) as NativeModule;
    } catch {
      // Not installed, or made for another C library: the next one is tried, in the end WebAssembly.
    }
  }
  return null;
}

/** The engine for these font folders; `wanted` names one, otherwise native is taken when it is there. */
export async function openEngine(folders: readonly string[], wanted?: EngineName): Promise<Typesetter> {
  const native = wanted === 'wasm' ? null : loadNative();
  if (native) return nativeEngine(native, folders);
  if (wanted === 'native') throw new Error('no native Typst for this machine');
  return wasmEngine(folders);
}

function refuse(diagnostics: readonly Diagnostic[]): void {
  const first = diagnostics[0];
  if (first) throw new Error(`Typst: ${diagnostics.map((d) => d.message).join('; ')}`);
}

function nativeEngine({ NodeCompiler }: NativeModule, folders: readonly string[]): Typesetter {
  const workspace = folders.at(-1) ?? '.';
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [...folders] }] });
  const set: Typesetter['set'] = async (markup, inputs) => {
    const run = compiler.compile({ mainFileContent: markup, inputs });
    const errors = run.takeDiagnostics();
    if (errors) refuse(compiler.fetchDiagnostics(errors));
    const warnings = run.takeWarnings();
    if (warnings) refuse(compiler.fetchDiagnostics(warnings));
    if (!run.result) throw new Error('Typst: no document');
    const pdf = compiler.pdf(run.result, { pdfStandard: 'ua-1' });
    // What the last few documents share is kept: a third faster than keeping nothing, 280 MB instead of 400 for ten.
    compiler.evictCache(3);
    return pdf;
  };
  const knows = async (family: string) =>
    compiler.compile({ mainFileContent: probe(family), inputs: {} }).takeWarnings() === null;
  return { set, knows };
}

type WasmDiagnostic = { readonly severity: string; readonly message: string };

async function wasmEngine(folders: readonly string[]): Promise<Typesetter> {
  const { CompileFormatEnum, createTypstCompiler } = await import('@myriaddreamin/typst.ts/compiler');
  const { loadFonts } = await import('@myriaddreamin/typst.ts/options.init');
  const require = createRequire(import.meta.url);
  const wasm = require.resolve('@myriaddreamin/typst-ts-web-compiler/wasm');
  const fonts = folders.flatMap(fontFiles).map((file) => new Uint8Array(readFileSync(file)));
  const compiler = createTypstCompiler();
  const builder = await import('@myriaddreamin/typst-ts-web-compiler');
  await compiler.init({
    // Its default export wants the module under a name; typst.ts still passes it bare, and is warned for it.
    getWrapper: async () => ({
      ...builder,
      default: (module: BufferSource) => builder.default({ module_or_path: module }),
    }),
    getModule: () => readFileSync(wasm),
    beforeBuild: [loadFonts(fonts, { assets: false })],
  });
  const compile = (markup: string, inputs: Readonly<Record<string, string>>) => {
    compiler.addSource('/main.typ', markup);
    return compiler.compile({
      mainFilePath: '/main.typ',
      inputs: { ...inputs },
      format: CompileFormatEnum.pdf,
      diagnostics: 'full',
    });
  };
  const set: Typesetter['set'] = async (markup, inputs) => {
    const { result, diagnostics } = await compile(markup, inputs);
    refuse((diagnostics ?? []) as readonly WasmDiagnostic[]);
    await compiler.reset();
    if (!result) throw new Error('Typst: no document');
    return result;
  };
  const knows = async (family: string) => {
    const { diagnostics } = await compile(probe(family), {});
    return (diagnostics ?? []).length === 0;
  };
  return { set, knows };
}
