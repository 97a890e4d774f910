//! The work is done once, whichever process does it and however often one of them dies.

use jiff::SignedDuration;

use crate::house::{ACCEPTED, House, NOW, at, china, later, work};

/// More than one batch.
const COMPLAINTS: usize = 230;

// clause: 4.3.1(1)
#[tokio::test]
async fn two_processes_count_every_complaint_once() {
    House::open_beside(async |house, database| {
        let mut numbers = vec![];
        for _ in 0..COMPLAINTS {
            numbers.push(house.accept(&china(), ACCEPTED).await);
        }
        let rules = house.announce(later()).await;
        let (other, now) = (database.connect().await, at(NOW));
        let heed = |db| complaints::heed_revisions(db, "cn", now);
        let (one, two) = tokio::join!(heed(&house.db), heed(&other));
        let heard = [one.unwrap(), two.unwrap()];
        assert_eq!(heard.iter().filter(|heard| **heard).count(), 1, "{heard:?}");
        tokio::join!(work(&house.db, &rules, now), work(&other, &rules, now));
        // Whoever found the queue empty while the other one was at it has stopped.
        work(&house.db, &rules, now).await;
        for number in &numbers {
            assert_eq!(house.recounts(*number).await.len(), 1, "{number}");
            assert_eq!(house.find(*number).await.0.clocks.announced_on.to_string(), "2026-10-13");
        }
    })
    .await;
}

// clause: 4.3.1(1)
#[tokio::test]
async fn work_that_a_process_died_over_is_done_by_the_next_one() {
    House::open(async |house| {
        let number = house.accept(&china(), ACCEPTED).await;
        let rules = house.announce(later()).await;
        assert!(complaints::heed_revisions(&house.db, "cn", at(NOW)).await.unwrap());
        // It claims the job, and is never heard of again.
        let claimed = jobs::claim(&house.db, at(NOW)).await.unwrap();
        assert!(claimed.iter().any(|job| job.kind == complaints::RECOUNT_LIMITS));
        house.work(&rules, at(NOW)).await;
        assert!(house.recounts(number).await.is_empty());
        house.work(&rules, at(NOW) + SignedDuration::from_mins(2)).await;
        assert_eq!(house.recounts(number).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_complaint_taken_in_by_a_process_that_had_not_heard_is_counted_in_the_second_look() {
    House::open(async |house| {
        let rules = house.announce(later()).await;
        assert!(complaints::heed_revisions(&house.db, "cn", at(NOW)).await.unwrap());
        house.work(&rules, at(NOW)).await;
        let number = house.accept(&china(), NOW).await;
        house.work(&rules, at(NOW) + SignedDuration::from_mins(2)).await;
        assert_eq!(house.find(number).await.0.clocks.announced_on.to_string(), "2026-10-13");
        assert!(!complaints::heed_revisions(&house.db, "cn", at(NOW)).await.unwrap(), "each revision once");
    })
    .await;
}
