## Roles of a post.
role-agent = 客服人員
role-specialist = 申訴專員
role-leader = 班長
role-billing-clerk = 帳務員
role-inspector = 品質稽核員
role-manager = 服務經理
role-liaison = 主管機關聯絡員
role-privacy-officer = 個人資料保護負責人
role-auditor = 稽核員
role-administrator = 系統管理員

## What stands between the parts of a list.
people-and = 、

## One's own account.
me-title = 我的帳號
me-sessions = 已登入的裝置
me-sessions-hint = 如有不認得的裝置，請結束它的登入並變更密碼。
me-session-device = 裝置
me-session-opened = 登入於
me-session-seen = 最近使用
me-session-here = 本裝置
me-session-end = 結束登入
me-session-ended = 已結束該裝置的登入。
me-password = 變更密碼
me-password-present = 目前密碼
me-password-wanted = 新密碼
me-password-repeated = 再輸入一次新密碼
me-password-hint = 至少 8 個字元。一句只有自己記得的話，比幾個怪字元更安全。
me-password-differs = 兩次輸入的新密碼不同。
me-password-change = 變更密碼
me-password-changed = 密碼已變更，其他裝置的登入均已結束。

## The staff.
staff-title = 人員
staff-add = 新增人員
staff-saved = 人員資料已儲存。
staff-number = 員工編號
staff-number-hint = 1 至 16 個字母、數字或連字號；確定後不再變更，也不再分配給他人。
staff-number-wrong = 請填寫 1 至 16 個字母、數字或連字號。
staff-name = 姓名
staff-name-wrong = 請填寫一行 1 至 400 個字元的名稱。
staff-department = 部門
staff-department-wrong = 請選取部門。
staff-every-department = 所有部門
staff-team = 班組
staff-no-team = 不屬於任何班組
staff-team-wrong = 請從清單中選取班組。
staff-roles = 角色
staff-roles-wrong = 請從清單中選取角色。
staff-authority = 授權額度
staff-authority-hint = 不需他人核可即可給予客戶的最大金額，單位：元。
staff-authority-wrong = 請填寫金額，最多兩位小數，例如 100.00。
staff-state = 狀態
staff-at-work = 在職
staff-left = 已離職
staff-everybody = 全部
staff-active = 在職
staff-active-hint = 取消後，此人在所有裝置上的登入立即結束；員工編號與經辦紀錄保留。
staff-password = 密碼
staff-password-hint = 產生一組隨機密碼交給本人。此人在所有裝置上的登入將結束。
staff-password-give = 產生新密碼
staff-password-given = 新密碼已產生
staff-password-once = 密碼只顯示這一次。請交給本人，並請其登入後變更。

## Departments and teams.
departments-title = 部門與班組
department-add = 新增部門
department-saved = 部門已新增。
department-teams = 班組
team-add = 新增班組
team-saved = 班組已新增。
unit-code = 代碼
unit-code-hint = 1 至 16 個大寫字母、數字或連字號，例如 BILL；確定後不再變更。
unit-code-wrong = 請填寫 1 至 16 個大寫字母、數字或連字號。
unit-name = 名稱
unit-name-zh-tw = 繁體中文名稱
unit-name-en = 英文名稱

## Tokens of other systems.
token-add = 建立權杖
token-name = 系統名稱
token-name-hint = 1 至 40 個小寫字母、數字或連字號，例如 crm。日誌以此稱呼該系統；撤銷後也不再分配。
token-name-wrong = 請填寫 1 至 40 個小寫字母、數字或連字號。
token-scopes = 權限範圍
scope-api-read = 透過介面讀取
scope-api-write = 透過介面寫入
token-create = 產生權杖
token-created = 建立於
token-created-by = 建立者
token-created-said = 權杖已產生
token-once = 權杖只顯示這一次，請立即複製並妥善保存。
token-used = 最近使用
token-never = 從未使用
token-state = 狀態
token-revoke = 撤銷
token-revoked = 已撤銷
token-revoked-said = 權杖已撤銷，使用它的系統無法再存取。
token-none = 還沒有權杖
token-none-hint = 其他系統透過介面存取時，需要一個權杖。
