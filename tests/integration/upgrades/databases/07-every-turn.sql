BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'ticketing','m001_visits_steps_events','2026-11-29 23:16:21.164937+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'ticketing','m002_every_turn','2026-11-29 23:16:21.173225+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'hardware','m001_devices_and_jobs','2026-11-29 23:16:21.179634+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'analytics','a_row_per_day_and_enquiry_type','2026-11-29 23:16:21.180054+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'analytics','a_changed_step_undoes_its_day','2026-11-29 23:16:21.180268+00:00');
INSERT INTO "_sqlite_migrations" VALUES(6,'web','m001_tokens','2026-11-29 23:16:21.180678+00:00');
CREATE TABLE adviser (
    site TEXT NOT NULL REFERENCES site(id),
    id TEXT NOT NULL,
    pin_hash TEXT,
    retired INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (site, id)
) STRICT, WITHOUT ROWID;
INSERT INTO "adviser" VALUES('riverside','aisha',NULL,0);
INSERT INTO "adviser" VALUES('riverside','carys',NULL,0);
INSERT INTO "adviser" VALUES('riverside','daniel',NULL,0);
INSERT INTO "adviser" VALUES('riverside','megan','$argon2id$made-up',0);
INSERT INTO "adviser" VALUES('riverside','owen',NULL,0);
INSERT INTO "adviser" VALUES('riverside','priya',NULL,0);
INSERT INTO "adviser" VALUES('riverside','rhian',NULL,0);
INSERT INTO "adviser" VALUES('riverside','tomasz',NULL,0);
CREATE TABLE cursor (name TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT;
INSERT INTO "cursor" VALUES('ticket printing',3);
CREATE TABLE device (
            id TEXT PRIMARY KEY,
            state TEXT NOT NULL,
            detail TEXT NOT NULL DEFAULT '',
            since INTEGER NOT NULL
        ) STRICT
        ;
INSERT INTO "device" VALUES('entrance-left-printer','paper_out','',1);
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
INSERT INTO "event" VALUES(1,'riverside',1795420800000,'site_loaded','system:nextplease',NULL,'{"version": 1}');
INSERT INTO "event" VALUES(2,'riverside',1795424400000,'adviser_signed_on','adviser:megan',NULL,'{"adviser": "megan", "service_point": "counter-1", "replaced": null}');
INSERT INTO "event" VALUES(3,'riverside',1795425000000,'visit_issued','token:test','01M83TPPJ04X7SY448BM1PK6KA','{"visit": "01M83TPPJ04X7SY448BM1PK6KA", "step": 1, "number": "C001", "prefix": "C", "sequence": 1, "service_day": "2026-11-23", "enquiry": "council-tax", "language": "en", "target_s": 900, "ahead": 0, "kiosk": "entrance-left", "printer": "entrance-left-printer", "source": "kiosk", "appointment": null}');
INSERT INTO "event" VALUES(4,'riverside',1795425060000,'visit_issued','token:test','01M83TRH501KVFEN2P5W01WQ67','{"visit": "01M83TRH501KVFEN2P5W01WQ67", "step": 2, "number": "C002", "prefix": "C", "sequence": 2, "service_day": "2026-11-23", "enquiry": "council-tax", "language": "en", "target_s": 900, "ahead": 1, "kiosk": "entrance-left", "printer": "entrance-left-printer", "source": "kiosk", "appointment": null}');
INSERT INTO "event" VALUES(5,'riverside',1795425120000,'visit_issued','token:test','01M83TTBR0K0KEPSKGCHM8KMYQ','{"visit": "01M83TTBR0K0KEPSKGCHM8KMYQ", "step": 3, "number": "B001", "prefix": "B", "sequence": 1, "service_day": "2026-11-23", "enquiry": "benefits", "language": "en", "target_s": 1200, "ahead": 0, "kiosk": "entrance-left", "printer": "entrance-left-printer", "source": "kiosk", "appointment": null}');
INSERT INTO "event" VALUES(6,'riverside',1795425180000,'visit_issued','token:test','01M83TW6B0V8PHAX35QBCGQXHB','{"visit": "01M83TW6B0V8PHAX35QBCGQXHB", "step": 4, "number": "G001", "prefix": "G", "sequence": 1, "service_day": "2026-11-23", "enquiry": "general-enquiries", "language": "en", "target_s": 600, "ahead": 0, "kiosk": "entrance-left", "printer": "entrance-left-printer", "source": "kiosk", "appointment": null}');
INSERT INTO "event" VALUES(7,'riverside',1795425600000,'visit_called','adviser:megan','01M83TW6B0V8PHAX35QBCGQXHB','{"visit": "01M83TW6B0V8PHAX35QBCGQXHB", "step": 4, "number": "G001", "enquiry": "general-enquiries", "service_point": "counter-1", "adviser": "megan", "reason": null}');
INSERT INTO "event" VALUES(8,'riverside',1795425720000,'service_started','adviser:megan','01M83TW6B0V8PHAX35QBCGQXHB','{"visit": "01M83TW6B0V8PHAX35QBCGQXHB", "step": 4, "number": "G001", "enquiry": "general-enquiries", "service_point": "counter-1"}');
INSERT INTO "event" VALUES(9,'riverside',1795426260000,'visit_finished','adviser:megan','01M83TW6B0V8PHAX35QBCGQXHB','{"visit": "01M83TW6B0V8PHAX35QBCGQXHB", "step": 4, "number": "G001", "enquiry": "general-enquiries", "service_point": "counter-1", "outcome": "resolved", "avoidable": null}');
INSERT INTO "event" VALUES(10,'riverside',1795426320000,'visit_called','adviser:megan','01M83TPPJ04X7SY448BM1PK6KA','{"visit": "01M83TPPJ04X7SY448BM1PK6KA", "step": 1, "number": "C001", "enquiry": "council-tax", "service_point": "counter-1", "adviser": "megan", "reason": null}');
INSERT INTO "event" VALUES(11,'riverside',1795426380000,'visit_recalled','adviser:megan','01M83TPPJ04X7SY448BM1PK6KA','{"visit": "01M83TPPJ04X7SY448BM1PK6KA", "step": 1, "number": "C001", "enquiry": "council-tax", "service_point": "counter-1", "recalls": 1}');
INSERT INTO "event" VALUES(12,'riverside',1795426560000,'visit_no_show','adviser:megan','01M83TPPJ04X7SY448BM1PK6KA','{"visit": "01M83TPPJ04X7SY448BM1PK6KA", "step": 1, "number": "C001", "enquiry": "council-tax", "service_point": "counter-1"}');
INSERT INTO "event" VALUES(13,'riverside',1795449600000,'adviser_signed_off','adviser:megan',NULL,'{"adviser": "megan", "service_point": "counter-1"}');
INSERT INTO "event" VALUES(14,'riverside',1795509000000,'visit_day_closed','system:nextplease','01M83TRH501KVFEN2P5W01WQ67','{"visit": "01M83TRH501KVFEN2P5W01WQ67", "step": 2, "number": "C002", "enquiry": "council-tax"}');
INSERT INTO "event" VALUES(15,'riverside',1795509000000,'visit_day_closed','system:nextplease','01M83TTBR0K0KEPSKGCHM8KMYQ','{"visit": "01M83TTBR0K0KEPSKGCHM8KMYQ", "step": 3, "number": "B001", "enquiry": "benefits"}');
INSERT INTO "event" VALUES(16,'riverside',1795510200000,'adviser_signed_on','adviser:megan',NULL,'{"adviser": "megan", "service_point": "counter-1", "replaced": null}');
INSERT INTO "event" VALUES(17,'riverside',1795510200000,'adviser_signed_on','adviser:daniel',NULL,'{"adviser": "daniel", "service_point": "counter-2", "replaced": null}');
INSERT INTO "event" VALUES(18,'riverside',1795510200000,'adviser_signed_on','adviser:owen',NULL,'{"adviser": "owen", "service_point": "counter-3", "replaced": null}');
INSERT INTO "event" VALUES(19,'riverside',1795510200000,'adviser_signed_on','adviser:aisha',NULL,'{"adviser": "aisha", "service_point": "room-1", "replaced": null}');
INSERT INTO "event" VALUES(20,'riverside',1795510800000,'visit_issued','token:test','01M86CH3M0CPMG80NX0XSB8TR8','{"visit": "01M86CH3M0CPMG80NX0XSB8TR8", "step": 5, "number": "C001", "prefix": "C", "sequence": 1, "service_day": "2026-11-24", "enquiry": "council-tax", "language": "cy", "target_s": 900, "ahead": 0, "kiosk": "entrance-left", "printer": "entrance-left-printer", "source": "kiosk", "appointment": null}');
INSERT INTO "event" VALUES(21,'riverside',1795510920000,'visit_issued','token:test','01M86CMRT0Y8096EB0VJ601GE8','{"visit": "01M86CMRT0Y8096EB0VJ601GE8", "step": 6, "number": "C002", "prefix": "C", "sequence": 2, "service_day": "2026-11-24", "enquiry": "council-tax", "language": "en", "target_s": 900, "ahead": 1, "kiosk": null, "printer": null, "source": "kiosk", "appointment": null}');
INSERT INTO "event" VALUES(22,'riverside',1795510980000,'visit_issued','token:test','01M86CPKD0MDJS7XV0C03SKDH2','{"visit": "01M86CPKD0MDJS7XV0C03SKDH2", "step": 7, "number": "B001", "prefix": "B", "sequence": 1, "service_day": "2026-11-24", "enquiry": "benefits", "language": "en", "target_s": 1200, "ahead": 0, "kiosk": "entrance-left", "printer": "entrance-left-printer", "source": "kiosk", "appointment": null}');
INSERT INTO "event" VALUES(23,'riverside',1795511040000,'visit_issued','token:test','01M86CRE006GHP7BTNQBXGZTV5','{"visit": "01M86CRE006GHP7BTNQBXGZTV5", "step": 8, "number": "V001", "prefix": "V", "sequence": 1, "service_day": "2026-11-24", "enquiry": "planning", "language": "en", "target_s": 900, "ahead": 0, "kiosk": "entrance-left", "printer": "entrance-left-printer", "source": "kiosk", "appointment": null}');
INSERT INTO "event" VALUES(24,'riverside',1795511100000,'visit_issued','token:test','01M86CT8K0K72KC1ZWNYG2CP5Z','{"visit": "01M86CT8K0K72KC1ZWNYG2CP5Z", "step": 9, "number": "C003", "prefix": "C", "sequence": 3, "service_day": "2026-11-24", "enquiry": "council-tax", "language": "en", "target_s": 900, "ahead": 2, "kiosk": "entrance-left", "printer": "entrance-left-printer", "source": "kiosk", "appointment": null}');
INSERT INTO "event" VALUES(25,'riverside',1795511160000,'visit_issued','token:test','01M86CW360T3W8JE80DB4TVYR6','{"visit": "01M86CW360T3W8JE80DB4TVYR6", "step": 10, "number": "H001", "prefix": "H", "sequence": 1, "service_day": "2026-11-24", "enquiry": "housing-allocations", "language": "en", "target_s": 1200, "ahead": 0, "kiosk": "entrance-left", "printer": "entrance-left-printer", "source": "kiosk", "appointment": null}');
INSERT INTO "event" VALUES(26,'riverside',1795511220000,'visit_issued','token:test','01M86CXXS06V0WPJV3D9PZD888','{"visit": "01M86CXXS06V0WPJV3D9PZD888", "step": 11, "number": "C004", "prefix": "C", "sequence": 4, "service_day": "2026-11-24", "enquiry": "council-tax", "language": "en", "target_s": 900, "ahead": 3, "kiosk": "entrance-left", "printer": "entrance-left-printer", "source": "kiosk", "appointment": null}');
INSERT INTO "event" VALUES(27,'riverside',1795511400000,'visit_called','adviser:megan','01M86CH3M0CPMG80NX0XSB8TR8','{"visit": "01M86CH3M0CPMG80NX0XSB8TR8", "step": 5, "number": "C001", "enquiry": "council-tax", "service_point": "counter-1", "adviser": "megan", "reason": null}');
INSERT INTO "event" VALUES(28,'riverside',1795511460000,'service_started','adviser:megan','01M86CH3M0CPMG80NX0XSB8TR8','{"visit": "01M86CH3M0CPMG80NX0XSB8TR8", "step": 5, "number": "C001", "enquiry": "council-tax", "service_point": "counter-1"}');
INSERT INTO "event" VALUES(29,'riverside',1795512000000,'visit_finished','adviser:megan','01M86CH3M0CPMG80NX0XSB8TR8','{"visit": "01M86CH3M0CPMG80NX0XSB8TR8", "step": 5, "number": "C001", "enquiry": "council-tax", "service_point": "counter-1", "outcome": "resolved", "avoidable": null}');
INSERT INTO "event" VALUES(30,'riverside',1795511520000,'visit_called','adviser:daniel','01M86CMRT0Y8096EB0VJ601GE8','{"visit": "01M86CMRT0Y8096EB0VJ601GE8", "step": 6, "number": "C002", "enquiry": "council-tax", "service_point": "counter-2", "adviser": "daniel", "reason": null}');
INSERT INTO "event" VALUES(31,'riverside',1795511580000,'service_started','adviser:daniel','01M86CMRT0Y8096EB0VJ601GE8','{"visit": "01M86CMRT0Y8096EB0VJ601GE8", "step": 6, "number": "C002", "enquiry": "council-tax", "service_point": "counter-2"}');
INSERT INTO "event" VALUES(32,'riverside',1795511640000,'visit_called','adviser:owen','01M86CRE006GHP7BTNQBXGZTV5','{"visit": "01M86CRE006GHP7BTNQBXGZTV5", "step": 8, "number": "V001", "enquiry": "planning", "service_point": "counter-3", "adviser": "owen", "reason": null}');
INSERT INTO "event" VALUES(33,'riverside',1795512060000,'visit_called','adviser:megan','01M86CT8K0K72KC1ZWNYG2CP5Z','{"visit": "01M86CT8K0K72KC1ZWNYG2CP5Z", "step": 9, "number": "C003", "enquiry": "council-tax", "service_point": "counter-1", "adviser": "megan", "reason": null}');
INSERT INTO "event" VALUES(34,'riverside',1795512120000,'service_started','adviser:megan','01M86CT8K0K72KC1ZWNYG2CP5Z','{"visit": "01M86CT8K0K72KC1ZWNYG2CP5Z", "step": 9, "number": "C003", "enquiry": "council-tax", "service_point": "counter-1"}');
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
            hours BLOB NOT NULL,
            PRIMARY KEY (site, service_day, enquiry)
        ) STRICT
        ;
INSERT INTO "figures_day" VALUES('riverside','2026-11-23','benefits',1,0,0,0,0,1,0,X'',X'',X'',X'');
INSERT INTO "figures_day" VALUES('riverside','2026-11-23','council-tax',2,1,0,1,0,1,0,X'40241400',X'',X'',X'09');
INSERT INTO "figures_day" VALUES('riverside','2026-11-23','general-enquiries',1,1,1,0,0,0,1,X'A0680600',X'C0D40100',X'603D0800',X'09');
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
            ended_at INTEGER,
            UNIQUE (root, attempt)
        ) STRICT
        ;
INSERT INTO "job" VALUES('f00da835b64e8f3a5eea1d3319a39647','entrance-left-printer','visit:1','visit:1',1,'{"elements":[{"kind":"rule","style":"solid"}]}',1795510800000,1795563000000,'queued','',NULL);
INSERT INTO "job" VALUES('5e6dda015055ec605b5f471d6bdd171f','entrance-left-printer','visit:2','visit:2',1,'{"elements":[{"kind":"rule","style":"solid"}]}',1795510800000,1795563000000,'failed','out of paper',1795510860000);
INSERT INTO "job" VALUES('203eb6eb48a2f110d85bebfb8663ce1f','entrance-left-printer','visit:3','visit:3',1,'{"elements":[{"kind":"rule","style":"solid"}]}',1795510800000,1795563000000,'printed','',1795510860000);
CREATE TABLE last_action (
    visit TEXT PRIMARY KEY REFERENCES visit(id),
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    command TEXT NOT NULL,
    actor TEXT NOT NULL,
    before TEXT NOT NULL CHECK (json_valid(before))
) STRICT;
CREATE TABLE note (
    id INTEGER PRIMARY KEY,
    visit TEXT NOT NULL REFERENCES visit(id),
    author TEXT NOT NULL,
    at INTEGER NOT NULL,
    text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 500)
) STRICT;
CREATE TABLE number_series (
    site TEXT NOT NULL REFERENCES site(id),
    service_day TEXT NOT NULL,
    prefix TEXT NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (site, service_day, prefix)
) STRICT, WITHOUT ROWID;
INSERT INTO "number_series" VALUES('riverside','2026-11-23','B',1);
INSERT INTO "number_series" VALUES('riverside','2026-11-23','C',2);
INSERT INTO "number_series" VALUES('riverside','2026-11-23','G',1);
INSERT INTO "number_series" VALUES('riverside','2026-11-24','B',1);
INSERT INTO "number_series" VALUES('riverside','2026-11-24','C',4);
INSERT INTO "number_series" VALUES('riverside','2026-11-24','H',1);
INSERT INTO "number_series" VALUES('riverside','2026-11-24','V',1);
CREATE TABLE request_key (
    scope TEXT NOT NULL,
    key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    answer TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (scope, key)
) STRICT, WITHOUT ROWID;
INSERT INTO "request_key" VALUES('test','benefits09:031','f','{"visit": "01M86CPKD0MDJS7XV0C03SKDH2", "number": "B001", "enquiry": "benefits", "language": "en", "ahead": 0, "printer": "entrance-left-printer"}',1795510980000);
INSERT INTO "request_key" VALUES('test','benefits09:120','f','{"visit": "01M83TTBR0K0KEPSKGCHM8KMYQ", "number": "B001", "enquiry": "benefits", "language": "en", "ahead": 0, "printer": "entrance-left-printer"}',1795425120000);
INSERT INTO "request_key" VALUES('test','council-tax09:001','f','{"visit": "01M86CH3M0CPMG80NX0XSB8TR8", "number": "C001", "enquiry": "council-tax", "language": "cy", "ahead": 0, "printer": "entrance-left-printer"}',1795510800000);
INSERT INTO "request_key" VALUES('test','council-tax09:021','f','{"visit": "01M86CMRT0Y8096EB0VJ601GE8", "number": "C002", "enquiry": "council-tax", "language": "en", "ahead": 1, "printer": null}',1795510920000);
INSERT INTO "request_key" VALUES('test','council-tax09:051','f','{"visit": "01M86CT8K0K72KC1ZWNYG2CP5Z", "number": "C003", "enquiry": "council-tax", "language": "en", "ahead": 2, "printer": "entrance-left-printer"}',1795511100000);
INSERT INTO "request_key" VALUES('test','council-tax09:071','f','{"visit": "01M86CXXS06V0WPJV3D9PZD888", "number": "C004", "enquiry": "council-tax", "language": "en", "ahead": 3, "printer": "entrance-left-printer"}',1795511220000);
INSERT INTO "request_key" VALUES('test','council-tax09:100','f','{"visit": "01M83TPPJ04X7SY448BM1PK6KA", "number": "C001", "enquiry": "council-tax", "language": "en", "ahead": 0, "printer": "entrance-left-printer"}',1795425000000);
INSERT INTO "request_key" VALUES('test','council-tax09:110','f','{"visit": "01M83TRH501KVFEN2P5W01WQ67", "number": "C002", "enquiry": "council-tax", "language": "en", "ahead": 1, "printer": "entrance-left-printer"}',1795425060000);
INSERT INTO "request_key" VALUES('test','general-enquiries09:130','f','{"visit": "01M83TW6B0V8PHAX35QBCGQXHB", "number": "G001", "enquiry": "general-enquiries", "language": "en", "ahead": 0, "printer": "entrance-left-printer"}',1795425180000);
INSERT INTO "request_key" VALUES('test','housing-allocations09:061','f','{"visit": "01M86CW360T3W8JE80DB4TVYR6", "number": "H001", "enquiry": "housing-allocations", "language": "en", "ahead": 0, "printer": "entrance-left-printer"}',1795511160000);
INSERT INTO "request_key" VALUES('test','planning09:041','f','{"visit": "01M86CRE006GHP7BTNQBXGZTV5", "number": "V001", "enquiry": "planning", "language": "en", "ahead": 0, "printer": "entrance-left-printer"}',1795511040000);
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
INSERT INTO "sign_on" VALUES(2,'riverside','megan','counter-1',1795510200000,NULL,NULL,NULL,NULL);
INSERT INTO "sign_on" VALUES(3,'riverside','daniel','counter-2',1795510200000,NULL,NULL,NULL,NULL);
INSERT INTO "sign_on" VALUES(4,'riverside','owen','counter-3',1795510200000,NULL,NULL,NULL,NULL);
INSERT INTO "sign_on" VALUES(5,'riverside','aisha','room-1',1795510200000,NULL,NULL,NULL,NULL);
CREATE TABLE site (
    id TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    version INTEGER NOT NULL,
    loaded_at INTEGER NOT NULL
) STRICT;
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

[site.recall]
times = 0                       # no-show opens after this many recalls,
gap_seconds = 0                 # and between two calls lie at least this many seconds

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
# Prefixes are no initials on purpose where a letter would tell the room why somebody came.

[[enquiries]]
id = "general-enquiries"
group = "general"
name = { cy = "Ymholiadau cyffredinol", en = "General enquiries" }
prefix = "G"
target_minutes = 10

[[enquiries]]
id = "reception"
group = "general"
name = { cy = "Derbynfa", en = "Reception" }
prefix = "R"
target_minutes = 5

[[enquiries]]
id = "housing-allocations"
group = "housing"
name = { cy = "Dyrannu tai a phwyntiau", en = "Housing allocations and points" }
prefix = "H"
target_minutes = 20

[[enquiries]]
id = "council-tax"
group = "council-tax"
name = { cy = "Treth Gyngor", en = "Council tax" }
prefix = "C"
target_minutes = 15

[[enquiries]]
id = "benefits"
group = "benefits"
name = { cy = "Budd-daliadau tai a threth gyngor", en = "Housing and council tax benefits" }
prefix = "B"
target_minutes = 20

[[enquiries]]
id = "environmental-health"
group = "environment"
name = { cy = "Iechyd yr amgylchedd", en = "Environmental health" }
prefix = "E"
target_minutes = 15

[[enquiries]]
id = "garages"
group = "housing"
name = { cy = "Garejis", en = "Garages" }
prefix = "K"
target_minutes = 15

[[enquiries]]
id = "refuse"
group = "bins"
name = { cy = "Sbwriel a chasgliadau arbennig", en = "Refuse and special collections" }
prefix = "W"
target_minutes = 10

[[enquiries]]
id = "bus-passes"
group = "benefits"
name = { cy = "Tocynnau bws rhatach", en = "Concessionary bus passes" }
prefix = "P"
target_minutes = 10

[[enquiries]]
id = "tenders"
group = "advice"
name = { cy = "Tendrau a hysbysiadau cyfreithiol", en = "Tenders and legal notices" }
prefix = "T"
target_minutes = 15

[[enquiries]]
id = "planning"
group = "planning"
name = { cy = "Cynllunio (gweld cynlluniau)", en = "Planning (view plans)" }
prefix = "V"
target_minutes = 15

[[enquiries]]
id = "parks"
group = "planning"
name = { cy = "Parciau a rhandiroedd", en = "Parks and allotments" }
prefix = "O"
target_minutes = 15

[[enquiries]]
id = "highways"
group = "bins"
name = { cy = "Priffyrdd a goleuadau stryd", en = "Highways and street lighting" }
prefix = "S"
target_minutes = 15

[[enquiries]]
id = "citizens-advice"
group = "advice"
name = { cy = "Cymhorthfa Cyngor ar Bopeth", en = "Citizens Advice surgery" }
prefix = "A"
target_minutes = 30
hours = { tuesday = "10:00-13:00" }

[[enquiries]]
id = "complaints"
group = "advice"
name = { cy = "Cwynion a sylwadau", en = "Complaints and comments" }
prefix = "M"
target_minutes = 15

[[enquiries]]
id = "private-interview"
group = "housing"
name = { cy = "Cyfweliad preifat", en = "Private interview" }
prefix = "X"
target_minutes = 20
needs_private_room = true

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

[[service_points]]
id = "room-2"
kind = "room"
name = { cy = "Ystafell 2", en = "Room 2" }
zone = "main"

# ---------------------------------------------------------------- staff
# PINs are never in this file: `nextplease user pin riverside megan` sets one.

[[advisers]]
id = "priya"
name = "Priya"
skills = ["general-enquiries", "reception", "bus-passes", "refuse", "highways", "parks"]
backup = ["council-tax", "complaints", "tenders"]

[[advisers]]
id = "tomasz"
name = "Tomasz"
skills = ["bus-passes", "refuse", "general-enquiries", "reception", "garages"]
backup = ["council-tax", "planning"]

[[advisers]]
id = "megan"
name = "Megan"
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
skills = ["benefits", "housing-allocations"]
backup = ["council-tax", "private-interview"]

[[advisers]]
id = "owen"
name = "Owen"
skills = ["planning", "parks", "highways", "environmental-health"]
backup = ["general-enquiries", "refuse"]

[[advisers]]
id = "rhian"
name = "Rhian"
skills = ["private-interview", "housing-allocations", "citizens-advice"]
backup = ["benefits", "complaints"]

[[advisers]]
id = "carys"
name = "Carys"
role = "supervisor"
skills = ["complaints", "private-interview", "council-tax"]
backup = [
    "benefits", "housing-allocations", "general-enquiries", "reception", "bus-passes", "refuse",
    "highways", "parks", "planning", "garages", "tenders", "environmental-health",
    "citizens-advice",
]

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
address = "/dev/ttyUSB0"
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
',1,1795420800000);
CREATE TABLE step (
    id INTEGER PRIMARY KEY,
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
        || (appointment IS NOT NULL)) VIRTUAL,
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
INSERT INTO "step" VALUES(1,'01M83TPPJ04X7SY448BM1PK6KA','riverside','2026-11-23',1,'council-tax','ended','arrival',1795425000000,1795425000000,1795426320000,1795426380000,1,11,NULL,1795426560000,'no_show',NULL,'counter-1','megan',900,80,100,NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "step" VALUES(2,'01M83TRH501KVFEN2P5W01WQ67','riverside','2026-11-23',1,'council-tax','ended','arrival',1795425060000,1795425060000,NULL,NULL,0,NULL,NULL,1795509000000,'day_closed',NULL,NULL,NULL,900,80,100,NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "step" VALUES(3,'01M83TTBR0K0KEPSKGCHM8KMYQ','riverside','2026-11-23',1,'benefits','ended','arrival',1795425120000,1795425120000,NULL,NULL,0,NULL,NULL,1795509000000,'day_closed',NULL,NULL,NULL,1200,80,100,NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "step" VALUES(4,'01M83TW6B0V8PHAX35QBCGQXHB','riverside','2026-11-23',1,'general-enquiries','ended','arrival',1795425180000,1795425180000,1795425600000,1795425600000,0,7,1795425720000,1795426260000,'resolved',NULL,'counter-1','megan',600,80,100,NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "step" VALUES(5,'01M86CH3M0CPMG80NX0XSB8TR8','riverside','2026-11-24',1,'council-tax','ended','arrival',1795510800000,1795510800000,1795511400000,1795511400000,0,27,1795511460000,1795512000000,'resolved',NULL,'counter-1','megan',900,80,100,NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "step" VALUES(6,'01M86CMRT0Y8096EB0VJ601GE8','riverside','2026-11-24',1,'council-tax','serving','arrival',1795510920000,1795510920000,1795511520000,1795511520000,0,30,1795511580000,NULL,NULL,NULL,'counter-2','daniel',900,80,100,NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "step" VALUES(7,'01M86CPKD0MDJS7XV0C03SKDH2','riverside','2026-11-24',1,'benefits','waiting','arrival',1795510980000,1795510980000,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1200,80,100,NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "step" VALUES(8,'01M86CRE006GHP7BTNQBXGZTV5','riverside','2026-11-24',1,'planning','called','arrival',1795511040000,1795511040000,1795511640000,1795511640000,0,32,NULL,NULL,NULL,NULL,'counter-3','owen',900,80,100,NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "step" VALUES(9,'01M86CT8K0K72KC1ZWNYG2CP5Z','riverside','2026-11-24',1,'council-tax','serving','arrival',1795511100000,1795511100000,1795512060000,1795512060000,0,33,1795512120000,NULL,NULL,NULL,'counter-1','megan',900,80,100,NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "step" VALUES(10,'01M86CW360T3W8JE80DB4TVYR6','riverside','2026-11-24',1,'housing-allocations','waiting','arrival',1795511160000,1795511160000,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1200,80,100,NULL,NULL,'',NULL,NULL,NULL,NULL);
INSERT INTO "step" VALUES(11,'01M86CXXS06V0WPJV3D9PZD888','riverside','2026-11-24',1,'council-tax','waiting','arrival',1795511220000,1795511220000,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,900,80,100,NULL,NULL,'',NULL,NULL,NULL,NULL);
CREATE TABLE token ( id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, role TEXT NOT NULL CHECK (role IN ('kiosk', 'adviser', 'supervisor', 'agent')), site TEXT, name TEXT NOT NULL, kiosk TEXT CHECK (kiosk IS NULL OR role = 'kiosk'), created_at INTEGER NOT NULL, revoked_at INTEGER) STRICT;
INSERT INTO "token" VALUES(1,'2f9fb3073adefc5b6d7ddc8b7dfda6b65335a946c5d6aa7b2264923f264b799e','agent',NULL,'this machine',NULL,1795509060000,1795509600000);
INSERT INTO "token" VALUES(2,'4aa5e2eb51c91bea04fd60bf11a6b261c8b4aaecce6c4571a494fd5bb9e57de1','kiosk','riverside','entrance','entrance-left',1795509060000,NULL);
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
    asked_language TEXT,
    UNIQUE (site, service_day, number),
    CHECK ((number IS NULL) = (prefix IS NULL) AND (number IS NULL) = (sequence IS NULL)),
    CHECK ((number IS NULL) = (source = 'door'))
) STRICT;
INSERT INTO "visit" VALUES('01M83TPPJ04X7SY448BM1PK6KA','riverside','2026-11-23','C001','C',1,'en','entrance-left',1795425000000,'kiosk','',NULL);
INSERT INTO "visit" VALUES('01M83TRH501KVFEN2P5W01WQ67','riverside','2026-11-23','C002','C',2,'en','entrance-left',1795425060000,'kiosk','',NULL);
INSERT INTO "visit" VALUES('01M83TTBR0K0KEPSKGCHM8KMYQ','riverside','2026-11-23','B001','B',1,'en','entrance-left',1795425120000,'kiosk','',NULL);
INSERT INTO "visit" VALUES('01M83TW6B0V8PHAX35QBCGQXHB','riverside','2026-11-23','G001','G',1,'en','entrance-left',1795425180000,'kiosk','',NULL);
INSERT INTO "visit" VALUES('01M86CH3M0CPMG80NX0XSB8TR8','riverside','2026-11-24','C001','C',1,'cy','entrance-left',1795510800000,'kiosk','',NULL);
INSERT INTO "visit" VALUES('01M86CMRT0Y8096EB0VJ601GE8','riverside','2026-11-24','C002','C',2,'en',NULL,1795510920000,'kiosk','',NULL);
INSERT INTO "visit" VALUES('01M86CPKD0MDJS7XV0C03SKDH2','riverside','2026-11-24','B001','B',1,'en','entrance-left',1795510980000,'kiosk','',NULL);
INSERT INTO "visit" VALUES('01M86CRE006GHP7BTNQBXGZTV5','riverside','2026-11-24','V001','V',1,'en','entrance-left',1795511040000,'kiosk','',NULL);
INSERT INTO "visit" VALUES('01M86CT8K0K72KC1ZWNYG2CP5Z','riverside','2026-11-24','C003','C',3,'en','entrance-left',1795511100000,'kiosk','',NULL);
INSERT INTO "visit" VALUES('01M86CW360T3W8JE80DB4TVYR6','riverside','2026-11-24','H001','H',1,'en','entrance-left',1795511160000,'kiosk','',NULL);
INSERT INTO "visit" VALUES('01M86CXXS06V0WPJV3D9PZD888','riverside','2026-11-24','C004','C',4,'en','entrance-left',1795511220000,'kiosk','',NULL);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE UNIQUE INDEX sign_on_one_adviser_a_point ON sign_on(site, service_point)
    WHERE until IS NULL;
CREATE UNIQUE INDEX sign_on_one_point_an_adviser ON sign_on(site, adviser) WHERE until IS NULL;
CREATE INDEX event_visit ON event(visit) WHERE visit IS NOT NULL;
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
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
CREATE INDEX job_open ON job (device)
        WHERE state IN ('queued', 'sent', 'printing')
        ;
CREATE INDEX job_of_device ON job (device, created_at);
CREATE TRIGGER figures_day_after_insert AFTER INSERT ON step BEGIN
            DELETE FROM figures_day WHERE site = NEW.site AND service_day = NEW.service_day;
        END;
CREATE TRIGGER figures_day_after_update AFTER UPDATE ON step BEGIN
            DELETE FROM figures_day WHERE site = NEW.site AND service_day = NEW.service_day;
        END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('event',34);
COMMIT;
