## Finding the customer.
customer-search = 尋找客戶
customer-search-hint = 客戶編號、電話號碼（至少前 4 碼）或姓名開頭
customer-none = 找不到客戶
customer-none-hint = 請核對號碼，或只輸入姓名的第一個字。
customer-number = 客戶編號
customer-name = 姓名或名稱
customer-kind = 類型
customer-individual = 個人
customer-organisation = 單位
customer-phone = 電話

## The contact.
contact-title = 本次聯繫
contact-open = 開始聯繫
contact-channel = 管道
contact-opened = 開始於
contact-general = 尚未驗證身分
contact-general-hint = 驗證之前只能提供一般資訊，不能透露帳戶資料。
contact-verify = 驗證身分
contact-check = 驗證
contact-verified = 已驗證身分
contact-verified-by = 已透過以下方式驗證身分：
method-service-password = 服務密碼
method-document-digits = 證件號碼末四碼
contact-channel-phone = 電話
contact-channel-store = 門市
contact-channel-chat = 線上客服
contact-channel-email = 電子郵件
contact-channel-letter = 信函
contact-channel-social = 社群媒體

## The file.
customer-open = 開啟客戶資料
customer-email = 電子郵件
customer-address = 地址
customer-plan = 方案
customer-since = 啟用日期
customer-matters = 申訴
customer-matters-open = 檢視該客戶的申訴
need-large-print = 大字版
need-senior = 65 歲以上，專人優先
need-hard-of-hearing = 聽力不便，請以文字聯繫
