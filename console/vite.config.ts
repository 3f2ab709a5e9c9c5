/** Builds the staff console into build/console, served by the server at /console/. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const sheets = fileURLToPath(new URL('./sheets.ts', import.meta.url));

/**
 * antd writes a few rules at run time (theme variables, scroll lock) into <style> elements, which
 * `style-src 'self'` forbids. Its one door to them is replaced by constructed sheets, which it allows.
 */
const withoutStyleElements: Plugin = {
  name: 'without-style-elements',
  enforce: 'pre',
  load(id) {
    const path = id.replaceAll('\\', '/');
    if (!path.endsWith('/@rc-component/util/es/Dom/dynamicCSS.js')) return null;
    return `export * from ${JSON.stringify(sheets)};`;
  },
};

export default defineConfig({
  root: here,
  base: '/console/',
  publicDir: false,
  plugins: [withoutStyleElements, react()],
  build: {
    outDir: '../build/console',
    emptyOutDir: true,
    target: 'es2022',
    // A data: address would need `img-src data:`; a preload polyfill would be inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
});
