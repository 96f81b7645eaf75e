-- board: each cluster of databases counts its transactions by itself. A dump that is restored into another one brings along the numbers
-- of where it was taken, so a change, and what has been forgotten, say of which cluster their number is.

-- A day's worth, and of which cluster its numbers are is not known any more: whoever listens reads the board anew once.
delete from board_change;
alter table board_change add column cluster text not null default ((pg_control_system()).system_identifier::text);

drop table board_memory;
-- The newest transaction of which something has been deleted: who has not seen all until then can not catch up any more.
create table board_memory (
    cluster   text primary key,
    forgotten bigint not null
);
