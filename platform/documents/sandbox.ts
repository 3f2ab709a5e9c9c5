/**
 * A small pool of worker threads for files from strangers: each job has a time limit, the heap is capped, memory
 * outside the heap is watched, and a worker is replaced after so many jobs or when anything goes wrong in it.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

export type SandboxOptions = {
  /** For one job: of computing, and of waiting four times as much where the machine is busy with something else. */
  readonly milliseconds: number;
  /** Cap of the JavaScript heap of one worker. */
  readonly heapMegabytes: number;
  /** Growth of the whole process, buffers included, at which a running job is stopped. */
  readonly growthMegabytes: number;
  /** Size of the whole process beyond which jobs run one at a time, so that two heavy ones do not add up. */
  readonly crowdedMegabytes?: number;
  readonly workers?: number;
  /** A worker is replaced after as many jobs, so that what libraries hoard is given back. */
  readonly jobsPerWorker?: number;
};

type Why = 'time' | 'memory' | 'crash' | 'busy';

/** Why a job gave no answer of its own; 'busy': it was not begun within its patience. */
export class SandboxStopped extends Error {
  readonly why: Why;
  constructor(why: Why) {
    super(`the job was stopped: ${why}`);
    this.name = 'SandboxStopped';
    this.why = why;
  }
}

/** A failure that the job itself reported, by the name and message of its error. */
export class SandboxFailure extends Error {
  readonly reported: string;
  constructor(reported: string, message: string) {
    super(message);
    this.name = 'SandboxFailure';
    this.reported = reported;
  }
}

export type Answer<Output> =
  | { readonly output: Output }
  | { readonly failure: { readonly name: string; readonly message: string } };

/** How far a job is: what it does now, and how much of that is done. */
export type Step = { readonly stage: string; readonly done: number; readonly of: number };

/** Whose job it is: nobody's turn comes twice while another waits. And how long it waits to be begun. */
export type Turn = {
  readonly owner?: string | undefined;
  readonly patienceMilliseconds?: number;
  /** Told of each step that the job reports. */
  readonly onStep?: ((step: Step) => void) | undefined;
};

type Job<Input, Output> = Turn & {
  readonly input: Input;
  readonly done: (output: Output) => void;
  readonly failed: (error: Error) => void;
};

type Seat = { worker: Worker; jobs: number; busy: boolean; owner?: string | undefined };

export type Sandbox<Input, Output> = {
  /** Runs one job; throws SandboxStopped or SandboxFailure. */
  run(input: Input, turn?: Turn): Promise<Output>;
  close(): Promise<void>;
};

/** A pool that runs the worker module at `file`, which answers each message with an `Answer`. */
export function sandbox<Input, Output>(file: URL, options: SandboxOptions): Sandbox<Input, Output> {
  const most = options.workers ?? Math.max(1, Math.min(4, availableParallelism()));
  const seats: Seat[] = [];
  const waiting: Job<Input, Output>[] = [];
  const served = new Map<string | undefined, number>();

  const leave = (seat: Seat) => {
    const at = seats.indexOf(seat);
    if (at >= 0) seats.splice(at, 1);
    void seat.worker.terminate();
  };
  const freeSeat = (): Seat | undefined => {
    const idle = seats.find((seat) => !seat.busy);
    if (idle || seats.length >= most) return idle;
    const seat = { worker: startWorker(file, options), jobs: 0, busy: false };
    seats.push(seat);
    return seat;
  };
  const isCrowded = () =>
    seats.some(({ busy }) => busy) &&
    process.memoryUsage.rss() > (options.crowdedMegabytes ?? 4096) * 2 ** 20;
  const next = () => {
    const seat = waiting.length > 0 && !isCrowded() ? freeSeat() : undefined;
    const job = seat && takeTurn({ jobs: waiting, served }, seats);
    if (!seat || !job) return;
    seat.busy = true;
    seat.owner = job.owner;
    void runJob(seat, job, options).then((fit) => {
      seat.jobs += 1;
      seat.busy = false;
      if (!fit || seat.jobs >= (options.jobsPerWorker ?? 50)) leave(seat);
      next();
    });
    next();
  };
  return {
    run: (input, turn = {}) =>
      new Promise((done, failed) => {
        const job = { ...turn, input, done, failed };
        waiting.push(job);
        loseIn(turn.patienceMilliseconds, waiting, job);
        next();
      }),
    close: async () => {
      for (const seat of [...seats]) leave(seat);
    },
  };
}

type Waiting<J> = { readonly jobs: J[]; readonly served: Map<string | undefined, number> };

/** The job whose owner has the fewest at work and was served longest ago; the oldest of those. */
function takeTurn<J extends Turn>({ jobs, served }: Waiting<J>, seats: readonly Seat[]): J | undefined {
  const rank = ({ owner }: Turn): number =>
    seats.filter((seat) => seat.busy && seat.owner === owner).length * 1e12 + (served.get(owner) ?? 0);
  const least = Math.min(...jobs.map(rank));
  const job = jobs.splice(
    jobs.findIndex((one) => rank(one) === least),
    1,
  )[0];
  const latest = Math.max(0, ...served.values());
  if (served.size >= 500) served.clear();
  served.set(job?.owner, latest + 1);
  return job;
}

/** A job that is still waiting when its patience ends is given up. */
function loseIn<Input, Output>(
  patience: number | undefined,
  waiting: Job<Input, Output>[],
  job: Job<Input, Output>,
): void {
  if (patience === undefined) return;
  setTimeout(() => {
    const at = waiting.indexOf(job);
    if (at < 0) return;
    waiting.splice(at, 1);
    job.failed(new SandboxStopped('busy'));
  }, patience).unref();
}

function startWorker(file: URL, options: SandboxOptions): Worker {
  const worker = new Worker(file, {
    resourceLimits: {
      maxOldGenerationSizeMb: options.heapMegabytes,
      maxYoungGenerationSizeMb: 64,
      stackSizeMb: 8,
    },
    stderr: true,
    stdout: true,
  });
  // A failure of an idle worker concerns nobody; that of a busy one is heard in runJob.
  worker.on('error', () => undefined);
  worker.unref();
  return worker;
}

/** Tells when a job begun now has had its time. What the process computed since then is at least what the job did. */
function clock(milliseconds: number): () => boolean {
  const began = performance.now();
  const computed = process.cpuUsage();
  return () => {
    const waited = performance.now() - began;
    const { user, system } = process.cpuUsage(computed);
    return waited > 4 * milliseconds || (waited > milliseconds && (user + system) / 1000 > milliseconds);
  };
}

/** Gives one job to a worker; false when the worker may not be used again. */
function runJob<Input, Output>(
  seat: Seat,
  job: Job<Input, Output>,
  options: SandboxOptions,
): Promise<boolean> {
  const { worker } = seat;
  const before = process.memoryUsage.rss();
  return new Promise((resolve) => {
    const settle = (fit: boolean, act: () => void) => {
      clearInterval(watch);
      worker.off('message', answered).off('error', broke).off('exit', left);
      worker.unref();
      act();
      resolve(fit);
    };
    const stop = (why: Why) => settle(false, () => job.failed(new SandboxStopped(why)));
    const answered = (answer: Answer<Output> | { readonly step: Step }) => {
      if ('step' in answer) return job.onStep?.(answer.step);
      settle(true, () => {
        if ('output' in answer) job.done(answer.output);
        else job.failed(new SandboxFailure(answer.failure.name, answer.failure.message));
      });
    };
    const broke = (error: Error & { code?: string }) =>
      stop(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'crash');
    const left = () => stop('crash');
    const isOver = clock(options.milliseconds);
    const watch = setInterval(() => {
      if (isOver()) stop('time');
      if (process.memoryUsage.rss() - before > options.growthMegabytes << 20) stop('memory');
    }, 50);
    worker.ref();
    worker.on('message', answered).on('error', broke).on('exit', left);
    worker.postMessage(job.input);
  });
}
