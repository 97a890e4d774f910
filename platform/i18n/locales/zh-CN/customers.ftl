## Finding the customer.
customer-search = 查找客户
customer-search-hint = 客户编号、电话号码（至少前 4 位）或姓名开头
customer-none = 没有找到客户
customer-none-hint = 请核对号码，或只输入姓名的第一个字。
customer-number = 客户编号
customer-name = 姓名或名称
customer-kind = 类型
customer-individual = 个人
customer-organisation = 单位
customer-phone = 电话

## The contact.
contact-title = 本次接触
contact-open = 开始接触
contact-channel = 渠道
contact-opened = 开始于
contact-general = 未核验身份
contact-general-hint = 核验之前只能提供一般信息，不能透露账户资料。
contact-verify = 核验身份
contact-check = 核验
contact-verified = 已核验身份
contact-verified-by = 已通过以下方式核验身份：
method-service-password = 服务密码
method-document-digits = 证件号码后四位
contact-channel-phone = 电话
contact-channel-store = 营业厅
contact-channel-chat = 在线客服
contact-channel-email = 电子邮件
contact-channel-letter = 信函
contact-channel-social = 社交媒体

## The file.
customer-open = 打开客户资料
customer-email = 电子邮箱
customer-address = 地址
customer-plan = 套餐
customer-since = 入网日期
customer-matters = 投诉
customer-matters-open = 查看该客户的投诉
need-large-print = 大字版
need-senior = 65 岁及以上，人工优先
need-hard-of-hearing = 听力不便，请用文字联系
