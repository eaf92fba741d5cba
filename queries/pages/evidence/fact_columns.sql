-- The columns of a fact, in order.
-- Grain: column_name. Reads: meta.fact_column.
-- needs: public
select column_name
from meta.fact_column
where fact = $fact
order by place
