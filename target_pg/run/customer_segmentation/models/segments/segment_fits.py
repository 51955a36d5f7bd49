
      
  
    

  create  table "postgres"."segmentation"."segment_fits"
  
  
    as
  
  (
    select * from pg_temp."segment_fits__dbt_rows"
  );
  
  