## The program and its frame.
app-name = 客服平台
app-desk = 工作台
app-portal = 客户自助
app-skip = 跳到正文
app-menu = 菜单
app-menu-close = 收起菜单
app-navigation = 主导航
app-context = 相关信息
app-account = 账号
app-breadcrumb = 当前位置

## Navigation of the desk.
nav-search = 搜索
nav-search-hint = 搜索编号、姓名、电话或内容
nav-home = 首页
nav-work = 工作
nav-inbox = 待办箱
nav-deadlines = 期限看板
nav-approvals = 审批
nav-intake = 登记投诉
nav-complaints = 投诉
nav-customers = 客户
nav-boards = 看板
nav-indicators = 指标
nav-standard = 服务标准
nav-journal = 日志
nav-imports = 导入
nav-administration = 管理
nav-people = 人员
nav-categories = 分类
nav-calendars = 工作日历
nav-tokens = 接口令牌

## What one can do anywhere.
action-save = 保存
action-cancel = 取消
action-close = 关闭
action-open = 打开
action-edit = 修改
action-add = 添加
action-remove = 移除
action-back = 返回
action-next = 下一步
action-previous = 上一步
action-send = 发送
action-submit = 提交
action-search = 搜索
action-filter = 筛选
action-clear = 清除
action-apply = 应用
action-reset = 恢复默认
action-export = 导出 CSV
action-print = 打印
action-download = 下载
action-upload = 上传
action-copy = 复制
action-undo = 撤销
action-retry = 重试
action-refresh = 刷新
action-show = 显示
action-hide = 隐藏
action-more = 更多
action-details = 详情
action-dismiss = 知道了
action-choose = 请选择
action-select-all = 全选本页
action-select-row = 选择 {$name}
action-deselect = 取消选择

## Signing in and out.
sign-in-title = 登录
sign-in-lead = 用工号登录工作台
sign-in-number = 工号
sign-in-password = 密码
sign-in-submit = 登录
sign-out = 退出登录
sign-in-again = 登录已过期，请重新登录。

## States of work.
state-loading = 正在加载……
state-saving = 正在保存……
state-saved = 已保存
state-saved-at = 草稿已于 {$time} 保存
state-unsaved = 有未保存的内容
state-save-failed = 未能保存，文字仍在此页，将自动重试
state-offline = 连接已断开，正在重连；期间页面不会自动更新
state-copied = 已复制
state-none = 无
state-unknown = 未知
state-yes = 是
state-no = 否
state-optional = 选填
state-required = 必填
state-empty = 没有内容
state-undone = 已撤销
state-viewing = {$name} 正在查看
state-editing = {$name} 正在编辑
state-people-here = 此刻也在此页

## Lists.
list-none = 没有符合条件的内容
list-none-hint = 放宽筛选条件，或清除筛选。
list-count = { $n } 条
list-selected = 已选 { $n } 项
list-next = 下一页
list-previous = 上一页
list-first = 回到第一页
list-pages = 翻页
list-sort-ascending = 升序
list-sort-descending = 降序
list-sort-by = 按“{$column}”排序
list-bulk = 批量操作
list-views = 已存视图
list-view-save = 保存为视图
list-filters = 筛选条件
list-filters-active = { $n } 个筛选条件生效

## Live updates.
live-new = { $n } 条新内容，点击查看
live-updated = 此页已有更新

## Clocks (time limits).
clock-late = 已超期
clock-late-by = 超期 {$time}
clock-left = 剩余 {$time}
clock-held = 已暂停计时
clock-met = 按时完成
clock-missed = 超期完成
clock-due = 截止 {$time}
clock-why-due = 截止时间
clock-calendar = 日历
clock-why = 为何是这个时间
clock-level-green = 充裕
clock-level-amber = 将到期
clock-level-red = 紧迫
clock-level-late = 超期
clock-level-held = 暂停
clock-level-done = 已结束

## Timeline.
timeline-title = 经过
timeline-internal = 内部备注
timeline-internal-hint = 客户看不到
timeline-visible = 客户可见
timeline-visible-hint = 客户会看到这段内容
timeline-refused = 被拒绝的操作
timeline-by = {$who} · {$when}
composer-to = 写给谁看
timeline-empty = 还没有任何记录
timeline-system = 系统
timeline-customer = 客户

## Clauses of the standard.
clause-short = 第 {$clause} 条
clause-open = 查看标准第 {$clause} 条

## Refusals and errors.
refusal-title = 未能执行
refusal-remedy = 可以这样做
refusal-kept = 已保留
refusal-kept-form = 您填写的内容仍在下面的表单里。
refusal-other = 不允许执行此步骤（规则 {$rule}，第 {$clause} 条）。
refusal-step-disabled = 现在不能“{$step}”：{$reason}
error-title = 出错了
error-400 = 请求有误
error-400-what = 服务器看不懂这个请求。
error-400-remedy = 请返回上一页重试；如仍出现，请告知管理员。
error-401 = 需要登录
error-401-what = 查看此页需要先登录。
error-401-remedy = 请登录后再试。
error-403 = 无权访问
error-403-what = 您的角色不能查看此页或执行此操作。
error-403-remedy = 如工作需要，请向班长或管理员申请。
error-to-portal = 去客户服务首页
error-to-desk = 员工登录
error-404 = 找不到此页
error-404-what = 网址可能有误，或内容不在您的查看范围内。
error-404-remedy = 请核对网址或编号。
error-405 = 不支持这样访问
error-405-what = 此地址不接受这种请求。
error-405-remedy = 请从页面上的链接或按钮进入。
error-409 = 内容已变化
error-409-what = 在您操作期间，别人已修改了同一内容。
error-409-remedy = 请查看最新内容后再决定。
error-413 = 内容过大
error-413-what = 上传的内容超过了允许的大小。
error-413-remedy = 请缩小文件，或分几次上传。
error-422 = 内容不完整
error-422-what = 有些内容缺失或不符合要求。
error-422-remedy = 请按提示修改后再提交。
error-429 = 操作太频繁
error-429-what = 短时间内的请求过多。
error-429-remedy = 请稍等片刻再试。
error-500 = 系统出错
error-500-what = 程序遇到了意外问题，已记入日志。没有任何内容被部分保存。
error-500-remedy = 请重试；如仍出现，请把下面的编号告知管理员。
error-503 = 暂时不可用
error-503-what = 系统正在启动或维护。
error-503-remedy = 请稍后重试。
error-reference = 问题编号
error-fields = { $n } 处需要修改
error-network = 连不上服务器。您输入的内容仍在此页，请稍后重试。

## Forms.
field-file-drop = 拖放文件到此处，或点击选择；也可直接粘贴截图
field-file-limit = 单个文件不超过 {$size}
field-file-chosen = 已选 { $n } 个文件
field-file-too-big = “{$name}”超过 {$size}，未添加
field-date-hint = 格式：2026-09-30
field-money-hint = 单位：元，最多两位小数
field-characters-left = 还可输入 { $n } 字

## Figures and charts.
figure-of = {$part} / {$whole}
figure-interval = 95% 区间 {$low} – {$high}
figure-no-data = 尚无数据
figure-no-data-hint = 尚无数据：期间内分母为零
figure-definition = 定义
figure-denominator = 分母
figure-open-cases = 查看对应的个案
chart-upper = 控制上限
chart-centre = 中心线
chart-lower = 控制下限
chart-table = 数据表
chart-show-table = 以表格查看

## Long work.
progress-done = 已完成
progress-of = {$done} / {$total}
progress-accepted = 接受 { $n } 行
progress-refused = 拒绝 { $n } 行
progress-leave = 可以离开此页，稍后回来查看。
progress-refused-file = 下载被拒绝的行

## Settings that belong to the person.
setting-language = 语言
setting-theme = 外观
setting-theme-system = 跟随系统
setting-theme-light = 浅色
setting-theme-dark = 深色
setting-keys = 单键快捷键
setting-keys-on = 开启
setting-keys-off = 关闭
setting-print = 文字大小
setting-print-normal = 标准
setting-print-large = 大字

## Keyboard.
keys-title = 键盘快捷键
keys-lead = 在输入框内和输入法选字时，单键快捷键不起作用。
keys-everywhere = 任何页面
keys-lists = 列表
keys-case = 个案
keys-page = 此页
keys-help = 显示本说明
keys-search = 搜索
keys-palette = 命令面板
keys-escape = 关闭对话框或离开输入框
keys-down = 下一行
keys-up = 上一行
keys-select = 选择此行
keys-enter = 打开
keys-note = 写内部备注
keys-reply = 回复客户
keys-close-next = 结案并打开下一件
palette-title = 命令面板
palette-hint = 输入命令、编号或姓名
palette-none = 没有匹配的命令
palette-keys = ↑↓ 选择 · Enter 执行 · Esc 关闭

## The customer portal.
portal-step = 第 {$step} 步，共 {$total} 步
portal-help = 需要帮助？请拨打客服热线 {$phone}。

## Lengths of time.
duration-minutes = {$minutes} 分钟
duration-hours = {$hours} 小时
duration-hours-minutes = {$hours} 小时 {$minutes} 分钟
duration-days = {$days} 天
duration-days-hours = {$days} 天 {$hours} 小时
