/** Who does which task until when, and what a store says of itself: which key it is sealed with, whether it is a whole copy. */

export const sqlite: readonly string[] = [
  `create table task (
    name text primary key,
    due_at integer not null,
    holder text,
    held_until integer not null
  ) strict, without rowid`,
  `create table store_mark (
    name text primary key,
    value text not null
  ) strict, without rowid`,
]

export const postgres: readonly string[] = [
  `create table task (
    name text primary key,
    due_at bigint not null,
    holder text,
    held_until bigint not null
  )`,
  `create table store_mark (
    name text primary key,
    value text not null
  )`,
]
