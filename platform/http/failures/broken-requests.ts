/** Requests that cannot be read at all, because their address or headers are too long or no HTTP: a plain page, then an end. */
import type { Socket } from 'node:net';

const pages: Readonly<Record<string, readonly [number, string, string]>> = {
  HPE_HEADER_OVERFLOW: [
    431,
    'Request Header Fields Too Large',
    '网址或者填写的内容太长，没有处理。请缩短后重试；检索时写出几个关键词即可。',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', '等待时间太长，没有收到完整的请求。请检查网络后重试。'],
};
const unreadable = [400, 'Bad Request', '没有看懂这个请求，没有处理。请回到首页重新打开。'] as const;

/** So long what is still coming is thrown away, so that the answer is read before the line is cut. */
const LINGER = 2_000;

/** Answers on the bare connection of a request that could not be read. */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, name, message] = pages[error.code ?? ''] ?? unreadable;
  const html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${status}</title><h1>没有处理</h1><p>${message}</p><p><a href="/">回到首页</a></p></html>`;
  const headers = [
    `HTTP/1.1 ${status} ${name}`,
    'Content-Type: text/html; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(html)}`,
    "Content-Security-Policy: default-src 'none'",
    'X-Content-Type-Options: nosniff',
    'Cache-Control: no-store',
    'Connection: close',
  ];
  socket.removeAllListeners('data');
  socket.removeAllListeners('error');
  socket.on('error', () => socket.destroy());
  socket.end(`${headers.join('\r\n')}\r\n\r\n${html}`);
  socket.resume();
  setTimeout(() => socket.destroy(), LINGER).unref();
}
