
    -- Build actual result given inputs
with dbt_internal_unit_test_actual as (
  select
    "customer_id","signed_up_at","time_zone","reject_reason", 'actual' as "actual_or_expected"
  from (
    with

 __dbt__cte__base_shop__customers as (

-- Fixture for base_shop__customers
select 
    
    cast('a' as text)
 as "customer_id", cast(null as text) as "email", 
    
    cast('2024-07-01 10:00:00' as timestamp without time zone)
 as "signed_up_at", 
    
    cast('Europe/Madrid' as text)
 as "time_zone", cast(null as text) as "country", cast(null as integer) as "birth_year", cast(null as text) as "gender", cast(null as text) as "acquisition_channel", cast(null as numeric(18,4)) as "acquisition_cost", cast(null as boolean) as "marketing_consent", cast(null as timestamp without time zone) as "deleted_at"
union all
select 
    
    cast('b' as text)
 as "customer_id", cast(null as text) as "email", 
    
    cast('2024-07-01 10:00:00' as timestamp without time zone)
 as "signed_up_at", cast(null as text) as "time_zone", cast(null as text) as "country", cast(null as integer) as "birth_year", cast(null as text) as "gender", cast(null as text) as "acquisition_channel", cast(null as numeric(18,4)) as "acquisition_cost", cast(null as boolean) as "marketing_consent", cast(null as timestamp without time zone) as "deleted_at"
union all
select 
    
    cast('c' as text)
 as "customer_id", cast(null as text) as "email", cast(null as timestamp without time zone) as "signed_up_at", cast(null as text) as "time_zone", cast(null as text) as "country", cast(null as integer) as "birth_year", cast(null as text) as "gender", cast(null as text) as "acquisition_channel", cast(null as numeric(18,4)) as "acquisition_cost", cast(null as boolean) as "marketing_consent", cast(null as timestamp without time zone) as "deleted_at"
),  __dbt__cte__time_zones as (

-- Fixture for time_zones
select 
    
    cast('Africa/Abidjan' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Accra' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Addis_Ababa' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Algiers' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Asmara' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Asmera' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Bamako' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Bangui' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Banjul' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Bissau' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Blantyre' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Brazzaville' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Bujumbura' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Cairo' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Casablanca' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Ceuta' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Conakry' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Dakar' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Dar_es_Salaam' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Djibouti' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Douala' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/El_Aaiun' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Freetown' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Gaborone' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Harare' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Johannesburg' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Juba' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Kampala' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Khartoum' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Kigali' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Kinshasa' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Lagos' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Libreville' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Lome' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Luanda' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Lubumbashi' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Lusaka' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Malabo' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Maputo' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Maseru' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Mbabane' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Mogadishu' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Monrovia' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Nairobi' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Ndjamena' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Niamey' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Nouakchott' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Ouagadougou' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Porto-Novo' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Sao_Tome' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Timbuktu' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Tripoli' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Tunis' as text)
 as "time_zone"
union all
select 
    
    cast('Africa/Windhoek' as text)
 as "time_zone"
union all
select 
    
    cast('America/Adak' as text)
 as "time_zone"
union all
select 
    
    cast('America/Anchorage' as text)
 as "time_zone"
union all
select 
    
    cast('America/Anguilla' as text)
 as "time_zone"
union all
select 
    
    cast('America/Antigua' as text)
 as "time_zone"
union all
select 
    
    cast('America/Araguaina' as text)
 as "time_zone"
union all
select 
    
    cast('America/Argentina/Buenos_Aires' as text)
 as "time_zone"
union all
select 
    
    cast('America/Argentina/Catamarca' as text)
 as "time_zone"
union all
select 
    
    cast('America/Argentina/ComodRivadavia' as text)
 as "time_zone"
union all
select 
    
    cast('America/Argentina/Cordoba' as text)
 as "time_zone"
union all
select 
    
    cast('America/Argentina/Jujuy' as text)
 as "time_zone"
union all
select 
    
    cast('America/Argentina/La_Rioja' as text)
 as "time_zone"
union all
select 
    
    cast('America/Argentina/Mendoza' as text)
 as "time_zone"
union all
select 
    
    cast('America/Argentina/Rio_Gallegos' as text)
 as "time_zone"
union all
select 
    
    cast('America/Argentina/Salta' as text)
 as "time_zone"
union all
select 
    
    cast('America/Argentina/San_Juan' as text)
 as "time_zone"
union all
select 
    
    cast('America/Argentina/San_Luis' as text)
 as "time_zone"
union all
select 
    
    cast('America/Argentina/Tucuman' as text)
 as "time_zone"
union all
select 
    
    cast('America/Argentina/Ushuaia' as text)
 as "time_zone"
union all
select 
    
    cast('America/Aruba' as text)
 as "time_zone"
union all
select 
    
    cast('America/Asuncion' as text)
 as "time_zone"
union all
select 
    
    cast('America/Atikokan' as text)
 as "time_zone"
union all
select 
    
    cast('America/Atka' as text)
 as "time_zone"
union all
select 
    
    cast('America/Bahia' as text)
 as "time_zone"
union all
select 
    
    cast('America/Bahia_Banderas' as text)
 as "time_zone"
union all
select 
    
    cast('America/Barbados' as text)
 as "time_zone"
union all
select 
    
    cast('America/Belem' as text)
 as "time_zone"
union all
select 
    
    cast('America/Belize' as text)
 as "time_zone"
union all
select 
    
    cast('America/Blanc-Sablon' as text)
 as "time_zone"
union all
select 
    
    cast('America/Boa_Vista' as text)
 as "time_zone"
union all
select 
    
    cast('America/Bogota' as text)
 as "time_zone"
union all
select 
    
    cast('America/Boise' as text)
 as "time_zone"
union all
select 
    
    cast('America/Buenos_Aires' as text)
 as "time_zone"
union all
select 
    
    cast('America/Cambridge_Bay' as text)
 as "time_zone"
union all
select 
    
    cast('America/Campo_Grande' as text)
 as "time_zone"
union all
select 
    
    cast('America/Cancun' as text)
 as "time_zone"
union all
select 
    
    cast('America/Caracas' as text)
 as "time_zone"
union all
select 
    
    cast('America/Catamarca' as text)
 as "time_zone"
union all
select 
    
    cast('America/Cayenne' as text)
 as "time_zone"
union all
select 
    
    cast('America/Cayman' as text)
 as "time_zone"
union all
select 
    
    cast('America/Chicago' as text)
 as "time_zone"
union all
select 
    
    cast('America/Chihuahua' as text)
 as "time_zone"
union all
select 
    
    cast('America/Ciudad_Juarez' as text)
 as "time_zone"
union all
select 
    
    cast('America/Coral_Harbour' as text)
 as "time_zone"
union all
select 
    
    cast('America/Cordoba' as text)
 as "time_zone"
union all
select 
    
    cast('America/Costa_Rica' as text)
 as "time_zone"
union all
select 
    
    cast('America/Coyhaique' as text)
 as "time_zone"
union all
select 
    
    cast('America/Creston' as text)
 as "time_zone"
union all
select 
    
    cast('America/Cuiaba' as text)
 as "time_zone"
union all
select 
    
    cast('America/Curacao' as text)
 as "time_zone"
union all
select 
    
    cast('America/Danmarkshavn' as text)
 as "time_zone"
union all
select 
    
    cast('America/Dawson' as text)
 as "time_zone"
union all
select 
    
    cast('America/Dawson_Creek' as text)
 as "time_zone"
union all
select 
    
    cast('America/Denver' as text)
 as "time_zone"
union all
select 
    
    cast('America/Detroit' as text)
 as "time_zone"
union all
select 
    
    cast('America/Dominica' as text)
 as "time_zone"
union all
select 
    
    cast('America/Edmonton' as text)
 as "time_zone"
union all
select 
    
    cast('America/Eirunepe' as text)
 as "time_zone"
union all
select 
    
    cast('America/El_Salvador' as text)
 as "time_zone"
union all
select 
    
    cast('America/Ensenada' as text)
 as "time_zone"
union all
select 
    
    cast('America/Fort_Nelson' as text)
 as "time_zone"
union all
select 
    
    cast('America/Fort_Wayne' as text)
 as "time_zone"
union all
select 
    
    cast('America/Fortaleza' as text)
 as "time_zone"
union all
select 
    
    cast('America/Glace_Bay' as text)
 as "time_zone"
union all
select 
    
    cast('America/Godthab' as text)
 as "time_zone"
union all
select 
    
    cast('America/Goose_Bay' as text)
 as "time_zone"
union all
select 
    
    cast('America/Grand_Turk' as text)
 as "time_zone"
union all
select 
    
    cast('America/Grenada' as text)
 as "time_zone"
union all
select 
    
    cast('America/Guadeloupe' as text)
 as "time_zone"
union all
select 
    
    cast('America/Guatemala' as text)
 as "time_zone"
union all
select 
    
    cast('America/Guayaquil' as text)
 as "time_zone"
union all
select 
    
    cast('America/Guyana' as text)
 as "time_zone"
union all
select 
    
    cast('America/Halifax' as text)
 as "time_zone"
union all
select 
    
    cast('America/Havana' as text)
 as "time_zone"
union all
select 
    
    cast('America/Hermosillo' as text)
 as "time_zone"
union all
select 
    
    cast('America/Indiana/Indianapolis' as text)
 as "time_zone"
union all
select 
    
    cast('America/Indiana/Knox' as text)
 as "time_zone"
union all
select 
    
    cast('America/Indiana/Marengo' as text)
 as "time_zone"
union all
select 
    
    cast('America/Indiana/Petersburg' as text)
 as "time_zone"
union all
select 
    
    cast('America/Indiana/Tell_City' as text)
 as "time_zone"
union all
select 
    
    cast('America/Indiana/Vevay' as text)
 as "time_zone"
union all
select 
    
    cast('America/Indiana/Vincennes' as text)
 as "time_zone"
union all
select 
    
    cast('America/Indiana/Winamac' as text)
 as "time_zone"
union all
select 
    
    cast('America/Indianapolis' as text)
 as "time_zone"
union all
select 
    
    cast('America/Inuvik' as text)
 as "time_zone"
union all
select 
    
    cast('America/Iqaluit' as text)
 as "time_zone"
union all
select 
    
    cast('America/Jamaica' as text)
 as "time_zone"
union all
select 
    
    cast('America/Jujuy' as text)
 as "time_zone"
union all
select 
    
    cast('America/Juneau' as text)
 as "time_zone"
union all
select 
    
    cast('America/Kentucky/Louisville' as text)
 as "time_zone"
union all
select 
    
    cast('America/Kentucky/Monticello' as text)
 as "time_zone"
union all
select 
    
    cast('America/Knox_IN' as text)
 as "time_zone"
union all
select 
    
    cast('America/Kralendijk' as text)
 as "time_zone"
union all
select 
    
    cast('America/La_Paz' as text)
 as "time_zone"
union all
select 
    
    cast('America/Lima' as text)
 as "time_zone"
union all
select 
    
    cast('America/Los_Angeles' as text)
 as "time_zone"
union all
select 
    
    cast('America/Louisville' as text)
 as "time_zone"
union all
select 
    
    cast('America/Lower_Princes' as text)
 as "time_zone"
union all
select 
    
    cast('America/Maceio' as text)
 as "time_zone"
union all
select 
    
    cast('America/Managua' as text)
 as "time_zone"
union all
select 
    
    cast('America/Manaus' as text)
 as "time_zone"
union all
select 
    
    cast('America/Marigot' as text)
 as "time_zone"
union all
select 
    
    cast('America/Martinique' as text)
 as "time_zone"
union all
select 
    
    cast('America/Matamoros' as text)
 as "time_zone"
union all
select 
    
    cast('America/Mazatlan' as text)
 as "time_zone"
union all
select 
    
    cast('America/Mendoza' as text)
 as "time_zone"
union all
select 
    
    cast('America/Menominee' as text)
 as "time_zone"
union all
select 
    
    cast('America/Merida' as text)
 as "time_zone"
union all
select 
    
    cast('America/Metlakatla' as text)
 as "time_zone"
union all
select 
    
    cast('America/Mexico_City' as text)
 as "time_zone"
union all
select 
    
    cast('America/Miquelon' as text)
 as "time_zone"
union all
select 
    
    cast('America/Moncton' as text)
 as "time_zone"
union all
select 
    
    cast('America/Monterrey' as text)
 as "time_zone"
union all
select 
    
    cast('America/Montevideo' as text)
 as "time_zone"
union all
select 
    
    cast('America/Montreal' as text)
 as "time_zone"
union all
select 
    
    cast('America/Montserrat' as text)
 as "time_zone"
union all
select 
    
    cast('America/Nassau' as text)
 as "time_zone"
union all
select 
    
    cast('America/New_York' as text)
 as "time_zone"
union all
select 
    
    cast('America/Nipigon' as text)
 as "time_zone"
union all
select 
    
    cast('America/Nome' as text)
 as "time_zone"
union all
select 
    
    cast('America/Noronha' as text)
 as "time_zone"
union all
select 
    
    cast('America/North_Dakota/Beulah' as text)
 as "time_zone"
union all
select 
    
    cast('America/North_Dakota/Center' as text)
 as "time_zone"
union all
select 
    
    cast('America/North_Dakota/New_Salem' as text)
 as "time_zone"
union all
select 
    
    cast('America/Nuuk' as text)
 as "time_zone"
union all
select 
    
    cast('America/Ojinaga' as text)
 as "time_zone"
union all
select 
    
    cast('America/Panama' as text)
 as "time_zone"
union all
select 
    
    cast('America/Pangnirtung' as text)
 as "time_zone"
union all
select 
    
    cast('America/Paramaribo' as text)
 as "time_zone"
union all
select 
    
    cast('America/Phoenix' as text)
 as "time_zone"
union all
select 
    
    cast('America/Port-au-Prince' as text)
 as "time_zone"
union all
select 
    
    cast('America/Port_of_Spain' as text)
 as "time_zone"
union all
select 
    
    cast('America/Porto_Acre' as text)
 as "time_zone"
union all
select 
    
    cast('America/Porto_Velho' as text)
 as "time_zone"
union all
select 
    
    cast('America/Puerto_Rico' as text)
 as "time_zone"
union all
select 
    
    cast('America/Punta_Arenas' as text)
 as "time_zone"
union all
select 
    
    cast('America/Rainy_River' as text)
 as "time_zone"
union all
select 
    
    cast('America/Rankin_Inlet' as text)
 as "time_zone"
union all
select 
    
    cast('America/Recife' as text)
 as "time_zone"
union all
select 
    
    cast('America/Regina' as text)
 as "time_zone"
union all
select 
    
    cast('America/Resolute' as text)
 as "time_zone"
union all
select 
    
    cast('America/Rio_Branco' as text)
 as "time_zone"
union all
select 
    
    cast('America/Rosario' as text)
 as "time_zone"
union all
select 
    
    cast('America/Santa_Isabel' as text)
 as "time_zone"
union all
select 
    
    cast('America/Santarem' as text)
 as "time_zone"
union all
select 
    
    cast('America/Santiago' as text)
 as "time_zone"
union all
select 
    
    cast('America/Santo_Domingo' as text)
 as "time_zone"
union all
select 
    
    cast('America/Sao_Paulo' as text)
 as "time_zone"
union all
select 
    
    cast('America/Scoresbysund' as text)
 as "time_zone"
union all
select 
    
    cast('America/Shiprock' as text)
 as "time_zone"
union all
select 
    
    cast('America/Sitka' as text)
 as "time_zone"
union all
select 
    
    cast('America/St_Barthelemy' as text)
 as "time_zone"
union all
select 
    
    cast('America/St_Johns' as text)
 as "time_zone"
union all
select 
    
    cast('America/St_Kitts' as text)
 as "time_zone"
union all
select 
    
    cast('America/St_Lucia' as text)
 as "time_zone"
union all
select 
    
    cast('America/St_Thomas' as text)
 as "time_zone"
union all
select 
    
    cast('America/St_Vincent' as text)
 as "time_zone"
union all
select 
    
    cast('America/Swift_Current' as text)
 as "time_zone"
union all
select 
    
    cast('America/Tegucigalpa' as text)
 as "time_zone"
union all
select 
    
    cast('America/Thule' as text)
 as "time_zone"
union all
select 
    
    cast('America/Thunder_Bay' as text)
 as "time_zone"
union all
select 
    
    cast('America/Tijuana' as text)
 as "time_zone"
union all
select 
    
    cast('America/Toronto' as text)
 as "time_zone"
union all
select 
    
    cast('America/Tortola' as text)
 as "time_zone"
union all
select 
    
    cast('America/Vancouver' as text)
 as "time_zone"
union all
select 
    
    cast('America/Virgin' as text)
 as "time_zone"
union all
select 
    
    cast('America/Whitehorse' as text)
 as "time_zone"
union all
select 
    
    cast('America/Winnipeg' as text)
 as "time_zone"
union all
select 
    
    cast('America/Yakutat' as text)
 as "time_zone"
union all
select 
    
    cast('America/Yellowknife' as text)
 as "time_zone"
union all
select 
    
    cast('Antarctica/Casey' as text)
 as "time_zone"
union all
select 
    
    cast('Antarctica/Davis' as text)
 as "time_zone"
union all
select 
    
    cast('Antarctica/DumontDUrville' as text)
 as "time_zone"
union all
select 
    
    cast('Antarctica/Macquarie' as text)
 as "time_zone"
union all
select 
    
    cast('Antarctica/Mawson' as text)
 as "time_zone"
union all
select 
    
    cast('Antarctica/McMurdo' as text)
 as "time_zone"
union all
select 
    
    cast('Antarctica/Palmer' as text)
 as "time_zone"
union all
select 
    
    cast('Antarctica/Rothera' as text)
 as "time_zone"
union all
select 
    
    cast('Antarctica/South_Pole' as text)
 as "time_zone"
union all
select 
    
    cast('Antarctica/Syowa' as text)
 as "time_zone"
union all
select 
    
    cast('Antarctica/Troll' as text)
 as "time_zone"
union all
select 
    
    cast('Antarctica/Vostok' as text)
 as "time_zone"
union all
select 
    
    cast('Arctic/Longyearbyen' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Aden' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Almaty' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Amman' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Anadyr' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Aqtau' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Aqtobe' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Ashgabat' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Ashkhabad' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Atyrau' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Baghdad' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Bahrain' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Baku' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Bangkok' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Barnaul' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Beirut' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Bishkek' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Brunei' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Calcutta' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Chita' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Choibalsan' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Chongqing' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Chungking' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Colombo' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Dacca' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Damascus' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Dhaka' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Dili' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Dubai' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Dushanbe' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Famagusta' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Gaza' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Harbin' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Hebron' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Ho_Chi_Minh' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Hong_Kong' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Hovd' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Irkutsk' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Istanbul' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Jakarta' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Jayapura' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Jerusalem' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Kabul' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Kamchatka' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Karachi' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Kashgar' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Kathmandu' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Katmandu' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Khandyga' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Kolkata' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Krasnoyarsk' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Kuala_Lumpur' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Kuching' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Kuwait' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Macao' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Macau' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Magadan' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Makassar' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Manila' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Muscat' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Nicosia' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Novokuznetsk' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Novosibirsk' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Omsk' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Oral' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Phnom_Penh' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Pontianak' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Pyongyang' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Qatar' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Qostanay' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Qyzylorda' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Rangoon' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Riyadh' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Saigon' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Sakhalin' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Samarkand' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Seoul' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Shanghai' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Singapore' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Srednekolymsk' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Taipei' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Tashkent' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Tbilisi' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Tehran' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Tel_Aviv' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Thimbu' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Thimphu' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Tokyo' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Tomsk' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Ujung_Pandang' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Ulaanbaatar' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Ulan_Bator' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Urumqi' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Ust-Nera' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Vientiane' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Vladivostok' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Yakutsk' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Yangon' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Yekaterinburg' as text)
 as "time_zone"
union all
select 
    
    cast('Asia/Yerevan' as text)
 as "time_zone"
union all
select 
    
    cast('Atlantic/Azores' as text)
 as "time_zone"
union all
select 
    
    cast('Atlantic/Bermuda' as text)
 as "time_zone"
union all
select 
    
    cast('Atlantic/Canary' as text)
 as "time_zone"
union all
select 
    
    cast('Atlantic/Cape_Verde' as text)
 as "time_zone"
union all
select 
    
    cast('Atlantic/Faeroe' as text)
 as "time_zone"
union all
select 
    
    cast('Atlantic/Faroe' as text)
 as "time_zone"
union all
select 
    
    cast('Atlantic/Jan_Mayen' as text)
 as "time_zone"
union all
select 
    
    cast('Atlantic/Madeira' as text)
 as "time_zone"
union all
select 
    
    cast('Atlantic/Reykjavik' as text)
 as "time_zone"
union all
select 
    
    cast('Atlantic/South_Georgia' as text)
 as "time_zone"
union all
select 
    
    cast('Atlantic/St_Helena' as text)
 as "time_zone"
union all
select 
    
    cast('Atlantic/Stanley' as text)
 as "time_zone"
union all
select 
    
    cast('Australia/ACT' as text)
 as "time_zone"
union all
select 
    
    cast('Australia/Adelaide' as text)
 as "time_zone"
union all
select 
    
    cast('Australia/Brisbane' as text)
 as "time_zone"
union all
select 
    
    cast('Australia/Broken_Hill' as text)
 as "time_zone"
union all
select 
    
    cast('Australia/Canberra' as text)
 as "time_zone"
union all
select 
    
    cast('Australia/Currie' as text)
 as "time_zone"
union all
select 
    
    cast('Australia/Darwin' as text)
 as "time_zone"
union all
select 
    
    cast('Australia/Eucla' as text)
 as "time_zone"
union all
select 
    
    cast('Australia/Hobart' as text)
 as "time_zone"
union all
select 
    
    cast('Australia/LHI' as text)
 as "time_zone"
union all
select 
    
    cast('Australia/Lindeman' as text)
 as "time_zone"
union all
select 
    
    cast('Australia/Lord_Howe' as text)
 as "time_zone"
union all
select 
    
    cast('Australia/Melbourne' as text)
 as "time_zone"
union all
select 
    
    cast('Australia/NSW' as text)
 as "time_zone"
union all
select 
    
    cast('Australia/North' as text)
 as "time_zone"
union all
select 
    
    cast('Australia/Perth' as text)
 as "time_zone"
union all
select 
    
    cast('Australia/Queensland' as text)
 as "time_zone"
union all
select 
    
    cast('Australia/South' as text)
 as "time_zone"
union all
select 
    
    cast('Australia/Sydney' as text)
 as "time_zone"
union all
select 
    
    cast('Australia/Tasmania' as text)
 as "time_zone"
union all
select 
    
    cast('Australia/Victoria' as text)
 as "time_zone"
union all
select 
    
    cast('Australia/West' as text)
 as "time_zone"
union all
select 
    
    cast('Australia/Yancowinna' as text)
 as "time_zone"
union all
select 
    
    cast('Brazil/Acre' as text)
 as "time_zone"
union all
select 
    
    cast('Brazil/DeNoronha' as text)
 as "time_zone"
union all
select 
    
    cast('Brazil/East' as text)
 as "time_zone"
union all
select 
    
    cast('Brazil/West' as text)
 as "time_zone"
union all
select 
    
    cast('CST6CDT' as text)
 as "time_zone"
union all
select 
    
    cast('Canada/Atlantic' as text)
 as "time_zone"
union all
select 
    
    cast('Canada/Central' as text)
 as "time_zone"
union all
select 
    
    cast('Canada/Eastern' as text)
 as "time_zone"
union all
select 
    
    cast('Canada/Mountain' as text)
 as "time_zone"
union all
select 
    
    cast('Canada/Newfoundland' as text)
 as "time_zone"
union all
select 
    
    cast('Canada/Pacific' as text)
 as "time_zone"
union all
select 
    
    cast('Canada/Saskatchewan' as text)
 as "time_zone"
union all
select 
    
    cast('Canada/Yukon' as text)
 as "time_zone"
union all
select 
    
    cast('Chile/Continental' as text)
 as "time_zone"
union all
select 
    
    cast('Chile/EasterIsland' as text)
 as "time_zone"
union all
select 
    
    cast('Cuba' as text)
 as "time_zone"
union all
select 
    
    cast('EST' as text)
 as "time_zone"
union all
select 
    
    cast('EST5EDT' as text)
 as "time_zone"
union all
select 
    
    cast('Egypt' as text)
 as "time_zone"
union all
select 
    
    cast('Eire' as text)
 as "time_zone"
union all
select 
    
    cast('Etc/GMT' as text)
 as "time_zone"
union all
select 
    
    cast('Etc/GMT+0' as text)
 as "time_zone"
union all
select 
    
    cast('Etc/GMT+1' as text)
 as "time_zone"
union all
select 
    
    cast('Etc/GMT+10' as text)
 as "time_zone"
union all
select 
    
    cast('Etc/GMT+11' as text)
 as "time_zone"
union all
select 
    
    cast('Etc/GMT+12' as text)
 as "time_zone"
union all
select 
    
    cast('Etc/GMT+2' as text)
 as "time_zone"
union all
select 
    
    cast('Etc/GMT+3' as text)
 as "time_zone"
union all
select 
    
    cast('Etc/GMT+4' as text)
 as "time_zone"
union all
select 
    
    cast('Etc/GMT+5' as text)
 as "time_zone"
union all
select 
    
    cast('Etc/GMT+6' as text)
 as "time_zone"
union all
select 
    
    cast('Etc/GMT+7' as text)
 as "time_zone"
union all
select 
    
    cast('Etc/GMT+8' as text)
 as "time_zone"
union all
select 
    
    cast('Etc/GMT+9' as text)
 as "time_zone"
union all
select 
    
    cast('Etc/GMT-0' as text)
 as "time_zone"
union all
select 
    
    cast('Etc/GMT-1' as text)
 as "time_zone"
union all
select 
    
    cast('Etc/GMT-10' as text)
 as "time_zone"
union all
select 
    
    cast('Etc/GMT-11' as text)
 as "time_zone"
union all
select 
    
    cast('Etc/GMT-12' as text)
 as "time_zone"
union all
select 
    
    cast('Etc/GMT-13' as text)
 as "time_zone"
union all
select 
    
    cast('Etc/GMT-14' as text)
 as "time_zone"
union all
select 
    
    cast('Etc/GMT-2' as text)
 as "time_zone"
union all
select 
    
    cast('Etc/GMT-3' as text)
 as "time_zone"
union all
select 
    
    cast('Etc/GMT-4' as text)
 as "time_zone"
union all
select 
    
    cast('Etc/GMT-5' as text)
 as "time_zone"
union all
select 
    
    cast('Etc/GMT-6' as text)
 as "time_zone"
union all
select 
    
    cast('Etc/GMT-7' as text)
 as "time_zone"
union all
select 
    
    cast('Etc/GMT-8' as text)
 as "time_zone"
union all
select 
    
    cast('Etc/GMT-9' as text)
 as "time_zone"
union all
select 
    
    cast('Etc/GMT0' as text)
 as "time_zone"
union all
select 
    
    cast('Etc/Greenwich' as text)
 as "time_zone"
union all
select 
    
    cast('Etc/UCT' as text)
 as "time_zone"
union all
select 
    
    cast('Etc/UTC' as text)
 as "time_zone"
union all
select 
    
    cast('Etc/Universal' as text)
 as "time_zone"
union all
select 
    
    cast('Etc/Zulu' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Amsterdam' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Andorra' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Astrakhan' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Athens' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Belfast' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Belgrade' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Berlin' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Bratislava' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Brussels' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Bucharest' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Budapest' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Busingen' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Chisinau' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Copenhagen' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Dublin' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Gibraltar' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Guernsey' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Helsinki' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Isle_of_Man' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Istanbul' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Jersey' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Kaliningrad' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Kiev' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Kirov' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Kyiv' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Lisbon' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Ljubljana' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/London' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Luxembourg' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Madrid' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Malta' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Mariehamn' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Minsk' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Monaco' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Moscow' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Nicosia' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Oslo' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Paris' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Podgorica' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Prague' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Riga' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Rome' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Samara' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/San_Marino' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Sarajevo' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Saratov' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Simferopol' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Skopje' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Sofia' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Stockholm' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Tallinn' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Tirane' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Tiraspol' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Ulyanovsk' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Uzhgorod' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Vaduz' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Vatican' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Vienna' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Vilnius' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Volgograd' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Warsaw' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Zagreb' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Zaporozhye' as text)
 as "time_zone"
union all
select 
    
    cast('Europe/Zurich' as text)
 as "time_zone"
union all
select 
    
    cast('GB' as text)
 as "time_zone"
union all
select 
    
    cast('GB-Eire' as text)
 as "time_zone"
union all
select 
    
    cast('GMT' as text)
 as "time_zone"
union all
select 
    
    cast('GMT+0' as text)
 as "time_zone"
union all
select 
    
    cast('GMT-0' as text)
 as "time_zone"
union all
select 
    
    cast('GMT0' as text)
 as "time_zone"
union all
select 
    
    cast('Greenwich' as text)
 as "time_zone"
union all
select 
    
    cast('HST' as text)
 as "time_zone"
union all
select 
    
    cast('Hongkong' as text)
 as "time_zone"
union all
select 
    
    cast('Iceland' as text)
 as "time_zone"
union all
select 
    
    cast('Indian/Antananarivo' as text)
 as "time_zone"
union all
select 
    
    cast('Indian/Chagos' as text)
 as "time_zone"
union all
select 
    
    cast('Indian/Christmas' as text)
 as "time_zone"
union all
select 
    
    cast('Indian/Cocos' as text)
 as "time_zone"
union all
select 
    
    cast('Indian/Comoro' as text)
 as "time_zone"
union all
select 
    
    cast('Indian/Kerguelen' as text)
 as "time_zone"
union all
select 
    
    cast('Indian/Mahe' as text)
 as "time_zone"
union all
select 
    
    cast('Indian/Maldives' as text)
 as "time_zone"
union all
select 
    
    cast('Indian/Mauritius' as text)
 as "time_zone"
union all
select 
    
    cast('Indian/Mayotte' as text)
 as "time_zone"
union all
select 
    
    cast('Indian/Reunion' as text)
 as "time_zone"
union all
select 
    
    cast('Iran' as text)
 as "time_zone"
union all
select 
    
    cast('Israel' as text)
 as "time_zone"
union all
select 
    
    cast('Jamaica' as text)
 as "time_zone"
union all
select 
    
    cast('Japan' as text)
 as "time_zone"
union all
select 
    
    cast('Kwajalein' as text)
 as "time_zone"
union all
select 
    
    cast('Libya' as text)
 as "time_zone"
union all
select 
    
    cast('MST' as text)
 as "time_zone"
union all
select 
    
    cast('MST7MDT' as text)
 as "time_zone"
union all
select 
    
    cast('Mexico/BajaNorte' as text)
 as "time_zone"
union all
select 
    
    cast('Mexico/BajaSur' as text)
 as "time_zone"
union all
select 
    
    cast('Mexico/General' as text)
 as "time_zone"
union all
select 
    
    cast('NZ' as text)
 as "time_zone"
union all
select 
    
    cast('NZ-CHAT' as text)
 as "time_zone"
union all
select 
    
    cast('Navajo' as text)
 as "time_zone"
union all
select 
    
    cast('PRC' as text)
 as "time_zone"
union all
select 
    
    cast('PST8PDT' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Apia' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Auckland' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Bougainville' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Chatham' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Chuuk' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Easter' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Efate' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Enderbury' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Fakaofo' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Fiji' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Funafuti' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Galapagos' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Gambier' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Guadalcanal' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Guam' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Honolulu' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Johnston' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Kanton' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Kiritimati' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Kosrae' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Kwajalein' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Majuro' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Marquesas' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Midway' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Nauru' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Niue' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Norfolk' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Noumea' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Pago_Pago' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Palau' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Pitcairn' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Pohnpei' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Ponape' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Port_Moresby' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Rarotonga' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Saipan' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Samoa' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Tahiti' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Tarawa' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Tongatapu' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Truk' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Wake' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Wallis' as text)
 as "time_zone"
union all
select 
    
    cast('Pacific/Yap' as text)
 as "time_zone"
union all
select 
    
    cast('Poland' as text)
 as "time_zone"
union all
select 
    
    cast('Portugal' as text)
 as "time_zone"
union all
select 
    
    cast('ROC' as text)
 as "time_zone"
union all
select 
    
    cast('ROK' as text)
 as "time_zone"
union all
select 
    
    cast('Singapore' as text)
 as "time_zone"
union all
select 
    
    cast('Turkey' as text)
 as "time_zone"
union all
select 
    
    cast('UCT' as text)
 as "time_zone"
union all
select 
    
    cast('US/Alaska' as text)
 as "time_zone"
union all
select 
    
    cast('US/Aleutian' as text)
 as "time_zone"
union all
select 
    
    cast('US/Arizona' as text)
 as "time_zone"
union all
select 
    
    cast('US/Central' as text)
 as "time_zone"
union all
select 
    
    cast('US/East-Indiana' as text)
 as "time_zone"
union all
select 
    
    cast('US/Eastern' as text)
 as "time_zone"
union all
select 
    
    cast('US/Hawaii' as text)
 as "time_zone"
union all
select 
    
    cast('US/Indiana-Starke' as text)
 as "time_zone"
union all
select 
    
    cast('US/Michigan' as text)
 as "time_zone"
union all
select 
    
    cast('US/Mountain' as text)
 as "time_zone"
union all
select 
    
    cast('US/Pacific' as text)
 as "time_zone"
union all
select 
    
    cast('US/Samoa' as text)
 as "time_zone"
union all
select 
    
    cast('UTC' as text)
 as "time_zone"
union all
select 
    
    cast('Universal' as text)
 as "time_zone"
union all
select 
    
    cast('W-SU' as text)
 as "time_zone"
union all
select 
    
    cast('Zulu' as text)
 as "time_zone"
), customers as (
    select * from __dbt__cte__base_shop__customers
),

time_zones as (
    select * from __dbt__cte__time_zones
),

customers_in_utc as (
    select
        customers.*,
        time_zones.time_zone as known_time_zone,
        customers.signed_up_at at time zone time_zones.time_zone at time zone 'UTC' as signed_up_at_utc,
        customers.deleted_at at time zone time_zones.time_zone at time zone 'UTC' as deleted_at_utc
    from customers
    left join time_zones
        on
            coalesce(customers.time_zone, 'Asia/Kolkata')
            = time_zones.time_zone
),

customers_judged as (
    select
        *,
        -- Only what makes the identity or the time line unreadable: a rejected
        -- customer takes all orders along. A deletion may lie in the future.
        case
            when customer_id is null then 'missing_key'
            when known_time_zone is null then 'unknown_time_zone'
            when signed_up_at_utc > timestamp '2026-11-23 17:13:29'
                then 'in_the_future'
            when signed_up_at_utc < timestamp '1980-01-01'
                then 'in_the_distant_past'
            when deleted_at_utc < timestamp '1980-01-01'
                then 'in_the_distant_past'
        end as reject_reason
    from customers_in_utc
),

stg_shop__customers_checked as (
    select
        customer_id,
        email,
        country,
        birth_year,
        gender,
        acquisition_channel,
        acquisition_cost,
        marketing_consent,
        signed_up_at as signed_up_at_local,
        deleted_at as deleted_at_local,
        time_zone as time_zone_given,
        signed_up_at_utc as signed_up_at,
        deleted_at_utc as deleted_at,
        known_time_zone as time_zone,
        reject_reason,
        reject_reason is null
        and row_number() over (
        partition by customer_id, reject_reason
        order by
            cast(email is not null as int)
            + cast(time_zone is not null as int)
            + cast(country is not null as int)
            + cast(gender is not null as int)
            + cast(acquisition_channel is not null as int)
            + cast(signed_up_at is not null as int)
            + cast(deleted_at is not null as int)
            + cast(birth_year is not null as int)
            + cast(acquisition_cost is not null as int)
            + cast(marketing_consent is not null as int)
             desc,
            signed_up_at desc nulls last,
            email collate "C" desc nulls last,
            time_zone collate "C" desc nulls last,
            country collate "C" desc nulls last,
            gender collate "C" desc nulls last,
            acquisition_channel collate "C" desc nulls last,
            signed_up_at desc nulls last,
            deleted_at desc nulls last,
            birth_year desc nulls last,
            acquisition_cost desc nulls last,
            marketing_consent desc nulls last
    ) > 1 as is_duplicate
    from customers_judged
)

select * from stg_shop__customers_checked
  ) _dbt_internal_unit_test_actual
),
-- Build expected result
dbt_internal_unit_test_expected as (
  select
    "customer_id", "signed_up_at", "time_zone", "reject_reason", 'expected' as "actual_or_expected"
  from (
    select 
    
    cast('a' as text)
 as "customer_id", 
    
    cast('2024-07-01 08:00:00' as timestamp without time zone)
 as "signed_up_at", 
    
    cast('Europe/Madrid' as text)
 as "time_zone", 
    
    cast(null as text)
 as "reject_reason"
union all
select 
    
    cast('b' as text)
 as "customer_id", 
    
    cast('2024-07-01 04:30:00' as timestamp without time zone)
 as "signed_up_at", 
    
    cast('Asia/Kolkata' as text)
 as "time_zone", 
    
    cast(null as text)
 as "reject_reason"
union all
select 
    
    cast('c' as text)
 as "customer_id", 
    
    cast(null as timestamp without time zone)
 as "signed_up_at", 
    
    cast('Asia/Kolkata' as text)
 as "time_zone", 
    
    cast(null as text)
 as "reject_reason"
  ) _dbt_internal_unit_test_expected
)
-- Union actual and expected results
select * from dbt_internal_unit_test_actual
union all
select * from dbt_internal_unit_test_expected