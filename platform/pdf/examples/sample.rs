//! Writes a sample document in each language, to be looked at:
//! `cargo run -p pdf --example sample -- FONT_FOLDER OUTPUT_FOLDER`.

use std::error::Error;
use std::path::PathBuf;
use std::sync::Arc;

use kernel::Language;
use pdf::{Block, Column, Document, Field, Fonts, Level, Moment, Running, Setting, Table, render};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(font_folder), Some(output_folder)) = (arguments.next(), arguments.next()) else {
        return Err("usage: sample FONT_FOLDER OUTPUT_FOLDER".into());
    };
    for language in Language::ALL {
        let fonts = Fonts::noto(language, |name| Some(Arc::new(std::fs::read(font_folder.join(name)).ok()?)))
            .ok_or("the folder has no NotoSansSC_400Regular.ttf")?;
        let file = output_folder.join(format!("sample-{}.pdf", language.tag()));
        std::fs::write(file, render(&sample(language), &fonts)?)?;
    }
    Ok(())
}

/// Picks the text for the language: simplified, traditional, English.
fn sample(language: Language) -> Document {
    let pick = |simplified: &str, traditional: &str, english: &str| {
        match language {
            Language::ZhCn => simplified,
            Language::ZhTw => traditional,
            Language::En => english,
        }
        .to_owned()
    };
    Document {
        title: pick("投诉案卷", "申訴案卷", "Complaint case file"),
        subtitle: pick(
            "T20260930-0001 · 宽带费用争议 · 编制于 2026-10-09 09:30",
            "T20260930-0001 · 寬頻費用爭議 · 編製於 2026-10-09 09:30",
            "T20260930-0001 · Broadband charge dispute · compiled 2026-10-09 09:30",
        ),
        language,
        author: pick("云岭通信", "雲嶺通信", "Yunling Telecom"),
        created_at: "2026-10-09T01:30:00Z".parse().unwrap_or_default(),
        header: Running {
            start: pick(
                "云岭通信 · 客户服务中心",
                "雲嶺通信 · 客戶服務中心",
                "Yunling Telecom · Customer Service",
            ),
            end: "T20260930-0001".to_owned(),
        },
        footer: Running {
            start: pick(
                "本件含个人信息，仅供授权人员查阅",
                "本件含個人資料，僅供授權人員查閱",
                "Contains personal data. For authorised readers only.",
            ),
            end: pick("第 {page} 页，共 {pages} 页", "第 {page} 頁，共 {pages} 頁", "Page {page} of {pages}"),
        },
        blocks: [the_case(&pick), what_happened(&pick), the_evidence(&pick)].concat(),
    }
}

type Pick<'a> = dyn Fn(&str, &str, &str) -> String + 'a;

fn timeline(pick: &Pick<'_>) -> Vec<Moment> {
    let moment = |at: &str, title, by, text| Moment { at: at.to_owned(), title, by, text };
    vec![
        moment(
            "2026-09-30 16:20",
            pick("受理投诉", "受理申訴", "Complaint accepted"),
            pick("王芳（投诉受理岗）", "王芳（申訴受理）", "Wang Fang (intake)"),
            pick(
                "客户来电称三个月账单每月多收 40 元。已告知编号、处理流程和两个时限。",
                "客戶來電稱三個月帳單每月多收 40 元。已告知編號、處理流程和兩個時限。",
                "The customer rang to say that each of three bills was CNY 40 too high. Told the number, the \
                 process and both dates.",
            ),
        ),
        moment(
            "2026-09-30 16:45",
            pick("初步判定：有效", "初步判定：有效", "First judgement: valid"),
            pick("李强（投诉管理岗）", "李強（申訴管理）", "Li Qiang (complaint manager)"),
            String::new(),
        ),
        moment(
            "2026-10-08 10:02",
            pick("作出答复", "作出答覆", "Answer given"),
            pick("赵敏（家宽业务部）", "趙敏（家寬業務部）", "Zhao Min (home broadband)"),
            pick(
                "退还多收费用 120.00 元，恢复原套餐，并致歉。告知如不满意可在 7 日内要求复核，也可向电信用户申诉受理中心申诉。",
                "退還多收費用 120.00 元，恢復原方案，並致歉。告知如不滿意可在 7 日內要求複核，也可向電信用戶申訴受理中心申訴。",
                "CNY 120.00 refunded, the former plan restored, an apology made. Told that a review can be asked \
                 for within 7 days and that the regulator's complaint centre can be addressed.",
            ),
        ),
        moment(
            "2026-10-09 09:15",
            pick("客户满意，办结", "客戶滿意，結案", "Customer satisfied, closed"),
            String::new(),
            String::new(),
        ),
    ]
}

fn measures(pick: &Pick<'_>) -> Table {
    let column = |title, share, setting| Column { title, share, setting };
    let row =
        |kind: String, amount: &str, by: String, ground: String| vec![kind, amount.to_owned(), by, ground];
    Table {
        columns: vec![
            column(pick("措施", "措施", "Measure"), 3, Setting::Text),
            column(pick("金额（元）", "金額（元）", "Amount (CNY)"), 3, Setting::Number),
            column(pick("批准人", "核准人", "Approved by"), 3, Setting::Text),
            column(pick("依据", "依據", "Ground"), 8, Setting::Text),
        ],
        rows: vec![
            row(
                pick("退费", "退費", "Refund"),
                "120.00",
                pick("陈静", "陳靜", "Chen Jing"),
                pick(
                    "未明示资费变化，多收 3 × 40.00 元",
                    "未明示資費變化，多收 3 × 40.00 元",
                    "Tariff change not stated; 3 × CNY 40.00 charged in excess",
                ),
            ),
            row(
                pick("道歉", "道歉", "Apology"),
                "",
                String::new(),
                pick("坐席服务不规范", "客服人員服務不規範", "Conduct of the agent"),
            ),
        ],
    }
}

fn evidence(pick: &Pick<'_>) -> Table {
    let column = |title, share, setting| Column { title, share, setting };
    let digests = [
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
        "fd61a03af4f77d870fc21e05e7e80678095c92d808cfb3b5c279ee04c74aca13",
    ];
    let names = [
        pick("外呼录音 2026-06-28.wav", "外撥錄音 2026-06-28.wav", "Outbound call 2026-06-28.wav"),
        pick("账单 2026-07 至 2026-09.pdf", "帳單 2026-07 至 2026-09.pdf", "Bills 2026-07 to 2026-09.pdf"),
        pick("退费凭证.png", "退費憑證.png", "Refund voucher.png"),
    ];
    let sizes = ["1 204 224", "88 310", "40 961"];
    Table {
        columns: vec![
            column(pick("文件", "檔案", "File"), 10, Setting::Text),
            column(pick("字节", "位元組", "Bytes"), 6, Setting::Number),
            column("SHA-256".to_owned(), 28, Setting::Mono),
        ],
        rows: names
            .into_iter()
            .zip(sizes)
            .zip(digests)
            .map(|((name, size), digest)| vec![name, size.to_owned(), digest.to_owned()])
            .collect(),
    }
}

fn heading(level: Level, text: String) -> Block {
    Block::Heading { level, text }
}

fn the_case(pick: &Pick<'_>) -> Vec<Block> {
    let field = |label: String, value: &str| Field { label, value: value.to_owned() };
    vec![
        heading(Level::One, pick("基本情况", "基本情況", "The case")),
        Block::Fields(vec![
            field(pick("编号", "編號", "Number"), "T20260930-0001"),
            field(pick("状态", "狀態", "State"), &pick("已办结", "已結案", "Closed")),
            field(pick("受理时间", "受理時間", "Accepted"), "2026-09-30 16:20"),
            field(pick("渠道", "管道", "Channel"), &pick("电话 10086", "電話 10086", "Telephone 10086")),
            field(pick("公司时限", "公司時限", "Company limit"), "2026-10-12"),
            field(pick("法定时限", "法定時限", "Statutory limit"), "2026-10-15"),
            field(pick("投诉人", "申訴人", "Customer"), "Łukasz Nguyễn-Žižek 李晓明"),
            field(pick("联系电话", "聯絡電話", "Telephone"), "138 0000 1234"),
            field(
                pick("诉求", "訴求", "Demand"),
                &pick(
                    "退还 2026 年 7 月至 9 月多收的宽带费用，并书面说明套餐变更的经办人、时间和依据。",
                    "退還 2026 年 7 月至 9 月多收的寬頻費用，並書面說明方案變更的經辦人、時間和依據。",
                    "Refund of the broadband charges taken in excess from July to September 2026, and a written \
                         account of who changed the plan, when, and on what ground.",
                ),
            ),
            field(pick("备注", "備註", "Remark"), ""),
        ]),
    ]
}

fn what_happened(pick: &Pick<'_>) -> Vec<Block> {
    vec![
        heading(Level::One, pick("经过", "經過", "What happened")),
        Block::Timeline(timeline(pick)),
        heading(Level::One, pick("调查", "調查", "Investigation")),
        heading(Level::Two, pick("查明的事实", "查明的事實", "Findings")),
        Block::Paragraph(pick(
            "经查，该客户 2026 年 6 月 28 日由外呼渠道办理“家庭融合 199”套餐，录音中坐席未说明原“宽带 100M”优惠于次月终止，\
             也未取得客户对资费变化的明确确认（录音 3 分 12 秒至 4 分 05 秒）。自 7 月起，账单每月多出 40.00 元，三个月共计 120.00 元。",
            "經查，該客戶 2026 年 6 月 28 日由外撥管道辦理「家庭融合 199」方案，錄音中客服人員未說明原「寬頻 100M」優惠於次月終止，\
             也未取得客戶對資費變化的明確確認（錄音 3 分 12 秒至 4 分 05 秒）。自 7 月起，帳單每月多出 40.00 元，三個月共計 120.00 元。",
            "On 28 June 2026 the customer took the plan “Family 199” in an outbound call. In the recording the \
                 agent does not say that the discount on “Broadband 100M” ends the following month, nor does the \
                 customer agree to the changed tariff (minute 3:12 to 4:05). From July each bill is higher by \
                 CNY 40.00, by CNY 120.00 over three months.",
        )),
        heading(Level::Two, pick("措施", "措施", "Measures")),
        Block::Table(measures(pick)),
    ]
}

fn the_evidence(pick: &Pick<'_>) -> Vec<Block> {
    vec![
        heading(Level::One, pick("证据清单", "證據清單", "Evidence manifest")),
        Block::Paragraph(pick(
            "下列文件与本案卷一并保存。摘要算法为 SHA-256；任何一个字节的改动都会使摘要不同。",
            "下列檔案與本案卷一併保存。摘要演算法為 SHA-256；任何一個位元組的改動都會使摘要不同。",
            "These files are kept with the case. The digest is SHA-256; a change of a single byte changes it.",
        )),
        Block::Table(evidence(pick)),
        Block::Rule,
        heading(Level::Three, pick("原始报文", "原始報文", "Original message")),
        Block::Mono(
            "{\"id\":\"T20260930-0001\",\"severity\":\"major\",\"name\":\"宽带费用争议\"}\n\
                 https://example.test/a/very/long/address/without/any/place/to/\
                  break?token=0123456789abcdef0123456789abcdef"
                .to_owned(),
        ),
        Block::Paragraph(
            "e\u{301} שלום עולם 12 abc — ☎ 👨\u{200D}👩\u{200D}👧 नमस्ते مرحبا ﷽ \u{E000} 𠮷野家 ①②③ ￥120"
                .to_owned(),
        ),
    ]
}
