-- What is formatted as SQL.
create table if not exists Orders (id integer primary key autoincrement, customer_id int not null references customers(id), total decimal(10,2) default 0.0, note varchar(200), created timestamp default current_timestamp);
select o.id, c.name as "Customer Name", sum(l.price * l.quantity) total, case when o.status = 'open' then 1 when o.status in ('paid', 'sent') then 2 else 3 end as state from orders o left outer join customers c on c.id = o.customer_id inner join lines l on (l.order_id = o.id and l.deleted is null) where o.created between '2020-01-01' and '2020-12-31' and (c.country = 'DE' or c.country like 'F%') and not exists (select 1 from returns r where r.order_id = o.id) group by o.id, c.name having sum(l.price) > 100 order by total desc, c.name limit 10 offset 20;
with recursive tree(id, parent, depth) as (select id, parent, 0 from nodes where parent is null union all select n.id, n.parent, t.depth + 1 from nodes n join tree t on t.id = n.parent) select * from tree where depth < 5 /* not deeper */;
insert into log (at, text) values (now(), 'it''s done'), (now(), 'again'); update Orders set total = total * 1.19, note = concat(note, ' taxed') where id in (1,2,3);
delete from orders where id = 7; begin; commit; drop table if exists x cascade;
create or replace function f(a int) returns int as $$ begin if a > 1 then return a; end if; return 0; end; $$ language plpgsql;
select distinct on (a) a, row_number() over (partition by b order by c desc) rn, count(*) filter (where d) from t1, t2 where t1.x = t2.y::int and z[1] = 'q' -- the end
