## 給客戶的通知。每則都會傳到客戶手裡：用客戶能懂的話，不用內部說法。
notice-process = 【{$operator}】您的申訴已受理，編號 {$number}。我們會依序：判斷責任、交由部門調查、答覆您、徵求您的意見。最晚 {$due} 辦結，法定答覆期限為 {$statute}；如需更長時間，會提前告知原因和新日期。憑編號和您留下的電話號碼可以查詢進度、催辦和補充資料：{$address}。{ appeal-route }
notice-extension = 【{$operator}】您的申訴 {$number} 還需要一些時間。原因：{$reason}。我們最晚 {$until} 答覆您，造成不便，敬請見諒。
notice-limit-moved = 【{$operator}】由於政府調整了放假安排，您的投訴 {$number} 原定 {$was} 前辦結，現調整為 {$due} 前辦結。您無需任何操作。
notice-answer = 【{$operator}】您的申訴 {$number} 已有結果：{$answer}
    請告訴我們您是否滿意：{$address}（不滿意時我們會重新處理）。{$route}
appeal-route = 對答覆不滿意，或申訴滿 15 日仍未收到答覆，可以向電信用戶申訴受理中心再申訴：電話 12300，或透過其網站辦理。
