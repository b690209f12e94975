using System.Text.RegularExpressions;

namespace Mynah.Text.Chinese.Writing;

/// <summary>Units by letters and signs (<c>Data/units.txt</c>) and Chinese measure words. Thread-safe.</summary>
internal static partial class Units
{
    private const int Longest = 4;
    private static readonly Lazy<Dictionary<string, string>> s_names = new(() => ChineseData.Lines("units.txt")
        .Select(line => line.Split(' ')).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal));

    // Before these 2 is 两. Not here: 号 日 月 楼 班 级 and others that order and do not count.
    private static readonly HashSet<string> s_measures = new(
        ("个 只 条 张 本 位 名 人 家 次 天 年 岁 件 台 辆 座 栋 幢 层 间 套 双 对 副 块 片 颗 粒 瓶 杯 碗 盘 盒 箱 袋 包 桶 罐 支 枝 根 头 匹 架 艘 句 段 篇 首 部 场 "
        + "门 项 种 样 类 道 份 批 组 队 排 列 倍 公里 千米 米 厘米 毫米 公斤 千克 克 斤 吨 升 毫升 元 块 角 毛 美元 欧元 英镑 日元 港元 亩 平方 立方 公顷 届 点 分 秒 刻 口 顶 朵 滴 笔 "
        + "股 面 幅 遍 趟 回 阵 顿 声 拳 脚 眼 把 盏 棵 株 束 串 群 伙 小时 分钟 秒钟 周 星期 礼拜 季度 世纪 晚 夜 成 寸 尺 丈 里 两 枚 节 课 则 封 曲 集 轮 处 所 扇 床 户 代 重 "
        + "万 亿 千 百 海里 英里 英寸 英尺 摄氏度 度 兆 伏 瓦 赫兹 分贝 卡 帧 步 针 剂 页 字 款 局 盘 具 尊 桩 起 宗 票 招 挺 盆 壶 缸 锅 筐 篮 担 撮 缕 丝 团 堆 打 车 站 席 票 例 艇 期 行 人次 架次 厅 卫 审 勺 大勺 小勺 汤勺 匙 汤匙 茶匙 碟 瓣 餐 居室 胜 负 季 章 格 档 幕 联 贴 公分 公升 克拉 英亩 加仑 盎司 磅 微米 纳米 微克 千瓦 千伏 大卡 千卡 "
        + "港币 人民币 卢布 泰铢 法郎 韩元 比特币 新台币 澳元 加元 卢比 周岁 平米 发 杆 程 稿 试 味 拨 通 户 环节 回合 公顷 毫安 伏特 安培 页码 问 记 任 房 尾 峰 缸 盅 屉 炷 弯 汪 抹 缕 爿 畦 垄 丛 簇 沓 摞 扎 捆 卷 袭 领 番 件套 荤 素 学时 课时 工时 学分")
        .Split(' '), StringComparer.Ordinal);

    private static readonly string[] s_notMeasures = ["年级", "人转", "次方", "次元", "把手", "维", "手", "分之", "点钟方向", "里河", "级", "年代", "部曲", "两", "支持", "支付", "支撑", "发布", "发售", "部署", "名为", "首发", "首次", "代表", "步骤", "点击", "行业", "条件", "本来", "本身", "层次", "类型", "期间", "期待", "重要", "场景", "场地", "对比", "对于", "对应", "升级", "升至", "通过", "通道", "记录", "任务", "任何", "发现", "发生", "发展", "发动", "发放", "关闭", "季度", "分别", "分成", "分布", "度假", "处于", "具有", "具备", "站立", "排列"];

    private static readonly string[] s_powered = ["充电", "快充", "闪充", "无线充", "功率", "灯", "电源", "适配器", "插头", "氮化镓", "音箱", "音响", "电机", "吹风机", "电饭", "微波炉", "电热", "瓦数", "输出", "耗电", "充电头", "显卡", "太阳能", "取暖", "风扇"];

    /// <summary>The unit by letters or signs at a place; its length is 0 when there is none.</summary>
    public static (int Length, string Name) Find(WrittenText text, int at)
    {
        var names = s_names.Value.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(Longest, text.Text.Length - at); length > 0; length--)
        {
            var ends = !char.IsAsciiLetterOrDigit(text.At(at + length)) || !char.IsAsciiLetter(text.At(at + length - 1));
            ends |= length == 1 && text.At(at) == 'h' && char.IsAsciiDigit(text.At(at + 1)); // 1h20min
            if (length == 1 && text.At(at + 1) is '+' or '-' && Term().IsMatch(text.Text, at + 1) && text.IsSum(at))
                continue; // n=2m+1
            if (ends && names.TryGetValue(text.From(at, length), out var name) && (name != "安" || IsCurrent(text, at)))
                return (length, name == "万" && IsWatt(text, at) ? "瓦" : name);
        }
        return (0, "");
    }

    // A small w is ten thousand (月薪2w), and watt where charging, light or power is spoken of.
    private static bool IsWatt(WrittenText text, int at) => WrittenText.ContainsAny(text.From(at + 1, 8), s_powered) || text.HasBefore(at, 10, s_powered);

    // 32A is a seat or a model unless a current is spoken of.
    private static bool IsCurrent(WrittenText text, int at) => text.HasBefore(at, 8, "电流", "额定", "保险丝", "输出", "输入", "V") || text.Continues(at + 1, "电流", "的电流", "插座", "空开", "保险丝", "插头");

    /// <summary>The length of the measure word at a place, or 0.</summary>
    public static int Measure(WrittenText text, int at)
    {
        if (at >= text.Text.Length || text.Continues(at, s_notMeasures))
            return 0;
        var measures = s_measures.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(3, text.Text.Length - at); length > 0; length--)
        {
            if (measures.Contains(text.From(at, length)))
                return length;
        }
        return 0;
    }

    [GeneratedRegex(@"\G[+-]\d{1,6}(?![\dA-Za-z.])", RegexOptions.CultureInvariant)]
    private static partial Regex Term();
}
