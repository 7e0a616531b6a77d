#include "fairvalue/command/language.hpp"

namespace calculator {
namespace {

using fairvalue::Phrase;

constexpr Phrase accounts[] = {
    // notes below the tables of the accounts
    {"Grant-date fair value {}: {} in all, all of it booked at the end.",
     "授予日公允價值 {}：合計 {}，期末已全數認列。"},
    {"Grant-date fair value {}: {} in all, {} of it not yet booked at the end.",
     "授予日公允價值 {}：合計 {}，期末尚有 {} 未認列。"},
    {"Attribution from zero: each tranche is earned by all gigawatts up to its own.",
     "自零起分攤：各批由至其門檻為止的全部 GW 賺得。"},
    {"Attribution {}: {}.", "成本分攤 {}：{}。"},
    {"Committed purchases alone; optional ones are no obligation (ASC 606-10-50-13).",
     "僅計承諾的採購；可選的採購不是義務（ASC 606-10-50-13）。"},
    {"Basic shares hold none of the warrant's: its conditions of exercise are not known to be met (ASC "
     "260-10-45-13).",
     "基本股數不含權證股份：行權條件是否達成未知（ASC 260-10-45-13）。"},
    {"Basic shares count from the end of the quarter in which they vest.",
     "基本股數自歸屬季度的季末起計入。"},
    {"The average cost not yet booked of a tranche that counts joins the assumed proceeds (ASC "
     "260-10-45-28A): the mean of the quarter's start and end.",
     "計入的批次，其尚未認列成本的平均數（季初與季末平均）加入假設所得款項（ASC 260-10-45-28A）。"},
    {"Contingent shares of a year are the mean of those of its quarters under US GAAP (ASC 260-10-45-49 and "
     "260-10-55-3); IFRS counts them for the whole year by the test at its end (IAS 33.52 and .56). The "
     "table "
     "by quarter has the quarters.",
     "或有股份：US GAAP 取各季平均（ASC 260-10-45-49 與 260-10-55-3）；IFRS 按年末測試計入全年（IAS 33.52 "
     "與 .56）。各季見按季的表。"},
    {"A tranche counts from the quarter in which its volume is reached, if the price of the year in the deal "
     "loop is at its hurdle; the year's one price stands for every quarter's average.",
     "批次自達到採購量的季度起計入，前提是交易循環中該年股價達到門檻；該年的單一股價代表各季平均。"},
    {"To date: contingent shares are the plain mean of those of the quarters (ASC 260-10-45-49); IFRS counts "
     "them afresh, by the last quarter's test over the whole span (IAS 33.52).",
     "年初至今：或有股份為各季的簡單平均（ASC 260-10-45-49）；IFRS 按最後一季的測試重新計入整段期間（IAS "
     "33.52）。"},
    {"The most dilutive first (ASC 260-10-45-18, IAS 33.44): convertibles if converted, with their interest "
     "after tax or their dividends added back (ASC 260-10-45-40), options by the treasury stock method (ASC "
     "260-10-45-23).",
     "稀釋最大者在先（ASC 260-10-45-18、IAS 33.44）：可轉債視同轉換，加回稅後利息或股利（ASC "
     "260-10-45-40）；選擇權用庫藏股法（ASC 260-10-45-23）。"},
    {"Deduction: the gain at exercise, where tax law allows it. Reversed: the deferred asset on the cost "
     "booked for these shares (ASC 718-740-25-2). The windfall, or shortfall below zero, is income tax of "
     "its quarter (ASC 718-740-35-2), and so in EPS.",
     "扣除額：行權時的利得，以稅法允許者為限。迴轉：這些股份已認列成本的遞延所得稅資產（ASC "
     "718-740-25-2）。超額利益（負數為不足）計入該季所得稅（ASC 718-740-35-2），因此計入每股盈餘。"},
    {"From the quarter after their exercise on, exercised shares are outstanding: basic shares have what was "
     "delivered, all of them or, by net exercise, those worth the gain.",
     "已行權股份自次季起流通在外：基本股數計入實際交付的股份，即全部，或淨額行權時等值於利得的股份。"},
    {"{}: the deal loop is pinned at {} and lets {} of the tranche {} vest; here it counts whole, as the "
     "price stands at its hurdle and a tranche vests whole or not at all.",
     "{}：交易循環停在 {}，使 {} 的批次 {} "
     "歸屬；此處整批計入，因為股價達到門檻，而一批全部歸屬或完全不歸屬。"},
    {"non-GAAP revenue that adds contra-revenue of a customer warrant back is an individually tailored "
     "accounting principle and may mislead (SEC staff, Non-GAAP Financial Measures C&DI 100.04)",
     "把客戶權證的收入抵減加回的非 GAAP 收入，屬個別訂製的會計原則，可能誤導（SEC 人員，非 GAAP 財務指標 "
     "C&DI "
     "100.04）。"},
    // the disclosure
    {"exercise price a share", "每股行權價"},
    {"weighted-average grant-date fair value a share", "加權平均每股授予日公允價值"},
    {"standard error of the total", "總值的標準誤"},
    {"expected term", "預期存續期間"},
    {"expected volatility", "預期波動率"},
    {"expected dividend yield", "預期股利率"},
    {"discount for restrictions after exercise", "行權後限制的折價"},
    {"price of the share", "股價（估值日）"},
    {"reduction of revenue in {}", "{} 的收入減項"},
    {"of which caught up", "其中追補"},
    {"deferred tax asset", "遞延所得稅資產"},
    {"cost not yet recognised", "尚未認列成本"},
    {"remaining performance obligations", "剩餘履約義務"},
    {"purchases are", "採購的性質"},
    {"cost is attributed", "成本分攤方式"},
    {"arrangement", "安排"},
    {"risk-free rate", "無風險利率（預期存續期間）"},
    {"standard", "準則"},
    {"forfeitures", "沒收"},
    {"before ASU 2025-04", "ASU 2025-04 之前"},
    {"performance condition", "績效條件"},
    {"estimated", "預估"},
    {"none", "無"},
    {"{} shares in {} tranches to {}, granted {}, to {}", "{} 股，分 {} 批，授予 {}，授予日 {}，至 {}"},
    {"Monte Carlo simulation, {} paths, seed {}", "蒙地卡羅模擬，{} 條路徑，種子 {}"},
    {"On {} the Company issued to {} a warrant for up to {} shares at {} a share, exercisable until {}. It "
     "vests in {} tranches as {} purchases the Company's products and other conditions are met (ASC "
     "718-10-50-2(a)).",
     "本公司於 {} 向 {} 發行認股權證，最多 {} 股，每股行權價 {}，可行權至 {}。該權證分 {} 批，於 {} "
     "採購本公司產品並達成其他條件時歸屬（ASC 718-10-50-2(a)）。"},
    {"The warrant is consideration payable to a customer. Its grant-date fair value, {} a share on average, "
     "reduces revenue as purchases are made, for tranches that are expected to vest (ASC 606-10-32-25 to "
     "-27, "
     "ASC 718-10-30-2). Market conditions are part of that value and purchases are not (ASC 718-10-30-12 and "
     "-14).",
     "該權證為應付客戶的對價。其授予日公允價值平均每股 {}，就預期歸屬的批次，隨採購的發生抵減收入（ASC "
     "606-10-32-25 至 -27、ASC 718-10-30-2）。該價值包含市場條件，不包含採購（ASC 718-10-30-12 與 -14）。"},
    {"The fair value was estimated by simulation with an expected volatility of {}, a risk-free rate of {}, "
     "a "
     "dividend yield of {} and an expected term of {} years (ASC 718-10-50-2(f)).",
     "公允價值以模擬估計，預期波動率 {}，無風險利率 {}，股利率 {}，預期存續期間 {} 年（ASC "
     "718-10-50-2(f)）。"},
    {"In {} revenue was reduced by {}, of which {} for purchases of earlier periods. Cost of {} is not yet "
     "recognised (ASC 718-10-50-2(h) and (i)).",
     "{} 收入減少 {}，其中 {} 屬前期採購。尚有成本 {} 未認列（ASC 718-10-50-2(h) 與 (i)）。"},
    {"The economic value, {}, is today's and weighs every condition by its probability. The grant-date fair "
     "value, {}, is of the grant's market and contains market conditions alone: whether purchases are made "
     "decides how much of it is booked, not what a share is worth (ASC 718-10-30-12 and -14). Diluted EPS "
     "counts {} shares: those whose conditions would be met if the period's end were the end of the "
     "contingency, less what the proceeds buy back (ASC 260-10-45-23 and -48), whatever their value.",
     "經濟價值 {} 為今日的價值，每項條件按其機率計。授予日公允價值 {} "
     "按授予時的市場，僅含市場條件：採購與否決定其認列多少，而非每股值多少（ASC 718-10-30-12 與 "
     "-14）。稀釋每股盈餘計入 {} 股：若期末即為或有期間之末，條件已達成的股份，減去所得款項可買回的股數（ASC "
     "260-10-45-23 與 -48），不論其價值。"},
    // of the deals and the inputs
    {"For all planned gigawatts. Shares without a stated fair value are taken as worth the cash paid.",
     "按全部計畫 GW。未說明公允價值的股份，視為等值於所付現金。"},
    {"{} makes all tables those of another.", "{}：所有表格改用另一種解讀。"},
    {"{}: 0.00, as the value of a share by parts does not depend on it.",
     "{}：0.00，因為分部法的每股價值不取決於它。"},
    {"{}: 0.00, as a tenth of 0 is 0.", "{}：0.00，因為 0 的十分之一為 0。"},
    {"{}: 0.00, as every scenario sets its own.", "{}：0.00，因為各情境自有設定。"},
    {"{}: 0.00, as the price is held at the hurdle of {} on {}: the input moves how much vests there.",
     "{}：0.00，因為股價停在門檻 {}（{}）：該變數只改變當日的歸屬數量。"},
};

}  // namespace

std::span<const Phrase> chinese_accounts() { return accounts; }

}  // namespace calculator
