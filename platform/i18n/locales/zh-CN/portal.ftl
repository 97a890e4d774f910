## 客户的自助页面。只用日常说法：不出现内部步骤、代码和条款号。
portal-title = 投诉与查询
portal-lead = 投诉、查进度、催办、补充材料和评价，都在这里，不用注册。
portal-do-submit = 我要投诉
portal-do-submit-hint = 大约 3 分钟。提交后马上得到编号和答复日期。
portal-do-follow = 查询我的投诉
portal-do-follow-hint = 需要编号和当时留下的电话号码。
portal-do-continue = 回到投诉 {$number}
portal-do-continue-hint = 在这台设备上已经打开。
portal-do-call = 打电话给我们：{$phone}
portal-do-call-hint = 有人接听，也可以在电话里投诉。
portal-how = 我们怎样处理
portal-how-accept = 受理：马上给您一个编号，并告诉您两个日期——我们承诺的答复日期和法定的最后期限。
portal-how-judge = 判断：这件事是不是由我们负责。如果不是，会说明理由，并告诉您可以找谁。
portal-how-investigate = 调查：交给负责的部门，由一名承办人跟到底。承办人的工号会告诉您。
portal-how-answer = 答复：{$days} 个工作日内告诉您结果。如果需要更长时间，会提前告诉您原因和新的日期，最长不超过法定的 {$statute} 天。
portal-how-opinion = 评价：您说“不满意”，就不会结案，会重新处理。
portal-appeal-title = 不同意我们的答复？

## 提交
portal-about-title = 是哪方面的问题？
portal-about-lead = 选最接近的一项就行。
portal-about-charge-dispute = 话费和扣费
    .hint = 多扣费、没订过的业务、退费、漫游费
portal-about-user-service = 服务和办理
    .hint = 服务态度、答应的事没做到、合约、停机复机、携号转网
portal-about-network-quality = 信号、上网和宽带
    .hint = 没信号、网速慢、宽带坏了、通话不清、装机移机
portal-about-information-security = 骚扰、诈骗和个人信息
    .hint = 垃圾短信、骚扰电话、信息泄露、被误停机
portal-about-marketing = 推销和宣传
    .hint = 宣传与实际不符、没讲清条件、反复推销
portal-about-none = 现在不能在这里选择投诉类别。
portal-about-none-remedy = 请拨打服务热线，我们会为您登记。
portal-about-change = 换一类
portal-tell-title = 告诉我们经过
portal-field-matter = 具体是哪种情况？
portal-field-text = 发生了什么？
portal-field-text-hint = 什么时候、在哪里、发生了什么。用自己的话写就行。
portal-field-demand = 您希望我们怎样解决？
portal-field-demand-hint = 例如退费、修好、道歉，或者解释清楚。
portal-field-phone = 联系电话
portal-field-phone-hint = 我们用它告知结果；以后查询也要用它。
portal-more = 再多说一点
portal-field-name = 怎么称呼您
portal-field-product = 涉及的号码、套餐或产品
portal-field-place = 地点
portal-field-place-hint = 信号和宽带问题请写清楚，例如“人民路 12 号 3 单元”。
portal-field-happened = 什么时候发生的
portal-field-email = 电子邮箱
portal-files-next = 提交后可以接着添加照片和文件。
portal-privacy = 这些信息只用来处理这件投诉。
portal-send = 提交投诉
portal-phone-invalid = 电话号码应是 5 到 15 位数字，请检查。
portal-email-invalid = 这不像一个电子邮箱，请检查。
portal-not-submitted = 还没有提交

## 具体情况：部门类别树里的代码，用日常话说
portal-matter-plan-charge = 套餐费用和说好的不一样
portal-matter-overage = 超出套餐的费用不对
portal-matter-vas-not-ordered = 扣了我没订过的业务的钱
portal-matter-third-party-charge = 代其他公司收的钱不对
portal-matter-roaming-charge = 漫游费不对
portal-matter-late-fee = 违约金或滞纳金不合理
portal-matter-refund-delay = 该退的钱迟迟没退
portal-matter-attitude = 服务态度不好
portal-matter-promise-not-kept = 答应的事没有做到
portal-matter-contract-dispute = 合约有争议
portal-matter-real-name = 实名登记办不了或有问题
portal-matter-number-porting = 携号转网办不了
portal-matter-store-service = 营业厅的服务有问题
portal-matter-suspension = 被停机或没及时复机
portal-matter-coverage = 没有信号或信号差
portal-matter-speed = 上网慢
portal-matter-broadband-fault = 宽带坏了
portal-matter-call-quality = 通话断断续续或听不清
portal-matter-installation = 装机或移机不顺利
portal-matter-spam = 垃圾短信、骚扰电话
portal-matter-data-leak = 个人信息泄露
portal-matter-fraud-suspension = 被当成诈骗号码停机
portal-matter-misleading-offer = 宣传与实际不符
portal-matter-unwanted-marketing = 反复推销打扰
portal-matter-hidden-conditions = 没有讲清条件

## 回执
portal-receipt-title = 投诉已受理
portal-receipt-lead = 请记下编号。以后查询需要它和您留下的联系方式。
portal-number = 投诉编号
portal-copy-number = 复制编号
portal-receipt-next = 接下来
portal-receipt-sms = 我们把编号和日期用短信发到 {$phone}。
portal-receipt-email = 我们把编号和日期发到您的电子邮箱。
portal-receipt-case = 查看这件投诉
portal-receipt-files = 有照片或文件吗？
portal-receipt-files-lead = 账单、截图或照片能帮我们更快查清。也可以以后再加。

## 查询
portal-follow-title = 查询我的投诉
portal-follow-lead = 填写受理通知里的编号，和投诉时留下的电话号码。
portal-field-number = 投诉编号
portal-field-number-hint = 例如 T20260930-0001
portal-field-contact = 当时留下的电话号码
portal-field-contact-hint = 没有留电话的，填当时的电子邮箱。
portal-follow-send = 查询
portal-follow-lost = 找不到编号？请拨打服务热线，说出电话号码就能查到。
portal-follow-ended = 为了安全，查询页面已经关闭。
portal-follow-ended-remedy = 请再填一次编号和电话号码。
portal-follow-kept = 您刚才写的内容还没有提交，已保留在下面，可以复制：
portal-not-found-in = 没有查到

## 投诉页面：走到哪一步
portal-case-title = 投诉 {$number}
portal-journey = 进度
portal-journey-accepted = 受理
portal-journey-judged = 判断
portal-journey-investigated = 调查
portal-journey-answered = 答复
portal-journey-closed = 结案
portal-journey-not-valid = 不由我们处理
portal-journey-done = 已完成
portal-journey-now = 正在进行
portal-journey-later = 还没到
portal-state-accepted = 已经收到，正在判断由谁负责。
portal-state-valid = 已确定由我们处理，正在交给负责的部门。
portal-state-dispatched = 已经交给负责的部门，即将开始调查。
portal-state-investigating = 正在调查。
portal-state-investigating-again = 正在重新调查。
portal-state-answered = 已经答复，等您评价。
portal-state-answered-dissatisfied = 您对答复不满意，我们会重新处理。
portal-state-answered-content = 谢谢您的评价，即将结案。
portal-state-closed = 已经结案。
portal-state-not-valid = 经判断，这件事不由我们处理。理由和可以找的地方写在下面。
portal-mass = 不少客户反映了同样的问题，我们会一并处理。

## 期限和承办人
portal-limits = 什么时候答复、谁在办
portal-due = 承诺答复日期
portal-due-was = 原定 {$was}，{$told} 告诉您改为 {$now}。原因：{$reason}
portal-due-provisional = 这一年的节假日安排还没有公布，日期可能随之调整。
portal-statute = 法定期限
portal-answered-on = 答复时间
portal-judged-on = 判断时间
portal-accepted-on = 受理时间
portal-owner = 承办人
portal-owner-number = 工号 {$number}
portal-late = 已经过了我们承诺的答复日期，对不起。
portal-late-remedy = 您可以在下面催办，或拨打服务热线。
portal-waiting = 我们在等您补充信息，才能继续调查。
portal-waiting-remedy = 请在下面写下来，或拨打服务热线。

## 答复与评价
portal-answer = 我们的答复
portal-answer-earlier = 以前的答复
portal-answer-by = 工号 {$number}，{$when}
portal-appeal = 不同意答复时可以去哪里
portal-opinion = 您满意吗？
portal-opinion-satisfied = 满意
    .hint = 事情解决了。我们随后结案。
portal-opinion-neutral = 一般
    .hint = 可以接受。我们随后结案。
portal-opinion-dissatisfied = 不满意
    .hint = 不会结案：我们会重新调查，或由班长接手。期限不变。
portal-opinion-remark = 想说的话
portal-opinion-remark-hint = 不满意的话，请告诉我们哪里没有解决。
portal-opinion-send = 提交评价
portal-opinion-yours = 您的评价
portal-opinion-then = 您选了“不满意”，所以这件投诉不会就此结案：我们会重新调查，或由班长接手。您也可以直接申诉。
portal-not-valid = 为什么不由我们处理
portal-not-valid-reason-not-ours = 这件事由别的公司或机构负责。
portal-not-valid-reason-enquiry = 您提的是咨询或建议，我们当作咨询答复。
portal-not-valid-reason-as-agreed = 服务和收费与约定、公布的一致。
portal-not-valid-reason-customer-equipment = 原因在您自己的设备。
portal-not-valid-reason-settled-elsewhere = 这件事已经解决，或正由法院、监管机构处理。
portal-not-valid-guidance = 您可以这样做
portal-not-valid-disagree = 不同意？请在下面补充情况，承办人会看到；也可以拨打服务热线要求复核。

## 催办、补充
portal-chase = 催办
portal-chase-lead = 催办会记录下来，承办人马上看到。答复日期不会因此改变。
portal-chase-count = 已经催办 { $n } 次，最近一次 {$when}。
portal-chase-send = 催一下
portal-inform = 补充情况或回答问题
portal-inform-lead = 承办人会看到您写的内容和文件，它们会一直保存在这件投诉里。
portal-inform-text = 内容
portal-inform-files = 照片或文件
portal-inform-files-hint = 每个不超过 {$size}，一次合计不超过 {$total}。
portal-inform-send = 提交补充
portal-files-send = 添加文件
portal-files-again = 文件没有保存下来，请重新选择。
portal-ended = 这件投诉已经结案，不能再补充。
portal-ended-remedy = 有新的情况，请重新提交投诉；不同意结果，可以申诉。
portal-submit-again = 提交新的投诉

## 往来和自己的内容
portal-letters = 往来记录
portal-letter-process = 受理通知
portal-letter-not-valid = 判断结果
portal-letter-extension = 延期通知
portal-letter-limit-moved = 日期调整通知
portal-letter-told = { $way ->
    [sms] 用短信发给您
    [email] 用邮件发给您
    [phone] 电话告知您
    [letter] 用信件寄给您
    [in-person] 当面告知您
   *[portal] 在这里告知您
}
portal-letter-waiting = 正在发送
portal-letter-informed = 您补充了
portal-letter-chased = 您催办了一次
portal-letter-opinion = 您的评价：{ $opinion ->
    [satisfied] 满意
    [neutral] 一般
   *[dissatisfied] 不满意
}
portal-yours = 您投诉的内容
portal-yours-text = 经过
portal-yours-demand = 希望怎样解决
portal-yours-about = 类别
portal-yours-contact = 联系方式
portal-yours-files = 您的文件
portal-file = {$name}（{$size}）
portal-leave = 退出查询
portal-leave-hint = 用别人的手机或电脑时，请退出。

## 做完以后说的话
portal-said-chased = 已记录您的催办
portal-said-informed = 已收到您的补充
portal-said-opinion = 谢谢您的评价
portal-said-left = 已退出查询

## 不能做的事，对客户说的话；其余用 refusals.ftl 的话
portal-refusal-intake-text-missing = 请写明发生了什么。
    .remedy = 用自己的话写就行：什么时候、在哪里、发生了什么。
portal-refusal-intake-category-missing = 请选择具体是哪种情况。
    .remedy = 选最接近的一项就行，选错了也不影响处理。
portal-refusal-intake-contact-missing = 请留下联系电话，否则我们没办法告诉您结果。
    .remedy = 填一个能联系到您的电话号码。
portal-refusal-intake-demand-missing = 请写明您希望怎样解决。
    .remedy = 例如退费、修好、道歉，或者解释清楚。
portal-refusal-nobody-to-own-it = 现在没有办法在网上受理。
    .remedy = 请拨打服务热线，我们会为您登记。您写的内容还在下面。
portal-refusal-closed-file-takes-additions = 这件投诉已经结案，不能再改动。
    .remedy = 有新的情况，请重新提交投诉；不同意结果，可以申诉。
portal-refusal-step-not-in-order = 这件投诉刚刚有变化，这一步现在做不了。
    .remedy = 请看下面的最新情况。
portal-refusal-opinion-given = 您已经评价过这次答复了。
    .remedy = 想法有变化的话，请在“补充情况”里告诉我们。
portal-refusal-evidence-empty = 有一个文件是空的，没有保存。
    .remedy = 请检查文件，再重新选择。
portal-refusal-evidence-too-large = 有一个文件超过 {$max_mib} MB，没有保存。
    .remedy = 请换小一点的照片，或分成几个文件。
portal-refusal-evidence-too-many = 这件投诉已经有 {$max} 个文件，不能再加了。
    .remedy = 请把相关材料合成一个文件，或拨打服务热线。
