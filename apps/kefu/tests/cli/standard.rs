use serde_json::Value as Json;

use crate::house::House;

#[tokio::test]
async fn every_clause_is_listed_with_its_state_and_its_evidence() {
    for house in House::staffed().await {
        let clauses = house.kefu(&["standard", "--json"]).ended(0).json();
        assert_eq!(clauses.len(), 224);
        let find = |rows: &[Json], id: &str| rows.iter().find(|row| row["clause"] == id).unwrap().clone();
        // The people of the house were added under this clause.
        let organisation = find(&clauses, "1.3.1");
        assert!(organisation["evidence"].as_i64().unwrap() > 20, "{organisation}");
        assert_ne!(organisation["state"], "not-yet");
        assert_eq!(find(&clauses, "1.1.4")["state"], "not-yet");

        let without = house.kefu(&["standard", "--json", "--no-database"]).ended(0).json();
        assert_eq!(find(&without, "1.3.1")["evidence"], 0);
        let table = house.kefu(&["standard"]).done();
        assert!(table.lines().last().unwrap().starts_with("224 clauses: "), "{table}");
    }
}

#[tokio::test]
async fn one_clause_is_told_in_full() {
    let house = House::staffed().await.remove(0);
    let told = house.kefu(&["standard", "--clause", "4.3.1(2)"]).done();
    assert!(told.contains("contexts/complaints/src/complaint/extension.rs"), "{told}");
    assert!(told.contains("An extension cannot exist without a notice"), "{told}");
    assert!(told.contains("refuses: an extension without a sent notice"), "{told}");
    let chinese = house.kefu(&["standard", "--clause", "4.3.1(2)", "--language", "zh-TW"]).done();
    assert!(chinese.contains("延長期限須告知"), "{chinese}");
    assert!(chinese.contains("延期必須先告知"), "{chinese}");
    // What programs read is the same in every language.
    let json = |tag| house.kefu(&["standard", "--json", "--no-database", "--language", tag]).ended(0).json();
    assert_eq!(json("zh-TW"), json("en"));
    let unknown = house.kefu(&["standard", "--clause", "13.1"]).ended(2).stderr;
    assert!(unknown.contains("the standard has no such clause"), "{unknown}");
}
