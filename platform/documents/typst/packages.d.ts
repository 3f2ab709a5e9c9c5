/** Packages without types of their own. */
declare module 'subset-font' {
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options?: { targetFormat?: 'sfnt'; preserveNameIds?: number[] },
  ): Promise<Buffer>;
}
