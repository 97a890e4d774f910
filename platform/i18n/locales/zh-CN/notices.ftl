## 给客户的通知。每条都会发到客户手里：用客户能懂的话，不用内部说法。
notice-process = 【{$operator}】您的投诉已受理，编号 {$number}。我们会依次：判断责任、交由部门调查、答复您、征求您的意见。最晚 {$due} 办结，法定答复期限为 {$statute}；如需更长时间，会提前告知原因和新日期。凭编号和您留下的电话号码可以查询进度、催办和补充材料：{$address}。{ appeal-route }
notice-extension = 【{$operator}】您的投诉 {$number} 还需要一些时间。原因：{$reason}。我们最晚 {$until} 答复您，给您带来不便，请谅解。
notice-limit-moved = 【{$operator}】由于国家调整了放假安排，您的投诉 {$number} 原定 {$was} 前办结，现调整为 {$due} 前办结。您无需任何操作。
notice-answer = 【{$operator}】您的投诉 {$number} 已有结果：{$answer}
    请告诉我们您是否满意：{$address}（不满意时我们会重新处理）。{$route}
appeal-route = 对答复不满意，或投诉满 15 日仍未收到答复，可以向电信用户申诉受理中心申诉：电话 12300，或通过其网站办理。
