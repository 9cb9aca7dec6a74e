-- A consultation shows the reports that grew out of it (R-012).
create index report_converted on report (converted_from) where converted_from is not null;
