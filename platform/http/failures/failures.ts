/** Every failure becomes an HTTP answer here, once: status, one Chinese sentence, never a stack trace. */
import { ForbiddenError, type Issue, NotFoundError, StateError } from '#platform/outcome.ts';

/** A request refused before any action: too large, too often, from another site, not signed in. */
export class RefusedError extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'RefusedError';
    this.status = status;
    this.headers = headers;
  }
}

/** Input that does not fit the contract, with the field of each fault. */
export class InvalidInputError extends Error {
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    super('填写的内容有误，请按提示修改。');
    this.name = 'InvalidInputError';
    this.issues = issues;
  }
}

export type Failure = {
  readonly status: number;
  readonly message: string;
  readonly basis?: string;
  readonly issues?: readonly Issue[];
  readonly headers?: Readonly<Record<string, string>>;
};

const outage: Failure = {
  status: 500,
  message: '系统出现故障，刚才的操作没有完成。请稍后再试；如果仍然不行，请把页面上的编号告诉系统管理员。',
};

const tooLarge = '文件超过了允许的大小，没有接收。请压缩或拆分后再上传。';

/** What the framework refuses, by its own codes. */
const refusedByFramework: Readonly<Record<string, Failure>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { status: 413, message: tooLarge },
  FST_REQ_FILE_TOO_LARGE: { status: 413, message: tooLarge },
  FST_FILES_LIMIT: { status: 413, message: '一次上传的文件太多，请分几次上传。' },
  FST_PARTS_LIMIT: { status: 413, message: '一次提交的内容太多，请分几次提交。' },
  FST_FIELDS_LIMIT: { status: 413, message: '一次提交的内容太多，请分几次提交。' },
  FST_INVALID_MULTIPART_CONTENT_TYPE: { status: 415, message: '提交的内容格式不对，请从本站页面上传文件。' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    message: '不能识别提交内容的类型，接口只接收 application/json。',
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: { status: 400, message: '提交的内容是空的。' },
  FST_ERR_CTP_INVALID_JSON_BODY: { status: 400, message: '提交的内容不是完整的 JSON。' },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    status: 400,
    message: '提交的内容不完整，可能传输中断，请重新提交。',
  },
  FST_ERR_BAD_URL: { status: 400, message: '网址不完整或有误，请检查后重新输入。' },
  FST_ERR_MAX_PARAM_LENGTH: { status: 404, message: '没有找到这个页面。' },
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const statusOf = (error: unknown): number =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : 500;

/** The answer to a thrown error. Anything not named here is an outage; its words stay in the log. */
export function failureOf(error: unknown): Failure {
  if (error instanceof InvalidInputError)
    return { status: 422, message: error.message, issues: error.issues };
  if (error instanceof NotFoundError) return { status: 404, message: error.message };
  if (error instanceof ForbiddenError) return { status: 403, message: error.message };
  if (error instanceof RefusedError)
    return { status: error.status, message: error.message, headers: error.headers };
  if (error instanceof StateError)
    return { status: 409, message: error.message, ...(error.basis ? { basis: error.basis } : {}) };
  const known = refusedByFramework[codeOf(error)];
  if (known) return known;
  const status = statusOf(error);
  return status >= 400 && status < 500
    ? { status, message: '请求有误，没有办理。请返回上一页重试。' }
    : outage;
}
