#include "fairvalue/command/language.hpp"

namespace calculator {
namespace {

using fairvalue::Phrase;

/// The longer of two that a sentence fits stands first.
constexpr Phrase headlines[] = {
    // the value of a share
    {"{} on {}: a share is worth {} by parts, {}; the price is {}.",
     "{}（{}）：分部法每股價值 {}（{}）；股價 {}。"},
    {"{} on {}: a share is worth {}, {}; the price is {}.", "{}（{}）：每股價值 {}（{}）；股價 {}。"},
    {"in the base case", "基準情境"},
    {"in the scenario '{}'", "情境「{}」"},
    {"weighted over {} scenarios", "{} 個情境加權"},
    {"{} (assumed)", "{}（假設）"},
    {"{} (redacted)", "{}（遮蔽）"},
    {"By earnings, the sell-side's shortcut, it is {}: see the reconciliation.",
     "盈餘法（賣方的簡便算法）為 {}：差異見「從盈餘法價值到分部法價值」。"},
    {"If only {} and {} could come, the price would give {} a probability of {} %.",
     "若只可能出現 {} 與 {}，股價隱含 {} 的機率為 {} %。"},
    {"The price lies above the value in every scenario: it implies no probability of the scenario '{}'.",
     "股價高於各情境的價值：不隱含情境「{}」的機率。"},
    {"The price lies below the value in every scenario: it implies no probability of the scenario '{}'.",
     "股價低於各情境的價值：不隱含情境「{}」的機率。"},
    {"No input is assumed or redacted.", "沒有假設或遮蔽的變數。"},
    {"{} input is our choice (assumed or redacted): see the table of them.",
     "{} 個變數由我們選定（假設或遮蔽）：見其列表。"},
    {"{} inputs are our choice (assumed or redacted): see the table of them.",
     "{} 個變數由我們選定（假設或遮蔽）：見其列表。"},
    // the deals
    {"The deals bring cash flows worth {} today, and the warrants given for them are worth {}: that costs "
     "the "
     "other shareholders {}, {} a share.",
     "交易帶來的現金流今日值 {}，為此給出的認股權證值 {}：其他股東因此損失 {}，每股 {}。"},
    {"The deals bring cash flows worth {} today, and the warrants given for them are worth {}: that leaves "
     "the "
     "other shareholders {}, {} a share.",
     "交易帶來的現金流今日值 {}，為此給出的認股權證值 {}：其他股東因此得到 {}，每股 {}。"},
    {"The deals cost cash flows worth {} today, and the warrants given for them are worth {}: that costs the "
     "other shareholders {}, {} a share.",
     "交易付出的現金流今日值 {}，另給出的認股權證值 {}：其他股東因此損失 {}，每股 {}。"},
    {"The deals bring cash flows worth {} today, {} a share.", "交易帶來的現金流今日值 {}，每股 {}。"},
    {"The deals cost cash flows worth {} today, {} a share.", "交易付出的現金流今日值 {}，每股 {}。"},
    {"What the deals are worth in all: {}.", "交易的總價值：{}。"},
    {"needs a simulation", "需要模擬"},
    {"{} also pays {} for shares of its customers, which are taken as worth what is paid (assumed).",
     "{} 另付 {} 購入客戶的股份，並視為等值於所付金額（假設）。"},
    {"{} also pays {} for shares of its customers.", "{} 另付 {} 購入客戶的股份。"},
    {"The price moved from {} to {}, {} in all; the deals, less the warrants given for them, alone would "
     "have "
     "moved it by {}, the other way.",
     "股價自 {} 變為 {}，合計 {}；單就交易減去為其給出的權證，應變動 {}，方向相反。"},
    {"The price moved from {} to {}, {} in all; the deals, less the warrants given for them, explain {} of "
     "it.",
     "股價自 {} 變為 {}，合計 {}；交易減去為其給出的權證，可解釋其中 {}。"},
    // what a case without a company says
    {"A share is not valued: {}.", "未對股份估值：{}。"},
    {"{}: a share cannot be valued: {}.", "{}：無法對股份估值：{}。"},
    {"table {} is missing; a valuation needs it", "估值所需的表 {} 不存在"},
    {"{}: the case is about an award alone, without a forecast of the company: a share is not valued.",
     "{}：本案僅有股權獎酬，沒有公司預測：未對股份估值。"},
    {"Nor are its warrants: {}.", "權證亦未估值：{}。"},
    {"Its warrants cannot be valued either: {}.", "權證亦無法估值：{}。"},
    {"{}: the {} on {} is {}, {} for each of {} shares. Its terms are partly {}.",
     "{}：{}（{}）為 {}，每股 {}，共 {} 股。條款部分為{}。"},
    {"{}: the {} on {} is {}, {} for each of {} shares.", "{}：{}（{}）為 {}，每股 {}，共 {} 股。"},
    {"economic value", "經濟價值"},
    {"{}: no economic value: {}.", "{}：無經濟價值：{}。"},
    {"{}: no grant-date fair value: {}.", "{}：無授予日公允價值：{}。"},
    {"{} on {}: consensus from {} row of brokers.", "{}（{}）：共識來自 {} 筆券商預估。"},
    {"{} on {}: consensus from {} rows of brokers.", "{}（{}）：共識來自 {} 筆券商預估。"},
    {"{}: the EPS that the case states, no rows of brokers.", "{}：本案所述的每股盈餘，沒有券商預估。"},
    {"{}: {} number of vendors, no rows of brokers.", "{}：{} 筆資料商共識，沒有券商預估。"},
    {"{}: {} numbers of vendors, no rows of brokers.", "{}：{} 筆資料商共識，沒有券商預估。"},
    {"{} on {}: {} is {}x EPS of {}.", "{}（{}）：{} 為 {}x 每股盈餘 {}。"},
    {"{}, {}x EPS of {}", "{}、{}x 每股盈餘 {}"},
    // warnings
    {"Warning: {}", "警告：{}"},
    {"the consensus of {} grows {} %, the deals would add {} %: if they are in it or in the multiple "
     "already, "
     "they count twice",
     "{} 的共識成長 {} %，交易將增加 {} %：若共識或倍數已含交易，則重複計算"},
    {"{}: the multiple rises from {} to {} and {} has follow-on: what comes after the plan may count twice",
     "{}：倍數自 {} 升至 {}，而 {} 有續約：計畫之後的部分可能重複計算"},
    {"{}: {} of the deals' present value is follow-on, which nobody has promised",
     "{}：交易現值的 {} 為續約，無人承諾"},
    {"{}: {} of the deals' present value comes after the horizon", "{}：交易現值的 {} 在預測期之後"},
    {"{}: {} shares may still vest after the horizon; the flows after it count, these shares do not",
     "{}：預測期之後仍可能歸屬 {} 股；期後現金流計入，這些股份不計入"},
    {"{}: the condition on '{}' is taken as met", "{}：條件「{}」視為已達成"},
    {"{}: milestones come as planned, in the base case", "{}：里程碑按計畫到來（基準情境）"},
    {"--set market.as_of: the price of {} stays, which is that of the file's own day; set market.price too",
     "--set market.as_of：股價仍為檔案當日的 {}；請一併設定 market.price"},
    {"--set {}: {} of {} scenarios set a {} of their own, which stays; set those too, as {}",
     "--set {}：{} 個（共 {} 個）情境自設 {}，維持不變；請一併設定，如 {}"},
    {"Stopped by Ctrl-C: what was simulated rests on fewer paths than were asked for.",
     "已由 Ctrl-C 中止：模擬所用路徑少於所要求者。"},
    {"The page with all {} tables: {}", "含全部 {} 個表格的網頁：{}"},
    // words in cells
    {"on 20{}", "20{}"},
    {"none up to {}", "至 {} 止無解"},
    {"year end, pinned at {}: {} of the tranche vests", "年末，停在 {}：該批歸屬 {}"},
    {"expiry, interpolated, pinned at {}: {} of the tranche vests", "到期日（內插），停在 {}：該批歸屬 {}"},
    {"shares in diluted EPS of {}", "{} 稀釋每股盈餘的股數"},
    {"chance of more than the price of {}", "高於股價 {} 的機率"},
};

}  // namespace

std::span<const Phrase> chinese_headlines() { return headlines; }

}  // namespace calculator
