-- Land of a day by holder, from partitions in place: DuckDB reads only what may hold the day. Start it in the output folder.
select holder, sum(area_km2) as area_km2
from read_parquet('land/**/*.parquet', hive_partitioning = true)
where layer = 'control' and coalesce(start_date <= date '1950-06-01', true) and coalesce(end_date > date '1950-06-01', true)
group by holder order by area_km2 desc;
