using System.Globalization;

namespace ReverseBuy.Connectors.Jd.Buying;

/// <summary>JD's own ids of a place, from the province down; the town is 0 where there is none.</summary>
internal sealed record JdArea(long Province, long City, long County, long Town)
{
    /// <summary>As the question for stock writes it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Province}_{City}_{County}_{Town}");

    /// <summary>As most operations want it.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields() =>
        [new("province", Text(Province)), new("city", Text(City)), new("county", Text(County)), new("town", Text(Town))];

    public static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
