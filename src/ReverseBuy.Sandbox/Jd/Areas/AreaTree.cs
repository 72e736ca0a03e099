namespace ReverseBuy.Sandbox.Jd.Areas;

/// <summary>The part of JD's tree of areas that the sandbox knows: the districts that 1688's address interface knows here too. Not every county has towns.</summary>
internal static class AreaTree
{
    private static readonly AreaRecord[] Records =
    [
        new(19, 0, "广东"), new(1601, 19, "广州市"), new(3633, 1601, "白云区"), new(50283, 1601, "天河区"),
        new(1607, 19, "深圳市"), new(3639, 1607, "宝安区"), new(1655, 19, "东莞市"), new(3719, 1655, "东莞市"),
        new(51091, 3719, "虎门镇"), new(51092, 3719, "长安镇"),
        new(15, 0, "浙江"), new(1213, 15, "杭州市"), new(3038, 1213, "滨江区"), new(1262, 15, "金华市"), new(3407, 1262, "义乌市"),
        new(52345, 3407, "北苑街道"), new(52346, 3407, "福田街道"),

        // Of the cities that are provinces, the second level is the district.
        new(2, 0, "上海"), new(2833, 2, "青浦区"), new(58331, 2833, "徐泾镇"), new(58332, 2833, "华新镇"),
    ];

    private static readonly Dictionary<long, AreaRecord> ById = Records.ToDictionary(record => record.Id);

    public static IEnumerable<AreaRecord> Under(long parent) => Records.Where(record => record.Parent == parent);

    /// <summary>Whether four ids lead down the tree as far as it goes.</summary>
    public static bool Holds(long province, long city, long county, long town) =>
        IsUnder(province, 0) && IsUnder(city, province) && IsUnder(county, city)
        && (town == 0 ? !Under(county).Any() : IsUnder(town, county));

    /// <summary>Reads an address; the ids of as many levels as it names, or null when it names fewer than three.</summary>
    public static IReadOnlyList<AreaRecord>? Read(string address)
    {
        var path = new List<AreaRecord>();
        var rest = address;
        for (var parent = 0L; path.Count < 4; parent = path[^1].Id)
        {
            var next = Under(parent).Where(record => rest.Contains(record.Name, StringComparison.Ordinal))
                .MinBy(record => rest.IndexOf(record.Name, StringComparison.Ordinal));
            if (next is null)
            {
                break;
            }

            path.Add(next);
            rest = rest[(rest.IndexOf(next.Name, StringComparison.Ordinal) + next.Name.Length)..];
        }

        return path.Count < 3 ? null : path;
    }

    private static bool IsUnder(long id, long parent) => ById.TryGetValue(id, out var record) && record.Parent == parent;
}
