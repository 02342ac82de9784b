-- Spreads a Longlist store over the nodes of a Citus cluster, by organization. Run it once, as the owner of the tables, on the
-- coordinator of a database that Longlist has migrated (`longlist doctor` does that) and in which the extension was made:
--
--   create extension citus;
--   \i scripts/distribute.citus.sql
--
-- Citus copies what the tables hold already, so it may be run on an empty store or on a full one whose servers are stopped.
-- All tables of an organization land on one node together, so no statement of a request leaves it.

begin;

-- A transaction tells row-level security its organization by set_config, which Citus does not hand on to the nodes, so the
-- policies would refuse everything there. What is left is the condition on the organization that every statement has.
do $$
declare name text;
begin
  foreach name in array array['organization', 'client', 'credential', 'custom_field', 'job', 'stage', 'person',
    'source_contact', 'application', 'attachment', 'note', 'event', 'event_details', 'answer', 'department', 'office',
    'opening', 'questionnaire', 'move', 'conversation', 'message', 'lead', 'match_key', 'match_queue', 'rate_window',
    'application_tag', 'user_account', 'session', 'invitation', 'hiring_team', 'saved_view', 'undo_step',
    'application_text', 'search_queue']
  loop
    execute format('alter table %I disable row level security, no force row level security', name);
  end loop;
end $$;

-- Who may call: small, seldom changed, and looked up before the organization is known. Every node has a copy.
select create_reference_table('organization');
select create_reference_table('client');
select create_reference_table('credential');

-- What an organization has. Parents stand before their children, as foreign keys between distributed tables need them.
select create_distributed_table('custom_field', 'organization_id');
select create_distributed_table('job', 'organization_id', colocate_with => 'custom_field');
select create_distributed_table('stage', 'organization_id', colocate_with => 'custom_field');
select create_distributed_table('person', 'organization_id', colocate_with => 'custom_field');
select create_distributed_table('source_contact', 'organization_id', colocate_with => 'custom_field');
select create_distributed_table('application', 'organization_id', colocate_with => 'custom_field');
select create_distributed_table('application_tag', 'organization_id', colocate_with => 'custom_field');
select create_distributed_table('attachment', 'organization_id', colocate_with => 'custom_field');
select create_distributed_table('note', 'organization_id', colocate_with => 'custom_field');
select create_distributed_table('event', 'organization_id', colocate_with => 'custom_field');
select create_distributed_table('event_details', 'organization_id', colocate_with => 'custom_field');
select create_distributed_table('answer', 'organization_id', colocate_with => 'custom_field');
select create_distributed_table('department', 'organization_id', colocate_with => 'custom_field');
select create_distributed_table('office', 'organization_id', colocate_with => 'custom_field');
select create_distributed_table('opening', 'organization_id', colocate_with => 'custom_field');
select create_distributed_table('questionnaire', 'organization_id', colocate_with => 'custom_field');
select create_distributed_table('move', 'organization_id', colocate_with => 'custom_field');
select create_distributed_table('conversation', 'organization_id', colocate_with => 'custom_field');
select create_distributed_table('message', 'organization_id', colocate_with => 'custom_field');
select create_distributed_table('lead', 'organization_id', colocate_with => 'custom_field');
select create_distributed_table('match_key', 'organization_id', colocate_with => 'custom_field');
select create_distributed_table('match_queue', 'organization_id', colocate_with => 'custom_field');
select create_distributed_table('rate_window', 'organization_id', colocate_with => 'custom_field');
select create_distributed_table('user_account', 'organization_id', colocate_with => 'custom_field');
select create_distributed_table('session', 'organization_id', colocate_with => 'custom_field');
select create_distributed_table('invitation', 'organization_id', colocate_with => 'custom_field');
select create_distributed_table('hiring_team', 'organization_id', colocate_with => 'custom_field');
select create_distributed_table('saved_view', 'organization_id', colocate_with => 'custom_field');
select create_distributed_table('undo_step', 'organization_id', colocate_with => 'custom_field');
select create_distributed_table('application_text', 'organization_id', colocate_with => 'custom_field');
select create_distributed_table('search_index', 'organization_id', colocate_with => 'custom_field');
select create_distributed_table('search_head', 'organization_id', colocate_with => 'custom_field');
select create_distributed_table('search_queue', 'organization_id', colocate_with => 'custom_field');

-- The store's own bookkeeping (id_sequence, catalog_version, schema_migration, task, store_mark, sign_in_throttle)
-- stays on the coordinator.

commit;
