## 客戶的自助頁面。只用日常說法：不出現內部步驟、代碼和條款號。
portal-title = 申訴與查詢
portal-lead = 申訴、查進度、催辦、補充資料和評價，都在這裡，不用註冊。
portal-do-submit = 我要申訴
portal-do-submit-hint = 大約 3 分鐘。送出後馬上得到編號和答覆日期。
portal-do-follow = 查詢我的申訴
portal-do-follow-hint = 需要編號和當時留下的電話號碼。
portal-do-continue = 回到申訴 {$number}
portal-do-continue-hint = 在這台裝置上已經開啟。
portal-do-call = 打電話給我們：{$phone}
portal-do-call-hint = 有專人接聽，也可以在電話裡申訴。
portal-how = 我們怎樣處理
portal-how-accept = 受理：馬上給您一個編號，並告訴您兩個日期——我們承諾的答覆日期和法定的最後期限。
portal-how-judge = 判斷：這件事是不是由我們負責。如果不是，會說明理由，並告訴您可以找誰。
portal-how-investigate = 調查：交給負責的部門，由一名承辦人跟到底。承辦人的員工編號會告訴您。
portal-how-answer = 答覆：{$days} 個工作天內告訴您結果。如果需要更長時間，會提前告訴您原因和新的日期，最長不超過法定的 {$statute} 天。
portal-how-opinion = 評價：您說「不滿意」，就不會結案，會重新處理。
portal-appeal-title = 不同意我們的答覆？

## 送出
portal-about-title = 是哪方面的問題？
portal-about-lead = 選最接近的一項就行。
portal-about-charge-dispute = 話費和扣款
    .hint = 多扣費、沒訂過的服務、退費、漫遊費
portal-about-user-service = 服務和辦理
    .hint = 服務態度、答應的事沒做到、合約、停話復話、號碼可攜
portal-about-network-quality = 訊號、上網和寬頻
    .hint = 沒訊號、網速慢、寬頻壞了、通話不清、裝機移機
portal-about-information-security = 騷擾、詐騙和個人資料
    .hint = 垃圾簡訊、騷擾電話、資料外洩、被誤停話
portal-about-marketing = 推銷和宣傳
    .hint = 宣傳與實際不符、沒講清條件、反覆推銷
portal-about-none = 現在不能在這裡選擇申訴類別。
portal-about-none-remedy = 請撥打服務專線，我們會為您登錄。
portal-about-change = 換一類
portal-tell-title = 告訴我們經過
portal-field-matter = 具體是哪種情況？
portal-field-text = 發生了什麼？
portal-field-text-hint = 什麼時候、在哪裡、發生了什麼。用自己的話寫就行。
portal-field-demand = 您希望我們怎樣解決？
portal-field-demand-hint = 例如退費、修好、道歉，或者說明清楚。
portal-field-phone = 聯絡電話
portal-field-phone-hint = 我們用它告知結果；以後查詢也要用它。
portal-more = 再多說一點
portal-field-name = 怎麼稱呼您
portal-field-product = 涉及的號碼、方案或產品
portal-field-place = 地點
portal-field-place-hint = 訊號和寬頻問題請寫清楚，例如「人民路 12 號 3 樓」。
portal-field-happened = 什麼時候發生的
portal-field-email = 電子信箱
portal-files-next = 送出後可以接著加入照片和檔案。
portal-privacy = 這些資訊只用來處理這件申訴。
portal-send = 送出申訴
portal-phone-invalid = 電話號碼應是 5 到 15 位數字，請檢查。
portal-email-invalid = 這不像一個電子信箱，請檢查。
portal-not-submitted = 還沒有送出

## 具體情況：部門類別樹裡的代碼，用日常話說
portal-matter-plan-charge = 方案費用和說好的不一樣
portal-matter-overage = 超出方案的費用不對
portal-matter-vas-not-ordered = 扣了我沒訂過的服務的錢
portal-matter-third-party-charge = 代其他公司收的錢不對
portal-matter-roaming-charge = 漫遊費不對
portal-matter-late-fee = 違約金或滯納金不合理
portal-matter-refund-delay = 該退的錢遲遲沒退
portal-matter-attitude = 服務態度不好
portal-matter-promise-not-kept = 答應的事沒有做到
portal-matter-contract-dispute = 合約有爭議
portal-matter-real-name = 實名登記辦不了或有問題
portal-matter-number-porting = 號碼可攜辦不了
portal-matter-store-service = 門市的服務有問題
portal-matter-suspension = 被停話或沒及時復話
portal-matter-coverage = 沒有訊號或訊號差
portal-matter-speed = 上網慢
portal-matter-broadband-fault = 寬頻壞了
portal-matter-call-quality = 通話斷斷續續或聽不清
portal-matter-installation = 裝機或移機不順利
portal-matter-spam = 垃圾簡訊、騷擾電話
portal-matter-data-leak = 個人資料外洩
portal-matter-fraud-suspension = 被當成詐騙號碼停話
portal-matter-misleading-offer = 宣傳與實際不符
portal-matter-unwanted-marketing = 反覆推銷打擾
portal-matter-hidden-conditions = 沒有講清條件

## 回執
portal-receipt-title = 申訴已受理
portal-receipt-lead = 請記下編號。以後查詢需要它和您留下的聯絡方式。
portal-number = 申訴編號
portal-copy-number = 複製編號
portal-receipt-next = 接下來
portal-receipt-sms = 我們把編號和日期用簡訊傳到 {$phone}。
portal-receipt-email = 我們把編號和日期寄到您的電子信箱。
portal-receipt-case = 檢視這件申訴
portal-receipt-files = 有照片或檔案嗎？
portal-receipt-files-lead = 帳單、截圖或照片能幫我們更快查清。也可以以後再加。

## 查詢
portal-follow-title = 查詢我的申訴
portal-follow-lead = 填寫受理通知裡的編號，和申訴時留下的電話號碼。
portal-field-number = 申訴編號
portal-field-number-hint = 例如 T20260930-0001
portal-field-contact = 當時留下的電話號碼
portal-field-contact-hint = 沒有留電話的，填當時的電子信箱。
portal-follow-send = 查詢
portal-follow-lost = 找不到編號？請撥打服務專線，說出電話號碼就能查到。
portal-follow-ended = 為了安全，查詢頁面已經關閉。
portal-follow-ended-remedy = 請再填一次編號和電話號碼。
portal-follow-kept = 您剛才寫的內容還沒有送出，已保留在下面，可以複製：
portal-not-found-in = 沒有查到

## 申訴頁面：走到哪一步
portal-case-title = 申訴 {$number}
portal-journey = 進度
portal-journey-accepted = 受理
portal-journey-judged = 判斷
portal-journey-investigated = 調查
portal-journey-answered = 答覆
portal-journey-closed = 結案
portal-journey-not-valid = 不由我們處理
portal-journey-done = 已完成
portal-journey-now = 正在進行
portal-journey-later = 還沒到
portal-state-accepted = 已經收到，正在判斷由誰負責。
portal-state-valid = 已確定由我們處理，正在交給負責的部門。
portal-state-dispatched = 已經交給負責的部門，即將開始調查。
portal-state-investigating = 正在調查。
portal-state-investigating-again = 正在重新調查。
portal-state-answered = 已經答覆，等您評價。
portal-state-answered-dissatisfied = 您對答覆不滿意，我們會重新處理。
portal-state-answered-content = 謝謝您的評價，即將結案。
portal-state-closed = 已經結案。
portal-state-not-valid = 經判斷，這件事不由我們處理。理由和可以找的地方寫在下面。
portal-mass = 不少客戶反映了同樣的問題，我們會一併處理。

## 期限和承辦人
portal-limits = 什麼時候答覆、誰在辦
portal-due = 承諾答覆日期
portal-due-was = 原定 {$was}，{$told} 告訴您改為 {$now}。原因：{$reason}
portal-due-provisional = 這一年的假期安排還沒有公布，日期可能隨之調整。
portal-statute = 法定期限
portal-answered-on = 答覆時間
portal-judged-on = 判斷時間
portal-accepted-on = 受理時間
portal-owner = 承辦人
portal-owner-number = 員工編號 {$number}
portal-late = 已經過了我們承諾的答覆日期，對不起。
portal-late-remedy = 您可以在下面催辦，或撥打服務專線。
portal-waiting = 我們在等您補充資訊，才能繼續調查。
portal-waiting-remedy = 請在下面寫下來，或撥打服務專線。

## 答覆與評價
portal-answer = 我們的答覆
portal-answer-earlier = 以前的答覆
portal-answer-by = 員工編號 {$number}，{$when}
portal-appeal = 不同意答覆時可以去哪裡
portal-opinion = 您滿意嗎？
portal-opinion-satisfied = 滿意
    .hint = 事情解決了。我們隨後結案。
portal-opinion-neutral = 普通
    .hint = 可以接受。我們隨後結案。
portal-opinion-dissatisfied = 不滿意
    .hint = 不會結案：我們會重新調查，或由班長接手。期限不變。
portal-opinion-remark = 想說的話
portal-opinion-remark-hint = 不滿意的話，請告訴我們哪裡沒有解決。
portal-opinion-send = 送出評價
portal-opinion-yours = 您的評價
portal-opinion-then = 您選了「不滿意」，所以這件申訴不會就此結案：我們會重新調查，或由班長接手。您也可以直接再申訴。
portal-not-valid = 為什麼不由我們處理
portal-not-valid-reason-not-ours = 這件事由別的公司或機構負責。
portal-not-valid-reason-enquiry = 您提的是詢問或建議，我們當作詢問答覆。
portal-not-valid-reason-as-agreed = 服務和收費與約定、公布的一致。
portal-not-valid-reason-customer-equipment = 原因在您自己的設備。
portal-not-valid-reason-settled-elsewhere = 這件事已經解決，或正由法院、主管機關處理。
portal-not-valid-guidance = 您可以這樣做
portal-not-valid-disagree = 不同意？請在下面補充情況，承辦人會看到；也可以撥打服務專線要求覆核。

## 催辦、補充
portal-chase = 催辦
portal-chase-lead = 催辦會留下紀錄，承辦人馬上看到。答覆日期不會因此改變。
portal-chase-count = 已經催辦 { $n } 次，最近一次 {$when}。
portal-chase-send = 催一下
portal-inform = 補充情況或回答問題
portal-inform-lead = 承辦人會看到您寫的內容和檔案，它們會一直保存在這件申訴裡。
portal-inform-text = 內容
portal-inform-files = 照片或檔案
portal-inform-files-hint = 每個不超過 {$size}，一次合計不超過 {$total}。
portal-inform-send = 送出補充
portal-files-send = 加入檔案
portal-files-again = 檔案沒有保存下來，請重新選擇。
portal-ended = 這件申訴已經結案，不能再補充。
portal-ended-remedy = 有新的情況，請重新送出申訴；不同意結果，可以再申訴。
portal-submit-again = 送出新的申訴

## 往來和自己的內容
portal-letters = 往來紀錄
portal-letter-process = 受理通知
portal-letter-not-valid = 判斷結果
portal-letter-extension = 展延通知
portal-letter-limit-moved = 日期調整通知
portal-letter-told = { $way ->
    [sms] 用簡訊傳給您
    [email] 用郵件寄給您
    [phone] 電話告知您
    [letter] 用信件寄給您
    [in-person] 當面告知您
   *[portal] 在這裡告知您
}
portal-letter-waiting = 正在傳送
portal-letter-informed = 您補充了
portal-letter-chased = 您催辦了一次
portal-letter-opinion = 您的評價：{ $opinion ->
    [satisfied] 滿意
    [neutral] 普通
   *[dissatisfied] 不滿意
}
portal-yours = 您申訴的內容
portal-yours-text = 經過
portal-yours-demand = 希望怎樣解決
portal-yours-about = 類別
portal-yours-contact = 聯絡方式
portal-yours-files = 您的檔案
portal-file = {$name}（{$size}）
portal-leave = 退出查詢
portal-leave-hint = 用別人的手機或電腦時，請退出。

## 做完以後說的話
portal-said-chased = 已登錄您的催辦
portal-said-informed = 已收到您的補充
portal-said-opinion = 謝謝您的評價
portal-said-left = 已退出查詢

## 不能做的事，對客戶說的話；其餘用 refusals.ftl 的話
portal-refusal-intake-text-missing = 請寫明發生了什麼。
    .remedy = 用自己的話寫就行：什麼時候、在哪裡、發生了什麼。
portal-refusal-intake-category-missing = 請選擇具體是哪種情況。
    .remedy = 選最接近的一項就行，選錯了也不影響處理。
portal-refusal-intake-contact-missing = 請留下聯絡電話，否則我們沒辦法告訴您結果。
    .remedy = 填一個能聯絡到您的電話號碼。
portal-refusal-intake-demand-missing = 請寫明您希望怎樣解決。
    .remedy = 例如退費、修好、道歉，或者說明清楚。
portal-refusal-nobody-to-own-it = 現在沒有辦法在網路上受理。
    .remedy = 請撥打服務專線，我們會為您登錄。您寫的內容還在下面。
portal-refusal-closed-file-takes-additions = 這件申訴已經結案，不能再改動。
    .remedy = 有新的情況，請重新送出申訴；不同意結果，可以再申訴。
portal-refusal-step-not-in-order = 這件申訴剛剛有變化，這一步現在做不了。
    .remedy = 請看下面的最新情況。
portal-refusal-opinion-given = 您已經評價過這次答覆了。
    .remedy = 想法有變化的話，請在「補充情況」裡告訴我們。
portal-refusal-evidence-empty = 有一個檔案是空的，沒有保存。
    .remedy = 請檢查檔案，再重新選擇。
portal-refusal-evidence-too-large = 有一個檔案超過 {$max_mib} MB，沒有保存。
    .remedy = 請換小一點的照片，或分成幾個檔案。
portal-refusal-evidence-too-many = 這件申訴已經有 {$max} 個檔案，不能再加了。
    .remedy = 請把相關資料合成一個檔案，或撥打服務專線。
