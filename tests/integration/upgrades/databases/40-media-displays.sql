BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'ticketing','m001_visits_steps_events','2026-12-01 01:43:30.221403+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'ticketing','m002_every_turn','2026-12-01 01:43:30.223763+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'ticketing','m003_live_staff','2026-12-01 01:43:30.234453+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'ticketing','m004_rooms_and_help','2026-12-01 01:43:30.235208+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'ticketing','m005_appointments','2026-12-01 01:43:30.241993+00:00');
INSERT INTO "_sqlite_migrations" VALUES(6,'ticketing','m006_day','2026-12-01 01:43:30.242305+00:00');
INSERT INTO "_sqlite_migrations" VALUES(7,'ticketing','m007_evened_out','2026-12-01 01:43:30.242436+00:00');
INSERT INTO "_sqlite_migrations" VALUES(8,'ticketing','m008_files_of_appointments','2026-12-01 01:43:30.242728+00:00');
INSERT INTO "_sqlite_migrations" VALUES(9,'ticketing','m009_how_many_wait','2026-12-01 01:43:30.243149+00:00');
INSERT INTO "_sqlite_migrations" VALUES(10,'ticketing','m012_presence','2026-12-01 01:43:30.243595+00:00');
INSERT INTO "_sqlite_migrations" VALUES(11,'ticketing','m013_calls_on_screens','2026-12-01 01:43:30.243880+00:00');
INSERT INTO "_sqlite_migrations" VALUES(12,'ticketing','m015_the_bad_day','2026-12-01 01:43:30.252822+00:00');
INSERT INTO "_sqlite_migrations" VALUES(13,'ticketing','m016_tries','2026-12-01 01:43:30.253303+00:00');
INSERT INTO "_sqlite_migrations" VALUES(14,'ticketing','m014_rests','2026-12-01 01:43:30.255286+00:00');
INSERT INTO "_sqlite_migrations" VALUES(15,'ticketing','m017_retention','2026-12-01 01:43:30.260667+00:00');
INSERT INTO "_sqlite_migrations" VALUES(16,'ticketing','m018_site_versions','2026-12-01 01:43:30.261380+00:00');
INSERT INTO "_sqlite_migrations" VALUES(17,'ticketing','m019_today','2026-12-01 01:43:30.262075+00:00');
INSERT INTO "_sqlite_migrations" VALUES(18,'ticketing','m020_kept_lists','2026-12-01 01:43:30.262427+00:00');
INSERT INTO "_sqlite_migrations" VALUES(19,'ticketing','m021_unfound','2026-12-01 01:43:30.262616+00:00');
INSERT INTO "_sqlite_migrations" VALUES(20,'ticketing','m022_visitors_say','2026-12-01 01:43:30.263273+00:00');
INSERT INTO "_sqlite_migrations" VALUES(21,'ticketing','m023_messages','2026-12-01 01:43:30.267727+00:00');
INSERT INTO "_sqlite_migrations" VALUES(22,'ticketing','m024_media','2026-12-01 01:43:30.276924+00:00');
INSERT INTO "_sqlite_migrations" VALUES(23,'ticketing','m026_alerts','2026-12-01 01:43:30.277363+00:00');
INSERT INTO "_sqlite_migrations" VALUES(24,'ticketing','m027_greetings','2026-12-01 01:43:30.285173+00:00');
INSERT INTO "_sqlite_migrations" VALUES(25,'ticketing','m028_media_displays','2026-12-01 01:43:30.287197+00:00');
INSERT INTO "_sqlite_migrations" VALUES(26,'hardware','m001_devices_and_jobs','2026-12-01 01:43:30.292556+00:00');
INSERT INTO "_sqlite_migrations" VALUES(27,'hardware','m002_no_place_in_the_log','2026-12-01 01:43:30.292939+00:00');
INSERT INTO "_sqlite_migrations" VALUES(28,'hardware','m003_rolls_and_printers_that_stand_in','2026-12-01 01:43:30.301875+00:00');
INSERT INTO "_sqlite_migrations" VALUES(29,'hardware','m004_what_happened','2026-12-01 01:43:30.302311+00:00');
INSERT INTO "_sqlite_migrations" VALUES(30,'analytics','a_row_per_day_and_enquiry_type','2026-12-01 01:43:30.302932+00:00');
INSERT INTO "_sqlite_migrations" VALUES(31,'analytics','a_changed_step_undoes_its_day','2026-12-01 01:43:30.303153+00:00');
INSERT INTO "_sqlite_migrations" VALUES(32,'analytics','answers_at_the_door_and_avoidable_contact','2026-12-01 01:43:30.313214+00:00');
INSERT INTO "_sqlite_migrations" VALUES(33,'analytics','how_soon_they_were_greeted','2026-12-01 01:43:30.319970+00:00');
INSERT INTO "_sqlite_migrations" VALUES(34,'web','m001_tokens','2026-12-01 01:43:30.326143+00:00');
INSERT INTO "_sqlite_migrations" VALUES(35,'web','m001b_kiosk_of_a_token','2026-12-01 01:43:30.326496+00:00');
INSERT INTO "_sqlite_migrations" VALUES(36,'web','m002_more_roles','2026-12-01 01:43:30.335590+00:00');
INSERT INTO "_sqlite_migrations" VALUES(37,'web','m003_sessions','2026-12-01 01:43:30.341344+00:00');
INSERT INTO "_sqlite_migrations" VALUES(38,'web','m004_token_use','2026-12-01 01:43:30.343474+00:00');
INSERT INTO "_sqlite_migrations" VALUES(39,'web','m005_paired_screens','2026-12-01 01:43:30.352385+00:00');
CREATE TABLE acted (
    site TEXT NOT NULL,
    adviser TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (site, adviser)
) STRICT, WITHOUT ROWID;
INSERT INTO "acted" VALUES('riverside','aisha',1795513800000);
INSERT INTO "acted" VALUES('riverside','carys',1795519800000);
INSERT INTO "acted" VALUES('riverside','daniel',1795514160000);
INSERT INTO "acted" VALUES('riverside','megan',1795512600000);
INSERT INTO "acted" VALUES('riverside','owen',1795514100000);
INSERT INTO "acted" VALUES('riverside','rhian',1795513140000);
CREATE TABLE adviser (
    site TEXT NOT NULL REFERENCES site(id),
    id TEXT NOT NULL,
    pin_hash TEXT,
    retired INTEGER NOT NULL DEFAULT 0, from_file TEXT CHECK (from_file IS NULL OR json_valid(from_file)), profile TEXT CHECK (profile IS NULL OR json_valid(profile)), password_hash TEXT, secrets INTEGER NOT NULL DEFAULT 0, failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0), last_failure_at INTEGER, locked_until INTEGER,
    PRIMARY KEY (site, id)
) STRICT, WITHOUT ROWID;
INSERT INTO "adviser" VALUES('riverside','aisha',NULL,0,'{"backup": ["council-tax", "private-interview"], "id": "aisha", "languages": ["ur"], "name": "Aisha", "role": "adviser", "skills": ["benefits", "housing-allocations"]}',NULL,NULL,0,0,NULL,NULL);
INSERT INTO "adviser" VALUES('riverside','carys',NULL,0,'{"backup": ["benefits", "housing-allocations", "general-enquiries", "reception", "bus-passes", "refuse", "highways", "parks", "planning", "garages", "tenders", "environmental-health", "citizens-advice"], "id": "carys", "languages": ["cy"], "name": "Carys", "role": "supervisor", "skills": ["complaints", "private-interview", "council-tax"]}',NULL,NULL,0,0,NULL,NULL);
INSERT INTO "adviser" VALUES('riverside','daniel',NULL,0,'{"backup": ["general-enquiries", "reception"], "id": "daniel", "languages": [], "name": "Daniel", "role": "adviser", "skills": ["council-tax", "garages", "tenders", "complaints"]}',NULL,NULL,0,0,NULL,NULL);
INSERT INTO "adviser" VALUES('riverside','joyce',NULL,0,'{"backup": [], "id": "joyce", "languages": ["cy"], "name": "Joyce", "role": "receptionist", "skills": []}',NULL,NULL,0,0,NULL,NULL);
INSERT INTO "adviser" VALUES('riverside','megan',NULL,0,'{"backup": ["housing-allocations", "garages"], "id": "megan", "languages": ["cy"], "name": "Megan", "role": "adviser", "skills": ["council-tax", "benefits", "general-enquiries"]}',NULL,NULL,0,0,NULL,NULL);
INSERT INTO "adviser" VALUES('riverside','owen',NULL,0,'{"backup": ["general-enquiries", "refuse"], "id": "owen", "languages": ["cy"], "name": "Owen", "role": "adviser", "skills": ["planning", "parks", "highways", "environmental-health"]}','{"backup": ["general-enquiries", "refuse"], "id": "owen", "languages": ["cy"], "name": "Owain", "role": "adviser", "skills": ["environmental-health", "planning", "parks", "highways"]}',NULL,0,0,NULL,NULL);
INSERT INTO "adviser" VALUES('riverside','priya',NULL,0,'{"backup": ["council-tax", "complaints", "tenders"], "id": "priya", "languages": ["pa"], "name": "Priya", "role": "adviser", "skills": ["general-enquiries", "reception", "bus-passes", "refuse", "highways", "parks"]}',NULL,NULL,0,0,NULL,NULL);
INSERT INTO "adviser" VALUES('riverside','rhian',NULL,0,'{"backup": ["benefits", "complaints"], "id": "rhian", "languages": ["cy"], "name": "Rhian", "role": "adviser", "skills": ["private-interview", "housing-allocations", "citizens-advice"]}',NULL,NULL,0,0,NULL,NULL);
INSERT INTO "adviser" VALUES('riverside','tomasz',NULL,0,'{"backup": ["council-tax", "planning"], "id": "tomasz", "languages": ["pl"], "name": "Tomasz", "role": "adviser", "skills": ["bus-passes", "refuse", "general-enquiries", "reception", "garages"]}',NULL,NULL,0,0,NULL,NULL);
CREATE TABLE alert (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL REFERENCES site(id),
    subject TEXT NOT NULL,
    about TEXT NOT NULL CHECK (json_valid(about)),
    began_at INTEGER NOT NULL,
    fell_at INTEGER NOT NULL,
    falls INTEGER NOT NULL CHECK (falls > 0),
    well_since INTEGER,
    unsteady INTEGER NOT NULL CHECK (unsteady IN (0, 1)),
    told_at INTEGER,
    back_at INTEGER CHECK (back_at IS NULL OR (told_at IS NOT NULL AND well_since IS NOT NULL)),
    dismissed_at INTEGER CHECK (dismissed_at IS NULL OR told_at IS NOT NULL),
    dismissed_by TEXT,
    UNIQUE (site, subject)
) STRICT;
INSERT INTO "alert" VALUES(1,'riverside','printer left','{"kind": "printer", "name": "Kiosk 1, printer", "where": "Entrance, left", "state": "paper_out", "places": []}',1795513200000,1795513200000,1,NULL,0,1795513260000,NULL,NULL,NULL);
CREATE TABLE appointment (
    id TEXT PRIMARY KEY,
    site TEXT NOT NULL REFERENCES site(id),
    type TEXT NOT NULL,
    enquiry TEXT NOT NULL,
    adviser TEXT NOT NULL,
    service_point TEXT NOT NULL,
    service_day TEXT NOT NULL CHECK (service_day GLOB '[0-9]*-[0-9][0-9]-[0-9][0-9]'),
    starts_at INTEGER NOT NULL CHECK (starts_at % 300000 = 0),
    ends_at INTEGER NOT NULL CHECK (ends_at % 300000 = 0),
    state TEXT NOT NULL DEFAULT 'booked'
        CHECK (state IN ('booked', 'checked_in', 'missed', 'cancelled')),
    code TEXT NOT NULL,
    language TEXT NOT NULL,
    asked_language TEXT,
    needs TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT 'staff' CHECK (source IN ('staff', 'program', 'import')),
    booked_for TEXT,
    reference TEXT,
    cancel_reason TEXT,
    visit TEXT REFERENCES visit(id),
    punctuality TEXT CHECK (punctuality IN ('early', 'on_time', 'late')),
    checked_in_at INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CHECK (starts_at < ends_at AND ends_at - starts_at <= 28800000),
    CHECK ((state = 'cancelled') = (cancel_reason IS NOT NULL)),
    CHECK ((state = 'checked_in') = (visit IS NOT NULL)),
    CHECK ((visit IS NULL) = (checked_in_at IS NULL)),
    CHECK ((visit IS NULL) = (punctuality IS NULL)),
    FOREIGN KEY (site, enquiry) REFERENCES enquiry_type(site, id),
    FOREIGN KEY (site, adviser) REFERENCES adviser(site, id),
    FOREIGN KEY (site, service_point) REFERENCES service_point(site, id)
) STRICT;
INSERT INTO "appointment" VALUES('01M86FSFF0W7GZ8M7CMR4B1M1F','riverside','benefits-interview','benefits','aisha','room-1','2026-11-24',1795518000000,1795519800000,'checked_in','694926','cy',NULL,'','staff',NULL,NULL,NULL,'01M86K3NX0YRGN5T2ZE6KS5K6F','on_time',1795517700000,1795514220000,1795517700000);
INSERT INTO "appointment" VALUES('01M86FSFF06DTJ3NWJ3KAM5G36','riverside','benefits-interview','benefits','aisha','room-1','2026-11-24',1795519800000,1795521600000,'missed','294782','cy',NULL,'','staff',NULL,NULL,NULL,NULL,NULL,NULL,1795514220000,1795521600000);
INSERT INTO "appointment" VALUES('01M86FSFF0QQS3WGJZ2E4JE513','riverside','benefits-interview','benefits','aisha','room-1','2026-11-24',1795528800000,1795530600000,'cancelled','759201','cy',NULL,'','staff',NULL,NULL,'visitor_asked',NULL,NULL,NULL,1795514220000,1795515000000);
CREATE TABLE appointment_person (
    appointment TEXT PRIMARY KEY REFERENCES appointment(id) ON DELETE CASCADE,
    name TEXT CHECK (length(name) <= 80),
    contact TEXT CHECK (length(contact) <= 120),
    note TEXT CHECK (length(note) <= 500)
) STRICT, WITHOUT ROWID;
INSERT INTO "appointment_person" VALUES('01M86FSFF0W7GZ8M7CMR4B1M1F','Mair Jones','mair@example.org','Brings her rent book');
CREATE TABLE appointment_said (
    appointment TEXT PRIMARY KEY REFERENCES appointment(id) ON DELETE CASCADE,
    form TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    said TEXT NOT NULL CHECK (json_valid(said)),
    person TEXT CHECK (person IS NULL OR json_valid(person))
) STRICT, WITHOUT ROWID;
INSERT INTO "appointment_said" VALUES('01M86FSFF0W7GZ8M7CMR4B1M1F','csv',0,'{}',NULL);
CREATE TABLE appointment_slot (
    site TEXT NOT NULL,
    resource TEXT NOT NULL,
    slot INTEGER NOT NULL,
    appointment TEXT REFERENCES appointment(id) ON DELETE CASCADE,
    block INTEGER REFERENCES block(id) ON DELETE CASCADE,
    PRIMARY KEY (site, resource, slot),
    CHECK ((appointment IS NULL) != (block IS NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985060,'01M86FSFF0W7GZ8M7CMR4B1M1F',NULL);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985061,'01M86FSFF0W7GZ8M7CMR4B1M1F',NULL);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985062,'01M86FSFF0W7GZ8M7CMR4B1M1F',NULL);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985063,'01M86FSFF0W7GZ8M7CMR4B1M1F',NULL);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985064,'01M86FSFF0W7GZ8M7CMR4B1M1F',NULL);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985065,'01M86FSFF0W7GZ8M7CMR4B1M1F',NULL);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985612,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985613,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985614,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985615,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985616,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985617,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985618,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985619,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985620,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985621,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985622,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985623,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985624,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985625,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985626,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985627,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985628,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985629,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985630,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985631,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985632,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985633,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985634,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985635,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985636,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985637,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985638,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985639,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985640,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985641,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985642,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985643,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985644,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985645,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985646,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','adviser:aisha',5985647,NULL,1);
INSERT INTO "appointment_slot" VALUES('riverside','point:room-1',5985060,'01M86FSFF0W7GZ8M7CMR4B1M1F',NULL);
INSERT INTO "appointment_slot" VALUES('riverside','point:room-1',5985061,'01M86FSFF0W7GZ8M7CMR4B1M1F',NULL);
INSERT INTO "appointment_slot" VALUES('riverside','point:room-1',5985062,'01M86FSFF0W7GZ8M7CMR4B1M1F',NULL);
INSERT INTO "appointment_slot" VALUES('riverside','point:room-1',5985063,'01M86FSFF0W7GZ8M7CMR4B1M1F',NULL);
INSERT INTO "appointment_slot" VALUES('riverside','point:room-1',5985064,'01M86FSFF0W7GZ8M7CMR4B1M1F',NULL);
INSERT INTO "appointment_slot" VALUES('riverside','point:room-1',5985065,'01M86FSFF0W7GZ8M7CMR4B1M1F',NULL);
CREATE TABLE block (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL REFERENCES site(id),
    adviser TEXT,
    service_point TEXT,
    starts_at INTEGER NOT NULL CHECK (starts_at % 300000 = 0),
    ends_at INTEGER NOT NULL CHECK (ends_at % 300000 = 0),
    reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 80),
    created_at INTEGER NOT NULL,
    CHECK (starts_at < ends_at AND ends_at - starts_at <= 2678400000),
    CHECK (adviser IS NULL OR service_point IS NULL),
    FOREIGN KEY (site, adviser) REFERENCES adviser(site, id),
    FOREIGN KEY (site, service_point) REFERENCES service_point(site, id)
) STRICT;
INSERT INTO "block" VALUES(1,'riverside','aisha',NULL,1795683600000,1795694400000,'Training',1795515120000);
CREATE TABLE call_receipt (
    site TEXT NOT NULL,
    announcement INTEGER NOT NULL,
    screen TEXT NOT NULL,
    shown_at INTEGER NOT NULL,
    said_at INTEGER,
    PRIMARY KEY (site, announcement, screen)
) STRICT, WITHOUT ROWID;
INSERT INTO "call_receipt" VALUES('riverside',31,'2530aa222c31f46dda5c7f589aeb063a',1795511820000,1795511820000);
INSERT INTO "call_receipt" VALUES('riverside',31,'729d7d638cef1b476c9ad1d5d275dc91',1795511820000,NULL);
CREATE TABLE come_again (
    visit TEXT PRIMARY KEY REFERENCES visit(id),
    site TEXT NOT NULL REFERENCES site(id),
    service_day TEXT NOT NULL,
    valid_until TEXT NOT NULL,
    used_by TEXT REFERENCES visit(id)
) STRICT;
CREATE TABLE complaint (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL REFERENCES site(id),
    at INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('complaint', 'comment')),
    source TEXT NOT NULL CHECK (source IN ('phone', 'exit', 'staff')),
    language TEXT NOT NULL,
    text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
    name TEXT CHECK (length(name) BETWEEN 1 AND 100),
    contact TEXT CHECK (length(contact) BETWEEN 1 AND 200),
    closed_at INTEGER,
    closed_by TEXT,
    answer TEXT CHECK (length(answer) BETWEEN 1 AND 2000),
    CHECK ((closed_at IS NULL) = (closed_by IS NULL)),
    CHECK ((closed_at IS NULL) = (answer IS NULL))
) STRICT;
INSERT INTO "complaint" VALUES(1,'riverside',0,'complaint','exit','en','Cold','Mair','01234',NULL,NULL,NULL);
INSERT INTO "complaint" VALUES(2,'riverside',0,'complaint','exit','en','Cold','Mair','01234',1,'carys','We rang her.');
CREATE TABLE courtesy_line (
    site TEXT PRIMARY KEY REFERENCES site(id),
    words TEXT NOT NULL CHECK (json_valid(words))
) STRICT, WITHOUT ROWID;
INSERT INTO "courtesy_line" VALUES('riverside','{"cy": "Diolch"}');
CREATE TABLE date_hours (
    site TEXT NOT NULL REFERENCES site(id),
    day TEXT NOT NULL CHECK (day GLOB '[0-9]*-[0-9][0-9]-[0-9][0-9]'),
    hours TEXT NOT NULL CHECK (json_valid(hours)),
    reason TEXT NOT NULL CHECK (json_valid(reason)),
    PRIMARY KEY (site, day)
) STRICT, WITHOUT ROWID;
INSERT INTO "date_hours" VALUES('riverside','2026-12-01','["10:00-12:00"]','{"cy": "Eira"}');
CREATE TABLE device (
            id TEXT PRIMARY KEY,
            state TEXT NOT NULL,
            detail TEXT NOT NULL DEFAULT '',
            since INTEGER NOT NULL
        ) STRICT
        ;
INSERT INTO "device" VALUES('entrance-left-printer','paper_out','',1);
CREATE TABLE device_past ( id INTEGER PRIMARY KEY, device TEXT NOT NULL, at INTEGER NOT NULL, state TEXT NOT NULL, detail TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE enquiry_switch (
    site TEXT NOT NULL,
    enquiry TEXT NOT NULL,
    off_at INTEGER NOT NULL,
    service_day TEXT,
    reason TEXT NOT NULL,
    PRIMARY KEY (site, enquiry),
    FOREIGN KEY (site, enquiry) REFERENCES enquiry_type(site, id)
) STRICT, WITHOUT ROWID;
INSERT INTO "enquiry_switch" VALUES('riverside','tenders',1795514400000,'2026-11-24','staff_away');
CREATE TABLE enquiry_type (
    site TEXT NOT NULL REFERENCES site(id),
    id TEXT NOT NULL,
    retired INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (site, id)
) STRICT, WITHOUT ROWID;
INSERT INTO "enquiry_type" VALUES('riverside','benefits',0);
INSERT INTO "enquiry_type" VALUES('riverside','bus-passes',0);
INSERT INTO "enquiry_type" VALUES('riverside','citizens-advice',0);
INSERT INTO "enquiry_type" VALUES('riverside','complaints',0);
INSERT INTO "enquiry_type" VALUES('riverside','council-tax',0);
INSERT INTO "enquiry_type" VALUES('riverside','environmental-health',0);
INSERT INTO "enquiry_type" VALUES('riverside','garages',0);
INSERT INTO "enquiry_type" VALUES('riverside','general-enquiries',0);
INSERT INTO "enquiry_type" VALUES('riverside','highways',0);
INSERT INTO "enquiry_type" VALUES('riverside','housing-allocations',0);
INSERT INTO "enquiry_type" VALUES('riverside','parks',0);
INSERT INTO "enquiry_type" VALUES('riverside','planning',0);
INSERT INTO "enquiry_type" VALUES('riverside','private-interview',0);
INSERT INTO "enquiry_type" VALUES('riverside','reception',0);
INSERT INTO "enquiry_type" VALUES('riverside','refuse',0);
INSERT INTO "enquiry_type" VALUES('riverside','tenders',0);
CREATE TABLE event (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    site TEXT NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    actor TEXT NOT NULL,
    visit TEXT,
    body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;
INSERT INTO "event" VALUES(1,'riverside',1795420800000,'site_loaded','system:nextplease',NULL,'{"version":1}');
INSERT INTO "event" VALUES(2,'riverside',1795424400000,'adviser_signed_on','adviser:megan',NULL,'{"adviser":"megan","service_point":"counter-1","replaced":null}');
INSERT INTO "event" VALUES(3,'riverside',1795425000000,'visit_issued','token:test','01M83TPPJ0KH2JZB3WTZ9BM1R3','{"visit":"01M83TPPJ0KH2JZB3WTZ9BM1R3","step":1,"number":"C001","prefix":"C","sequence":1,"service_day":"2026-11-23","enquiry":"council-tax","language":"cy","target_s":900,"ahead":0,"kiosk":"entrance-left","printer":"entrance-left-printer","source":"kiosk","appointment":null,"for_adviser":null,"weight":100,"waiting_since":null,"larger":false,"greet_s":null}');
INSERT INTO "event" VALUES(4,'riverside',1795425060000,'visit_issued','token:test','01M83TRH501SVZJ5A64GR9R9DZ','{"visit":"01M83TRH501SVZJ5A64GR9R9DZ","step":2,"number":"C002","prefix":"C","sequence":2,"service_day":"2026-11-23","enquiry":"council-tax","language":"cy","target_s":900,"ahead":1,"kiosk":"entrance-left","printer":"entrance-left-printer","source":"kiosk","appointment":null,"for_adviser":null,"weight":100,"waiting_since":null,"larger":false,"greet_s":null}');
INSERT INTO "event" VALUES(5,'riverside',1795425120000,'visit_issued','token:test','01M83TTBR06QDEX6GG8WVCM9DX','{"visit":"01M83TTBR06QDEX6GG8WVCM9DX","step":3,"number":"B001","prefix":"B","sequence":1,"service_day":"2026-11-23","enquiry":"benefits","language":"cy","target_s":1200,"ahead":2,"kiosk":"entrance-left","printer":"entrance-left-printer","source":"kiosk","appointment":null,"for_adviser":null,"weight":100,"waiting_since":null,"larger":false,"greet_s":null}');
INSERT INTO "event" VALUES(6,'riverside',1795425180000,'visit_issued','token:test','01M83TW6B0QDRBBBA8099N76V6','{"visit":"01M83TW6B0QDRBBBA8099N76V6","step":4,"number":"X001","prefix":"X","sequence":1,"service_day":"2026-11-23","enquiry":"planning","language":"cy","target_s":900,"ahead":0,"kiosk":"entrance-left","printer":"entrance-left-printer","source":"kiosk","appointment":null,"for_adviser":null,"weight":100,"waiting_since":null,"larger":false,"greet_s":null}');
INSERT INTO "event" VALUES(7,'riverside',1795425600000,'visit_called','adviser:megan','01M83TPPJ0KH2JZB3WTZ9BM1R3','{"visit":"01M83TPPJ0KH2JZB3WTZ9BM1R3","step":1,"number":"C001","enquiry":"council-tax","service_point":"counter-1","adviser":"megan","reason":null}');
INSERT INTO "event" VALUES(8,'riverside',1795425600000,'service_started','adviser:megan','01M83TPPJ0KH2JZB3WTZ9BM1R3','{"visit":"01M83TPPJ0KH2JZB3WTZ9BM1R3","step":1,"number":"C001","enquiry":"council-tax","service_point":"counter-1","adviser":"megan"}');
INSERT INTO "event" VALUES(9,'riverside',1795425900000,'visit_finished','adviser:megan','01M83TPPJ0KH2JZB3WTZ9BM1R3','{"visit":"01M83TPPJ0KH2JZB3WTZ9BM1R3","step":1,"number":"C001","enquiry":"council-tax","service_point":"counter-1","outcome":"resolved","avoidable":null}');
INSERT INTO "event" VALUES(10,'riverside',1795426800000,'visit_called','adviser:megan','01M83TRH501SVZJ5A64GR9R9DZ','{"visit":"01M83TRH501SVZJ5A64GR9R9DZ","step":2,"number":"C002","enquiry":"council-tax","service_point":"counter-1","adviser":"megan","reason":null}');
INSERT INTO "event" VALUES(11,'riverside',1795427100000,'visit_no_show','adviser:megan','01M83TRH501SVZJ5A64GR9R9DZ','{"visit":"01M83TRH501SVZJ5A64GR9R9DZ","step":2,"number":"C002","enquiry":"council-tax","service_point":"counter-1"}');
INSERT INTO "event" VALUES(12,'riverside',1795449600000,'adviser_signed_off','adviser:megan',NULL,'{"adviser":"megan","service_point":"counter-1","why":null}');
INSERT INTO "event" VALUES(13,'riverside',1795509000000,'visit_day_closed','system:nextplease','01M83TTBR06QDEX6GG8WVCM9DX','{"visit":"01M83TTBR06QDEX6GG8WVCM9DX","step":3,"number":"B001","enquiry":"benefits","was":"waiting"}');
INSERT INTO "event" VALUES(14,'riverside',1795509000000,'visit_day_closed','system:nextplease','01M83TW6B0QDRBBBA8099N76V6','{"visit":"01M83TW6B0QDRBBBA8099N76V6","step":4,"number":"X001","enquiry":"planning","was":"waiting"}');
INSERT INTO "event" VALUES(15,'riverside',1795510200000,'adviser_signed_on','adviser:megan',NULL,'{"adviser":"megan","service_point":"counter-1","replaced":null}');
INSERT INTO "event" VALUES(16,'riverside',1795510200000,'adviser_signed_on','adviser:daniel',NULL,'{"adviser":"daniel","service_point":"counter-2","replaced":null}');
INSERT INTO "event" VALUES(17,'riverside',1795510200000,'adviser_signed_on','adviser:owen',NULL,'{"adviser":"owen","service_point":"counter-3","replaced":null}');
INSERT INTO "event" VALUES(18,'riverside',1795510200000,'adviser_signed_on','adviser:aisha',NULL,'{"adviser":"aisha","service_point":"room-1","replaced":null}');
INSERT INTO "event" VALUES(19,'riverside',1795510800000,'visit_issued','token:test','01M86CH3M0F678VKP2EYX2F9TT','{"visit":"01M86CH3M0F678VKP2EYX2F9TT","step":5,"number":"C001","prefix":"C","sequence":1,"service_day":"2026-11-24","enquiry":"council-tax","language":"cy","target_s":900,"ahead":0,"kiosk":null,"printer":null,"source":"program","appointment":null,"for_adviser":null,"weight":100,"waiting_since":null,"larger":false,"greet_s":null}');
INSERT INTO "event" VALUES(20,'riverside',1795510860000,'visit_issued','token:test','01M86CJY70YD7680BHDG7WMNN1','{"visit":"01M86CJY70YD7680BHDG7WMNN1","step":6,"number":"C002","prefix":"C","sequence":2,"service_day":"2026-11-24","enquiry":"council-tax","language":"cy","target_s":900,"ahead":1,"kiosk":"entrance-left","printer":"entrance-left-printer","source":"kiosk","appointment":null,"for_adviser":null,"weight":100,"waiting_since":null,"larger":false,"greet_s":null}');
INSERT INTO "event" VALUES(21,'riverside',1795510920000,'visit_issued','token:test','01M86CMRT0FZCZSR8DQKEZY1Q4','{"visit":"01M86CMRT0FZCZSR8DQKEZY1Q4","step":7,"number":"B001","prefix":"B","sequence":1,"service_day":"2026-11-24","enquiry":"benefits","language":"cy","target_s":1200,"ahead":0,"kiosk":null,"printer":null,"source":"program","appointment":null,"for_adviser":null,"weight":100,"waiting_since":null,"larger":false,"greet_s":null}');
INSERT INTO "event" VALUES(22,'riverside',1795510980000,'visit_issued','token:test','01M86CPKD027V0AEDN8CY4QVR0','{"visit":"01M86CPKD027V0AEDN8CY4QVR0","step":8,"number":"X001","prefix":"X","sequence":1,"service_day":"2026-11-24","enquiry":"planning","language":"cy","target_s":900,"ahead":0,"kiosk":"entrance-left","printer":"entrance-left-printer","source":"kiosk","appointment":null,"for_adviser":null,"weight":100,"waiting_since":null,"larger":false,"greet_s":null}');
INSERT INTO "event" VALUES(23,'riverside',1795511040000,'visit_issued','token:test','01M86CRE00J3VTSY79N18ZSXDW','{"visit":"01M86CRE00J3VTSY79N18ZSXDW","step":9,"number":"C003","prefix":"C","sequence":3,"service_day":"2026-11-24","enquiry":"council-tax","language":"cy","target_s":900,"ahead":2,"kiosk":null,"printer":null,"source":"program","appointment":null,"for_adviser":null,"weight":100,"waiting_since":null,"larger":false,"greet_s":null}');
INSERT INTO "event" VALUES(24,'riverside',1795511100000,'visit_issued','token:test','01M86CT8K0445RR1ED4T681TFF','{"visit":"01M86CT8K0445RR1ED4T681TFF","step":10,"number":"K001","prefix":"K","sequence":1,"service_day":"2026-11-24","enquiry":"garages","language":"cy","target_s":900,"ahead":3,"kiosk":"entrance-left","printer":"entrance-left-printer","source":"kiosk","appointment":null,"for_adviser":null,"weight":100,"waiting_since":null,"larger":false,"greet_s":null}');
INSERT INTO "event" VALUES(25,'riverside',1795511400000,'visit_called','adviser:megan','01M86CH3M0F678VKP2EYX2F9TT','{"visit":"01M86CH3M0F678VKP2EYX2F9TT","step":5,"number":"C001","enquiry":"council-tax","service_point":"counter-1","adviser":"megan","reason":null}');
INSERT INTO "event" VALUES(26,'riverside',1795511400000,'service_started','adviser:megan','01M86CH3M0F678VKP2EYX2F9TT','{"visit":"01M86CH3M0F678VKP2EYX2F9TT","step":5,"number":"C001","enquiry":"council-tax","service_point":"counter-1","adviser":"megan"}');
INSERT INTO "event" VALUES(27,'riverside',1795511700000,'visit_finished','adviser:megan','01M86CH3M0F678VKP2EYX2F9TT','{"visit":"01M86CH3M0F678VKP2EYX2F9TT","step":5,"number":"C001","enquiry":"council-tax","service_point":"counter-1","outcome":"resolved","avoidable":null}');
INSERT INTO "event" VALUES(28,'riverside',1795511760000,'visit_called','adviser:daniel','01M86CJY70YD7680BHDG7WMNN1','{"visit":"01M86CJY70YD7680BHDG7WMNN1","step":6,"number":"C002","enquiry":"council-tax","service_point":"counter-2","adviser":"daniel","reason":null}');
INSERT INTO "event" VALUES(29,'riverside',1795511760000,'service_started','adviser:daniel','01M86CJY70YD7680BHDG7WMNN1','{"visit":"01M86CJY70YD7680BHDG7WMNN1","step":6,"number":"C002","enquiry":"council-tax","service_point":"counter-2","adviser":"daniel"}');
INSERT INTO "event" VALUES(30,'riverside',1795512000000,'visit_referred','adviser:daniel','01M86CJY70YD7680BHDG7WMNN1','{"visit":"01M86CJY70YD7680BHDG7WMNN1","step":6,"number":"C002","enquiry":"council-tax","service_point":"counter-2","new_step":11,"to_enquiry":"benefits","to_adviser":null,"back_step":null,"keep_arrival":true}');
INSERT INTO "event" VALUES(31,'riverside',1795511820000,'visit_called','adviser:owen','01M86CPKD027V0AEDN8CY4QVR0','{"visit":"01M86CPKD027V0AEDN8CY4QVR0","step":8,"number":"X001","enquiry":"planning","service_point":"counter-3","adviser":"owen","reason":null}');
INSERT INTO "event" VALUES(32,'riverside',1795512000000,'enquiry_added','adviser:megan','01M86CT8K0445RR1ED4T681TFF','{"visit":"01M86CT8K0445RR1ED4T681TFF","step":12,"number":"K001","enquiry":"refuse","origin":"added","adviser":null}');
INSERT INTO "event" VALUES(33,'riverside',1795512000000,'visit_greeted','adviser:megan','01M86CRE00J3VTSY79N18ZSXDW','{"visit":"01M86CRE00J3VTSY79N18ZSXDW","step":9,"number":"C003","enquiry":"council-tax"}');
INSERT INTO "event" VALUES(34,'riverside',1795512000000,'needs_changed','adviser:megan','01M86CRE00J3VTSY79N18ZSXDW','{"visit":"01M86CRE00J3VTSY79N18ZSXDW","step":9,"number":"C003","enquiry":"council-tax","weight":100}');
INSERT INTO "event" VALUES(35,'riverside',1795512120000,'visit_called','adviser:megan','01M86CRE00J3VTSY79N18ZSXDW','{"visit":"01M86CRE00J3VTSY79N18ZSXDW","step":9,"number":"C003","enquiry":"council-tax","service_point":"counter-1","adviser":"megan","reason":null}');
INSERT INTO "event" VALUES(36,'riverside',1795512120000,'service_started','adviser:megan','01M86CRE00J3VTSY79N18ZSXDW','{"visit":"01M86CRE00J3VTSY79N18ZSXDW","step":9,"number":"C003","enquiry":"council-tax","service_point":"counter-1","adviser":"megan"}');
INSERT INTO "event" VALUES(37,'riverside',1795512300000,'visit_held','adviser:megan','01M86CRE00J3VTSY79N18ZSXDW','{"visit":"01M86CRE00J3VTSY79N18ZSXDW","step":9,"number":"C003","enquiry":"council-tax","new_step":13,"reason":"other","until":1795512900000,"service_point":"counter-1","adviser":"megan"}');
INSERT INTO "event" VALUES(38,'riverside',1795512360000,'visit_called','adviser:megan','01M86CT8K0445RR1ED4T681TFF','{"visit":"01M86CT8K0445RR1ED4T681TFF","step":10,"number":"K001","enquiry":"garages","service_point":"counter-1","adviser":"megan","reason":null}');
INSERT INTO "event" VALUES(39,'riverside',1795512360000,'action_undone','adviser:megan','01M86CT8K0445RR1ED4T681TFF','{"visit":"01M86CT8K0445RR1ED4T681TFF","number":"K001","undone":38,"command":"call"}');
INSERT INTO "event" VALUES(40,'riverside',1795512600000,'adviser_paused','adviser:megan',NULL,'{"adviser":"megan","service_point":"counter-1","pause":"break","reason":"lunch"}');
INSERT INTO "event" VALUES(41,'riverside',1795512660000,'visit_answered','token:test','01M86E9W10857K3G9F0Y6K0XKY','{"visit":"01M86E9W10857K3G9F0Y6K0XKY","step":14,"enquiry":"reception","service_day":"2026-11-24","language":"en","outcome":"resolved"}');
INSERT INTO "event" VALUES(42,'riverside',1795512600000,'media_put','token:test',NULL,'{"media":1,"what":"picture","words":{},"first_day":null,"last_day":null,"seconds":15,"displays":null}');
INSERT INTO "event" VALUES(43,'riverside',1795512660000,'media_put','token:test',NULL,'{"media":1,"what":"picture","words":{"cy":"Llun"},"first_day":"2026-11-24","last_day":"2026-12-24","seconds":15,"displays":["main"]}');
INSERT INTO "event" VALUES(44,'riverside',1795512660000,'media_put','token:test',NULL,'{"media":2,"what":"page","words":{"cy":"Ar gau ddydd Gwener"},"first_day":"2026-11-24","last_day":"2026-12-24","seconds":15,"displays":null}');
INSERT INTO "event" VALUES(45,'riverside',1795512720000,'adviser_signed_on','adviser:rhian',NULL,'{"adviser":"rhian","service_point":"room-2","replaced":null}');
INSERT INTO "event" VALUES(46,'riverside',1795512780000,'visit_issued','token:test','01M86EDH70QN7AARM1MDQ2EDG4','{"visit":"01M86EDH70QN7AARM1MDQ2EDG4","step":15,"number":"X002","prefix":"X","sequence":2,"service_day":"2026-11-24","enquiry":"private-interview","language":"cy","target_s":1200,"ahead":2,"kiosk":"entrance-left","printer":"entrance-left-printer","source":"kiosk","appointment":null,"for_adviser":null,"weight":100,"waiting_since":null,"larger":false,"greet_s":null}');
INSERT INTO "event" VALUES(47,'riverside',1795512840000,'visit_called','adviser:rhian','01M86CJY70YD7680BHDG7WMNN1','{"visit":"01M86CJY70YD7680BHDG7WMNN1","step":11,"number":"C002","enquiry":"benefits","service_point":"room-2","adviser":"rhian","reason":null}');
INSERT INTO "event" VALUES(48,'riverside',1795512840000,'service_started','adviser:rhian','01M86CJY70YD7680BHDG7WMNN1','{"visit":"01M86CJY70YD7680BHDG7WMNN1","step":11,"number":"C002","enquiry":"benefits","service_point":"room-2","adviser":"rhian"}');
INSERT INTO "event" VALUES(49,'riverside',1795513140000,'visit_finished','adviser:rhian','01M86CJY70YD7680BHDG7WMNN1','{"visit":"01M86CJY70YD7680BHDG7WMNN1","step":11,"number":"C002","enquiry":"benefits","service_point":"room-2","outcome":"resolved","avoidable":null}');
INSERT INTO "event" VALUES(50,'riverside',1795513140000,'room_to_tidy','adviser:rhian','01M86CJY70YD7680BHDG7WMNN1','{"service_point":"room-2","visit":"01M86CJY70YD7680BHDG7WMNN1"}');
INSERT INTO "event" VALUES(51,'riverside',1795513200000,'room_closed','token:test',NULL,'{"service_point":"room-2","reason":"cleaning","until":null}');
INSERT INTO "event" VALUES(52,'riverside',1795513500000,'room_opened','token:test',NULL,'{"service_point":"room-2"}');
INSERT INTO "event" VALUES(53,'riverside',1795513560000,'room_closed','token:test',NULL,'{"service_point":"room-2","reason":"repair","until":1795521600000}');
INSERT INTO "event" VALUES(54,'riverside',1795513800000,'help_raised','adviser:aisha',NULL,'{"help":1,"service_point":"room-1","adviser":"aisha","cause":"button"}');
INSERT INTO "event" VALUES(55,'riverside',1795513860000,'help_taken','adviser:owen',NULL,'{"help":1,"service_point":"room-1","taken_by":"owen"}');
INSERT INTO "event" VALUES(56,'riverside',1795514100000,'help_ended','adviser:owen',NULL,'{"help":1,"service_point":"room-1"}');
INSERT INTO "event" VALUES(57,'riverside',1795514160000,'help_raised','adviser:daniel',NULL,'{"help":2,"service_point":"counter-2","adviser":"daniel","cause":"button"}');
INSERT INTO "event" VALUES(58,'riverside',1795514400000,'enquiry_switched','token:test',NULL,'{"enquiry":"tenders","on":false,"reason":"staff_away"}');
INSERT INTO "event" VALUES(59,'riverside',1795514700000,'site_closed_early','token:test',NULL,'{"service_day":"2026-11-24","reason":"building"}');
INSERT INTO "event" VALUES(60,'riverside',1795514760000,'date_changed','token:test',NULL,'{"day":"2026-12-01","hours":["10:00-12:00"],"reason":{"cy":"Eira"}}');
INSERT INTO "event" VALUES(61,'riverside',1795514820000,'courtesy_changed','token:test',NULL,'{"words":{"cy":"Diolch"}}');
INSERT INTO "event" VALUES(62,'riverside',1795514880000,'notice_put','token:test',NULL,'{"notice":1,"words":{"cy":"Eira"},"from_ms":1795514880000,"until_ms":null,"places":["kiosks"],"whole":false}');
INSERT INTO "event" VALUES(63,'riverside',1795514940000,'notice_put','token:test',NULL,'{"notice":2,"words":{"cy":"Dim lifft"},"from_ms":1795514940000,"until_ms":1795518000000,"places":["displays","kiosks","phones"],"whole":true}');
INSERT INTO "event" VALUES(64,'riverside',1795514220000,'appointment_booked','token:test',NULL,'{"appointment":"01M86FSFF0W7GZ8M7CMR4B1M1F","service_day":"2026-11-24","type":"benefits-interview","starts_at":1795518000000,"ends_at":1795519800000,"adviser":"aisha","service_point":"room-1","printer":null}');
INSERT INTO "event" VALUES(65,'riverside',1795514220000,'appointment_booked','token:test',NULL,'{"appointment":"01M86FSFF06DTJ3NWJ3KAM5G36","service_day":"2026-11-24","type":"benefits-interview","starts_at":1795519800000,"ends_at":1795521600000,"adviser":"aisha","service_point":"room-1","printer":null}');
INSERT INTO "event" VALUES(66,'riverside',1795514220000,'appointment_booked','token:test',NULL,'{"appointment":"01M86FSFF0QQS3WGJZ2E4JE513","service_day":"2026-11-24","type":"benefits-interview","starts_at":1795528800000,"ends_at":1795530600000,"adviser":"aisha","service_point":"room-1","printer":null}');
INSERT INTO "event" VALUES(67,'riverside',1795517700000,'visit_issued','token:test','01M86K3NX0YRGN5T2ZE6KS5K6F','{"visit":"01M86K3NX0YRGN5T2ZE6KS5K6F","step":16,"number":"B002","prefix":"B","sequence":2,"service_day":"2026-11-24","enquiry":"benefits","language":"cy","target_s":300,"ahead":0,"kiosk":"entrance-left","printer":"entrance-left-printer","source":"appointment","appointment":"01M86FSFF0W7GZ8M7CMR4B1M1F","for_adviser":"aisha","weight":100,"waiting_since":1795518000000,"larger":false,"greet_s":null}');
INSERT INTO "event" VALUES(68,'riverside',1795517700000,'appointment_checked_in','token:test','01M86K3NX0YRGN5T2ZE6KS5K6F','{"appointment":"01M86FSFF0W7GZ8M7CMR4B1M1F","service_day":"2026-11-24","visit":"01M86K3NX0YRGN5T2ZE6KS5K6F","punctuality":"on_time"}');
INSERT INTO "event" VALUES(69,'riverside',1795515000000,'appointment_cancelled','token:test',NULL,'{"appointment":"01M86FSFF0QQS3WGJZ2E4JE513","service_day":"2026-11-24","reason":"visitor_asked"}');
INSERT INTO "event" VALUES(70,'riverside',1795521600000,'appointment_missed','system:nextplease',NULL,'{"appointment":"01M86FSFF06DTJ3NWJ3KAM5G36","service_day":"2026-11-24"}');
INSERT INTO "event" VALUES(71,'riverside',1795515120000,'block_made','token:test',NULL,'{"block":1,"starts_at":1795683600000,"ends_at":1795694400000,"adviser":"aisha","service_point":null}');
INSERT INTO "event" VALUES(72,'riverside',1795512480000,'visitor_heard','token:test','01M86CPKD027V0AEDN8CY4QVR0','{"visit":"01M86CPKD027V0AEDN8CY4QVR0","step":8,"number":"X001","enquiry":"planning","service_point":"counter-3","says":"on_my_way"}');
INSERT INTO "event" VALUES(73,'riverside',1795515600000,'staff_changed','adviser:carys',NULL,'{"adviser":"owen","what":["name"]}');
INSERT INTO "event" VALUES(74,'riverside',1795519800000,'site_loaded','adviser:carys',NULL,'{"version":2}');
INSERT INTO "event" VALUES(75,'riverside',1795519800000,'publishing_planned','adviser:carys',NULL,'{"due_at":1795600800000}');
CREATE TABLE figures_day (
            site TEXT NOT NULL,
            service_day TEXT NOT NULL,
            enquiry TEXT NOT NULL,
            issued INTEGER NOT NULL,
            called INTEGER NOT NULL,
            served INTEGER NOT NULL,
            no_shows INTEGER NOT NULL,
            left_before INTEGER NOT NULL,
            day_closed INTEGER NOT NULL,
            within_target INTEGER NOT NULL,
            waits BLOB NOT NULL,
            walks BLOB NOT NULL,
            services BLOB NOT NULL,
            hours BLOB NOT NULL, door INTEGER NOT NULL DEFAULT 0, asked_avoidable INTEGER NOT NULL DEFAULT 0, avoidable INTEGER NOT NULL DEFAULT 0, greeted INTEGER, greeted_in_time INTEGER, greeted_ms INTEGER,
            PRIMARY KEY (site, service_day, enquiry)
        ) STRICT
        ;
INSERT INTO "figures_day" VALUES('riverside','2026-11-23','benefits',1,0,0,0,0,1,0,X'',X'',X'',X'',0,0,0,0,0,0);
INSERT INTO "figures_day" VALUES('riverside','2026-11-23','council-tax',2,2,1,1,0,0,1,X'C0270900E08C1A00',X'00000000',X'E0930400',X'0909',0,0,0,0,0,0);
INSERT INTO "figures_day" VALUES('riverside','2026-11-23','planning',1,0,0,0,0,1,0,X'',X'',X'',X'',0,0,0,0,0,0);
CREATE TABLE heard (
    step INTEGER PRIMARY KEY REFERENCES step(id) ON DELETE CASCADE,
    says TEXT NOT NULL CHECK (says IN ('on_my_way', 'more_time')),
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "heard" VALUES(8,'on_my_way',1795512480000);
CREATE TABLE help_call (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL,
    service_point TEXT NOT NULL,
    adviser TEXT,
    cause TEXT NOT NULL CHECK (cause IN ('button', 'no_answer')),
    raised_at INTEGER NOT NULL,
    taken_at INTEGER,
    taken_by TEXT,
    ended_at INTEGER,
    FOREIGN KEY (site, service_point) REFERENCES service_point(site, id),
    FOREIGN KEY (site, adviser) REFERENCES adviser(site, id),
    CHECK (taken_by IS NULL OR taken_at IS NOT NULL)
) STRICT;
INSERT INTO "help_call" VALUES(1,'riverside','room-1','aisha','button',1795513800000,1795513860000,'owen',1795514100000);
INSERT INTO "help_call" VALUES(2,'riverside','counter-2','daniel','button',1795514160000,NULL,NULL,NULL);
CREATE TABLE job (
            id TEXT PRIMARY KEY,
            device TEXT NOT NULL,
            key TEXT NOT NULL UNIQUE,
            root TEXT NOT NULL,
            attempt INTEGER NOT NULL,
            slip TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN
                ('queued', 'sent', 'printing', 'printed', 'failed', 'in_doubt', 'expired')),
            reason TEXT NOT NULL DEFAULT '',
            ended_at INTEGER, takes_over TEXT, wanted_until INTEGER,
            UNIQUE (root, attempt)
        ) STRICT
        ;
INSERT INTO "job" VALUES('f6ac135a6f16481e6627d15a60df5cb4','entrance-left-printer','visit:printed','visit:printed',1,'{"elements":[{"kind":"rule","style":"solid"}],"late":null}',1795510800000,1795563000000,'printed','',1795510860000,NULL,NULL);
INSERT INTO "job" VALUES('2cd18a71ad5cc322eca654dd40db2e9e','entrance-left-printer','visit:failed','visit:failed',1,'{"elements":[{"kind":"rule","style":"solid"}],"late":null}',1795510800000,1795563000000,'failed','',1795510860000,NULL,NULL);
INSERT INTO "job" VALUES('b1cebfe5a17a9d917bab2b26146c0880','entrance-left-printer','visit:None','visit:None',1,'{"elements":[{"kind":"rule","style":"solid"}],"late":null}',1795510800000,1795510800000,'queued','',NULL,'another-printer',1795563000000);
CREATE TABLE last_action (
    visit TEXT PRIMARY KEY REFERENCES visit(id),
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    command TEXT NOT NULL,
    actor TEXT NOT NULL,
    before TEXT NOT NULL CHECK (json_valid(before))
) STRICT;
INSERT INTO "last_action" VALUES('01M83TTBR06QDEX6GG8WVCM9DX',5,1795425120000,'issue','token:test','{"after":null,"owner":null,"before":[{"table":"visit","where":"id = ?","values":["01M83TTBR06QDEX6GG8WVCM9DX"],"rows":[]},{"table":"step","where":"visit = ?","values":["01M83TTBR06QDEX6GG8WVCM9DX"],"rows":[]}]}');
INSERT INTO "last_action" VALUES('01M83TW6B0QDRBBBA8099N76V6',6,1795425180000,'issue','token:test','{"after":null,"owner":null,"before":[{"table":"visit","where":"id = ?","values":["01M83TW6B0QDRBBBA8099N76V6"],"rows":[]},{"table":"step","where":"visit = ?","values":["01M83TW6B0QDRBBBA8099N76V6"],"rows":[]}]}');
INSERT INTO "last_action" VALUES('01M83TPPJ0KH2JZB3WTZ9BM1R3',9,1795425900000,'finish','adviser:megan','{"after":"f5cdd3dd239871f35f1e2dc75252cf49ed049aa8efbe0d5cd7811c47f54d0bbe","owner":"megan","before":[{"table":"visit","where":"id = ?","values":["01M83TPPJ0KH2JZB3WTZ9BM1R3"],"rows":[{"id":"01M83TPPJ0KH2JZB3WTZ9BM1R3","site":"riverside","service_day":"2026-11-23","number":"C001","prefix":"C","sequence":1,"language":"cy","kiosk":"entrance-left","arrived_at":1795425000000,"source":"kiosk","needs":"","asked_language":null,"greet_s":null,"greeted_at":null}]},{"table":"step","where":"visit = ?","values":["01M83TPPJ0KH2JZB3WTZ9BM1R3"],"rows":[{"id":1,"visit":"01M83TPPJ0KH2JZB3WTZ9BM1R3","site":"riverside","service_day":"2026-11-23","position":1,"enquiry":"council-tax","state":"serving","origin":"arrival","queued_at":1795425000000,"waiting_since":1795425000000,"called_at":1795425600000,"last_called_at":1795425600000,"recalls":0,"announcement":7,"serving_at":1795425600000,"ended_at":null,"outcome":null,"avoidable":null,"service_point":"counter-1","adviser":"megan","target_s":900,"target_percent":80,"weight":100,"for_adviser":null,"asked_language":null,"place_needs":"","appointment":null,"held_at":null,"hold_until":null,"hold_reason":null,"started_by":"megan","continues":null,"rests":""}]}]}');
INSERT INTO "last_action" VALUES('01M83TRH501SVZJ5A64GR9R9DZ',11,1795427100000,'no-show','adviser:megan','{"after":"e173cb0cf11c98547b33bf04fd3ceeda68787379885ebfc9cd8fc9347fc640d5","owner":"megan","before":[{"table":"visit","where":"id = ?","values":["01M83TRH501SVZJ5A64GR9R9DZ"],"rows":[{"id":"01M83TRH501SVZJ5A64GR9R9DZ","site":"riverside","service_day":"2026-11-23","number":"C002","prefix":"C","sequence":2,"language":"cy","kiosk":"entrance-left","arrived_at":1795425060000,"source":"kiosk","needs":"","asked_language":null,"greet_s":null,"greeted_at":null}]},{"table":"step","where":"visit = ?","values":["01M83TRH501SVZJ5A64GR9R9DZ"],"rows":[{"id":2,"visit":"01M83TRH501SVZJ5A64GR9R9DZ","site":"riverside","service_day":"2026-11-23","position":1,"enquiry":"council-tax","state":"called","origin":"arrival","queued_at":1795425060000,"waiting_since":1795425060000,"called_at":1795426800000,"last_called_at":1795426800000,"recalls":0,"announcement":10,"serving_at":null,"ended_at":null,"outcome":null,"avoidable":null,"service_point":"counter-1","adviser":"megan","target_s":900,"target_percent":80,"weight":100,"for_adviser":null,"asked_language":null,"place_needs":"","appointment":null,"held_at":null,"hold_until":null,"hold_reason":null,"started_by":null,"continues":null,"rests":""}]}]}');
INSERT INTO "last_action" VALUES('01M86CMRT0FZCZSR8DQKEZY1Q4',21,1795510920000,'issue','token:test','{"after":null,"owner":null,"before":[{"table":"visit","where":"id = ?","values":["01M86CMRT0FZCZSR8DQKEZY1Q4"],"rows":[]},{"table":"step","where":"visit = ?","values":["01M86CMRT0FZCZSR8DQKEZY1Q4"],"rows":[]}]}');
INSERT INTO "last_action" VALUES('01M86CH3M0F678VKP2EYX2F9TT',27,1795511700000,'finish','adviser:megan','{"after":"12161f7d05e3ca4e57a96af08660a423bee29cd21a1de10d7596055e6484f4f9","owner":"megan","before":[{"table":"visit","where":"id = ?","values":["01M86CH3M0F678VKP2EYX2F9TT"],"rows":[{"id":"01M86CH3M0F678VKP2EYX2F9TT","site":"riverside","service_day":"2026-11-24","number":"C001","prefix":"C","sequence":1,"language":"cy","kiosk":null,"arrived_at":1795510800000,"source":"program","needs":"","asked_language":null,"greet_s":null,"greeted_at":null}]},{"table":"step","where":"visit = ?","values":["01M86CH3M0F678VKP2EYX2F9TT"],"rows":[{"id":5,"visit":"01M86CH3M0F678VKP2EYX2F9TT","site":"riverside","service_day":"2026-11-24","position":1,"enquiry":"council-tax","state":"serving","origin":"arrival","queued_at":1795510800000,"waiting_since":1795510800000,"called_at":1795511400000,"last_called_at":1795511400000,"recalls":0,"announcement":25,"serving_at":1795511400000,"ended_at":null,"outcome":null,"avoidable":null,"service_point":"counter-1","adviser":"megan","target_s":900,"target_percent":80,"weight":100,"for_adviser":null,"asked_language":null,"place_needs":"","appointment":null,"held_at":null,"hold_until":null,"hold_reason":null,"started_by":"megan","continues":null,"rests":""}]}]}');
INSERT INTO "last_action" VALUES('01M86CPKD027V0AEDN8CY4QVR0',31,1795511820000,'call','adviser:owen','{"after":"0829f89a082ba9db5d5f2fbd513759fda61aad8334462bc696480f77d0005a8f","owner":null,"before":[{"table":"visit","where":"id = ?","values":["01M86CPKD027V0AEDN8CY4QVR0"],"rows":[{"id":"01M86CPKD027V0AEDN8CY4QVR0","site":"riverside","service_day":"2026-11-24","number":"X001","prefix":"X","sequence":1,"language":"cy","kiosk":"entrance-left","arrived_at":1795510980000,"source":"kiosk","needs":"","asked_language":null,"greet_s":null,"greeted_at":null}]},{"table":"step","where":"visit = ?","values":["01M86CPKD027V0AEDN8CY4QVR0"],"rows":[{"id":8,"visit":"01M86CPKD027V0AEDN8CY4QVR0","site":"riverside","service_day":"2026-11-24","position":1,"enquiry":"planning","state":"waiting","origin":"arrival","queued_at":1795510980000,"waiting_since":1795510980000,"called_at":null,"last_called_at":null,"recalls":0,"announcement":null,"serving_at":null,"ended_at":null,"outcome":null,"avoidable":null,"service_point":null,"adviser":null,"target_s":900,"target_percent":80,"weight":100,"for_adviser":null,"asked_language":null,"place_needs":"","appointment":null,"held_at":null,"hold_until":null,"hold_reason":null,"started_by":null,"continues":null,"rests":""}]},{"table":"sign_on","where":"site = ? AND adviser = ? AND until IS NULL","values":["riverside","owen"],"rows":[{"id":4,"site":"riverside","adviser":"owen","service_point":"counter-3","since":1795510200000,"until":null,"pause":null,"pause_reason":null,"pause_since":null}]}]}');
INSERT INTO "last_action" VALUES('01M86CRE00J3VTSY79N18ZSXDW',37,1795512300000,'hold','adviser:megan','{"after":"77a6d021abe71f8a5ee5e2184fa0235665127251b2d4aa9d5a513af84e88a482","owner":"megan","before":[{"table":"visit","where":"id = ?","values":["01M86CRE00J3VTSY79N18ZSXDW"],"rows":[{"id":"01M86CRE00J3VTSY79N18ZSXDW","site":"riverside","service_day":"2026-11-24","number":"C003","prefix":"C","sequence":3,"language":"cy","kiosk":null,"arrived_at":1795511040000,"source":"program","needs":"step_free","asked_language":null,"greet_s":null,"greeted_at":1795512000000}]},{"table":"step","where":"visit = ?","values":["01M86CRE00J3VTSY79N18ZSXDW"],"rows":[{"id":9,"visit":"01M86CRE00J3VTSY79N18ZSXDW","site":"riverside","service_day":"2026-11-24","position":1,"enquiry":"council-tax","state":"serving","origin":"arrival","queued_at":1795511040000,"waiting_since":1795511040000,"called_at":1795512120000,"last_called_at":1795512120000,"recalls":0,"announcement":35,"serving_at":1795512120000,"ended_at":null,"outcome":null,"avoidable":null,"service_point":"counter-1","adviser":"megan","target_s":900,"target_percent":80,"weight":100,"for_adviser":null,"asked_language":null,"place_needs":"step_free","appointment":null,"held_at":null,"hold_until":null,"hold_reason":null,"started_by":"megan","continues":null,"rests":""}]}]}');
INSERT INTO "last_action" VALUES('01M86E9W10857K3G9F0Y6K0XKY',41,1795512660000,'answer','token:test','{"after":"49bbdabd6a975e9c6caf13a1e8190529df61de1bf039c389d88909c84e5a081f","owner":null,"before":[{"table":"visit","where":"id = ?","values":["01M86E9W10857K3G9F0Y6K0XKY"],"rows":[]},{"table":"step","where":"visit = ?","values":["01M86E9W10857K3G9F0Y6K0XKY"],"rows":[]}]}');
INSERT INTO "last_action" VALUES('01M86EDH70QN7AARM1MDQ2EDG4',46,1795512780000,'issue','token:test','{"after":null,"owner":null,"before":[{"table":"visit","where":"id = ?","values":["01M86EDH70QN7AARM1MDQ2EDG4"],"rows":[]},{"table":"step","where":"visit = ?","values":["01M86EDH70QN7AARM1MDQ2EDG4"],"rows":[]}]}');
INSERT INTO "last_action" VALUES('01M86CJY70YD7680BHDG7WMNN1',49,1795513140000,'finish','adviser:rhian','{"after":"3737beb92b57557d1e7d53c363978359dca6664c396b78dea5f6503d4fb83a49","owner":"rhian","before":[{"table":"visit","where":"id = ?","values":["01M86CJY70YD7680BHDG7WMNN1"],"rows":[{"id":"01M86CJY70YD7680BHDG7WMNN1","site":"riverside","service_day":"2026-11-24","number":"C002","prefix":"C","sequence":2,"language":"cy","kiosk":"entrance-left","arrived_at":1795510860000,"source":"kiosk","needs":"","asked_language":null,"greet_s":null,"greeted_at":null}]},{"table":"step","where":"visit = ?","values":["01M86CJY70YD7680BHDG7WMNN1"],"rows":[{"id":6,"visit":"01M86CJY70YD7680BHDG7WMNN1","site":"riverside","service_day":"2026-11-24","position":1,"enquiry":"council-tax","state":"ended","origin":"arrival","queued_at":1795510860000,"waiting_since":1795510860000,"called_at":1795511760000,"last_called_at":1795511760000,"recalls":0,"announcement":28,"serving_at":1795511760000,"ended_at":1795512000000,"outcome":"referred_on","avoidable":null,"service_point":"counter-2","adviser":"daniel","target_s":900,"target_percent":80,"weight":100,"for_adviser":null,"asked_language":null,"place_needs":"","appointment":null,"held_at":null,"hold_until":null,"hold_reason":null,"started_by":"daniel","continues":null,"rests":""},{"id":11,"visit":"01M86CJY70YD7680BHDG7WMNN1","site":"riverside","service_day":"2026-11-24","position":2,"enquiry":"benefits","state":"serving","origin":"referral","queued_at":1795510860000,"waiting_since":1795512000000,"called_at":1795512840000,"last_called_at":1795512840000,"recalls":0,"announcement":47,"serving_at":1795512840000,"ended_at":null,"outcome":null,"avoidable":null,"service_point":"room-2","adviser":"rhian","target_s":1200,"target_percent":80,"weight":100,"for_adviser":null,"asked_language":null,"place_needs":"","appointment":null,"held_at":null,"hold_until":null,"hold_reason":null,"started_by":"rhian","continues":null,"rests":""}]},{"table":"room_tidying","where":"site = ? AND service_point = ? AND tidied_at IS NULL","values":["riverside","room-2"],"rows":[]}]}');
INSERT INTO "last_action" VALUES('01M86K3NX0YRGN5T2ZE6KS5K6F',67,1795517700000,'issue','token:test','{"after":null,"owner":null,"before":[{"table":"visit","where":"id = ?","values":["01M86K3NX0YRGN5T2ZE6KS5K6F"],"rows":[]},{"table":"step","where":"visit = ?","values":["01M86K3NX0YRGN5T2ZE6KS5K6F"],"rows":[]}]}');
CREATE TABLE lone_check (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL,
    service_point TEXT NOT NULL,
    step INTEGER NOT NULL REFERENCES step(id),
    adviser TEXT,
    asked_at INTEGER NOT NULL,
    closed_at INTEGER,
    answer TEXT CHECK (answer IN ('well', 'no_answer', 'left')),
    FOREIGN KEY (site, service_point) REFERENCES service_point(site, id),
    FOREIGN KEY (site, adviser) REFERENCES adviser(site, id),
    CHECK ((closed_at IS NULL) = (answer IS NULL))
) STRICT;
INSERT INTO "lone_check" VALUES(1,'riverside','room-2',11,'rhian',1795512840000,1795513140000,'left');
CREATE TABLE media (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    site TEXT NOT NULL REFERENCES site(id),
    kind TEXT NOT NULL CHECK (kind IN ('picture', 'video', 'page')),
    file TEXT CHECK ((file IS NULL) = (kind = 'page')),
    bytes INTEGER NOT NULL DEFAULT 0 CHECK (bytes >= 0),
    words TEXT NOT NULL CHECK (json_valid(words)),
    caption INTEGER NOT NULL DEFAULT 1 CHECK (caption IN (0, 1)),
    first_day TEXT CHECK (first_day GLOB '[0-9]*-[0-9][0-9]-[0-9][0-9]'),
    last_day TEXT CHECK (last_day GLOB '[0-9]*-[0-9][0-9]-[0-9][0-9]' AND last_day >= first_day),
    seconds INTEGER NOT NULL CHECK (seconds BETWEEN 1 AND 600),
    place INTEGER NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1
, displays TEXT CHECK (displays IS NULL OR json_valid(displays))) STRICT;
INSERT INTO "media" VALUES(1,'riverside','picture','00000000000000000000000000000000.jpg',1000,'{"cy": "Llun"}',1,'2026-11-24','2026-12-24',15,0,2,'["main"]');
INSERT INTO "media" VALUES(2,'riverside','page',NULL,0,'{"cy": "Ar gau ddydd Gwener"}',1,'2026-11-24','2026-12-24',15,1,1,NULL);
CREATE TABLE note (
    id INTEGER PRIMARY KEY,
    visit TEXT NOT NULL REFERENCES visit(id),
    author TEXT NOT NULL,
    at INTEGER NOT NULL,
    text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 500)
) STRICT;
INSERT INTO "note" VALUES(1,'01M86CJY70YD7680BHDG7WMNN1','Daniel',1795512000000,'Has brought the letter');
INSERT INTO "note" VALUES(2,'01M86CMRT0FZCZSR8DQKEZY1Q4','Megan',1795512000000,'Has a pushchair');
CREATE TABLE notice (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL REFERENCES site(id),
    words TEXT NOT NULL CHECK (json_valid(words)),
    from_ms INTEGER NOT NULL,
    until_ms INTEGER CHECK (until_ms > from_ms),
    places TEXT NOT NULL,
    taken_down_at INTEGER
, whole INTEGER NOT NULL DEFAULT 0 CHECK (whole IN (0, 1))) STRICT;
INSERT INTO "notice" VALUES(1,'riverside','{"cy": "Eira"}',1795514880000,NULL,'kiosks',NULL,0);
INSERT INTO "notice" VALUES(2,'riverside','{"cy": "Dim lifft"}',1795514940000,1795518000000,'displays,kiosks,phones',NULL,1);
CREATE TABLE number_series (
    site TEXT NOT NULL REFERENCES site(id),
    service_day TEXT NOT NULL,
    prefix TEXT NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (site, service_day, prefix)
) STRICT, WITHOUT ROWID;
INSERT INTO "number_series" VALUES('riverside','2026-11-23','B',1);
INSERT INTO "number_series" VALUES('riverside','2026-11-23','C',2);
INSERT INTO "number_series" VALUES('riverside','2026-11-23','X',1);
INSERT INTO "number_series" VALUES('riverside','2026-11-24','B',2);
INSERT INTO "number_series" VALUES('riverside','2026-11-24','C',3);
INSERT INTO "number_series" VALUES('riverside','2026-11-24','K',1);
INSERT INTO "number_series" VALUES('riverside','2026-11-24','X',2);
CREATE TABLE opinion (
    id TEXT PRIMARY KEY,
    site TEXT NOT NULL REFERENCES site(id),
    day TEXT NOT NULL CHECK (day GLOB '[0-9]*-[0-9][0-9]-[0-9][0-9]'),
    part TEXT NOT NULL CHECK (part IN ('morning', 'midday', 'afternoon', 'evening')),
    source TEXT NOT NULL CHECK (source IN ('phone', 'exit')),
    enquiry TEXT,
    language TEXT NOT NULL,
    face INTEGER NOT NULL CHECK (face BETWEEN 1 AND 5),
    comment TEXT CHECK (length(comment) BETWEEN 1 AND 1000),
    CHECK ((enquiry IS NULL) = (source = 'exit'))
) STRICT, WITHOUT ROWID;
INSERT INTO "opinion" VALUES('a','riverside','2026-11-23','morning','phone','benefits','cy',4,'Diolch');
INSERT INTO "opinion" VALUES('b','riverside','2026-11-23','morning','exit',NULL,'cy',1,NULL);
CREATE TABLE opinion_given (
    visit TEXT PRIMARY KEY REFERENCES visit(id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
INSERT INTO "opinion_given" VALUES('01M86CPKD027V0AEDN8CY4QVR0');
CREATE TABLE purged (
    site TEXT PRIMARY KEY REFERENCES site(id),
    log_before TEXT NOT NULL CHECK (log_before GLOB '[0-9]*-[0-9][0-9]-[0-9][0-9]'),
    log_before_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "purged" VALUES('riverside','2026-11-20',1795132800000);
CREATE TABLE push (
    id INTEGER PRIMARY KEY,
    visit TEXT NOT NULL REFERENCES visit(id) ON DELETE CASCADE,
    endpoint TEXT NOT NULL CHECK (length(endpoint) BETWEEN 9 AND 1000),
    p256dh TEXT NOT NULL CHECK (length(p256dh) BETWEEN 1 AND 200),
    auth TEXT NOT NULL CHECK (length(auth) BETWEEN 1 AND 100),
    language TEXT NOT NULL,
    at INTEGER NOT NULL,
    soon_at INTEGER,
    call INTEGER,
    UNIQUE (visit, endpoint)
) STRICT;
INSERT INTO "push" VALUES(1,'01M86CPKD027V0AEDN8CY4QVR0','https://push.example.org/1','key','secret','cy',0,NULL,NULL);
CREATE TABLE recovery_code ( site TEXT NOT NULL, adviser TEXT NOT NULL, hash TEXT NOT NULL, used_at INTEGER, PRIMARY KEY (site, adviser, hash)) STRICT, WITHOUT ROWID;
INSERT INTO "recovery_code" VALUES('riverside','carys','a hash',NULL);
CREATE TABLE refused_address (
    site TEXT NOT NULL,
    address TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (site, address)
) STRICT, WITHOUT ROWID
;
CREATE TABLE request_key (
    scope TEXT NOT NULL,
    key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    answer TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (scope, key)
) STRICT, WITHOUT ROWID;
INSERT INTO "request_key" VALUES('test','0 09:10','','{"visit":"01M83TPPJ0KH2JZB3WTZ9BM1R3","number":"C001","enquiry":"council-tax","language":"cy","ahead":0,"printer":"entrance-left-printer"}',1795425000000);
INSERT INTO "request_key" VALUES('test','0 09:11','','{"visit":"01M83TRH501SVZJ5A64GR9R9DZ","number":"C002","enquiry":"council-tax","language":"cy","ahead":1,"printer":"entrance-left-printer"}',1795425060000);
INSERT INTO "request_key" VALUES('test','0 09:12','','{"visit":"01M83TTBR06QDEX6GG8WVCM9DX","number":"B001","enquiry":"benefits","language":"cy","ahead":2,"printer":"entrance-left-printer"}',1795425120000);
INSERT INTO "request_key" VALUES('test','0 09:13','','{"visit":"01M83TW6B0QDRBBBA8099N76V6","number":"X001","enquiry":"planning","language":"cy","ahead":0,"printer":"entrance-left-printer"}',1795425180000);
INSERT INTO "request_key" VALUES('test','1 09:00','','{"visit":"01M86CH3M0F678VKP2EYX2F9TT","number":"C001","enquiry":"council-tax","language":"cy","ahead":0,"printer":null}',1795510800000);
INSERT INTO "request_key" VALUES('test','1 09:01','','{"visit":"01M86CJY70YD7680BHDG7WMNN1","number":"C002","enquiry":"council-tax","language":"cy","ahead":1,"printer":"entrance-left-printer"}',1795510860000);
INSERT INTO "request_key" VALUES('test','1 09:02','','{"visit":"01M86CMRT0FZCZSR8DQKEZY1Q4","number":"B001","enquiry":"benefits","language":"cy","ahead":0,"printer":null}',1795510920000);
INSERT INTO "request_key" VALUES('test','1 09:03','','{"visit":"01M86CPKD027V0AEDN8CY4QVR0","number":"X001","enquiry":"planning","language":"cy","ahead":0,"printer":"entrance-left-printer"}',1795510980000);
INSERT INTO "request_key" VALUES('test','1 09:04','','{"visit":"01M86CRE00J3VTSY79N18ZSXDW","number":"C003","enquiry":"council-tax","language":"cy","ahead":2,"printer":null}',1795511040000);
INSERT INTO "request_key" VALUES('test','1 09:05','','{"visit":"01M86CT8K0445RR1ED4T681TFF","number":"K001","enquiry":"garages","language":"cy","ahead":3,"printer":"entrance-left-printer"}',1795511100000);
INSERT INTO "request_key" VALUES('test','1 09:33','','{"visit":"01M86EDH70QN7AARM1MDQ2EDG4","number":"X002","enquiry":"private-interview","language":"cy","ahead":2,"printer":"entrance-left-printer"}',1795512780000);
CREATE TABLE roll (
            id INTEGER PRIMARY KEY,
            device TEXT NOT NULL,
            began INTEGER NOT NULL,
            slips INTEGER NOT NULL DEFAULT 0,
            ran_out INTEGER
        ) STRICT
        ;
INSERT INTO "roll" VALUES(1,'entrance-left-printer',1,0,NULL);
CREATE TABLE room_closure (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL,
    service_point TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('repair', 'cleaning', 'meeting', 'partner', 'other')),
    since INTEGER NOT NULL,
    until INTEGER CHECK (until > since),
    opened_at INTEGER,
    FOREIGN KEY (site, service_point) REFERENCES service_point(site, id)
) STRICT;
INSERT INTO "room_closure" VALUES(1,'riverside','room-2','cleaning',1795513200000,NULL,1795513500000);
INSERT INTO "room_closure" VALUES(2,'riverside','room-2','repair',1795513560000,1795521600000,NULL);
CREATE TABLE room_tidying (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL,
    service_point TEXT NOT NULL,
    visit TEXT NOT NULL REFERENCES visit(id),
    since INTEGER NOT NULL,
    tidied_at INTEGER,
    FOREIGN KEY (site, service_point) REFERENCES service_point(site, id)
) STRICT;
INSERT INTO "room_tidying" VALUES(1,'riverside','room-2','01M86CJY70YD7680BHDG7WMNN1',1795513140000,NULL);
CREATE TABLE screen (
    site TEXT NOT NULL,
    zone TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT,
    sound TEXT NOT NULL CHECK (sound IN ('on', 'off', 'blocked')),
    first_seen INTEGER NOT NULL,
    last_seen INTEGER NOT NULL, unplayed TEXT CHECK (unplayed IS NULL OR json_valid(unplayed)), message INTEGER,
    PRIMARY KEY (site, zone, id)
) STRICT, WITHOUT ROWID;
INSERT INTO "screen" VALUES('riverside','main','2530aa222c31f46dda5c7f589aeb063a','Display, seats','on',1795511820000,1795511820000,'[1]',1795512720000);
INSERT INTO "screen" VALUES('riverside','main','729d7d638cef1b476c9ad1d5d275dc91',NULL,'on',1795511820000,1795511820000,NULL,NULL);
CREATE TABLE screen_seen ( token INTEGER PRIMARY KEY, at INTEGER NOT NULL, page TEXT NOT NULL, version TEXT NOT NULL) STRICT;
INSERT INTO "screen_seen" VALUES(4,1795510200000,'/display/riverside/main','1.0');
CREATE TABLE second_factor ( site TEXT NOT NULL, adviser TEXT NOT NULL, salt TEXT NOT NULL, made_at INTEGER NOT NULL, confirmed_at INTEGER, last_step INTEGER NOT NULL DEFAULT 0, wrong INTEGER NOT NULL DEFAULT 0, last_wrong_at INTEGER, PRIMARY KEY (site, adviser)) STRICT, WITHOUT ROWID;
INSERT INTO "second_factor" VALUES('riverside','carys','salt',1,2,3,0,NULL);
CREATE TABLE security_event ( id INTEGER PRIMARY KEY, at INTEGER NOT NULL, last_at INTEGER NOT NULL, kind TEXT NOT NULL, site TEXT, who TEXT, done_by TEXT, address TEXT, detail TEXT NOT NULL, times INTEGER NOT NULL) STRICT;
INSERT INTO "security_event" VALUES(1,1795510800000,1795510800000,'sign_out','riverside','megan',NULL,NULL,'signed out',1);
INSERT INTO "security_event" VALUES(2,1795510800000,1795510800000,'sign_in_failed','riverside','megan',NULL,'192.0.2.8','',1);
CREATE TABLE service_point (
    site TEXT NOT NULL REFERENCES site(id),
    id TEXT NOT NULL,
    retired INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (site, id)
) STRICT, WITHOUT ROWID;
INSERT INTO "service_point" VALUES('riverside','counter-1',0);
INSERT INTO "service_point" VALUES('riverside','counter-2',0);
INSERT INTO "service_point" VALUES('riverside','counter-3',0);
INSERT INTO "service_point" VALUES('riverside','counter-4',0);
INSERT INTO "service_point" VALUES('riverside','counter-5',0);
INSERT INTO "service_point" VALUES('riverside','counter-6',0);
INSERT INTO "service_point" VALUES('riverside','room-1',0);
INSERT INTO "service_point" VALUES('riverside','room-2',0);
CREATE TABLE session ( id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, site TEXT NOT NULL, adviser TEXT NOT NULL, secrets INTEGER NOT NULL, how TEXT NOT NULL CHECK (how IN ('pin', 'password')), second INTEGER NOT NULL DEFAULT 0, since INTEGER NOT NULL, used_at INTEGER NOT NULL, confirmed_at INTEGER NOT NULL, address TEXT NOT NULL, browser TEXT NOT NULL, place TEXT, ended_at INTEGER, ended_because TEXT, CHECK ((ended_at IS NULL) = (ended_because IS NULL))) STRICT;
INSERT INTO "session" VALUES(1,'2916d440be29c0714d826bcad1cc2584dcf0c42ab5a31f7faf57c1e250eeb8f7','riverside','megan',1,'pin',0,1795510800000,1795510800000,1795510800000,'192.0.2.7','Firefox','counter-1',1795510800000,'signed out');
INSERT INTO "session" VALUES(2,'8539c62738bfaddd51ad7069a2ce012cd66eded8d7055198efeab181c2593a01','riverside','megan',1,'password',0,1795510800000,1795510800000,1795510800000,'192.0.2.7','Firefox','counter-1',NULL,NULL);
CREATE TABLE sign_in_try (
    site TEXT NOT NULL,
    adviser TEXT NOT NULL,
    source TEXT NOT NULL,
    wrong INTEGER NOT NULL CHECK (wrong >= 0),
    locks INTEGER NOT NULL CHECK (locks >= 0),
    total INTEGER NOT NULL CHECK (total >= 0),
    last_at INTEGER NOT NULL,
    until INTEGER,
    right_at INTEGER,
    UNIQUE (site, adviser, source)
) STRICT;
CREATE TABLE sign_on (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL,
    adviser TEXT NOT NULL,
    service_point TEXT NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER, pause TEXT CHECK (pause IN ('break', 'wrap_up')), pause_reason TEXT, pause_since INTEGER,
    FOREIGN KEY (site, adviser) REFERENCES adviser(site, id),
    FOREIGN KEY (site, service_point) REFERENCES service_point(site, id)
) STRICT;
INSERT INTO "sign_on" VALUES(1,'riverside','megan','counter-1',1795424400000,1795449600000,NULL,NULL,NULL);
INSERT INTO "sign_on" VALUES(2,'riverside','megan','counter-1',1795510200000,NULL,'break','lunch',1795512600000);
INSERT INTO "sign_on" VALUES(3,'riverside','daniel','counter-2',1795510200000,NULL,NULL,NULL,NULL);
INSERT INTO "sign_on" VALUES(4,'riverside','owen','counter-3',1795510200000,NULL,NULL,NULL,NULL);
INSERT INTO "sign_on" VALUES(5,'riverside','aisha','room-1',1795510200000,NULL,NULL,NULL,NULL);
INSERT INTO "sign_on" VALUES(6,'riverside','rhian','room-2',1795512720000,NULL,NULL,NULL,NULL);
CREATE TABLE site (
    id TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    version INTEGER NOT NULL,
    loaded_at INTEGER NOT NULL
, stamp TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "site" VALUES('riverside','# A council''s one-stop shop. `nextplease site check` explains every mistake with its line.
# Ids are what programs and addresses use: choose them once. Names are what people read.

[site]
id = "riverside"
name = { cy = "Siop Un Stop Glan-yr-afon", en = "Riverside One Stop Shop" }
timezone = "Europe/London"
languages = ["cy", "en"]        # the site''s own language first

[site.hours]
monday = "08:45-17:00"
tuesday = "08:45-17:00"
wednesday = "10:00-17:00"
thursday = "08:45-17:00"
friday = "08:45-16:30"

[site.holidays]
country = "GB"                  # closed on its public holidays,
subdivision = "WLS"             # those of Wales

[site.holidays.names]           # which are known in English
"New Year''s Day" = { cy = "Dydd Calan" }
"New Year''s Day (observed)" = { cy = "Gŵyl banc Dydd Calan" }
"Good Friday" = { cy = "Dydd Gwener y Groglith" }
"Easter Monday" = { cy = "Llun y Pasg" }
"May Day" = { cy = "Calan Mai" }
"Spring Bank Holiday" = { cy = "Gŵyl Banc y Gwanwyn" }
"Late Summer Bank Holiday" = { cy = "Gŵyl Banc yr Haf" }
"Christmas Day" = { cy = "Dydd Nadolig" }
"Boxing Day" = { cy = "Gŵyl San Steffan" }
"Christmas Day (observed)" = { cy = "Gŵyl banc y Nadolig" }
"Boxing Day (observed)" = { cy = "Gŵyl banc San Steffan" }

[site.recall]
times = 0                       # no-show opens after this many recalls,
gap_seconds = 0                # and between two calls, or a call and no-show, lie at least so many
                                # seconds: until the display has named the visitor

# ---------------------------------------------------------------- the kiosk''s first screen

[[groups]]
id = "council-tax"
name = { cy = "Treth Gyngor", en = "Council tax" }
icon = "receipt-pound-sterling"

[[groups]]
id = "housing"
name = { cy = "Tai", en = "Housing" }
icon = "house"

[[groups]]
id = "benefits"
name = { cy = "Budd-daliadau a theithio", en = "Benefits and bus passes" }
icon = "hand-coins"

[[groups]]
id = "bins"
name = { cy = "Biniau a strydoedd", en = "Bins and streets" }
icon = "trash-2"

[[groups]]
id = "planning"
name = { cy = "Cynllunio a pharciau", en = "Planning and parks" }
icon = "map"

[[groups]]
id = "environment"
name = { cy = "Iechyd yr amgylchedd", en = "Environmental health" }
icon = "bug"

[[groups]]
id = "advice"
name = { cy = "Cyngor a chwynion", en = "Advice and complaints" }
icon = "messages-square"

[[groups]]
id = "general"
name = { cy = "Ymholiadau cyffredinol", en = "General enquiries" }
icon = "info"

# ---------------------------------------------------------------- enquiry types
# `service_minutes`, the usual length of a service, is assumed until the log says better.
# Prefixes are no initials on purpose where a letter would tell the room why somebody came.

[[enquiries]]
id = "general-enquiries"
group = "general"
name = { cy = "Ymholiadau cyffredinol", en = "General enquiries" }
prefix = "G"
target_minutes = 10
service_minutes = 3

[[enquiries]]
id = "reception"
group = "general"
name = { cy = "Derbynfa", en = "Reception" }
prefix = "R"
target_minutes = 5
service_minutes = 3

[[enquiries]]
id = "housing-allocations"
group = "housing"
name = { cy = "Dyrannu tai a phwyntiau", en = "Housing allocations and points" }
prefix = "H"
target_minutes = 20
service_minutes = 18

[[enquiries]]
id = "council-tax"
group = "council-tax"
name = { cy = "Treth Gyngor", en = "Council tax" }
prefix = "C"
target_minutes = 12
service_minutes = 8

[[enquiries]]
id = "benefits"
group = "benefits"
name = { cy = "Budd-daliadau tai a threth gyngor", en = "Housing and council tax benefits" }
prefix = "B"
target_minutes = 20
service_minutes = 13

[[enquiries]]
id = "environmental-health"
group = "environment"
name = { cy = "Iechyd yr amgylchedd", en = "Environmental health" }
prefix = "E"
target_minutes = 15
service_minutes = 9

[[enquiries]]
id = "garages"
group = "housing"
name = { cy = "Garejis", en = "Garages" }
prefix = "K"
target_minutes = 15
service_minutes = 7

[[enquiries]]
id = "refuse"
group = "bins"
name = { cy = "Sbwriel a chasgliadau arbennig", en = "Refuse and special collections" }
prefix = "W"
target_minutes = 10
service_minutes = 4

[[enquiries]]
id = "bus-passes"
group = "benefits"
name = { cy = "Tocynnau bws rhatach", en = "Concessionary bus passes" }
prefix = "P"
target_minutes = 10
service_minutes = 6

[[enquiries]]
id = "tenders"
group = "advice"
name = { cy = "Tendrau a hysbysiadau cyfreithiol", en = "Tenders and legal notices" }
prefix = "T"
target_minutes = 15
service_minutes = 5

[[enquiries]]
id = "planning"
group = "planning"
name = { cy = "Cynllunio (gweld cynlluniau)", en = "Planning (view plans)" }
prefix = "X"
target_minutes = 15
service_minutes = 11

[[enquiries]]
id = "parks"
group = "planning"
name = { cy = "Parciau a rhandiroedd", en = "Parks and allotments" }
prefix = "O"
target_minutes = 15
service_minutes = 5

[[enquiries]]
id = "highways"
group = "bins"
name = { cy = "Priffyrdd a goleuadau stryd", en = "Highways and street lighting" }
prefix = "S"
target_minutes = 15
service_minutes = 5

[[enquiries]]
id = "citizens-advice"
group = "advice"
name = { cy = "Cymhorthfa Cyngor ar Bopeth", en = "Citizens Advice surgery" }
prefix = "A"
target_minutes = 30
service_minutes = 25
hours = { tuesday = "10:00-13:00" }
partner = "Citizens Advice"

[[enquiries]]
id = "complaints"
group = "advice"
name = { cy = "Cwynion a sylwadau", en = "Complaints and comments" }
prefix = "M"
target_minutes = 15
service_minutes = 14

[[enquiries]]
id = "private-interview"
group = "housing"
name = { cy = "Cyfweliad preifat", en = "Private interview" }
prefix = "X"
target_minutes = 20
service_minutes = 30
needs_private_room = true
sensitive = true                # so its letter stands for planning too

# ---------------------------------------------------------------- done elsewhere
# These tiles answer instead of giving a ticket, and are counted: the house learns what people come for.

[[signposts]]
id = "births-and-deaths"
group = "general"
name = { cy = "Genedigaethau a marwolaethau", en = "Births and deaths" }
place = { cy = "Swyddfa gofrestru, Tŷ’r Felin", en = "Register office, Mill House" }
short = { cy = "Tŷ’r Felin", en = "Mill House" }
provider = { cy = "Y swyddfa gofrestru", en = "The register office" }
street = { cy = "14 Lôn y Felin, llawr gwaelod", en = "14 Mill Lane, ground floor" }
way = { cy = "Ewch allan drwy ddrysau’r afon. Trowch i’r dde. Yr ail stryd ar y chwith.", en = "Leave by the river doors. Turn right. Second street on the left." }
minutes_on_foot = 8
no_steps = true
bring = { cy = "Dewch â rhywbeth sy’n dangos pwy ydych chi.", en = "Please bring something that shows who you are." }
phone = "01632 960 123"

[signposts.hours]
monday = "09:00-16:30"
tuesday = "09:00-16:30"
wednesday = "09:00-16:30"
thursday = "09:00-16:30"
friday = "09:00-16:30"

# ---------------------------------------------------------------- the house

[[zones]]
id = "main"
name = { cy = "Man aros", en = "Waiting area" }

[[service_points]]
id = "counter-1"
kind = "counter"
name = { cy = "Cownter 1", en = "Counter 1" }
zone = "main"

[[service_points]]
id = "counter-2"
kind = "counter"
name = { cy = "Cownter 2", en = "Counter 2" }
zone = "main"

[[service_points]]
id = "counter-3"
kind = "counter"
name = { cy = "Cownter 3", en = "Counter 3" }
zone = "main"

[[service_points]]
id = "counter-4"
kind = "counter"
name = { cy = "Cownter 4", en = "Counter 4" }
zone = "main"

[[service_points]]
id = "counter-5"
kind = "counter"
name = { cy = "Cownter 5", en = "Counter 5" }
zone = "main"

[[service_points]]
id = "counter-6"
kind = "counter"
name = { cy = "Cownter 6", en = "Counter 6" }
zone = "main"

[[service_points]]
id = "room-1"
kind = "room"
name = { cy = "Ystafell 1", en = "Room 1" }
zone = "main"
seats = 6
step_free = true
hearing_loop = true

[[service_points]]
id = "room-2"
kind = "room"
name = { cy = "Ystafell 2", en = "Room 2" }
zone = "main"
seats = 4
step_free = true
screen = true
tidy = true                     # to be tidied after each visit

# ---------------------------------------------------------------- appointments
# Booked on the week page; each takes an adviser with the skill and a service point.

[[appointment_types]]
id = "benefits-interview"
name = { cy = "Cyfweliad budd-daliadau", en = "Benefits interview" }
enquiry = "benefits"
minutes = 30
place = "room"

[[appointment_types]]
id = "planning-advice"
name = { cy = "Cyngor cynllunio", en = "Planning advice" }
enquiry = "planning"
minutes = 30
place = "any"

[[appointment_types]]
id = "private-interview"
name = { cy = "Cyfweliad preifat", en = "Private interview" }
enquiry = "private-interview"
minutes = 30
place = "room"

# ---------------------------------------------------------------- staff
# PINs are never in this file: `nextplease user pin riverside megan` sets one.
# All speak the site''s first language; `languages` are the others that they speak with visitors.

[[advisers]]
id = "priya"
name = "Priya"
languages = ["pa"]
skills = ["general-enquiries", "reception", "bus-passes", "refuse", "highways", "parks"]
backup = ["council-tax", "complaints", "tenders"]

[[advisers]]
id = "tomasz"
name = "Tomasz"
languages = ["pl"]
skills = ["bus-passes", "refuse", "general-enquiries", "reception", "garages"]
backup = ["council-tax", "planning"]

[[advisers]]
id = "megan"
name = "Megan"
languages = ["cy"]
skills = ["council-tax", "benefits", "general-enquiries"]
backup = ["housing-allocations", "garages"]

[[advisers]]
id = "daniel"
name = "Daniel"
skills = ["council-tax", "garages", "tenders", "complaints"]
backup = ["general-enquiries", "reception"]

[[advisers]]
id = "aisha"
name = "Aisha"
languages = ["ur"]
skills = ["benefits", "housing-allocations"]
backup = ["council-tax", "private-interview"]

[[advisers]]
id = "owen"
name = "Owen"
languages = ["cy"]
skills = ["planning", "parks", "highways", "environmental-health"]
backup = ["general-enquiries", "refuse"]

[[advisers]]
id = "rhian"
name = "Rhian"
languages = ["cy"]
skills = ["private-interview", "housing-allocations", "citizens-advice"]
backup = ["benefits", "complaints"]

[[advisers]]
id = "carys"
name = "Carys"
role = "supervisor"
languages = ["cy"]
skills = ["complaints", "private-interview", "council-tax"]
backup = [
    "benefits", "housing-allocations", "general-enquiries", "reception", "bus-passes", "refuse",
    "highways", "parks", "planning", "garages", "tenders", "environmental-health",
    "citizens-advice",
]

[[advisers]]
id = "joyce"
name = "Joyce"
role = "receptionist"
languages = ["cy"]

# ---------------------------------------------------------------- kiosks and printers

[[kiosks]]
id = "entrance-left"
name = "Kiosk 1"
zone = "main"
printer = "entrance-left-printer"
slot = "below"

[[kiosks]]
id = "entrance-right"
name = "Kiosk 2"
zone = "main"
printer = "entrance-right-printer"
slot = "right"

[[displays]]
id = "hall"
name = "Hall, over the counters"
zones = ["main"]

[[printers]]
id = "entrance-left-printer"
name = "Kiosk 1, printer"
where = "Entrance, left"
transport = "network"
address = "192.0.2.21:9100"
profile = "TM-T20II"
width = 80
style = "graphic"

[[printers]]
id = "entrance-right-printer"
name = "Kiosk 2, printer"
where = "Entrance, right"
transport = "serial"
address = "/dev/serial/by-id/usb-FTDI_FT232R_USB_UART_A10K2Q7Z-if00-port0"
baud = 115200
profile = "POS-5890"
width = 58
style = "text"

# ---------------------------------------------------------------- how a step can end

[[outcomes]]
id = "resolved"
name = { cy = "Wedi''i ddatrys", en = "Resolved" }

[[outcomes]]
id = "form-issued"
name = { cy = "Rhoddwyd ffurflen", en = "Form issued" }

[[outcomes]]
id = "appointment-made"
name = { cy = "Gwnaed apwyntiad", en = "Appointment" }

[[outcomes]]
id = "signposted"
name = { cy = "Cyfeiriwyd i fan arall", en = "Signposted" }

[[outcomes]]
id = "referred"
name = { cy = "Trosglwyddwyd", en = "Referred" }

[[outcomes]]
id = "incomplete"
name = { cy = "Anghyflawn", en = "Incomplete" }
',2,1795519800000,'95770493B6770DD3EE7EE096');
CREATE TABLE site_clock (
    site TEXT PRIMARY KEY REFERENCES site(id),
    boot TEXT NOT NULL,
    ahead INTEGER NOT NULL,
    before INTEGER,
    jumped_at INTEGER,
    jumped_by INTEGER
) STRICT
;
INSERT INTO "site_clock" VALUES('riverside','a start of the machine',1795509000000,NULL,NULL,NULL);
CREATE TABLE site_day (
    site TEXT NOT NULL REFERENCES site(id),
    service_day TEXT NOT NULL,
    closed_early_at INTEGER,
    closed_early_reason TEXT,
    close_stopped_at INTEGER,
    PRIMARY KEY (site, service_day),
    CHECK ((closed_early_at IS NULL) = (closed_early_reason IS NULL))
) STRICT, WITHOUT ROWID
;
INSERT INTO "site_day" VALUES('riverside','2026-11-24',1795514700000,'building',NULL);
CREATE TABLE site_draft (
    site TEXT PRIMARY KEY REFERENCES site(id),
    revision INTEGER NOT NULL CHECK (revision > 0),
    due_at INTEGER,
    due_actor TEXT,
    due_why TEXT,
    failed TEXT,
    CHECK ((due_at IS NULL) = (due_actor IS NULL) AND (due_at IS NULL) = (due_why IS NULL))
) STRICT;
INSERT INTO "site_draft" VALUES('riverside',4,1795600800000,'adviser:carys','',NULL);
CREATE TABLE site_edit (
    site TEXT NOT NULL REFERENCES site(id),
    path TEXT NOT NULL CHECK (json_valid(path)),
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('set', 'add', 'remove', 'order')),
    value TEXT NOT NULL CHECK (json_valid(value)),
    was TEXT NOT NULL CHECK (json_valid(was)),
    actor TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (site, path)
) STRICT, WITHOUT ROWID;
INSERT INTO "site_edit" VALUES('riverside','["enquiries","council-tax","target_minutes"]',0,'set','14','12','adviser:carys',1795519800000);
CREATE TABLE site_undo (
    site TEXT NOT NULL REFERENCES site(id),
    number INTEGER NOT NULL,
    actor TEXT NOT NULL,
    at INTEGER NOT NULL,
    before TEXT NOT NULL CHECK (json_valid(before)),
    after TEXT NOT NULL CHECK (json_valid(after)),
    PRIMARY KEY (site, number)
) STRICT, WITHOUT ROWID;
INSERT INTO "site_undo" VALUES('riverside',1,'adviser:carys',1795519800000,'[]','[["set",["enquiries","council-tax","target_minutes"],14,12,"adviser:carys",1795519800000]]');
CREATE TABLE site_version (
    site TEXT NOT NULL REFERENCES site(id),
    number INTEGER NOT NULL CHECK (number > 0),
    source TEXT NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('file', 'page', 'brought-back')),
    again INTEGER CHECK (again < number),
    why TEXT NOT NULL DEFAULT '' CHECK (length(why) <= 400),
    PRIMARY KEY (site, number),
    CHECK ((how = 'brought-back') = (again IS NOT NULL)),
    FOREIGN KEY (site, again) REFERENCES site_version(site, number)
) STRICT;
INSERT INTO "site_version" VALUES('riverside',1,'# A council''s one-stop shop. `nextplease site check` explains every mistake with its line.
# Ids are what programs and addresses use: choose them once. Names are what people read.

[site]
id = "riverside"
name = { cy = "Siop Un Stop Glan-yr-afon", en = "Riverside One Stop Shop" }
timezone = "Europe/London"
languages = ["cy", "en"]        # the site''s own language first

[site.hours]
monday = "08:45-17:00"
tuesday = "08:45-17:00"
wednesday = "10:00-17:00"
thursday = "08:45-17:00"
friday = "08:45-16:30"

[site.holidays]
country = "GB"                  # closed on its public holidays,
subdivision = "WLS"             # those of Wales

[site.holidays.names]           # which are known in English
"New Year''s Day" = { cy = "Dydd Calan" }
"New Year''s Day (observed)" = { cy = "Gŵyl banc Dydd Calan" }
"Good Friday" = { cy = "Dydd Gwener y Groglith" }
"Easter Monday" = { cy = "Llun y Pasg" }
"May Day" = { cy = "Calan Mai" }
"Spring Bank Holiday" = { cy = "Gŵyl Banc y Gwanwyn" }
"Late Summer Bank Holiday" = { cy = "Gŵyl Banc yr Haf" }
"Christmas Day" = { cy = "Dydd Nadolig" }
"Boxing Day" = { cy = "Gŵyl San Steffan" }
"Christmas Day (observed)" = { cy = "Gŵyl banc y Nadolig" }
"Boxing Day (observed)" = { cy = "Gŵyl banc San Steffan" }

[site.recall]
times = 0                       # no-show opens after this many recalls,
gap_seconds = 0                # and between two calls, or a call and no-show, lie at least so many
                                # seconds: until the display has named the visitor

# ---------------------------------------------------------------- the kiosk''s first screen

[[groups]]
id = "council-tax"
name = { cy = "Treth Gyngor", en = "Council tax" }
icon = "receipt-pound-sterling"

[[groups]]
id = "housing"
name = { cy = "Tai", en = "Housing" }
icon = "house"

[[groups]]
id = "benefits"
name = { cy = "Budd-daliadau a theithio", en = "Benefits and bus passes" }
icon = "hand-coins"

[[groups]]
id = "bins"
name = { cy = "Biniau a strydoedd", en = "Bins and streets" }
icon = "trash-2"

[[groups]]
id = "planning"
name = { cy = "Cynllunio a pharciau", en = "Planning and parks" }
icon = "map"

[[groups]]
id = "environment"
name = { cy = "Iechyd yr amgylchedd", en = "Environmental health" }
icon = "bug"

[[groups]]
id = "advice"
name = { cy = "Cyngor a chwynion", en = "Advice and complaints" }
icon = "messages-square"

[[groups]]
id = "general"
name = { cy = "Ymholiadau cyffredinol", en = "General enquiries" }
icon = "info"

# ---------------------------------------------------------------- enquiry types
# `service_minutes`, the usual length of a service, is assumed until the log says better.
# Prefixes are no initials on purpose where a letter would tell the room why somebody came.

[[enquiries]]
id = "general-enquiries"
group = "general"
name = { cy = "Ymholiadau cyffredinol", en = "General enquiries" }
prefix = "G"
target_minutes = 10
service_minutes = 3

[[enquiries]]
id = "reception"
group = "general"
name = { cy = "Derbynfa", en = "Reception" }
prefix = "R"
target_minutes = 5
service_minutes = 3

[[enquiries]]
id = "housing-allocations"
group = "housing"
name = { cy = "Dyrannu tai a phwyntiau", en = "Housing allocations and points" }
prefix = "H"
target_minutes = 20
service_minutes = 18

[[enquiries]]
id = "council-tax"
group = "council-tax"
name = { cy = "Treth Gyngor", en = "Council tax" }
prefix = "C"
target_minutes = 15
service_minutes = 8

[[enquiries]]
id = "benefits"
group = "benefits"
name = { cy = "Budd-daliadau tai a threth gyngor", en = "Housing and council tax benefits" }
prefix = "B"
target_minutes = 20
service_minutes = 13

[[enquiries]]
id = "environmental-health"
group = "environment"
name = { cy = "Iechyd yr amgylchedd", en = "Environmental health" }
prefix = "E"
target_minutes = 15
service_minutes = 9

[[enquiries]]
id = "garages"
group = "housing"
name = { cy = "Garejis", en = "Garages" }
prefix = "K"
target_minutes = 15
service_minutes = 7

[[enquiries]]
id = "refuse"
group = "bins"
name = { cy = "Sbwriel a chasgliadau arbennig", en = "Refuse and special collections" }
prefix = "W"
target_minutes = 10
service_minutes = 4

[[enquiries]]
id = "bus-passes"
group = "benefits"
name = { cy = "Tocynnau bws rhatach", en = "Concessionary bus passes" }
prefix = "P"
target_minutes = 10
service_minutes = 6

[[enquiries]]
id = "tenders"
group = "advice"
name = { cy = "Tendrau a hysbysiadau cyfreithiol", en = "Tenders and legal notices" }
prefix = "T"
target_minutes = 15
service_minutes = 5

[[enquiries]]
id = "planning"
group = "planning"
name = { cy = "Cynllunio (gweld cynlluniau)", en = "Planning (view plans)" }
prefix = "X"
target_minutes = 15
service_minutes = 11

[[enquiries]]
id = "parks"
group = "planning"
name = { cy = "Parciau a rhandiroedd", en = "Parks and allotments" }
prefix = "O"
target_minutes = 15
service_minutes = 5

[[enquiries]]
id = "highways"
group = "bins"
name = { cy = "Priffyrdd a goleuadau stryd", en = "Highways and street lighting" }
prefix = "S"
target_minutes = 15
service_minutes = 5

[[enquiries]]
id = "citizens-advice"
group = "advice"
name = { cy = "Cymhorthfa Cyngor ar Bopeth", en = "Citizens Advice surgery" }
prefix = "A"
target_minutes = 30
service_minutes = 25
hours = { tuesday = "10:00-13:00" }
partner = "Citizens Advice"

[[enquiries]]
id = "complaints"
group = "advice"
name = { cy = "Cwynion a sylwadau", en = "Complaints and comments" }
prefix = "M"
target_minutes = 15
service_minutes = 14

[[enquiries]]
id = "private-interview"
group = "housing"
name = { cy = "Cyfweliad preifat", en = "Private interview" }
prefix = "X"
target_minutes = 20
service_minutes = 30
needs_private_room = true
sensitive = true                # so its letter stands for planning too

# ---------------------------------------------------------------- done elsewhere
# These tiles answer instead of giving a ticket, and are counted: the house learns what people come for.

[[signposts]]
id = "births-and-deaths"
group = "general"
name = { cy = "Genedigaethau a marwolaethau", en = "Births and deaths" }
place = { cy = "Swyddfa gofrestru, Tŷ’r Felin", en = "Register office, Mill House" }
short = { cy = "Tŷ’r Felin", en = "Mill House" }
provider = { cy = "Y swyddfa gofrestru", en = "The register office" }
street = { cy = "14 Lôn y Felin, llawr gwaelod", en = "14 Mill Lane, ground floor" }
way = { cy = "Ewch allan drwy ddrysau’r afon. Trowch i’r dde. Yr ail stryd ar y chwith.", en = "Leave by the river doors. Turn right. Second street on the left." }
minutes_on_foot = 8
no_steps = true
bring = { cy = "Dewch â rhywbeth sy’n dangos pwy ydych chi.", en = "Please bring something that shows who you are." }
phone = "01632 960 123"

[signposts.hours]
monday = "09:00-16:30"
tuesday = "09:00-16:30"
wednesday = "09:00-16:30"
thursday = "09:00-16:30"
friday = "09:00-16:30"

# ---------------------------------------------------------------- the house

[[zones]]
id = "main"
name = { cy = "Man aros", en = "Waiting area" }

[[service_points]]
id = "counter-1"
kind = "counter"
name = { cy = "Cownter 1", en = "Counter 1" }
zone = "main"

[[service_points]]
id = "counter-2"
kind = "counter"
name = { cy = "Cownter 2", en = "Counter 2" }
zone = "main"

[[service_points]]
id = "counter-3"
kind = "counter"
name = { cy = "Cownter 3", en = "Counter 3" }
zone = "main"

[[service_points]]
id = "counter-4"
kind = "counter"
name = { cy = "Cownter 4", en = "Counter 4" }
zone = "main"

[[service_points]]
id = "counter-5"
kind = "counter"
name = { cy = "Cownter 5", en = "Counter 5" }
zone = "main"

[[service_points]]
id = "counter-6"
kind = "counter"
name = { cy = "Cownter 6", en = "Counter 6" }
zone = "main"

[[service_points]]
id = "room-1"
kind = "room"
name = { cy = "Ystafell 1", en = "Room 1" }
zone = "main"
seats = 6
step_free = true
hearing_loop = true

[[service_points]]
id = "room-2"
kind = "room"
name = { cy = "Ystafell 2", en = "Room 2" }
zone = "main"
seats = 4
step_free = true
screen = true
tidy = true                     # to be tidied after each visit

# ---------------------------------------------------------------- appointments
# Booked on the week page; each takes an adviser with the skill and a service point.

[[appointment_types]]
id = "benefits-interview"
name = { cy = "Cyfweliad budd-daliadau", en = "Benefits interview" }
enquiry = "benefits"
minutes = 30
place = "room"

[[appointment_types]]
id = "planning-advice"
name = { cy = "Cyngor cynllunio", en = "Planning advice" }
enquiry = "planning"
minutes = 30
place = "any"

[[appointment_types]]
id = "private-interview"
name = { cy = "Cyfweliad preifat", en = "Private interview" }
enquiry = "private-interview"
minutes = 30
place = "room"

# ---------------------------------------------------------------- staff
# PINs are never in this file: `nextplease user pin riverside megan` sets one.
# All speak the site''s first language; `languages` are the others that they speak with visitors.

[[advisers]]
id = "priya"
name = "Priya"
languages = ["pa"]
skills = ["general-enquiries", "reception", "bus-passes", "refuse", "highways", "parks"]
backup = ["council-tax", "complaints", "tenders"]

[[advisers]]
id = "tomasz"
name = "Tomasz"
languages = ["pl"]
skills = ["bus-passes", "refuse", "general-enquiries", "reception", "garages"]
backup = ["council-tax", "planning"]

[[advisers]]
id = "megan"
name = "Megan"
languages = ["cy"]
skills = ["council-tax", "benefits", "general-enquiries"]
backup = ["housing-allocations", "garages"]

[[advisers]]
id = "daniel"
name = "Daniel"
skills = ["council-tax", "garages", "tenders", "complaints"]
backup = ["general-enquiries", "reception"]

[[advisers]]
id = "aisha"
name = "Aisha"
languages = ["ur"]
skills = ["benefits", "housing-allocations"]
backup = ["council-tax", "private-interview"]

[[advisers]]
id = "owen"
name = "Owen"
languages = ["cy"]
skills = ["planning", "parks", "highways", "environmental-health"]
backup = ["general-enquiries", "refuse"]

[[advisers]]
id = "rhian"
name = "Rhian"
languages = ["cy"]
skills = ["private-interview", "housing-allocations", "citizens-advice"]
backup = ["benefits", "complaints"]

[[advisers]]
id = "carys"
name = "Carys"
role = "supervisor"
languages = ["cy"]
skills = ["complaints", "private-interview", "council-tax"]
backup = [
    "benefits", "housing-allocations", "general-enquiries", "reception", "bus-passes", "refuse",
    "highways", "parks", "planning", "garages", "tenders", "environmental-health",
    "citizens-advice",
]

[[advisers]]
id = "joyce"
name = "Joyce"
role = "receptionist"
languages = ["cy"]

# ---------------------------------------------------------------- kiosks and printers

[[kiosks]]
id = "entrance-left"
name = "Kiosk 1"
zone = "main"
printer = "entrance-left-printer"
slot = "below"

[[kiosks]]
id = "entrance-right"
name = "Kiosk 2"
zone = "main"
printer = "entrance-right-printer"
slot = "right"

[[displays]]
id = "hall"
name = "Hall, over the counters"
zones = ["main"]

[[printers]]
id = "entrance-left-printer"
name = "Kiosk 1, printer"
where = "Entrance, left"
transport = "network"
address = "192.0.2.21:9100"
profile = "TM-T20II"
width = 80
style = "graphic"

[[printers]]
id = "entrance-right-printer"
name = "Kiosk 2, printer"
where = "Entrance, right"
transport = "serial"
address = "/dev/serial/by-id/usb-FTDI_FT232R_USB_UART_A10K2Q7Z-if00-port0"
baud = 115200
profile = "POS-5890"
width = 58
style = "text"

# ---------------------------------------------------------------- how a step can end

[[outcomes]]
id = "resolved"
name = { cy = "Wedi''i ddatrys", en = "Resolved" }

[[outcomes]]
id = "form-issued"
name = { cy = "Rhoddwyd ffurflen", en = "Form issued" }

[[outcomes]]
id = "appointment-made"
name = { cy = "Gwnaed apwyntiad", en = "Appointment" }

[[outcomes]]
id = "signposted"
name = { cy = "Cyfeiriwyd i fan arall", en = "Signposted" }

[[outcomes]]
id = "referred"
name = { cy = "Trosglwyddwyd", en = "Referred" }

[[outcomes]]
id = "incomplete"
name = { cy = "Anghyflawn", en = "Incomplete" }
',1795420800000,'system:nextplease','file',NULL,'');
INSERT INTO "site_version" VALUES('riverside',2,'# A council''s one-stop shop. `nextplease site check` explains every mistake with its line.
# Ids are what programs and addresses use: choose them once. Names are what people read.

[site]
id = "riverside"
name = { cy = "Siop Un Stop Glan-yr-afon", en = "Riverside One Stop Shop" }
timezone = "Europe/London"
languages = ["cy", "en"]        # the site''s own language first

[site.hours]
monday = "08:45-17:00"
tuesday = "08:45-17:00"
wednesday = "10:00-17:00"
thursday = "08:45-17:00"
friday = "08:45-16:30"

[site.holidays]
country = "GB"                  # closed on its public holidays,
subdivision = "WLS"             # those of Wales

[site.holidays.names]           # which are known in English
"New Year''s Day" = { cy = "Dydd Calan" }
"New Year''s Day (observed)" = { cy = "Gŵyl banc Dydd Calan" }
"Good Friday" = { cy = "Dydd Gwener y Groglith" }
"Easter Monday" = { cy = "Llun y Pasg" }
"May Day" = { cy = "Calan Mai" }
"Spring Bank Holiday" = { cy = "Gŵyl Banc y Gwanwyn" }
"Late Summer Bank Holiday" = { cy = "Gŵyl Banc yr Haf" }
"Christmas Day" = { cy = "Dydd Nadolig" }
"Boxing Day" = { cy = "Gŵyl San Steffan" }
"Christmas Day (observed)" = { cy = "Gŵyl banc y Nadolig" }
"Boxing Day (observed)" = { cy = "Gŵyl banc San Steffan" }

[site.recall]
times = 0                       # no-show opens after this many recalls,
gap_seconds = 0                # and between two calls, or a call and no-show, lie at least so many
                                # seconds: until the display has named the visitor

# ---------------------------------------------------------------- the kiosk''s first screen

[[groups]]
id = "council-tax"
name = { cy = "Treth Gyngor", en = "Council tax" }
icon = "receipt-pound-sterling"

[[groups]]
id = "housing"
name = { cy = "Tai", en = "Housing" }
icon = "house"

[[groups]]
id = "benefits"
name = { cy = "Budd-daliadau a theithio", en = "Benefits and bus passes" }
icon = "hand-coins"

[[groups]]
id = "bins"
name = { cy = "Biniau a strydoedd", en = "Bins and streets" }
icon = "trash-2"

[[groups]]
id = "planning"
name = { cy = "Cynllunio a pharciau", en = "Planning and parks" }
icon = "map"

[[groups]]
id = "environment"
name = { cy = "Iechyd yr amgylchedd", en = "Environmental health" }
icon = "bug"

[[groups]]
id = "advice"
name = { cy = "Cyngor a chwynion", en = "Advice and complaints" }
icon = "messages-square"

[[groups]]
id = "general"
name = { cy = "Ymholiadau cyffredinol", en = "General enquiries" }
icon = "info"

# ---------------------------------------------------------------- enquiry types
# `service_minutes`, the usual length of a service, is assumed until the log says better.
# Prefixes are no initials on purpose where a letter would tell the room why somebody came.

[[enquiries]]
id = "general-enquiries"
group = "general"
name = { cy = "Ymholiadau cyffredinol", en = "General enquiries" }
prefix = "G"
target_minutes = 10
service_minutes = 3

[[enquiries]]
id = "reception"
group = "general"
name = { cy = "Derbynfa", en = "Reception" }
prefix = "R"
target_minutes = 5
service_minutes = 3

[[enquiries]]
id = "housing-allocations"
group = "housing"
name = { cy = "Dyrannu tai a phwyntiau", en = "Housing allocations and points" }
prefix = "H"
target_minutes = 20
service_minutes = 18

[[enquiries]]
id = "council-tax"
group = "council-tax"
name = { cy = "Treth Gyngor", en = "Council tax" }
prefix = "C"
target_minutes = 12
service_minutes = 8

[[enquiries]]
id = "benefits"
group = "benefits"
name = { cy = "Budd-daliadau tai a threth gyngor", en = "Housing and council tax benefits" }
prefix = "B"
target_minutes = 20
service_minutes = 13

[[enquiries]]
id = "environmental-health"
group = "environment"
name = { cy = "Iechyd yr amgylchedd", en = "Environmental health" }
prefix = "E"
target_minutes = 15
service_minutes = 9

[[enquiries]]
id = "garages"
group = "housing"
name = { cy = "Garejis", en = "Garages" }
prefix = "K"
target_minutes = 15
service_minutes = 7

[[enquiries]]
id = "refuse"
group = "bins"
name = { cy = "Sbwriel a chasgliadau arbennig", en = "Refuse and special collections" }
prefix = "W"
target_minutes = 10
service_minutes = 4

[[enquiries]]
id = "bus-passes"
group = "benefits"
name = { cy = "Tocynnau bws rhatach", en = "Concessionary bus passes" }
prefix = "P"
target_minutes = 10
service_minutes = 6

[[enquiries]]
id = "tenders"
group = "advice"
name = { cy = "Tendrau a hysbysiadau cyfreithiol", en = "Tenders and legal notices" }
prefix = "T"
target_minutes = 15
service_minutes = 5

[[enquiries]]
id = "planning"
group = "planning"
name = { cy = "Cynllunio (gweld cynlluniau)", en = "Planning (view plans)" }
prefix = "X"
target_minutes = 15
service_minutes = 11

[[enquiries]]
id = "parks"
group = "planning"
name = { cy = "Parciau a rhandiroedd", en = "Parks and allotments" }
prefix = "O"
target_minutes = 15
service_minutes = 5

[[enquiries]]
id = "highways"
group = "bins"
name = { cy = "Priffyrdd a goleuadau stryd", en = "Highways and street lighting" }
prefix = "S"
target_minutes = 15
service_minutes = 5

[[enquiries]]
id = "citizens-advice"
group = "advice"
name = { cy = "Cymhorthfa Cyngor ar Bopeth", en = "Citizens Advice surgery" }
prefix = "A"
target_minutes = 30
service_minutes = 25
hours = { tuesday = "10:00-13:00" }
partner = "Citizens Advice"

[[enquiries]]
id = "complaints"
group = "advice"
name = { cy = "Cwynion a sylwadau", en = "Complaints and comments" }
prefix = "M"
target_minutes = 15
service_minutes = 14

[[enquiries]]
id = "private-interview"
group = "housing"
name = { cy = "Cyfweliad preifat", en = "Private interview" }
prefix = "X"
target_minutes = 20
service_minutes = 30
needs_private_room = true
sensitive = true                # so its letter stands for planning too

# ---------------------------------------------------------------- done elsewhere
# These tiles answer instead of giving a ticket, and are counted: the house learns what people come for.

[[signposts]]
id = "births-and-deaths"
group = "general"
name = { cy = "Genedigaethau a marwolaethau", en = "Births and deaths" }
place = { cy = "Swyddfa gofrestru, Tŷ’r Felin", en = "Register office, Mill House" }
short = { cy = "Tŷ’r Felin", en = "Mill House" }
provider = { cy = "Y swyddfa gofrestru", en = "The register office" }
street = { cy = "14 Lôn y Felin, llawr gwaelod", en = "14 Mill Lane, ground floor" }
way = { cy = "Ewch allan drwy ddrysau’r afon. Trowch i’r dde. Yr ail stryd ar y chwith.", en = "Leave by the river doors. Turn right. Second street on the left." }
minutes_on_foot = 8
no_steps = true
bring = { cy = "Dewch â rhywbeth sy’n dangos pwy ydych chi.", en = "Please bring something that shows who you are." }
phone = "01632 960 123"

[signposts.hours]
monday = "09:00-16:30"
tuesday = "09:00-16:30"
wednesday = "09:00-16:30"
thursday = "09:00-16:30"
friday = "09:00-16:30"

# ---------------------------------------------------------------- the house

[[zones]]
id = "main"
name = { cy = "Man aros", en = "Waiting area" }

[[service_points]]
id = "counter-1"
kind = "counter"
name = { cy = "Cownter 1", en = "Counter 1" }
zone = "main"

[[service_points]]
id = "counter-2"
kind = "counter"
name = { cy = "Cownter 2", en = "Counter 2" }
zone = "main"

[[service_points]]
id = "counter-3"
kind = "counter"
name = { cy = "Cownter 3", en = "Counter 3" }
zone = "main"

[[service_points]]
id = "counter-4"
kind = "counter"
name = { cy = "Cownter 4", en = "Counter 4" }
zone = "main"

[[service_points]]
id = "counter-5"
kind = "counter"
name = { cy = "Cownter 5", en = "Counter 5" }
zone = "main"

[[service_points]]
id = "counter-6"
kind = "counter"
name = { cy = "Cownter 6", en = "Counter 6" }
zone = "main"

[[service_points]]
id = "room-1"
kind = "room"
name = { cy = "Ystafell 1", en = "Room 1" }
zone = "main"
seats = 6
step_free = true
hearing_loop = true

[[service_points]]
id = "room-2"
kind = "room"
name = { cy = "Ystafell 2", en = "Room 2" }
zone = "main"
seats = 4
step_free = true
screen = true
tidy = true                     # to be tidied after each visit

# ---------------------------------------------------------------- appointments
# Booked on the week page; each takes an adviser with the skill and a service point.

[[appointment_types]]
id = "benefits-interview"
name = { cy = "Cyfweliad budd-daliadau", en = "Benefits interview" }
enquiry = "benefits"
minutes = 30
place = "room"

[[appointment_types]]
id = "planning-advice"
name = { cy = "Cyngor cynllunio", en = "Planning advice" }
enquiry = "planning"
minutes = 30
place = "any"

[[appointment_types]]
id = "private-interview"
name = { cy = "Cyfweliad preifat", en = "Private interview" }
enquiry = "private-interview"
minutes = 30
place = "room"

# ---------------------------------------------------------------- staff
# PINs are never in this file: `nextplease user pin riverside megan` sets one.
# All speak the site''s first language; `languages` are the others that they speak with visitors.

[[advisers]]
id = "priya"
name = "Priya"
languages = ["pa"]
skills = ["general-enquiries", "reception", "bus-passes", "refuse", "highways", "parks"]
backup = ["council-tax", "complaints", "tenders"]

[[advisers]]
id = "tomasz"
name = "Tomasz"
languages = ["pl"]
skills = ["bus-passes", "refuse", "general-enquiries", "reception", "garages"]
backup = ["council-tax", "planning"]

[[advisers]]
id = "megan"
name = "Megan"
languages = ["cy"]
skills = ["council-tax", "benefits", "general-enquiries"]
backup = ["housing-allocations", "garages"]

[[advisers]]
id = "daniel"
name = "Daniel"
skills = ["council-tax", "garages", "tenders", "complaints"]
backup = ["general-enquiries", "reception"]

[[advisers]]
id = "aisha"
name = "Aisha"
languages = ["ur"]
skills = ["benefits", "housing-allocations"]
backup = ["council-tax", "private-interview"]

[[advisers]]
id = "owen"
name = "Owen"
languages = ["cy"]
skills = ["planning", "parks", "highways", "environmental-health"]
backup = ["general-enquiries", "refuse"]

[[advisers]]
id = "rhian"
name = "Rhian"
languages = ["cy"]
skills = ["private-interview", "housing-allocations", "citizens-advice"]
backup = ["benefits", "complaints"]

[[advisers]]
id = "carys"
name = "Carys"
role = "supervisor"
languages = ["cy"]
skills = ["complaints", "private-interview", "council-tax"]
backup = [
    "benefits", "housing-allocations", "general-enquiries", "reception", "bus-passes", "refuse",
    "highways", "parks", "planning", "garages", "tenders", "environmental-health",
    "citizens-advice",
]

[[advisers]]
id = "joyce"
name = "Joyce"
role = "receptionist"
languages = ["cy"]

# ---------------------------------------------------------------- kiosks and printers

[[kiosks]]
id = "entrance-left"
name = "Kiosk 1"
zone = "main"
printer = "entrance-left-printer"
slot = "below"

[[kiosks]]
id = "entrance-right"
name = "Kiosk 2"
zone = "main"
printer = "entrance-right-printer"
slot = "right"

[[displays]]
id = "hall"
name = "Hall, over the counters"
zones = ["main"]

[[printers]]
id = "entrance-left-printer"
name = "Kiosk 1, printer"
where = "Entrance, left"
transport = "network"
address = "192.0.2.21:9100"
profile = "TM-T20II"
width = 80
style = "graphic"

[[printers]]
id = "entrance-right-printer"
name = "Kiosk 2, printer"
where = "Entrance, right"
transport = "serial"
address = "/dev/serial/by-id/usb-FTDI_FT232R_USB_UART_A10K2Q7Z-if00-port0"
baud = 115200
profile = "POS-5890"
width = 58
style = "text"

# ---------------------------------------------------------------- how a step can end

[[outcomes]]
id = "resolved"
name = { cy = "Wedi''i ddatrys", en = "Resolved" }

[[outcomes]]
id = "form-issued"
name = { cy = "Rhoddwyd ffurflen", en = "Form issued" }

[[outcomes]]
id = "appointment-made"
name = { cy = "Gwnaed apwyntiad", en = "Appointment" }

[[outcomes]]
id = "signposted"
name = { cy = "Cyfeiriwyd i fan arall", en = "Signposted" }

[[outcomes]]
id = "referred"
name = { cy = "Trosglwyddwyd", en = "Referred" }

[[outcomes]]
id = "incomplete"
name = { cy = "Anghyflawn", en = "Incomplete" }
',1795519800000,'adviser:carys','page',NULL,'a new promise');
CREATE TABLE standstill (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL REFERENCES site(id),
    reason TEXT NOT NULL,
    since INTEGER NOT NULL,
    ended_at INTEGER CHECK (ended_at >= since),
    ending TEXT, words TEXT CHECK (words IS NULL OR json_valid(words)),
    CHECK ((ended_at IS NULL) = (ending IS NULL))
) STRICT;
CREATE TABLE step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    visit TEXT NOT NULL REFERENCES visit(id),
    site TEXT NOT NULL,
    service_day TEXT NOT NULL,
    position INTEGER NOT NULL,
    enquiry TEXT NOT NULL,
    state TEXT NOT NULL
        CHECK (state IN ('planned', 'waiting', 'held', 'called', 'serving', 'ended')),
    origin TEXT NOT NULL DEFAULT 'arrival'
        CHECK (origin IN ('arrival', 'added', 'referral', 'back', 'hold', 'return')),
    queued_at INTEGER NOT NULL,
    waiting_since INTEGER NOT NULL,
    called_at INTEGER,
    last_called_at INTEGER,
    recalls INTEGER NOT NULL DEFAULT 0 CHECK (recalls >= 0),
    announcement INTEGER,
    serving_at INTEGER,
    ended_at INTEGER,
    outcome TEXT,
    avoidable INTEGER CHECK (avoidable IN (0, 1)),
    service_point TEXT,
    adviser TEXT,
    target_s INTEGER NOT NULL CHECK (target_s > 0),
    target_percent INTEGER NOT NULL,
    weight INTEGER NOT NULL DEFAULT 100 CHECK (weight >= 100),
    for_adviser TEXT,
    asked_language TEXT,
    place_needs TEXT NOT NULL DEFAULT '',
    appointment TEXT,
    held_at INTEGER,
    hold_until INTEGER,
    hold_reason TEXT,
    class TEXT GENERATED ALWAYS AS (enquiry || '|' || weight || '|' || coalesce(for_adviser, '')
        || '|' || coalesce(asked_language, '') || '|' || place_needs || '|'
        || (appointment IS NOT NULL)) VIRTUAL, started_by TEXT, continues INTEGER, rests TEXT NOT NULL DEFAULT '' CHECK (rests = '' OR json_valid(rests)),
    UNIQUE (visit, position),
    FOREIGN KEY (site, enquiry) REFERENCES enquiry_type(site, id),
    FOREIGN KEY (site, service_point) REFERENCES service_point(site, id),
    FOREIGN KEY (site, adviser) REFERENCES adviser(site, id),
    FOREIGN KEY (site, for_adviser) REFERENCES adviser(site, id),
    CHECK ((called_at IS NULL) = (last_called_at IS NULL)),
    CHECK (called_at IS NULL OR service_point IS NOT NULL),
    CHECK ((state = 'ended') = (ended_at IS NOT NULL)),
    CHECK ((state = 'ended') = (outcome IS NOT NULL)),
    CHECK (state NOT IN ('planned', 'waiting', 'held')
        OR (called_at IS NULL AND service_point IS NULL AND serving_at IS NULL)),
    CHECK (state != 'called' OR (called_at IS NOT NULL AND serving_at IS NULL)),
    CHECK (state != 'serving' OR (called_at IS NOT NULL AND serving_at IS NOT NULL)),
    CHECK ((state = 'held') = (held_at IS NOT NULL)),
    CHECK ((state = 'held') = (hold_until IS NOT NULL)),
    CHECK ((state = 'held') = (hold_reason IS NOT NULL))
) STRICT;
INSERT INTO "step" VALUES(1,'01M83TPPJ0KH2JZB3WTZ9BM1R3','riverside','2026-11-23',1,'council-tax','ended','arrival',1795425000000,1795425000000,1795425600000,1795425600000,0,7,1795425600000,1795425900000,'resolved',NULL,'counter-1','megan',900,80,100,NULL,NULL,'',NULL,NULL,NULL,NULL,'megan',NULL,'');
INSERT INTO "step" VALUES(2,'01M83TRH501SVZJ5A64GR9R9DZ','riverside','2026-11-23',1,'council-tax','ended','arrival',1795425060000,1795425060000,1795426800000,1795426800000,0,10,NULL,1795427100000,'no_show',NULL,'counter-1','megan',900,80,100,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL,NULL,'');
INSERT INTO "step" VALUES(3,'01M83TTBR06QDEX6GG8WVCM9DX','riverside','2026-11-23',1,'benefits','ended','arrival',1795425120000,1795425120000,NULL,NULL,0,NULL,NULL,1795509000000,'day_closed',NULL,NULL,NULL,1200,80,100,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL,NULL,'');
INSERT INTO "step" VALUES(4,'01M83TW6B0QDRBBBA8099N76V6','riverside','2026-11-23',1,'planning','ended','arrival',1795425180000,1795425180000,NULL,NULL,0,NULL,NULL,1795509000000,'day_closed',NULL,NULL,NULL,900,80,100,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL,NULL,'');
INSERT INTO "step" VALUES(5,'01M86CH3M0F678VKP2EYX2F9TT','riverside','2026-11-24',1,'council-tax','ended','arrival',1795510800000,1795510800000,1795511400000,1795511400000,0,25,1795511400000,1795511700000,'resolved',NULL,'counter-1','megan',900,80,100,NULL,NULL,'',NULL,NULL,NULL,NULL,'megan',NULL,'');
INSERT INTO "step" VALUES(6,'01M86CJY70YD7680BHDG7WMNN1','riverside','2026-11-24',1,'council-tax','ended','arrival',1795510860000,1795510860000,1795511760000,1795511760000,0,28,1795511760000,1795512000000,'referred_on',NULL,'counter-2','daniel',900,80,100,NULL,NULL,'',NULL,NULL,NULL,NULL,'daniel',NULL,'');
INSERT INTO "step" VALUES(7,'01M86CMRT0FZCZSR8DQKEZY1Q4','riverside','2026-11-24',1,'benefits','waiting','arrival',1795510920000,1795510920000,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1200,80,100,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL,NULL,'');
INSERT INTO "step" VALUES(8,'01M86CPKD027V0AEDN8CY4QVR0','riverside','2026-11-24',1,'planning','called','arrival',1795510980000,1795510980000,1795511820000,1795511820000,0,31,NULL,NULL,NULL,NULL,'counter-3','owen',900,80,100,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL,NULL,'');
INSERT INTO "step" VALUES(9,'01M86CRE00J3VTSY79N18ZSXDW','riverside','2026-11-24',1,'council-tax','ended','arrival',1795511040000,1795511040000,1795512120000,1795512120000,0,35,1795512120000,1795512300000,'held',NULL,'counter-1','megan',900,80,100,NULL,NULL,'step_free',NULL,NULL,NULL,NULL,'megan',NULL,'');
INSERT INTO "step" VALUES(10,'01M86CT8K0445RR1ED4T681TFF','riverside','2026-11-24',1,'garages','waiting','arrival',1795511100000,1795511100000,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,900,80,100,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL,NULL,'');
INSERT INTO "step" VALUES(11,'01M86CJY70YD7680BHDG7WMNN1','riverside','2026-11-24',2,'benefits','ended','referral',1795510860000,1795512000000,1795512840000,1795512840000,0,47,1795512840000,1795513140000,'resolved',NULL,'room-2','rhian',1200,80,100,NULL,NULL,'',NULL,NULL,NULL,NULL,'rhian',NULL,'');
INSERT INTO "step" VALUES(12,'01M86CT8K0445RR1ED4T681TFF','riverside','2026-11-24',1001,'refuse','planned','added',1795511100000,1795512000000,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,600,80,100,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL,NULL,'');
INSERT INTO "step" VALUES(13,'01M86CRE00J3VTSY79N18ZSXDW','riverside','2026-11-24',2,'council-tax','held','hold',1795511040000,1795512300000,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,900,80,100,'megan',NULL,'step_free',NULL,1795512300000,1795512900000,'other',NULL,9,'');
INSERT INTO "step" VALUES(14,'01M86E9W10857K3G9F0Y6K0XKY','riverside','2026-11-24',1,'reception','ended','arrival',1795512660000,1795512660000,NULL,NULL,0,NULL,NULL,1795512660000,'resolved',NULL,NULL,NULL,300,80,100,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL,NULL,'');
INSERT INTO "step" VALUES(15,'01M86EDH70QN7AARM1MDQ2EDG4','riverside','2026-11-24',1,'private-interview','waiting','arrival',1795512780000,1795512780000,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1200,80,100,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL,NULL,'');
INSERT INTO "step" VALUES(16,'01M86K3NX0YRGN5T2ZE6KS5K6F','riverside','2026-11-24',1,'benefits','waiting','arrival',1795518000000,1795518000000,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,300,80,100,'aisha',NULL,'','01M86FSFF0W7GZ8M7CMR4B1M1F',NULL,NULL,NULL,NULL,NULL,'');
CREATE TABLE subscriber (
    name TEXT PRIMARY KEY,
    seq INTEGER NOT NULL CHECK (seq >= 0)
) STRICT, WITHOUT ROWID;
INSERT INTO "subscriber" VALUES('ticket printing',3);
CREATE TABLE to_ring (
    appointment TEXT PRIMARY KEY REFERENCES appointment(id) ON DELETE CASCADE,
    site TEXT NOT NULL REFERENCES site(id),
    was_at INTEGER NOT NULL,
    put_at INTEGER NOT NULL,
    rung_at INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO "to_ring" VALUES('01M86FSFF0QQS3WGJZ2E4JE513','riverside',1795528800000,1795515000000,NULL);
CREATE TABLE token ( id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, role TEXT NOT NULL CHECK (role IN ('kiosk', 'display', 'counter', 'receptionist', 'adviser', 'supervisor', 'administrator', 'agent')), site TEXT, name TEXT NOT NULL, kiosk TEXT CHECK (kiosk IS NULL OR role = 'kiosk'), created_at INTEGER NOT NULL, revoked_at INTEGER, last_used_at INTEGER, screen TEXT CHECK (screen IS NULL OR site IS NOT NULL)) STRICT;
INSERT INTO "token" VALUES(1,'756864f0376af896d86bbd4125ee6442f405dc65fd4ce8461537e0ecfced243c','agent',NULL,'this machine',NULL,1795509000000,1795509600000,NULL,NULL);
INSERT INTO "token" VALUES(2,'d3f8a0a7018b73fa6ed6ac85a5aa180bf09ba692b8cf9e3b3b18a536a2598da4','kiosk','riverside','K','entrance-left',1795509000000,NULL,1795510800000,NULL);
INSERT INTO "token" VALUES(3,'4088222fe70364059b578c872669ec02923f97e30b94827e015dc202557d6525','counter','riverside','PC',NULL,1795509000000,NULL,1795510800000,NULL);
INSERT INTO "token" VALUES(4,'a31f5f1ac67cf0fdd9b4d2f8b8c8c0f4a7b5178c599c2b1483f464edf3a0f1bd','display','riverside','Display, seats',NULL,1795510200000,NULL,1795510800000,'/display/riverside/main');
CREATE TABLE unfound (
    site TEXT NOT NULL REFERENCES site(id),
    service_day TEXT NOT NULL,
    language TEXT NOT NULL,
    word TEXT NOT NULL,
    visits INTEGER NOT NULL CHECK (visits > 0),
    PRIMARY KEY (site, service_day, language, word)
) STRICT, WITHOUT ROWID;
INSERT INTO "unfound" VALUES('riverside','2026-11-24','cy','trwydded pysgota',3);
CREATE TABLE visit (
    id TEXT PRIMARY KEY,
    site TEXT NOT NULL REFERENCES site(id),
    service_day TEXT NOT NULL CHECK (service_day GLOB '[0-9]*-[0-9][0-9]-[0-9][0-9]'),
    number TEXT,
    prefix TEXT,
    sequence INTEGER CHECK (sequence > 0),
    language TEXT NOT NULL,
    kiosk TEXT,
    arrived_at INTEGER NOT NULL,
    source TEXT NOT NULL DEFAULT 'kiosk'
        CHECK (source IN ('kiosk', 'reception', 'counter', 'appointment', 'program', 'door')),
    needs TEXT NOT NULL DEFAULT '',
    asked_language TEXT, greet_s INTEGER CHECK (greet_s > 0), greeted_at INTEGER,
    UNIQUE (site, service_day, number),
    CHECK ((number IS NULL) = (prefix IS NULL) AND (number IS NULL) = (sequence IS NULL)),
    CHECK ((number IS NULL) = (source = 'door'))
) STRICT;
INSERT INTO "visit" VALUES('01M83TPPJ0KH2JZB3WTZ9BM1R3','riverside','2026-11-23','C001','C',1,'cy','entrance-left',1795425000000,'kiosk','',NULL,NULL,NULL);
INSERT INTO "visit" VALUES('01M83TRH501SVZJ5A64GR9R9DZ','riverside','2026-11-23','C002','C',2,'cy','entrance-left',1795425060000,'kiosk','',NULL,NULL,NULL);
INSERT INTO "visit" VALUES('01M83TTBR06QDEX6GG8WVCM9DX','riverside','2026-11-23','B001','B',1,'cy','entrance-left',1795425120000,'kiosk','',NULL,NULL,NULL);
INSERT INTO "visit" VALUES('01M83TW6B0QDRBBBA8099N76V6','riverside','2026-11-23','X001','X',1,'cy','entrance-left',1795425180000,'kiosk','',NULL,NULL,NULL);
INSERT INTO "visit" VALUES('01M86CH3M0F678VKP2EYX2F9TT','riverside','2026-11-24','C001','C',1,'cy',NULL,1795510800000,'program','',NULL,NULL,NULL);
INSERT INTO "visit" VALUES('01M86CJY70YD7680BHDG7WMNN1','riverside','2026-11-24','C002','C',2,'cy','entrance-left',1795510860000,'kiosk','',NULL,NULL,NULL);
INSERT INTO "visit" VALUES('01M86CMRT0FZCZSR8DQKEZY1Q4','riverside','2026-11-24','B001','B',1,'cy',NULL,1795510920000,'program','',NULL,NULL,NULL);
INSERT INTO "visit" VALUES('01M86CPKD027V0AEDN8CY4QVR0','riverside','2026-11-24','X001','X',1,'cy','entrance-left',1795510980000,'kiosk','',NULL,NULL,NULL);
INSERT INTO "visit" VALUES('01M86CRE00J3VTSY79N18ZSXDW','riverside','2026-11-24','C003','C',3,'cy',NULL,1795511040000,'program','step_free',NULL,NULL,1795512000000);
INSERT INTO "visit" VALUES('01M86CT8K0445RR1ED4T681TFF','riverside','2026-11-24','K001','K',1,'cy','entrance-left',1795511100000,'kiosk','',NULL,NULL,NULL);
INSERT INTO "visit" VALUES('01M86E9W10857K3G9F0Y6K0XKY','riverside','2026-11-24',NULL,NULL,NULL,'en',NULL,1795512660000,'door','',NULL,NULL,NULL);
INSERT INTO "visit" VALUES('01M86EDH70QN7AARM1MDQ2EDG4','riverside','2026-11-24','X002','X',2,'cy','entrance-left',1795512780000,'kiosk','',NULL,NULL,NULL);
INSERT INTO "visit" VALUES('01M86K3NX0YRGN5T2ZE6KS5K6F','riverside','2026-11-24','B002','B',2,'cy','entrance-left',1795517700000,'appointment','',NULL,NULL,NULL);
CREATE TABLE waiting_count (
    site TEXT NOT NULL,
    service_day TEXT NOT NULL,
    enquiry TEXT NOT NULL,
    waiting INTEGER NOT NULL,
    PRIMARY KEY (site, service_day, enquiry)
) STRICT, WITHOUT ROWID;
INSERT INTO "waiting_count" VALUES('riverside','2026-11-24','benefits',2);
INSERT INTO "waiting_count" VALUES('riverside','2026-11-24','garages',1);
INSERT INTO "waiting_count" VALUES('riverside','2026-11-24','private-interview',1);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE UNIQUE INDEX sign_on_one_adviser_a_point ON sign_on(site, service_point)
    WHERE until IS NULL;
CREATE UNIQUE INDEX sign_on_one_point_an_adviser ON sign_on(site, adviser) WHERE until IS NULL;
CREATE INDEX event_visit ON event(visit) WHERE visit IS NOT NULL;
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;
CREATE INDEX visit_kiosk ON visit(site, service_day, kiosk, arrived_at) WHERE kiosk IS NOT NULL;
CREATE UNIQUE INDEX step_one_open_a_visit ON step(visit) WHERE state NOT IN ('ended', 'planned');
CREATE UNIQUE INDEX step_one_visit_a_service_point ON step(site, service_point)
    WHERE state IN ('called', 'serving');
CREATE INDEX step_queue ON step(site, service_day, enquiry, queued_at, id)
    WHERE state = 'waiting';
CREATE INDEX step_class ON step(site, service_day, class, queued_at, id)
    WHERE state = 'waiting';
CREATE INDEX step_held ON step(site, hold_until) WHERE state = 'held';
CREATE INDEX step_announced ON step(site, service_day, announcement)
    WHERE announcement IS NOT NULL;
CREATE INDEX step_day ON step(site, service_day, enquiry);
CREATE INDEX step_place ON step(site, service_day, service_point, ended_at)
    WHERE service_point IS NOT NULL;
CREATE INDEX step_appointment ON step(appointment) WHERE appointment IS NOT NULL;
CREATE INDEX note_visit ON note(visit, at);
CREATE INDEX last_action_actor ON last_action(actor, at);
CREATE TRIGGER site_stamp_new AFTER INSERT ON site
BEGIN UPDATE site SET stamp = hex(randomblob(12)) WHERE id = NEW.id; END;
CREATE TRIGGER site_stamp_file AFTER UPDATE OF source ON site
BEGIN UPDATE site SET stamp = hex(randomblob(12)) WHERE id = NEW.id; END;
CREATE TRIGGER site_stamp_staff AFTER UPDATE OF from_file, profile, retired ON adviser
BEGIN UPDATE site SET stamp = hex(randomblob(12)) WHERE id = NEW.site; END;
CREATE TRIGGER site_stamp_more_staff AFTER INSERT ON adviser
BEGIN UPDATE site SET stamp = hex(randomblob(12)) WHERE id = NEW.site; END;
CREATE UNIQUE INDEX room_closure_now ON room_closure(site, service_point)
    WHERE opened_at IS NULL;
CREATE UNIQUE INDEX room_tidying_now ON room_tidying(site, service_point)
    WHERE tidied_at IS NULL;
CREATE INDEX room_tidying_since ON room_tidying(site, since);
CREATE UNIQUE INDEX help_call_now ON help_call(site, service_point) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX lone_check_now ON lone_check(site, service_point) WHERE closed_at IS NULL;
CREATE INDEX lone_check_step ON lone_check(step, asked_at);
CREATE INDEX event_moved ON event(site, at) WHERE kind = 'visit_moved'
;
CREATE UNIQUE INDEX appointment_code ON appointment(site, code) WHERE state = 'booked';
CREATE UNIQUE INDEX appointment_reference ON appointment(site, reference)
    WHERE reference IS NOT NULL AND state IN ('booked', 'checked_in');
CREATE INDEX appointment_time ON appointment(site, starts_at);
CREATE INDEX appointment_open ON appointment(site, starts_at) WHERE state = 'booked';
CREATE INDEX appointment_visit ON appointment(visit) WHERE visit IS NOT NULL;
CREATE INDEX appointment_booked_for ON appointment(booked_for) WHERE booked_for IS NOT NULL;
CREATE INDEX block_time ON block(site, starts_at);
CREATE INDEX appointment_slot_time ON appointment_slot(site, slot);
CREATE INDEX appointment_slot_of ON appointment_slot(appointment) WHERE appointment IS NOT NULL;
CREATE INDEX appointment_slot_block ON appointment_slot(block) WHERE block IS NOT NULL;
CREATE TRIGGER appointment_claims AFTER INSERT ON appointment
WHEN NEW.state IN ('booked', 'checked_in')
BEGIN 
    INSERT INTO appointment_slot (site, resource, slot, appointment)
    WITH RECURSIVE slots(slot) AS (
        SELECT NEW.starts_at / 300000
        UNION ALL SELECT slot + 1 FROM slots WHERE slot + 1 < NEW.ends_at / 300000
    ) SELECT NEW.site, 'adviser:' || NEW.adviser, slot, NEW.id FROM slots
    UNION ALL SELECT NEW.site, 'point:' || NEW.service_point, slot, NEW.id FROM slots;
 END;
CREATE TRIGGER appointment_releases
AFTER UPDATE OF site, adviser, service_point, starts_at, ends_at, state ON appointment
WHEN NEW.state NOT IN ('booked', 'checked_in')
BEGIN DELETE FROM appointment_slot WHERE appointment = OLD.id; END;
CREATE TRIGGER appointment_claims_anew
AFTER UPDATE OF site, adviser, service_point, starts_at, ends_at, state ON appointment
WHEN NEW.state IN ('booked', 'checked_in')
BEGIN DELETE FROM appointment_slot WHERE appointment = OLD.id; 
    INSERT INTO appointment_slot (site, resource, slot, appointment)
    WITH RECURSIVE slots(slot) AS (
        SELECT NEW.starts_at / 300000
        UNION ALL SELECT slot + 1 FROM slots WHERE slot + 1 < NEW.ends_at / 300000
    ) SELECT NEW.site, 'adviser:' || NEW.adviser, slot, NEW.id FROM slots
    UNION ALL SELECT NEW.site, 'point:' || NEW.service_point, slot, NEW.id FROM slots;
 END;
CREATE TRIGGER block_claims AFTER INSERT ON block
BEGIN 
    INSERT INTO appointment_slot (site, resource, slot, block)
    WITH RECURSIVE slots(slot) AS (
        SELECT NEW.starts_at / 300000
        UNION ALL SELECT slot + 1 FROM slots WHERE slot + 1 < NEW.ends_at / 300000
    ), resources(resource) AS (
        SELECT 'adviser:' || NEW.adviser WHERE NEW.adviser IS NOT NULL
        UNION ALL SELECT 'point:' || NEW.service_point WHERE NEW.service_point IS NOT NULL
        UNION ALL SELECT 'point:' || id FROM service_point
            WHERE site = NEW.site AND NEW.adviser IS NULL AND NEW.service_point IS NULL
    )
    SELECT NEW.site, resource, slot, NEW.id FROM slots, resources WHERE NOT EXISTS (
        SELECT 1 FROM appointment_slot o WHERE o.site = NEW.site AND o.block IS NOT NULL
            AND o.resource = resources.resource AND o.slot = slots.slot
    );
 END;
CREATE TRIGGER block_claims_again AFTER UPDATE OF reason ON block
BEGIN 
    INSERT INTO appointment_slot (site, resource, slot, block)
    WITH RECURSIVE slots(slot) AS (
        SELECT NEW.starts_at / 300000
        UNION ALL SELECT slot + 1 FROM slots WHERE slot + 1 < NEW.ends_at / 300000
    ), resources(resource) AS (
        SELECT 'adviser:' || NEW.adviser WHERE NEW.adviser IS NOT NULL
        UNION ALL SELECT 'point:' || NEW.service_point WHERE NEW.service_point IS NOT NULL
        UNION ALL SELECT 'point:' || id FROM service_point
            WHERE site = NEW.site AND NEW.adviser IS NULL AND NEW.service_point IS NULL
    )
    SELECT NEW.site, resource, slot, NEW.id FROM slots, resources WHERE NOT EXISTS (
        SELECT 1 FROM appointment_slot o WHERE o.site = NEW.site AND o.block IS NOT NULL
            AND o.resource = resources.resource AND o.slot = slots.slot
    );
 END;
CREATE TRIGGER block_releases BEFORE DELETE ON block
BEGIN DELETE FROM appointment_slot WHERE block = OLD.id; END;
CREATE TRIGGER block_leaves_others AFTER DELETE ON block
BEGIN
    UPDATE block SET reason = reason
    WHERE site = OLD.site AND starts_at < OLD.ends_at AND ends_at > OLD.starts_at;
END;
CREATE TRIGGER block_stays BEFORE UPDATE OF site, adviser, service_point, starts_at, ends_at
ON block
BEGIN SELECT RAISE(ABORT, 'a block is removed and made anew, never changed'); END;
CREATE INDEX appointment_known ON appointment(site, reference) WHERE reference IS NOT NULL;
CREATE TRIGGER step_waits_from_the_start AFTER INSERT ON step WHEN NEW.state = 'waiting'
BEGIN 
    INSERT INTO waiting_count VALUES (NEW.site, NEW.service_day, NEW.enquiry, 1)
    ON CONFLICT DO UPDATE SET waiting = waiting + 1;
 END;
CREATE TRIGGER step_waits AFTER UPDATE OF state, site, service_day, enquiry ON step
WHEN NEW.state = 'waiting'
BEGIN 
    INSERT INTO waiting_count VALUES (NEW.site, NEW.service_day, NEW.enquiry, 1)
    ON CONFLICT DO UPDATE SET waiting = waiting + 1;
 END;
CREATE TRIGGER step_waits_no_more AFTER UPDATE OF state, site, service_day, enquiry ON step
WHEN OLD.state = 'waiting'
BEGIN 
    DELETE FROM waiting_count WHERE site = OLD.site AND service_day = OLD.service_day
        AND enquiry = OLD.enquiry AND waiting = 1;
    UPDATE waiting_count SET waiting = waiting - 1 WHERE site = OLD.site
        AND service_day = OLD.service_day AND enquiry = OLD.enquiry;
 END;
CREATE TRIGGER step_that_waited_is_gone AFTER DELETE ON step WHEN OLD.state = 'waiting'
BEGIN 
    DELETE FROM waiting_count WHERE site = OLD.site AND service_day = OLD.service_day
        AND enquiry = OLD.enquiry AND waiting = 1;
    UPDATE waiting_count SET waiting = waiting - 1 WHERE site = OLD.site
        AND service_day = OLD.service_day AND enquiry = OLD.enquiry;
 END;
CREATE TRIGGER event_of_an_adviser AFTER INSERT ON event WHEN NEW.actor LIKE 'adviser:%'
BEGIN INSERT INTO acted VALUES (NEW.site, substr(NEW.actor, 9), NEW.at) ON CONFLICT DO UPDATE SET at = excluded.at; END;
CREATE TRIGGER event_for_an_adviser AFTER INSERT ON event
WHEN NEW.actor LIKE 'token:%' AND NEW.kind IN ('visit_called', 'visit_recalled', 'service_started', 'visit_finished', 'visit_no_show', 'visit_moved', 'visit_referred', 'visit_held', 'served_directly')
BEGIN INSERT INTO acted SELECT site, adviser, NEW.at FROM sign_on WHERE site = NEW.site
    AND service_point = json_extract(NEW.body, '$.service_point') AND until IS NULL ON CONFLICT DO UPDATE SET at = excluded.at; END;
CREATE INDEX call_receipt_shown ON call_receipt(shown_at);
CREATE UNIQUE INDEX standstill_one_at_a_time ON standstill(site) WHERE ended_at IS NULL;
CREATE INDEX come_again_open ON come_again(site, service_day) WHERE used_by IS NULL
;
CREATE INDEX sign_in_try_last ON sign_in_try(last_at);
CREATE TRIGGER purged_never_goes_back BEFORE UPDATE ON purged
WHEN NEW.log_before < OLD.log_before OR NEW.log_before_ms < OLD.log_before_ms
BEGIN SELECT RAISE(ABORT, 'what was purged does not come back'); END;
CREATE TRIGGER purged_is_never_deleted BEFORE DELETE ON purged
BEGIN SELECT RAISE(ABORT, 'what was purged does not come back'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
WHEN NOT EXISTS (
    SELECT 1 FROM purged p WHERE p.site = OLD.site AND iif(OLD.visit IS NULL,
        OLD.at < p.log_before_ms,
        EXISTS (SELECT 1 FROM visit v WHERE v.id = OLD.visit AND v.service_day < p.log_before))
)
BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;
CREATE INDEX event_of_no_visit ON event(site, at) WHERE visit IS NULL;
CREATE INDEX room_tidying_visit ON room_tidying(visit);
CREATE INDEX come_again_used_by ON come_again(used_by) WHERE used_by IS NOT NULL;
CREATE INDEX appointment_day ON appointment(site, service_day);
CREATE TRIGGER site_version_is_never_changed BEFORE UPDATE ON site_version
BEGIN SELECT RAISE(ABORT, 'what the house was is not changed'); END;
CREATE TRIGGER site_version_is_never_deleted BEFORE DELETE ON site_version
BEGIN SELECT RAISE(ABORT, 'what the house was is not deleted'); END;
CREATE TRIGGER site_stamp_more_dates AFTER INSERT ON date_hours
BEGIN UPDATE site SET stamp = hex(randomblob(12)) WHERE id = NEW.site; END;
CREATE TRIGGER site_stamp_dates AFTER UPDATE ON date_hours
BEGIN UPDATE site SET stamp = hex(randomblob(12)) WHERE id = NEW.site; END;
CREATE TRIGGER site_stamp_fewer_dates AFTER DELETE ON date_hours
BEGIN UPDATE site SET stamp = hex(randomblob(12)) WHERE id = OLD.site; END;
CREATE TRIGGER site_stamp_new_line AFTER INSERT ON courtesy_line
BEGIN UPDATE site SET stamp = hex(randomblob(12)) WHERE id = NEW.site; END;
CREATE TRIGGER site_stamp_line AFTER UPDATE ON courtesy_line
BEGIN UPDATE site SET stamp = hex(randomblob(12)) WHERE id = NEW.site; END;
CREATE TRIGGER site_stamp_no_line AFTER DELETE ON courtesy_line
BEGIN UPDATE site SET stamp = hex(randomblob(12)) WHERE id = OLD.site; END;
CREATE INDEX notice_of_site ON notice(site, from_ms) WHERE taken_down_at IS NULL
;
CREATE INDEX to_ring_of_site ON to_ring(site, was_at);
CREATE INDEX opinion_of_day ON opinion(site, day);
CREATE INDEX complaint_of_site ON complaint(site, at);
CREATE INDEX complaint_closed ON complaint(closed_at) WHERE closed_at IS NOT NULL
;
CREATE INDEX media_of_site ON media(site, place);
CREATE INDEX job_open ON job (device)
        WHERE state IN ('queued', 'sent', 'printing')
        ;
CREATE INDEX job_of_device ON job (device, created_at);
CREATE INDEX roll_of_device ON roll (device, id);
CREATE INDEX device_past_of ON device_past (device, id);
CREATE TRIGGER figures_day_after_insert AFTER INSERT ON step BEGIN
            DELETE FROM figures_day WHERE site = NEW.site AND service_day = NEW.service_day;
        END;
CREATE TRIGGER figures_day_after_update AFTER UPDATE ON step BEGIN
            DELETE FROM figures_day WHERE site = NEW.site AND service_day = NEW.service_day;
        END;
CREATE INDEX session_of_person ON session (site, adviser) WHERE ended_at IS NULL;
CREATE INDEX session_since ON session (since);
CREATE INDEX security_event_kind ON security_event (kind, last_at);
CREATE INDEX security_event_at ON security_event (last_at);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('step',16);
INSERT INTO "sqlite_sequence" VALUES('event',75);
INSERT INTO "sqlite_sequence" VALUES('media',2);
COMMIT;
