## 受理（4.2.1、4.2.2(1)）
refusal-intake-text-missing = 還沒有寫明發生了什麼事，申訴不能受理。
    .remedy = 請用客戶自己的話寫下經過：什麼時候、在哪裡、發生了什麼。
refusal-intake-category-missing = 還沒有選擇申訴的類別，申訴不能受理。
    .remedy = 請選擇最接近的一類；不確定也沒關係，受理後可以更正。
refusal-intake-contact-missing = 沒有任何聯絡方式，結果無法告知，申訴不能受理。
    .remedy = 請至少留下一種聯絡方式：電話、電子信箱或通訊地址。
refusal-intake-demand-missing = 還沒有寫明客戶希望怎樣解決，申訴不能受理。
    .remedy = 請寫下訴求，例如退費、道歉、修復或說明。
refusal-intake-too-long = { $field ->
        [text] 經過描述
        [demand] 訴求
        [product] 產品
        [place] 地點
        [happened] 發生時間
        [name] 姓名
        [email] 電子信箱
        [address] 通訊地址
       *[other] 其中一項
    }太長：有 {$chars} 個字，最多 {$max} 個字。
    .remedy = 請縮短文字，或把詳細資料以附件送出。
refusal-intake-notice-missing = 沒有把編號、流程和期限告知客戶，申訴不能受理。
    .remedy = 請從受理表單登錄，系統會同時產生告知通知。
refusal-nobody-to-own-it = 現在沒有可以承辦申訴的在職人員，申訴不能受理。
    .remedy = 請管理員先啟用至少一名客服人員或申訴專員，再重新送出。
refusal-notice-unknown = 這件申訴沒有第 {$place} 則通知。
    .remedy = 請重新開啟申訴頁面，從清單中選擇通知。
refusal-category-keeps-its-class = 類別 {$code} 屬於「{ $class ->
        [charge-dispute] 收費爭議
        [user-service] 用戶服務
        [network-quality] 網路品質
        [information-security] 資訊安全
        [marketing] 行銷宣傳
       *[other] 其他
    }」，不能改到別的大類：依大類統計的歷史數字會跟著變。
    .remedy = 請在新的大類下新增一個類別，並停用舊的。
refusal-category-without-name = 類別 {$code} 缺少名稱。
    .remedy = 請填寫三種語言的名稱。

## 匯入（4.2.2(1)）
refusal-import-cells = 本列有 {$cells} 個儲存格，而標題有 {$columns} 個。
    .remedy = 請檢查本列或上一列是否多了或少了引號、分隔符號。
refusal-import-row-too-long = 本列沒有結尾，很可能缺少一個引號。
    .remedy = 請補上引號後重新匯入檔案。
refusal-import-row-undecodable = 本列有些位元組在 {$encoding} 編碼裡不是任何字元。
    .remedy = 請在對應檔中寫明正確的編碼，或把表格另存為 UTF-8。
refusal-import-id-missing = 本列沒有編號，以後無法認出它。
    .remedy = 請填寫編號，或在對應檔中指明由哪些欄組成編號。
refusal-import-id-too-long = 本列的編號超過 {$max} 個字元。
    .remedy = 請在對應檔中指明編號所在的欄。
refusal-import-value-unknown = 對應檔沒有說明「{$value}」表示什麼{ $field ->
        [status] 狀態
        [channel] 管道
        [arrival] 來源
        [language] 語言
       *[other] {$field}
    }。
    .remedy = 請在對應檔中補充，或更正本列。
refusal-import-value-unreadable = 本列的{ $field ->
        [phone] 電話號碼不是電話號碼
        [customer] 客戶編號過長
        [concerned] 被申訴人員一欄含有員工編號以外的內容
       *[other] {$field} 無法讀取
    }。
    .remedy = 請更正，或留空。
refusal-import-date-unreadable = 「{$value}」不是 {$formats} 格式的日期。
    .remedy = 請在對應檔中寫明本檔案的日期格式。
refusal-import-time-ahead = 本列稱申訴於 {$at} 受理，而這個時間還沒有到。
    .remedy = 請檢查對應檔中日和月的先後以及時區。
refusal-import-category-unknown = 沒有使用中的類別「{$category}」。
    .remedy = 請在對應檔中寫明它對應哪個類別。
refusal-import-owner-unknown = 「{$owner}」在這裡不處理申訴，這件申訴會沒有負責人。
    .remedy = 請在對應檔中寫明由誰接手，或寫明在哪些人、哪個部門之間輪流分配。
refusal-import-owner-concerned = 能負責這件申訴的人都是被申訴人員。
    .remedy = 請在對應檔中多列幾個人。
refusal-import-null-character = 本列含有空字元（U+0000），任何文字都不能保存它。
    .remedy = 請刪去該字元後重新匯入本列。
refusal-import-id-known-with-other-content = 本列的編號已經以別的內容匯入過，是申訴 {$complaint}。
    .remedy = 如果是另一件申訴，請給本列另一個編號；如果是原系統後來改過，請在申訴 {$complaint} 中補記這項變更。

## 判定與派單（4.2.2(2)、4.2.2(3)）
refusal-not-valid-without-reason = 判為「不成立」必須選擇理由。
    .remedy = 請從理由清單中選擇一項；都不符合時，應判為成立。
refusal-not-valid-without-explanation = 判為「不成立」必須寫明給客戶的說明。
    .remedy = 請用客戶能懂的話寫明為什麼不成立，這段話會傳給客戶。
refusal-not-valid-without-guidance = 判為「不成立」必須告訴客戶可以去哪裡解決。
    .remedy = 請寫明引導的去處，例如負責的公司、部門、電話或辦理方式。
refusal-review-by-the-judge = 申訴 {$number} 由同一人判定，不能由本人覆核。
    .remedy = 請另一位班長或品檢員覆核。
refusal-review-without-remark = 複核投訴 {$number} 的「不成立」判定須寫明理由。
    .remedy = 寫明核對了什麼，判定為何維持或為何撤銷。
refusal-review-needs-a-leader = 覆核申訴 {$number} 的「不成立」判定，需要班長或品檢員。
    .remedy = 請把申訴交給班長或品檢員覆核。
refusal-dispatch-to-the-same-department = 投訴 {$number} 已在 {$department} 辦理，其時限照常計算。
    .remedy = 請選擇其他部門，或由該部門繼續辦理。
refusal-dispatch-while-held = 投訴 {$number} 的部門時限正在中止，不能轉派。
    .remedy = 請先結束中止，並寫明中止原因的處理情況。
refusal-department-unknown = 沒有代碼為 {$department} 的部門，申訴 {$number} 沒有派出。
    .remedy = 請從部門清單中選擇。

## 承辦人（1.3.1、2.1(2)、2.3(4)、4.3.2(1)）
refusal-staff-only = 這一步只能由在職員工辦理。
    .remedy = 請用自己的員工編號登入後再辦理。
refusal-owner-only = 申訴 {$number} 由員工 {$owner} 承辦，只有承辦人可以辦理這一步。
    .remedy = 請聯絡承辦人，或請其把申訴轉交給自己。
refusal-concerned-unknown = 沒有員工編號為 {$staff} 的員工，無法據此迴避。
    .remedy = 請核對被投訴人的員工編號。
refusal-concerned-may-not-handle = 員工 {$staff} 與申訴 {$number} 有關，不能參與辦理。
    .remedy = 請選擇與這件申訴無關的人員。
refusal-concerned-owner-hands-over-first = 員工 {$staff} 正承辦申訴 {$number}，不能直接列為相關人員，否則申訴會沒有承辦人。
    .remedy = 請先把申訴轉交給另一位人員，對方接受後再登錄。
refusal-handover-to-the-owner = 申訴 {$number} 已經由此人承辦。
    .remedy = 請選擇另一位人員。
refusal-handover-without-reason = 轉交申訴 {$number} 需要寫明原因。
    .remedy = 請寫明為什麼由對方接手。
refusal-handover-names-another = 申訴 {$number} 的轉交指名給員工 {$named}，只有此人可以接受或謝絕。
    .remedy = 請由被指名的人答覆，或請承辦人改為指名自己。
refusal-no-handover-asked = 申訴 {$number} 沒有等待接受的轉交。
    .remedy = 請先由承辦人提出轉交。
refusal-successor-may-not-handle = 員工 {$staff} 不在職，或其職務不能辦理申訴，申訴 {$number} 沒有轉交。
    .remedy = 請從可接手人員的清單中選擇。
refusal-third-transfer-needs-leader = 申訴 {$number} 已經轉交 {$transfers} 次，再次轉交必須由班長寫明原因。
    .remedy = 請班長提出轉交並寫明原因，或繼續由現承辦人辦理。
refusal-escalation-without-reason = 升級申訴 {$number} 需要寫明原因。
    .remedy = 請寫明為什麼需要班長或經理介入。

## 調查與證據（4.2.3(1)）
refusal-finding-incomplete = 調查結論缺少「{ $field ->
        [checked] 查了什麼
        [found] 查到什麼
       *[other] 必填內容
    }」。
    .remedy = 請同時寫明查了什麼和查到什麼。
refusal-evidence-unknown = 這件申訴沒有名為 {$name} 的證據。
    .remedy = 請先上傳證據，再在結論中引用它的編號（E-1、E-2 …）。
refusal-evidence-empty = 檔案是空的，沒有加入申訴 {$number}。
    .remedy = 請檢查檔案是否完整，再重新選擇。
refusal-evidence-known = 同一份檔案已經在申訴 {$number} 的案卷裡。
    .remedy = 不需要再傳；如果想傳另一份，請檢查選擇的檔案。
refusal-evidence-too-large = 檔案超過 {$max_mib} MB，沒有加入申訴 {$number}。
    .remedy = 請壓縮或分成幾個檔案後再上傳。
refusal-evidence-too-many = 申訴 {$number} 的證據已達 {$max} 份上限。
    .remedy = 請把相關資料合併成一個檔案再上傳。

## 處理措施與權限（2.2(3)、4.2.3(2)）
refusal-measure-without-finding = 措施必須依據調查結論，申訴 {$number} 沒有結論 {$finding}。
    .remedy = 請先登錄調查結論，再選擇它作為依據。
refusal-measure-empty = 沒有寫明要為客戶做什麼。
    .remedy = 請至少加入一項措施：退費、減免、補償、道歉或更正。
refusal-measure-amount-wrong = 「{ $kind ->
        [refund] 退費
        [waiver] 減免
        [goodwill] 補償
        [apology] 道歉
        [correction] 更正
       *[other] 措施
    }」的金額 {$amount} 不對：退費、減免和補償要有大於零的金額，道歉和更正沒有金額。
    .remedy = 請更正金額，或換一種措施。
refusal-measure-without-reason = 沒有寫明採取措施的理由。
    .remedy = 請寫明為什麼這樣處理。
refusal-measure-above-authority = 申訴 {$number} 的措施合計 {$total} 元，超過本人權限 {$authority} 元。
    .remedy = 請改為「提請簽核」，由另一位權限足夠的人員同意。
refusal-approval-by-the-proposer = 申訴 {$number} 的措施不能由提出人自己同意。
    .remedy = 請另一位權限足夠的人員同意。
refusal-approval-above-authority = 申訴 {$number} 的措施合計 {$total} 元，本人沒有簽核資格或權限不夠（權限 {$authority} 元）。
    .remedy = 請權限足夠的班長或經理辦理。
refusal-decline-without-reason = 不同意措施需要寫明原因。
    .remedy = 請寫明不同意的原因，提出人會看到。
refusal-no-measure-waits = 申訴 {$number} 沒有等待簽核的這項措施。
    .remedy = 請重新整理頁面，檢視措施的最新狀態。

## 期限（4.3.1）
refusal-due-date-fixed = 申訴 {$number} 的到期日由日曆算出，不能修改。
    .remedy = 確實需要更長時間時，請在到期前告知客戶原因和新日期，再辦理展延。
refusal-extension-without-reason = 展延需要寫明原因。
    .remedy = 請寫明客戶能懂的原因，它會寫進給客戶的通知。
refusal-extension-not-announced = 客戶還沒有收到展延到 {$until} 的通知，申訴 {$number} 不能展延。
    .remedy = 請先傳送寫明原因和新日期的通知；傳出後再辦理展延。
refusal-extension-not-longer = 新的日期不晚於現在的到期日 {$due}。
    .remedy = 請選擇 {$due} 之後的日期。
refusal-extension-past-statute = 不能展延到 {$until}：法定答覆期限是 {$statute}。
    .remedy = 請選擇不晚於 {$statute} 的日期。
refusal-notice-without-address = 投訴 {$number} 沒有客戶的{ $told ->
        [sms] 電話號碼
       *[other] 電子郵件地址
    }，這則告知無法送達。
    .remedy = 請改用其他方式告知客戶，如電話或信函。
refusal-extension-too-late = 申訴 {$number} 的到期日 {$due} 已過，不能再展延。
    .remedy = 請儘快答覆客戶，並向班長說明逾期原因。
refusal-hold-without-listed-reason = 暫停部門計時需要清單中的理由。
    .remedy = 請選擇：等客戶提供資料、客戶要求暫緩、不可抗力或外部鑑定；其他情況計時不停。
refusal-hold-without-proof = 暫停部門計時需要證明。
    .remedy = 請寫明證據編號，或傳給客戶的通知編號。
refusal-hold-not-possible = 申訴 {$number} 的部門計時沒有在走，不能暫停。
    .remedy = 請檢視計時狀態：可能已經暫停，或還沒有派單。
refusal-hold-not-lasting = 申訴 {$number} 的部門計時沒有暫停，不需要恢復。
    .remedy = 請重新整理頁面，檢視計時狀態。

## 答覆與意見（4.2.3(3)、4.3.2(4)）
refusal-answer-without-finding = 申訴 {$number} 還沒有調查結論，不能答覆客戶。
    .remedy = 請先登錄查了什麼和查到什麼。
refusal-answer-before-approval = 申訴 {$number} 還有措施等待簽核，不能答覆客戶。
    .remedy = 請等簽核完成，或收回這項措施。
refusal-answer-empty = 給客戶的答覆是空的。
    .remedy = 請寫明調查結果、處理措施和理由。
refusal-answer-without-appeal-route = 答覆沒有寫明客戶不同意時可以去哪裡。
    .remedy = 請保留或填寫再申訴管道。
refusal-opinion-given = 申訴 {$number} 的這次答覆已經有客戶意見了。
    .remedy = 每次答覆只記一次意見；意見有變化時，請以補充資訊送出。
refusal-opinion-too-long = 意見太長：有 {$chars} 個字，最多 {$max} 個字。
    .remedy = 請縮短文字，詳細情況可以作為補充資訊送出。
refusal-attempt-without-outcome = 沒有寫明這次聯絡的結果。
    .remedy = 請寫明結果，例如無人接聽、關機或客戶改約時間。

## 結案與案卷（1.3.5、4.3.2）
refusal-close-without-answer = 申訴 {$number} 還沒有答覆客戶（現在是「{ $state ->
        [accepted] 已受理
        [valid] 已判成立
        [dispatched] 已派單
        [investigating] 調查中
       *[other] 辦理中
    }」），不能結案。
    .remedy = 請先把結果和再申訴管道答覆客戶，並徵求意見。
refusal-close-without-opinion = 申訴 {$number} 還沒有客戶意見，也沒有三次有紀錄的聯絡（現在 {$attempts} 次），不能結案。
    .remedy = 請聯絡客戶徵求意見，並登錄每次聯絡的結果。
refusal-reopening-without-reason = 重新辦理投訴 {$number} 須寫明原因。
    .remedy = 寫明需要重新查核什麼。
refusal-close-dissatisfied = 客戶對申訴 {$number} 的答覆不滿意，不能結案。
    .remedy = 請重新調查，或升級給班長。
refusal-close-without-root-cause = 結案需要寫明申訴 {$number} 的根本原因。
    .remedy = 請選擇或填寫根本原因，以便改進。
refusal-root-cause-not-listed = 根本原因清單裡沒有使用中的「{$code}」。
    .remedy = 請從清單中選擇；清單由管理員維護（kefu cause）。
refusal-root-cause-code-wrong = 「{$code}」不能作為根本原因的代碼。
    .remedy = 請使用 1 到 60 個字母、數字或連字號。
refusal-root-cause-without-name = 根本原因 {$code} 沒有名稱。
    .remedy = 請填寫各語言的名稱。
refusal-complaint-not-deletable = 申訴 {$number} 不能刪除，任何申訴都要完整保存。
    .remedy = 登錄有誤時，請用備註說明；已結案的請用「補充」。
refusal-closed-file-takes-additions = 申訴 {$number} 已經結案，不能再{ $step ->
        [note] 加備註
        [chase] 催辦
        [add-evidence] 加證據
        [record-opinion] 登錄意見
        [close] 結案
        [escalate] 升級
        [hand-over] 轉交
        [inform] 補充資訊
       *[other] 辦理這一步
    }。案卷只增不改。
    .remedy = 請用「補充」寫入案卷；如果結論有誤，請品檢員複查。
refusal-step-not-in-order = 申訴 {$number} 現在是「{ $state ->
        [accepted] 已受理
        [not-valid] 判為不成立
        [valid] 已判成立
        [dispatched] 已派單
        [investigating] 調查中
        [answered] 已答覆
       *[other] 其他狀態
    }」，不能{ $step ->
        [judge] 判定
        [review] 覆核
        [dispatch] 派單
        [investigate] 開始調查
        [find] 登錄結論
        [grant-measure] 採取措施
        [approve-measure] 簽核措施
        [hold] 暫停或恢復計時
        [extend] 展延
        [answer] 答覆
        [record-opinion] 登錄意見
        [reopen] 重新調查
        [add-to-file] 補充案卷
        [reexamine] 複查
       *[other] 辦理這一步
    }。
    .remedy = 請依頁面上可用的步驟辦理；如果剛才有人辦理過，請重新整理頁面。
refusal-note-empty = 沒有寫內容。
    .remedy = 請寫下內容再儲存。
refusal-addition-empty = 給申訴 {$number} 的補充是空的。
    .remedy = 請寫下內容再儲存。
refusal-reexamination-of-own-work = 申訴 {$number} 由本人承辦或結案，不能由本人複查。
    .remedy = 請另一位品檢員複查。
refusal-reexamination-needs-an-inspector = 複查申訴 {$number} 需要品檢員。
    .remedy = 請把申訴交給品檢員。
refusal-reexamination-without-remark = 複查需要寫明看到了什麼。
    .remedy = 請寫明複查的依據和結論。
refusal-appeal-date-impossible = 投訴 {$number} 的申訴日期不能早於受理日，也不能晚於今天。
    .remedy = 請核對主管機關來函上的日期。
refusal-appeal-without-reference = 登錄再申訴需要主管機關的受理編號。
    .remedy = 請填寫申訴受理中心的編號。
refusal-appeal-known = 申訴 {$number} 已經登錄過再申訴。
    .remedy = 後續情況請用「補充」寫入案卷。

## 客戶查詢（5.2.2(1)）
refusal-follow-failed = 編號和電話號碼對不上。
    .remedy = 請核對受理通知中的編號，以及申訴時留下的電話號碼；仍有疑問請撥打服務專線。
refusal-follow-locked = 嘗試次數太多，暫時不能查詢。
    .remedy = 請在 {$minutes} 分鐘後再試，或撥打服務專線。
refusal-portal-too-many-complaints = 用這個電話號碼或從這個網路送出的申訴太多，暫時不能再送出。
    .remedy = 請在 {$minutes} 分鐘後再試，或撥打服務專線由專人受理。
refusal-portal-too-much = 這件申訴上的操作太多，請稍候。
    .remedy = 請在 {$minutes} 分鐘後再試，或撥打服務專線。
refusal-information-empty = 沒有寫內容，也沒有選檔案。
    .remedy = 請寫下內容，或選擇要加入的檔案。
refusal-information-too-long = 內容太長：有 {$chars} 個字，最多 {$max} 個字。
    .remedy = 請縮短文字，或把詳細資料以檔案加入。
refusal-information-too-much = 這件申訴已經補充了 {$max} 次，不能再加。
    .remedy = 請撥打服務專線，由承辦人登錄。

## 日曆
refusal-calendar-unknown = 沒有名為 {$place} 的日曆。
    .remedy = 請從日曆清單中選擇，或先匯入這個地區的日曆。
refusal-calendar-exists = 名為 {$place} 的行事曆已經存在。
    .remedy = 請修訂它，或為新行事曆另取名稱。
refusal-calendar-unreadable = 這不是行事曆檔案：{$why}
    .remedy = 請改正檔案後重試；行事曆指南中有範例。
refusal-calendar-time-zone-unknown = 行事曆 {$place}：沒有時區 {$zone}。
    .remedy = 請使用 IANA 時區名稱，例如 Asia/Taipei。
refusal-calendar-without-working-day = 行事曆 {$place}：每週休息日占滿了七天，沒有工作日。
    .remedy = 請最多指定六個休息日。
refusal-calendar-not-later = {$given} 並不晚於已有的 {$held}，而內容又不相同。
    .remedy = 之後公布的安排請使用下一個修訂號；已有的內容從不覆蓋。
refusal-calendar-no-such-year = {$given} 的年份無法建立行事曆。
    .remedy = 請使用 1 到 9998 之間的年份。
refusal-calendar-days-of-another-year = {$given}：{$name}（{$from} 至 {$until}）不是該年的連續日期。
    .remedy = 開始日不得晚於結束日，最早從前一年十二月開始，最晚到下一年一月結束。
refusal-calendar-day-both = {$given}：{$day} 既是假日又是補班日。
    .remedy = 請核對公告原文，每一天只列一次。
refusal-calendar-without-source = {$year} 年的安排沒有寫明來源。
    .remedy = 請寫明可以在哪裡查到，以便任何人查證時限為什麼變動。
refusal-calendar-too-many-days = {$year} 年的安排列出了超過 {$max} 段日期。
    .remedy = 請檢查檔案是否為假日行事曆。

## 人員與登入（2.2、5.2.2(1)）
refusal-sign-in-failed = 員工編號或密碼不對。
    .remedy = 請核對後重試；忘記密碼請聯絡管理員重設。
refusal-sign-in-locked = 登入嘗試太多，已暫時鎖定。
    .remedy = 請在 {$minutes} 分鐘後再試，或聯絡管理員。
refusal-password-wrong = 目前密碼不對，密碼沒有修改。
    .remedy = 請重新輸入現在使用的密碼。
refusal-password-length = 密碼有 {$length} 個字元，需要 {$least} 到 {$most} 個。
    .remedy = 請換一個長度合適的密碼；幾個不相關的詞連起來既好記又安全。
refusal-password-with-staff-number = 密碼裡含有員工編號 {$staff}，容易被猜到。
    .remedy = 請換一個不含員工編號的密碼。
refusal-own-post = 員工 {$staff} 不能修改自己的職務、角色或權限。
    .remedy = 請另一位管理員修改。
refusal-administrators-only = {$staff} 不是在職的系統管理員。
    .remedy = 請寫明一位系統管理員的員工編號，或者不寫。
refusal-last-administrator = 員工 {$staff} 是最後一位管理員，不能取消其角色或停用。
    .remedy = 請先指定另一位管理員。
refusal-staff-number-taken = 員工編號 {$staff} 已被使用。
    .remedy = 請換一個編號，或修改已有的人員。
refusal-staff-without-role = 員工 {$staff} 沒有任何角色。
    .remedy = 請至少選擇一個角色。
refusal-authority-below-zero = 員工 {$staff} 的金額權限不能小於零。
    .remedy = 請填寫零或更大的金額。
refusal-unknown-department = 沒有代碼為 {$code} 的部門。
    .remedy = 請先建立部門，或從清單中選擇。
refusal-team-of-another-department = 班組 {$team} 不屬於部門 {$department}。
    .remedy = 請選擇這個部門的班組。
refusal-unit-code-taken = 代碼 {$code} 已被使用。
    .remedy = 請換一個代碼。
refusal-token-without-scope = 權杖 {$token} 沒有任何用途範圍。
    .remedy = 請至少選擇一項：讀取或寫入。
refusal-token-name-taken = 權杖名稱 {$token} 已被使用。
    .remedy = 請換一個名稱。名稱即使在撤銷後也不再分配，因為日誌以它稱呼那個系統。

## 客戶資料（4.1.4(4)、5.2.2(1)）
refusal-unverified-contact = 這次聯絡還沒有核實客戶身分，只能提供一般資訊，不能檢視客戶 {$customer} 的資料。
    .remedy = 請先核實服務密碼和證件號末四碼。
refusal-verification-failed = 核實資訊對不上，身分沒有通過。
    .remedy = 請客戶再確認一次；仍對不上時，只提供一般資訊，或請客戶到門市辦理。
refusal-verification-locked = 核實失敗次數太多，暫時不能再核實。
    .remedy = 請在 {$minutes} 分鐘後再試，或請客戶帶證件到門市辦理。
refusal-nothing-to-verify-by = 客戶 {$customer} 沒有設定可以核實身分的資訊。
    .remedy = 請客戶帶證件到門市辦理。
refusal-contact-of-a-colleague = 這次聯絡由另一位同事接待，不能用它檢視客戶資料。
    .remedy = 請由接待的同事辦理，或與客戶重新建立聯絡並核實身分。
refusal-contact-of-another-customer = 這次聯絡核實的是另一位客戶，不能用它檢視客戶 {$customer} 的資料。
    .remedy = 請核實這位客戶的身分。
refusal-contact-over = 這次聯絡已超過 {$hours} 小時，不能再用它檢視客戶資料。
    .remedy = 請與客戶重新建立聯絡並核實身分。
refusal-no-ground-to-look = 沒有檢視客戶 {$customer} 資料的事由。
    .remedy = 請從這位客戶的申訴進入，或在與客戶聯絡並核實身分後檢視。
refusal-too-many-phones = 有 {$phones} 個電話號碼，最多保存 {$most} 個。
    .remedy = 請只保留還在使用的號碼。
refusal-customer-number-taken = 客戶編號 {$customer} 已被使用。
    .remedy = 請換一個編號，或修改已有的客戶。
refusal-customer-kept = 客戶資料不能透過介面刪除。
    .remedy = 請修改需要更正的內容；本人要求刪除的，請轉給個人資料保護負責人。
refusal-one-address-each = 每位客戶只保存一個電子郵件信箱和一個通訊地址。
    .remedy = 請只保留客戶現在使用的那一個。
refusal-already-a-customer = {$customer} 已經是客戶。
    .remedy = 請直接修改該客戶的資料。
