export async function startWordPress(
  _port: number,
  _nginx: unknown,
): Promise<null | {
  sites: Record<string, { url: string; items: string[]; list: string[] }>;
  stop: () => void;
}> {
  return null;
}
