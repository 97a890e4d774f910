### The standard page.

standard-title = Service standard
standard-lead = Every clause of the service standard: what keeps it, what proves it, how much evidence there is, and how well it was kept in the last 30 days.
standard-tiles = Show by state and record
standard-proved = Kept and proved
standard-implemented = Kept
standard-not-yet = Not yet
standard-with-evidence = With evidence
standard-with-refusals = With refusals
standard-search = Search
standard-search-hint = Number or words
standard-chapter = Chapter
standard-state = State
standard-kind = Asks to
standard-record = On record
standard-any = Any
standard-shown = {$n} of {$all} clauses
standard-none = No clause is like that
standard-none-hint = Try another word, or one condition less.
standard-show-all = Show every clause
standard-chapters = Chapters
standard-kept-of = {$kept} of {$all} kept
standard-evidence = { $n ->
        [one] 1 entry of evidence
       *[other] {$n} entries of evidence
    }
standard-refusals = { $n ->
        [one] 1 refusal
       *[other] {$n} refusals
    }
standard-no-evidence = No evidence yet
standard-refuses = Impossible:{" "}
standard-inferred = The standard gives only a heading here; the words are ours.
standard-code = { $code ->
        [one] 1 place in the code
       *[other] {$code} places in the code
    }, { $tests ->
        [one] 1 test
       *[other] {$tests} tests
    }
standard-implemented-by = Kept by
standard-proved-by = Proved by
standard-kind-record = Record
standard-kind-enforce = Enforce
standard-kind-measure = Measure
standard-kind-publish = Publish
standard-kind-train = Train
standard-chapter-1 = 1. Principles
standard-chapter-2 = 2. Staff
standard-chapter-3 = 3. Channels
standard-chapter-4 = 4. Enquiries and complaints
standard-chapter-5 = 5. Customer data
standard-chapter-6 = 6. Products and services
standard-chapter-7 = 7. Contracts and charging
standard-chapter-8 = 8. Customer care
standard-chapter-9 = 9. Service quality
standard-chapter-10 = 10. Emergencies
standard-chapter-11 = 11. Training and publicity
standard-chapter-12 = 12. Improvement
