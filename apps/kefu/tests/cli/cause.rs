use serde_json::json;

use crate::house::House;

// clause: 4.3.2(3)
#[tokio::test]
async fn the_list_of_root_causes_is_kept_from_the_shell() {
    for house in House::staffed().await {
        let causes = || house.kefu(&["cause", "list", "--json"]).ended(0).json();
        let before = causes();
        assert!(before.iter().all(|cause| cause["active"] == true));
        let added = ["cause", "keep", "meter-drift", "--name", "计费漂移", "--as", "9001"];
        assert_eq!(house.kefu(&added).done(), "meter-drift is kept\n");
        house.kefu(&["cause", "keep", "meter-drift", "--name-en", "Meter drift", "--retire"]).done();
        let after = causes();
        let last = after.last().unwrap();
        assert_eq!((after.len(), &last["code"]), (before.len() + 1, &json!("meter-drift")));
        let names = json!({ "zh-CN": "计费漂移", "zh-TW": "计费漂移", "en": "Meter drift" });
        assert_eq!((&last["name"], &last["active"]), (&names, &json!(false)));
        assert!(house.kefu(&["cause", "list"]).done().contains("Meter drift"));
        for (code, rule) in [("a b", "root-cause-code-wrong"), ("nameless", "root-cause-without-name")] {
            let refused = house.kefu(&["cause", "keep", code]).ended(3).stderr;
            assert!(refused.contains(&format!("{rule}, clause 4.3.2(3)")), "{refused}");
        }
        let kept = "SELECT COUNT(*) FROM journal_entry WHERE subject = 'root-cause:meter-drift'";
        assert_eq!(house.count(kept).await, 2);
    }
}
