## The program and its frame.
app-name = 客服平台
app-desk = 工作台
app-portal = 客戶自助
app-skip = 跳到正文
app-menu = 選單
app-menu-close = 收合選單
app-navigation = 主導覽
app-context = 相關資訊
app-account = 帳號
app-breadcrumb = 目前位置

## Navigation of the desk.
nav-search = 搜尋
nav-search-hint = 搜尋編號、姓名、電話或內容
nav-home = 首頁
nav-work = 工作
nav-inbox = 待辦匣
nav-deadlines = 期限看板
nav-approvals = 簽核
nav-intake = 登錄申訴
nav-complaints = 申訴
nav-customers = 客戶
nav-boards = 看板
nav-indicators = 指標
nav-standard = 服務標準
nav-journal = 日誌
nav-imports = 匯入
nav-administration = 管理
nav-people = 人員
nav-categories = 分類
nav-calendars = 工作日曆
nav-tokens = 介面權杖

## What one can do anywhere.
action-save = 儲存
action-cancel = 取消
action-close = 關閉
action-open = 開啟
action-edit = 修改
action-add = 新增
action-remove = 移除
action-back = 返回
action-next = 下一步
action-previous = 上一步
action-send = 傳送
action-submit = 送出
action-search = 搜尋
action-filter = 篩選
action-clear = 清除
action-apply = 套用
action-reset = 恢復預設
action-export = 匯出 CSV
action-print = 列印
action-download = 下載
action-upload = 上傳
action-copy = 複製
action-undo = 復原
action-retry = 重試
action-refresh = 重新整理
action-show = 顯示
action-hide = 隱藏
action-more = 更多
action-details = 詳細資料
action-dismiss = 知道了
action-choose = 請選擇
action-select-all = 全選本頁
action-select-row = 選取 {$name}
action-deselect = 取消選取

## Signing in and out.
sign-in-title = 登入
sign-in-lead = 以員工編號登入工作台
sign-in-number = 員工編號
sign-in-password = 密碼
sign-in-submit = 登入
sign-out = 登出
sign-in-again = 登入已逾時，請重新登入。

## States of work.
state-loading = 載入中……
state-saving = 儲存中……
state-saved = 已儲存
state-saved-at = 草稿已於 {$time} 儲存
state-unsaved = 有未儲存的內容
state-save-failed = 未能儲存，文字仍在此頁，將自動重試
state-offline = 連線已中斷，正在重新連線；期間頁面不會自動更新
state-copied = 已複製
state-none = 無
state-unknown = 未知
state-yes = 是
state-no = 否
state-optional = 選填
state-required = 必填
state-empty = 沒有內容
state-undone = 已復原
state-viewing = {$name} 正在檢視
state-editing = {$name} 正在編輯
state-people-here = 此刻也在此頁

## Lists.
list-none = 沒有符合條件的內容
list-none-hint = 放寬篩選條件，或清除篩選。
list-count = { $n } 筆
list-selected = 已選 { $n } 項
list-next = 下一頁
list-previous = 上一頁
list-first = 回到第一頁
list-pages = 換頁
list-sort-ascending = 遞增
list-sort-descending = 遞減
list-sort-by = 依「{$column}」排序
list-bulk = 批次作業
list-views = 已存檢視
list-view-save = 儲存為檢視
list-filters = 篩選條件
list-filters-active = { $n } 個篩選條件生效

## Live updates.
live-new = { $n } 筆新內容，按此檢視
live-updated = 此頁已有更新

## Clocks (time limits).
clock-late = 已逾期
clock-late-by = 逾期 {$time}
clock-left = 剩餘 {$time}
clock-held = 已暫停計時
clock-met = 準時完成
clock-missed = 逾期完成
clock-due = 截止 {$time}
clock-why-due = 截止時間
clock-calendar = 日曆
clock-why = 為何是這個時間
clock-level-green = 充裕
clock-level-amber = 將到期
clock-level-red = 緊迫
clock-level-late = 逾期
clock-level-held = 暫停
clock-level-done = 已結束

## Timeline.
timeline-title = 經過
timeline-internal = 內部備註
timeline-internal-hint = 客戶看不到
timeline-visible = 客戶可見
timeline-visible-hint = 客戶會看到這段內容
timeline-refused = 被拒絕的操作
timeline-by = {$who} · {$when}
composer-to = 寫給誰看
timeline-empty = 還沒有任何紀錄
timeline-system = 系統
timeline-customer = 客戶

## Clauses of the standard.
clause-short = 第 {$clause} 條
clause-open = 檢視標準第 {$clause} 條

## Refusals and errors.
refusal-title = 未能執行
refusal-remedy = 可以這樣做
refusal-kept = 已保留
refusal-kept-form = 您填寫的內容仍在下面的表單裡。
refusal-other = 不允許執行此步驟（規則 {$rule}，第 {$clause} 條）。
refusal-step-disabled = 現在不能「{$step}」：{$reason}
error-title = 發生錯誤
error-400 = 請求有誤
error-400-what = 伺服器看不懂這個請求。
error-400-remedy = 請返回上一頁重試；如仍發生，請告知管理員。
error-401 = 需要登入
error-401-what = 檢視此頁需要先登入。
error-401-remedy = 請登入後再試。
error-403 = 無權存取
error-403-what = 您的角色不能檢視此頁或執行此操作。
error-403-remedy = 如工作需要，請向班長或管理員申請。
error-to-portal = 前往客戶服務首頁
error-to-desk = 員工登入
error-404 = 找不到此頁
error-404-what = 網址可能有誤，或內容不在您的檢視範圍內。
error-404-remedy = 請核對網址或編號。
error-405 = 不支援這樣存取
error-405-what = 此位址不接受這種請求。
error-405-remedy = 請從頁面上的連結或按鈕進入。
error-409 = 內容已變更
error-409-what = 在您操作期間，別人已修改了同一內容。
error-409-remedy = 請檢視最新內容後再決定。
error-413 = 內容過大
error-413-what = 上傳的內容超過了允許的大小。
error-413-remedy = 請縮小檔案，或分幾次上傳。
error-422 = 內容不完整
error-422-what = 有些內容缺漏或不符合要求。
error-422-remedy = 請依提示修改後再送出。
error-429 = 操作太頻繁
error-429-what = 短時間內的請求過多。
error-429-remedy = 請稍候片刻再試。
error-500 = 系統錯誤
error-500-what = 程式遇到了意外問題，已記入日誌。沒有任何內容被部分儲存。
error-500-remedy = 請重試；如仍發生，請把下面的編號告知管理員。
error-503 = 暫時無法使用
error-503-what = 系統正在啟動或維護。
error-503-remedy = 請稍後重試。
error-reference = 問題編號
error-fields = { $n } 處需要修改
error-network = 連不上伺服器。您輸入的內容仍在此頁，請稍後重試。

## Forms.
field-file-drop = 拖放檔案到此處，或點按選擇；也可直接貼上截圖
field-file-limit = 單一檔案不超過 {$size}
field-file-chosen = 已選 { $n } 個檔案
field-file-too-big = 「{$name}」超過 {$size}，未加入
field-date-hint = 格式：2026-09-30
field-money-hint = 單位：元，最多兩位小數
field-characters-left = 還可輸入 { $n } 字

## Figures and charts.
figure-of = {$part} / {$whole}
figure-interval = 95% 區間 {$low} – {$high}
figure-no-data = 尚無資料
figure-no-data-hint = 尚無資料：期間內分母為零
figure-definition = 定義
figure-denominator = 分母
figure-open-cases = 檢視對應的個案
chart-upper = 管制上限
chart-centre = 中心線
chart-lower = 管制下限
chart-table = 資料表
chart-show-table = 以表格檢視

## Long work.
progress-done = 已完成
progress-of = {$done} / {$total}
progress-accepted = 接受 { $n } 列
progress-refused = 拒絕 { $n } 列
progress-leave = 可以離開此頁，稍後回來檢視。
progress-refused-file = 下載被拒絕的列

## Settings that belong to the person.
setting-language = 語言
setting-theme = 外觀
setting-theme-system = 跟隨系統
setting-theme-light = 淺色
setting-theme-dark = 深色
setting-keys = 單鍵快速鍵
setting-keys-on = 開啟
setting-keys-off = 關閉
setting-print = 文字大小
setting-print-normal = 標準
setting-print-large = 大字

## Keyboard.
keys-title = 鍵盤快速鍵
keys-lead = 在輸入欄內和輸入法選字時，單鍵快速鍵不起作用。
keys-everywhere = 任何頁面
keys-lists = 清單
keys-case = 個案
keys-page = 此頁
keys-help = 顯示本說明
keys-search = 搜尋
keys-palette = 命令面板
keys-escape = 關閉對話框或離開輸入欄
keys-down = 下一列
keys-up = 上一列
keys-select = 選取此列
keys-enter = 開啟
keys-note = 寫內部備註
keys-reply = 回覆客戶
keys-close-next = 結案並開啟下一件
palette-title = 命令面板
palette-hint = 輸入命令、編號或姓名
palette-none = 沒有符合的命令
palette-keys = ↑↓ 選擇 · Enter 執行 · Esc 關閉

## The customer portal.
portal-step = 第 {$step} 步，共 {$total} 步
portal-help = 需要協助？請撥打客服專線 {$phone}。

## Lengths of time.
duration-minutes = {$minutes} 分鐘
duration-hours = {$hours} 小時
duration-hours-minutes = {$hours} 小時 {$minutes} 分鐘
duration-days = {$days} 天
duration-days-hours = {$days} 天 {$hours} 小時
