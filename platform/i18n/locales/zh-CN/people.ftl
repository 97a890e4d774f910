## Roles of a post.
role-agent = 坐席
role-specialist = 投诉专员
role-leader = 班长
role-billing-clerk = 账务员
role-inspector = 质检员
role-manager = 服务经理
role-liaison = 监管联络员
role-privacy-officer = 个人信息保护负责人
role-auditor = 审计员
role-administrator = 系统管理员

## What stands between the parts of a list.
people-and = 、

## One's own account.
me-title = 我的账号
me-sessions = 已登录的设备
me-sessions-hint = 如有不认识的设备，请结束它的登录并修改密码。
me-session-device = 设备
me-session-opened = 登录于
me-session-seen = 最近使用
me-session-here = 本设备
me-session-end = 结束登录
me-session-ended = 已结束该设备的登录。
me-password = 修改密码
me-password-present = 当前密码
me-password-wanted = 新密码
me-password-repeated = 再输一次新密码
me-password-hint = 至少 8 个字符。一句只有自己记得的话，比几个怪字符更安全。
me-password-differs = 两次输入的新密码不同。
me-password-change = 修改密码
me-password-changed = 密码已修改，其他设备的登录均已结束。

## The staff.
staff-title = 人员
staff-add = 添加人员
staff-saved = 人员资料已保存。
staff-number = 工号
staff-number-hint = 1 至 16 个字母、数字或连字符；确定后不再更改，也不再分配给他人。
staff-number-wrong = 请填写 1 至 16 个字母、数字或连字符。
staff-name = 姓名
staff-name-wrong = 请填写一行 1 至 400 个字符的名称。
staff-department = 部门
staff-department-wrong = 请选择部门。
staff-every-department = 所有部门
staff-team = 班组
staff-no-team = 不属于任何班组
staff-team-wrong = 请从列表中选择班组。
staff-roles = 角色
staff-roles-wrong = 请从列表中选择角色。
staff-authority = 授权额度
staff-authority-hint = 无需他人审批即可给予客户的最大金额，单位：元。
staff-authority-wrong = 请填写金额，最多两位小数，例如 100.00。
staff-state = 状态
staff-at-work = 在职
staff-left = 已离职
staff-everybody = 全部
staff-active = 在职
staff-active-hint = 取消后，此人在所有设备上的登录立即结束；工号与经办记录保留。
staff-password = 密码
staff-password-hint = 生成一个随机密码交给本人。此人在所有设备上的登录将结束。
staff-password-give = 生成新密码
staff-password-given = 新密码已生成
staff-password-once = 密码只显示这一次。请交给本人，并请其登录后修改。

## Departments and teams.
departments-title = 部门与班组
department-add = 添加部门
department-saved = 部门已添加。
department-teams = 班组
team-add = 添加班组
team-saved = 班组已添加。
unit-code = 代码
unit-code-hint = 1 至 16 个大写字母、数字或连字符，例如 BILL；确定后不再更改。
unit-code-wrong = 请填写 1 至 16 个大写字母、数字或连字符。
unit-name = 名称
unit-name-zh-tw = 繁体中文名称
unit-name-en = 英文名称

## Tokens of other systems.
token-add = 新建令牌
token-name = 系统名称
token-name-hint = 1 至 40 个小写字母、数字或连字符，例如 crm。日志以此称呼该系统；撤销后也不再分配。
token-name-wrong = 请填写 1 至 40 个小写字母、数字或连字符。
token-scopes = 权限范围
scope-api-read = 通过接口读取
scope-api-write = 通过接口写入
token-create = 生成令牌
token-created = 创建于
token-created-by = 创建人
token-created-said = 令牌已生成
token-once = 令牌只显示这一次，请立即复制并妥善保存。
token-used = 最近使用
token-never = 从未使用
token-state = 状态
token-revoke = 撤销
token-revoked = 已撤销
token-revoked-said = 令牌已撤销，使用它的系统不能再访问。
token-none = 还没有令牌
token-none-hint = 其他系统通过接口访问时，需要一个令牌。
