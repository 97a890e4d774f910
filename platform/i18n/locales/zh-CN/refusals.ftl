## 受理（4.2.1、4.2.2(1)）
refusal-intake-text-missing = 还没有写明发生了什么事，投诉不能受理。
    .remedy = 请用客户自己的话写下经过：什么时候、在哪里、发生了什么。
refusal-intake-category-missing = 还没有选择投诉的类别，投诉不能受理。
    .remedy = 请选择最接近的一类；不确定也没关系，受理后可以更正。
refusal-intake-contact-missing = 没有任何联系方式，结果无法告知，投诉不能受理。
    .remedy = 请至少留下一种联系方式：电话、电子邮箱或通信地址。
refusal-intake-demand-missing = 还没有写明客户希望怎样解决，投诉不能受理。
    .remedy = 请写下诉求，例如退费、道歉、修复或解释。
refusal-intake-too-long = { $field ->
        [text] 经过描述
        [demand] 诉求
        [product] 产品
        [place] 地点
        [happened] 发生时间
        [name] 姓名
        [email] 电子邮箱
        [address] 通信地址
       *[other] 其中一项
    }太长：有 {$chars} 个字，最多 {$max} 个字。
    .remedy = 请缩短文字，或把详细材料作为附件提交。
refusal-intake-notice-missing = 没有把编号、流程和时限告知客户，投诉不能受理。
    .remedy = 请从受理表单登记，系统会同时生成告知通知。
refusal-nobody-to-own-it = 现在没有可以承办投诉的在岗人员，投诉不能受理。
    .remedy = 请管理员先启用至少一名坐席或投诉专员，再重新提交。
refusal-notice-unknown = 这件投诉没有第 {$place} 条通知。
    .remedy = 请重新打开投诉页面，从列表中选择通知。
refusal-category-keeps-its-class = 类别 {$code} 属于“{ $class ->
        [charge-dispute] 收费争议
        [user-service] 用户服务
        [network-quality] 网络质量
        [information-security] 信息安全
        [marketing] 营销宣传
       *[other] 其他
    }”，不能改到别的大类：按大类统计的历史数字会跟着变。
    .remedy = 请在新的大类下新建一个类别，并停用旧的。
refusal-category-without-name = 类别 {$code} 缺少名称。
    .remedy = 请填写三种语言的名称。

## 导入（4.2.2(1)）
refusal-import-cells = 本行有 {$cells} 个单元格，而表头有 {$columns} 个。
    .remedy = 请检查本行或上一行是否多了或少了引号、分隔符。
refusal-import-row-too-long = 本行没有结尾，很可能缺少一个引号。
    .remedy = 请补上引号后重新导入文件。
refusal-import-row-undecodable = 本行有些字节在 {$encoding} 编码里不是任何字符。
    .remedy = 请在映射文件中写明正确的编码，或把表格另存为 UTF-8。
refusal-import-id-missing = 本行没有编号，以后无法认出它。
    .remedy = 请填写编号，或在映射文件中指明由哪些列组成编号。
refusal-import-id-too-long = 本行的编号超过 {$max} 个字符。
    .remedy = 请在映射文件中指明编号所在的列。
refusal-import-value-unknown = 映射文件没有说明“{$value}”表示什么{ $field ->
        [status] 状态
        [channel] 渠道
        [arrival] 来源
        [language] 语言
       *[other] {$field}
    }。
    .remedy = 请在映射文件中补充，或更正本行。
refusal-import-value-unreadable = 本行的{ $field ->
        [phone] 电话号码不是电话号码
        [customer] 客户编号过长
        [concerned] 被投诉人员一栏含有工号以外的内容
       *[other] {$field} 无法读取
    }。
    .remedy = 请更正，或留空。
refusal-import-date-unreadable = “{$value}”不是 {$formats} 格式的日期。
    .remedy = 请在映射文件中写明本文件的日期格式。
refusal-import-time-ahead = 本行称投诉于 {$at} 受理，而这个时间还没有到。
    .remedy = 请检查映射文件中日和月的先后以及时区。
refusal-import-category-unknown = 没有在用的类别“{$category}”。
    .remedy = 请在映射文件中写明它对应哪个类别。
refusal-import-owner-unknown = “{$owner}”在这里不处理投诉，这件投诉会没有责任人。
    .remedy = 请在映射文件中写明由谁接手，或写明在哪些人、哪个部门之间轮流分配。
refusal-import-owner-concerned = 能负责这件投诉的人都是被投诉人员。
    .remedy = 请在映射文件中多列几个人。
refusal-import-null-character = 本行含有空字符（U+0000），任何文本都不能保存它。
    .remedy = 请删去该字符后重新导入本行。
refusal-import-id-known-with-other-content = 本行的编号已经以别的内容导入过，是投诉 {$complaint}。
    .remedy = 如果是另一件投诉，请给本行另一个编号；如果是原系统后来改过，请在投诉 {$complaint} 中补记这一变更。

## 判定与派单（4.2.2(2)、4.2.2(3)）
refusal-not-valid-without-reason = 判为“不成立”必须选择理由。
    .remedy = 请从理由清单中选择一项；都不符合时，应判为成立。
refusal-not-valid-without-explanation = 判为“不成立”必须写明给客户的解释。
    .remedy = 请用客户能懂的话写明为什么不成立，这段话会发给客户。
refusal-not-valid-without-guidance = 判为“不成立”必须告诉客户可以去哪里解决。
    .remedy = 请写明引导的去处，例如负责的公司、部门、电话或办理方式。
refusal-review-by-the-judge = 投诉 {$number} 由同一人判定，不能由本人复核。
    .remedy = 请另一位班长或质检员复核。
refusal-review-without-remark = 复核投诉 {$number} 的“不成立”判定须写明理由。
    .remedy = 写明核对了什么，判定为何维持或为何撤销。
refusal-review-needs-a-leader = 复核投诉 {$number} 的“不成立”判定，需要班长或质检员。
    .remedy = 请把投诉交给班长或质检员复核。
refusal-dispatch-to-the-same-department = 投诉 {$number} 已在 {$department} 办理，其时限照常计算。
    .remedy = 请选择其他部门，或由该部门继续办理。
refusal-dispatch-while-held = 投诉 {$number} 的部门时限正在中止，不能转派。
    .remedy = 请先结束中止，并写明中止原因的处理情况。
refusal-department-unknown = 没有代码为 {$department} 的部门，投诉 {$number} 没有派出。
    .remedy = 请从部门列表中选择。

## 承办人（1.3.1、2.1(2)、2.3(4)、4.3.2(1)）
refusal-staff-only = 这一步只能由在岗员工办理。
    .remedy = 请用自己的工号登录后再办理。
refusal-owner-only = 投诉 {$number} 由工号 {$owner} 承办，只有承办人可以办理这一步。
    .remedy = 请联系承办人，或请其把投诉转交给自己。
refusal-concerned-unknown = 没有工号为 {$staff} 的员工，无法据此回避。
    .remedy = 请核对被投诉人的工号。
refusal-concerned-may-not-handle = 工号 {$staff} 与投诉 {$number} 有关，不能参与办理。
    .remedy = 请选择与这件投诉无关的人员。
refusal-concerned-owner-hands-over-first = 工号 {$staff} 正承办投诉 {$number}，不能直接列为有关人员，否则投诉会没有承办人。
    .remedy = 请先把投诉转交给另一位人员，对方接受后再登记。
refusal-handover-to-the-owner = 投诉 {$number} 已经由此人承办。
    .remedy = 请选择另一位人员。
refusal-handover-without-reason = 转交投诉 {$number} 需要写明原因。
    .remedy = 请写明为什么由对方接手。
refusal-handover-names-another = 投诉 {$number} 的转交指名给工号 {$named}，只有此人可以接受或谢绝。
    .remedy = 请由被指名的人答复，或请承办人改为指名自己。
refusal-no-handover-asked = 投诉 {$number} 没有等待接受的转交。
    .remedy = 请先由承办人提出转交。
refusal-successor-may-not-handle = 工号 {$staff} 不在岗，或其岗位不能办理投诉，投诉 {$number} 没有转交。
    .remedy = 请从可接手人员的列表中选择。
refusal-third-transfer-needs-leader = 投诉 {$number} 已经转交 {$transfers} 次，再次转交必须由班长写明原因。
    .remedy = 请班长提出转交并写明原因，或继续由现承办人办理。
refusal-escalation-without-reason = 升级投诉 {$number} 需要写明原因。
    .remedy = 请写明为什么需要班长或经理介入。

## 调查与证据（4.2.3(1)）
refusal-finding-incomplete = 调查结论缺少“{ $field ->
        [checked] 查了什么
        [found] 查到什么
       *[other] 必填内容
    }”。
    .remedy = 请同时写明查了什么和查到什么。
refusal-evidence-unknown = 这件投诉没有名为 {$name} 的证据。
    .remedy = 请先上传证据，再在结论中引用它的编号（E-1、E-2 …）。
refusal-evidence-empty = 文件是空的，没有加入投诉 {$number}。
    .remedy = 请检查文件是否完整，再重新选择。
refusal-evidence-known = 同一份文件已经在投诉 {$number} 的档案里。
    .remedy = 不需要再传；如果想传另一份，请检查选择的文件。
refusal-evidence-too-large = 文件超过 {$max_mib} MB，没有加入投诉 {$number}。
    .remedy = 请压缩或分成几个文件后再上传。
refusal-evidence-too-many = 投诉 {$number} 的证据已达 {$max} 份上限。
    .remedy = 请把相关材料合并成一个文件再上传。

## 处理措施与权限（2.2(3)、4.2.3(2)）
refusal-measure-without-finding = 措施必须依据调查结论，投诉 {$number} 没有结论 {$finding}。
    .remedy = 请先登记调查结论，再选择它作为依据。
refusal-measure-empty = 没有写明要为客户做什么。
    .remedy = 请至少加入一项措施：退费、减免、赔付、道歉或更正。
refusal-measure-amount-wrong = “{ $kind ->
        [refund] 退费
        [waiver] 减免
        [goodwill] 赔付
        [apology] 道歉
        [correction] 更正
       *[other] 措施
    }”的金额 {$amount} 不对：退费、减免和赔付要有大于零的金额，道歉和更正没有金额。
    .remedy = 请更正金额，或换一种措施。
refusal-measure-without-reason = 没有写明采取措施的理由。
    .remedy = 请写明为什么这样处理。
refusal-measure-above-authority = 投诉 {$number} 的措施合计 {$total} 元，超过本人权限 {$authority} 元。
    .remedy = 请改为“提请审批”，由另一位权限足够的人员批准。
refusal-approval-by-the-proposer = 投诉 {$number} 的措施不能由提出人自己批准。
    .remedy = 请另一位权限足够的人员批准。
refusal-approval-above-authority = 投诉 {$number} 的措施合计 {$total} 元，本人没有审批资格或权限不够（权限 {$authority} 元）。
    .remedy = 请权限足够的班长或经理办理。
refusal-decline-without-reason = 不批准措施需要写明原因。
    .remedy = 请写明不批准的原因，提出人会看到。
refusal-no-measure-waits = 投诉 {$number} 没有等待审批的这项措施。
    .remedy = 请刷新页面，查看措施的最新状态。

## 时限（4.3.1）
refusal-due-date-fixed = 投诉 {$number} 的到期日由日历算出，不能修改。
    .remedy = 确实需要更长时间时，请在到期前告知客户原因和新日期，再办理延期。
refusal-extension-without-reason = 延期需要写明原因。
    .remedy = 请写明客户能懂的原因，它会写进给客户的通知。
refusal-extension-not-announced = 客户还没有收到延期到 {$until} 的通知，投诉 {$number} 不能延期。
    .remedy = 请先发送写明原因和新日期的通知；发出后再办理延期。
refusal-extension-not-longer = 新的日期不晚于现在的到期日 {$due}。
    .remedy = 请选择 {$due} 之后的日期。
refusal-extension-past-statute = 不能延期到 {$until}：法定答复期限是 {$statute}。
    .remedy = 请选择不晚于 {$statute} 的日期。
refusal-notice-without-address = 投诉 {$number} 没有客户的{ $told ->
        [sms] 电话号码
       *[other] 电子邮箱
    }，这条告知无法送达。
    .remedy = 请改用其他方式告知客户，如电话或信函。
refusal-extension-too-late = 投诉 {$number} 的到期日 {$due} 已过，不能再延期。
    .remedy = 请尽快答复客户，并向班长说明超时原因。
refusal-hold-without-listed-reason = 暂停部门计时需要清单中的理由。
    .remedy = 请选择：等客户提供材料、客户要求暂缓、不可抗力或外部鉴定；其他情况计时不停。
refusal-hold-without-proof = 暂停部门计时需要证明。
    .remedy = 请写明证据编号，或发给客户的通知编号。
refusal-hold-not-possible = 投诉 {$number} 的部门计时没有在走，不能暂停。
    .remedy = 请查看计时状态：可能已经暂停，或还没有派单。
refusal-hold-not-lasting = 投诉 {$number} 的部门计时没有暂停，不需要恢复。
    .remedy = 请刷新页面，查看计时状态。

## 答复与意见（4.2.3(3)、4.3.2(4)）
refusal-answer-without-finding = 投诉 {$number} 还没有调查结论，不能答复客户。
    .remedy = 请先登记查了什么和查到什么。
refusal-answer-before-approval = 投诉 {$number} 还有措施等待审批，不能答复客户。
    .remedy = 请等审批完成，或收回这项措施。
refusal-answer-empty = 给客户的答复是空的。
    .remedy = 请写明调查结果、处理措施和理由。
refusal-answer-without-appeal-route = 答复没有写明客户不同意时可以去哪里。
    .remedy = 请保留或填写申诉途径。
refusal-opinion-given = 投诉 {$number} 的这次答复已经有客户意见了。
    .remedy = 每次答复只记一次意见；意见有变化时，请作为补充信息提交。
refusal-opinion-too-long = 意见太长：有 {$chars} 个字，最多 {$max} 个字。
    .remedy = 请缩短文字，详细情况可以作为补充信息提交。
refusal-attempt-without-outcome = 没有写明这次联系的结果。
    .remedy = 请写明结果，例如无人接听、关机或客户改约时间。

## 结案与档案（1.3.5、4.3.2）
refusal-close-without-answer = 投诉 {$number} 还没有答复客户（现在是“{ $state ->
        [accepted] 已受理
        [valid] 已判成立
        [dispatched] 已派单
        [investigating] 调查中
       *[other] 办理中
    }”），不能结案。
    .remedy = 请先把结果和申诉途径答复客户，并征求意见。
refusal-close-without-opinion = 投诉 {$number} 还没有客户意见，也没有三次有记录的联系（现在 {$attempts} 次），不能结案。
    .remedy = 请联系客户征求意见，并记录每次联系的结果。
refusal-reopening-without-reason = 重新办理投诉 {$number} 须写明原因。
    .remedy = 写明需要重新核查什么。
refusal-close-dissatisfied = 客户对投诉 {$number} 的答复不满意，不能结案。
    .remedy = 请重新调查，或升级给班长。
refusal-close-without-root-cause = 结案需要写明投诉 {$number} 的根本原因。
    .remedy = 请选择或填写根本原因，以便改进。
refusal-root-cause-not-listed = 根本原因清单里没有在用的“{$code}”。
    .remedy = 请从清单中选择；清单由管理员维护（kefu cause）。
refusal-root-cause-code-wrong = “{$code}”不能作为根本原因的代码。
    .remedy = 请使用 1 到 60 个字母、数字或连字符。
refusal-root-cause-without-name = 根本原因 {$code} 没有名称。
    .remedy = 请填写各语言的名称。
refusal-complaint-not-deletable = 投诉 {$number} 不能删除，任何投诉都要完整保存。
    .remedy = 登记有误时，请用备注说明；已结案的请用“补充”。
refusal-closed-file-takes-additions = 投诉 {$number} 已经结案，不能再{ $step ->
        [note] 加备注
        [chase] 催办
        [add-evidence] 加证据
        [record-opinion] 记录意见
        [close] 结案
        [escalate] 升级
        [hand-over] 转交
        [inform] 补充信息
       *[other] 办理这一步
    }。档案只增不改。
    .remedy = 请用“补充”写入档案；如果结论有误，请质检员复查。
refusal-step-not-in-order = 投诉 {$number} 现在是“{ $state ->
        [accepted] 已受理
        [not-valid] 判为不成立
        [valid] 已判成立
        [dispatched] 已派单
        [investigating] 调查中
        [answered] 已答复
       *[other] 其他状态
    }”，不能{ $step ->
        [judge] 判定
        [review] 复核
        [dispatch] 派单
        [investigate] 开始调查
        [find] 登记结论
        [grant-measure] 采取措施
        [approve-measure] 审批措施
        [hold] 暂停或恢复计时
        [extend] 延期
        [answer] 答复
        [record-opinion] 记录意见
        [reopen] 重新调查
        [add-to-file] 补充档案
        [reexamine] 复查
       *[other] 办理这一步
    }。
    .remedy = 请按页面上可用的步骤办理；如果刚才有人办理过，请刷新页面。
refusal-note-empty = 没有写内容。
    .remedy = 请写下内容再保存。
refusal-addition-empty = 给投诉 {$number} 的补充是空的。
    .remedy = 请写下内容再保存。
refusal-reexamination-of-own-work = 投诉 {$number} 由本人承办或结案，不能由本人复查。
    .remedy = 请另一位质检员复查。
refusal-reexamination-needs-an-inspector = 复查投诉 {$number} 需要质检员。
    .remedy = 请把投诉交给质检员。
refusal-reexamination-without-remark = 复查需要写明看到了什么。
    .remedy = 请写明复查的依据和结论。
refusal-appeal-date-impossible = 投诉 {$number} 的申诉日期不能早于受理日，也不能晚于今天。
    .remedy = 请核对监管部门来函上的日期。
refusal-appeal-without-reference = 登记申诉需要监管机构的受理编号。
    .remedy = 请填写申诉受理中心的编号。
refusal-appeal-known = 投诉 {$number} 已经登记过申诉。
    .remedy = 后续情况请用“补充”写入档案。

## 客户查询（5.2.2(1)）
refusal-follow-failed = 编号和电话号码对不上。
    .remedy = 请核对受理通知中的编号，以及投诉时留下的电话号码；仍有问题请拨打服务热线。
refusal-follow-locked = 尝试次数太多，暂时不能查询。
    .remedy = 请在 {$minutes} 分钟后再试，或拨打服务热线。
refusal-portal-too-many-complaints = 用这个电话号码或从这个网络提交的投诉太多，暂时不能再提交。
    .remedy = 请在 {$minutes} 分钟后再试，或拨打服务热线由人工受理。
refusal-portal-too-much = 这件投诉上的操作太多，请稍等。
    .remedy = 请在 {$minutes} 分钟后再试，或拨打服务热线。
refusal-information-empty = 没有写内容，也没有选文件。
    .remedy = 请写下内容，或选择要添加的文件。
refusal-information-too-long = 内容太长：有 {$chars} 个字，最多 {$max} 个字。
    .remedy = 请缩短文字，或把详细材料作为文件添加。
refusal-information-too-much = 这件投诉已经补充了 {$max} 次，不能再加。
    .remedy = 请拨打服务热线，由承办人登记。

## 日历
refusal-calendar-unknown = 没有名为 {$place} 的日历。
    .remedy = 请从日历列表中选择，或先导入这个地区的日历。
refusal-calendar-exists = 名为 {$place} 的日历已经存在。
    .remedy = 请修订它，或为新日历另起名称。
refusal-calendar-unreadable = 这不是日历文件：{$why}
    .remedy = 请改正文件后重试；日历指南中有示例。
refusal-calendar-time-zone-unknown = 日历 {$place}：没有时区 {$zone}。
    .remedy = 请使用 IANA 时区名称，例如 Asia/Shanghai。
refusal-calendar-without-working-day = 日历 {$place}：每周休息日占满了七天，没有工作日。
    .remedy = 请最多指定六个休息日。
refusal-calendar-not-later = {$given} 并不晚于已有的 {$held}，而内容又不相同。
    .remedy = 之后公布的安排请使用下一个修订号；已有的内容从不覆盖。
refusal-calendar-no-such-year = {$given} 的年份无法建立日历。
    .remedy = 请使用 1 到 9998 之间的年份。
refusal-calendar-days-of-another-year = {$given}：{$name}（{$from} 至 {$until}）不是该年的连续日期。
    .remedy = 开始日不得晚于结束日，最早从上一年十二月开始，最晚到下一年一月结束。
refusal-calendar-day-both = {$given}：{$day} 既是假日又是补班日。
    .remedy = 请核对通知原文，每一天只列一次。
refusal-calendar-without-source = {$year} 年的安排没有写明来源。
    .remedy = 请写明可以在哪里查到，以便任何人查证时限为什么变动。
refusal-calendar-too-many-days = {$year} 年的安排列出了超过 {$max} 段日期。
    .remedy = 请检查文件是否是节假日日历。

## 人员与登录（2.2、5.2.2(1)）
refusal-sign-in-failed = 工号或密码不对。
    .remedy = 请核对后重试；忘记密码请联系管理员重设。
refusal-sign-in-locked = 登录尝试太多，已暂时锁定。
    .remedy = 请在 {$minutes} 分钟后再试，或联系管理员。
refusal-password-wrong = 当前密码不对，密码没有修改。
    .remedy = 请重新输入现在使用的密码。
refusal-password-length = 密码有 {$length} 个字符，需要 {$least} 到 {$most} 个。
    .remedy = 请换一个长度合适的密码；几个不相关的词连起来既好记又安全。
refusal-password-with-staff-number = 密码里含有工号 {$staff}，容易被猜到。
    .remedy = 请换一个不含工号的密码。
refusal-own-post = 工号 {$staff} 不能修改自己的岗位、角色或权限。
    .remedy = 请另一位管理员修改。
refusal-administrators-only = {$staff} 不是在岗的系统管理员。
    .remedy = 请写明一位系统管理员的工号，或者不写。
refusal-last-administrator = 工号 {$staff} 是最后一位管理员，不能取消其角色或停用。
    .remedy = 请先指定另一位管理员。
refusal-staff-number-taken = 工号 {$staff} 已被使用。
    .remedy = 请换一个工号，或修改已有的人员。
refusal-staff-without-role = 工号 {$staff} 没有任何角色。
    .remedy = 请至少选择一个角色。
refusal-authority-below-zero = 工号 {$staff} 的金额权限不能小于零。
    .remedy = 请填写零或更大的金额。
refusal-unknown-department = 没有代码为 {$code} 的部门。
    .remedy = 请先建立部门，或从列表中选择。
refusal-team-of-another-department = 班组 {$team} 不属于部门 {$department}。
    .remedy = 请选择这个部门的班组。
refusal-unit-code-taken = 代码 {$code} 已被使用。
    .remedy = 请换一个代码。
refusal-token-without-scope = 令牌 {$token} 没有任何用途范围。
    .remedy = 请至少选择一项：读取或写入。
refusal-token-name-taken = 令牌名称 {$token} 已被使用。
    .remedy = 请换一个名称。名称即使在撤销后也不再分配，因为日志以它称呼那个系统。

## 客户资料（4.1.4(4)、5.2.2(1)）
refusal-unverified-contact = 这次联系还没有核实客户身份，只能提供一般信息，不能查看客户 {$customer} 的资料。
    .remedy = 请先核实服务密码和证件号末四位。
refusal-verification-failed = 核实信息对不上，身份没有通过。
    .remedy = 请客户再确认一次；仍对不上时，只提供一般信息，或请客户到营业厅办理。
refusal-verification-locked = 核实失败次数太多，暂时不能再核实。
    .remedy = 请在 {$minutes} 分钟后再试，或请客户带证件到营业厅办理。
refusal-nothing-to-verify-by = 客户 {$customer} 没有设置可以核实身份的信息。
    .remedy = 请客户带证件到营业厅办理。
refusal-contact-of-a-colleague = 这次联系由另一位同事接待，不能用它查看客户资料。
    .remedy = 请由接待的同事办理，或与客户重新建立联系并核实身份。
refusal-contact-of-another-customer = 这次联系核实的是另一位客户，不能用它查看客户 {$customer} 的资料。
    .remedy = 请核实这位客户的身份。
refusal-contact-over = 这次联系已超过 {$hours} 小时，不能再用它查看客户资料。
    .remedy = 请与客户重新建立联系并核实身份。
refusal-no-ground-to-look = 没有查看客户 {$customer} 资料的事由。
    .remedy = 请从这位客户的投诉进入，或在与客户联系并核实身份后查看。
refusal-too-many-phones = 有 {$phones} 个电话号码，最多保存 {$most} 个。
    .remedy = 请只保留还在使用的号码。
refusal-customer-number-taken = 客户编号 {$customer} 已被使用。
    .remedy = 请换一个编号，或修改已有的客户。
refusal-customer-kept = 客户资料不能通过接口删除。
    .remedy = 请修改需要更正的内容；个人要求删除的，请转给个人信息保护负责人。
refusal-one-address-each = 每位客户只保存一个电子邮箱和一个通信地址。
    .remedy = 请只保留客户现在使用的那一个。
refusal-already-a-customer = {$customer} 已经是客户。
    .remedy = 请直接修改该客户的资料。
