import type { FastifyRequest } from 'fastify'
import { Unavailable } from '../core/errors.ts'
import { BudgetExhausted, type ByteBudget, type Share } from '../lib/byte-budget.ts'
import { MalformedBody } from './errors.ts'

/** How long a request waits for memory before its sender is told to come back, in milliseconds. */
const PATIENCE = 10_000

const held = new WeakMap<FastifyRequest, Share[]>()

/**
 * Holds a share of a memory budget for a request, until its answer is out or its sender is gone.
 *
 * @throws Unavailable when there is no memory for it in time
 * @throws MalformedBody when the sender went away while it waited
 */
export async function holdMemory(request: FastifyRequest, budget: ByteBudget, bytes: number): Promise<void> {
  const taken = await take(budget, bytes)
  if (request.raw.socket.destroyed) {
    // Nobody will tell us a second time that it is gone.
    taken.release()
    throw new MalformedBody('The request ended while it waited')
  }
  hold(request, taken)
}

/** The same without waiting. @throws Unavailable when there is none now */
export function holdMemoryNow(request: FastifyRequest, budget: ByteBudget, bytes: number): void {
  const taken = budget.tryTake(bytes)
  if (!taken) throw tooMany()
  hold(request, taken)
}

/** Gives back what a request holds; called when its answer is out or its connection is gone. */
export function releaseMemory(request: FastifyRequest): void {
  for (const taken of held.get(request) ?? []) taken.release()
  held.delete(request)
}

async function take(budget: ByteBudget, bytes: number): Promise<Share> {
  try {
    return await budget.take(bytes, PATIENCE)
  } catch (error) {
    if (error instanceof BudgetExhausted) throw tooMany()
    throw error
  }
}

function hold(request: FastifyRequest, taken: Share): void {
  const shares = held.get(request)
  if (shares) shares.push(taken)
  else held.set(request, [taken])
}

function tooMany(): Unavailable {
  return new Unavailable('Too many large requests at once', 2)
}
